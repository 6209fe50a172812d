/// The cells of one sheet of an XLSX workbook (ECMA-376 part 1, section 18.3). Numbers of rows and cells may be missing,
/// as may everything else that Excel does not insist on.
final class WorksheetHandler: XMLHandler {
  private enum Kind { case number, shared, inline, formulaText, boolean, error, date }

  private let rows: CellRows
  private let sharedTexts: [String]
  private let areDates: [Bool]
  private let countsFrom1904: Bool
  private(set) var merges: [CellRange] = []

  private var row = 0
  private var column = -1
  private var kind = Kind.number
  private var isDate = false
  private var hasFormula = false
  private var isInRow = false
  private var isInCell = false
  private var isInText = false
  private var isInReading = false
  private var pieces = TextPieces()
  private let cellBytes: Int

  init(
    _ rows: CellRows, sharedTexts: [String], areDates: [Bool], countsFrom1904: Bool, cellBytes: Int
  ) {
    self.rows = rows
    self.sharedTexts = sharedTexts
    self.areDates = areDates
    self.countsFrom1904 = countsFrom1904
    self.cellBytes = cellBytes
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name.first {
    case UInt8(ascii: "c"): if "c" ~= name, isInRow { beginCell(attributes) }
    case UInt8(ascii: "v"): if "v" ~= name { isInText = isInCell }
    case UInt8(ascii: "f"): if "f" ~= name, isInCell { hasFormula = true }
    case UInt8(ascii: "t"): if "t" ~= name { isInText = isInCell && !isInReading }
    case UInt8(ascii: "r"):
      if "row" ~= name {
        isInRow = true
        row = attributes.integer("r") ?? row + 1
        column = -1
        rows.begin(row: row)
        settle()
        if mistake != nil { row = 0 }
      } else if "rPh" ~= name {
        isInReading = true
      }
    case UInt8(ascii: "m"): if "mergeCell" ~= name { merge(attributes) }
    default: break
    }
  }

  override func text(_ piece: UnsafeBufferPointer<UInt8>) {
    guard isInText else { return }
    pieces.append(piece)
    if pieces.bytes.count > cellBytes {
      mistake = SheetMistake(.cellTooLong, row: row, column: column)
    }
  }

  override func end(_ name: XMLName) {
    switch name.first {
    case UInt8(ascii: "c"):
      if "c" ~= name, isInCell {
        endCell()
        settle()
      }
    case UInt8(ascii: "v"): if "v" ~= name { isInText = false }
    case UInt8(ascii: "t"): if "t" ~= name { isInText = false }
    case UInt8(ascii: "r"):
      if "row" ~= name {
        isInRow = false
        rows.end()
        settle()
      } else if "rPh" ~= name {
        isInReading = false
      }
    default: break
    }
  }

  private func settle() {
    if let mistake = rows.mistake { self.mistake = mistake }
    if rows.isDone { isDone = true }
  }

  private func beginCell(_ attributes: XMLAttributes) {
    column += 1
    if var reference = attributes.bytes("r"), let place = CellPlace(&reference) {
      column = place.column
    }
    kind = attributes.bytes("t").map(Self.kind) ?? .number
    isDate = false
    if kind == .number, !areDates.isEmpty, let style = attributes.integer("s") {
      isDate = areDates.indices.contains(style) && areDates[style]
    }
    hasFormula = false
    isInCell = true
    pieces.clear()
  }

  private static func kind(_ text: UnsafePointer<CChar>) -> Kind {
    switch XMLName(text) {
    case "s": .shared
    case "inlineStr": .inline
    case "str": .formulaText
    case "b": .boolean
    case "e": .error
    case "d": .date
    default: .number
    }
  }

  private func endCell() {
    isInCell = false
    isInText = false
    if pieces.bytes.isEmpty {
      // A formula that was never worked out: a blank would silently keep what is stored.
      if hasFormula, kind == .number { rows.add(CellFault.uncalculated, column: column) }
      return
    }
    rows.add(value, column: column)
  }

  private var value: String {
    let bytes = pieces.bytes
    switch kind {
    case .number:
      return isDate
        ? NumberForm.date(bytes, from1904: countsFrom1904) : NumberForm.text(bytes)
    case .shared:
      guard let index = Int(pieces.string), sharedTexts.indices.contains(index) else {
        rows.refuse(.damaged, row: row, column: column)
        return ""
      }
      return sharedTexts[index]
    case .inline, .formulaText: return pieces.unescaped
    case .boolean: return bytes == [UInt8(ascii: "1")] ? "TRUE" : "FALSE"
    case .error: return CellFault.text(pieces.string)
    case .date: return pieces.string
    }
  }

  private func merge(_ attributes: XMLAttributes) {
    guard let reference = attributes.bytes("ref"), let range = CellRange(reference: reference)
    else { return }
    guard merges.count < SheetLimits.merges else {
      mistake = SheetMistake(.damaged)
      return
    }
    merges.append(range)
  }
}

/// What stands in a cell whose formula has no value.
package enum CellFault {
  /// Never worked out by a spreadsheet since it was written.
  package static let uncalculated = "#CALC!"

  /// An error as spreadsheets show it, always with `#` in front: "#REF!"; LibreOffice's "Err:502" too.
  static func text(_ text: String) -> String {
    text.hasPrefix("#") ? text : "#" + (text.isEmpty ? "N/A" : text)
  }
}
