/// The tables of an OpenDocument spreadsheet (OpenDocument 1.3 part 3, section 9), all in one part.
final class OpenDocumentHandler: XMLHandler {
  struct Entry {
    var name: String
    var isHidden: Bool
  }

  /// The table whose rows are wanted; nil to list the tables only.
  private let wanted: Int?
  private let rows: CellRows?
  private let cellBytes: Int
  private(set) var entries: [Entry] = []
  private(set) var merges: [CellRange] = []

  private var hiddenStyles: Set<String> = []
  private var style: String?
  private var isInTable = false
  private var row = 0
  private var rowTimes = 1
  private var column = 0
  private var cellTimes = 1
  private var attributeValue: String?
  private var isInCell = false
  private var isError = false
  private var hasFormula = false
  /// Of comments and drawings within the cell, which are not its text.
  private var foreignDepth = 0
  private var paragraphs = 0
  private var isInParagraph = false
  private var pieces = TextPieces()

  init(_ rows: CellRows?, wanted: Int?, cellBytes: Int) {
    self.rows = rows
    self.wanted = wanted
    self.cellBytes = cellBytes
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if foreignDepth > 0 {
      foreignDepth += 1
      return
    }
    switch name {
    case "style":
      style = attributes["family"] == "table" ? attributes["name"] : nil
    case "table-properties":
      if let style, attributes["display"] == "false", hiddenStyles.count < SheetLimits.formats {
        hiddenStyles.insert(style)
      }
    case "table": beginTable(attributes)
    case "table-row":
      guard isInTable else { return }
      row += 1
      rowTimes = min(
        SheetLimits.lastRow, max(1, attributes.integer("number-rows-repeated") ?? 1))
      column = 0
      rows?.begin(row: row)
    case "table-cell", "covered-table-cell":
      if isInTable { beginCell(attributes) }
    case "annotation", "frame", "custom-shape", "shapes", "forms":
      foreignDepth = 1
    default: if isInCell { startText(name, attributes) }
    }
  }

  private func startText(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "p":
      if paragraphs > 0 { pieces.append("\n") }
      paragraphs += 1
      isInParagraph = true
    case "s":
      for _ in 0..<min(1_000, max(1, attributes.integer("c") ?? 1)) { pieces.append(" ") }
    case "tab": pieces.append("\t")
    case "line-break": pieces.append("\n")
    default: break
    }
  }

  override func text(_ piece: UnsafeBufferPointer<UInt8>) {
    guard isInCell, isInParagraph, foreignDepth == 0 else { return }
    pieces.append(piece)
    if pieces.bytes.count > cellBytes {
      mistake = SheetMistake(.cellTooLong, row: row, column: column)
    }
  }

  override func end(_ name: XMLName) {
    if foreignDepth > 0 {
      foreignDepth -= 1
      return
    }
    switch name {
    case "p": isInParagraph = false
    case "table-cell", "covered-table-cell": if isInTable, isInCell { endCell() }
    case "table-row":
      guard isInTable else { return }
      rows?.end(times: rowTimes)
      row += rowTimes - 1
      settle()
    case "table":
      if isInTable { isDone = true }
    default: break
    }
  }

  private func settle() {
    if let mistake = rows?.mistake { self.mistake = mistake }
    if rows?.isDone == true { isDone = true }
  }

  private func beginTable(_ attributes: XMLAttributes) {
    guard entries.count < SheetLimits.sheets else {
      mistake = SheetMistake(.tooManySheets)
      return
    }
    isInTable = wanted == entries.count
    let isHidden = attributes["style-name"].map(hiddenStyles.contains) ?? false
    entries.append(Entry(name: attributes["name"] ?? "", isHidden: isHidden))
  }

  private func beginCell(_ attributes: XMLAttributes) {
    cellTimes = min(
      SheetLimits.lastColumn, max(1, attributes.integer("number-columns-repeated") ?? 1))
    isInCell = true
    paragraphs = 0
    isInParagraph = false
    pieces.clear()
    hasFormula = attributes.bytes("formula") != nil
    // "calcext:value-type" comes after "office:value-type" and says more.
    isError = false
    attributeValue = nil
    if let value = attributes.bytes("value") {
      attributeValue = NumberForm.text(Array(String(cString: value).utf8))
    } else if let date = attributes["date-value"] {
      attributeValue = date
    } else if let truth = attributes["boolean-value"] {
      attributeValue = truth == "true" ? "TRUE" : "FALSE"
    } else if let text = attributes["string-value"] {
      attributeValue = text
    }
    let (wide, high) = (
      attributes.integer("number-columns-spanned") ?? 1,
      attributes.integer("number-rows-spanned") ?? 1
    )
    guard wide > 1 || high > 1 else { return }
    guard merges.count < SheetLimits.merges, wide < 20_000, high < 2_000_000, wide > 0, high > 0
    else {
      mistake = SheetMistake(.damaged)
      return
    }
    merges.append(
      CellRange(rows: row...(row + high - 1), columns: column...(column + wide - 1)))
  }

  private func endCell() {
    isInCell = false
    let shown = pieces.string
    // LibreOffice stores an error as a text or a zero that shows as "Err:502" or "#N/A".
    let isFault = hasFormula && (shown.hasPrefix("Err:") || shown.hasPrefix("#"))
    var text = isFault ? CellFault.text(shown) : attributeValue ?? shown
    if text.isEmpty, hasFormula, attributeValue == nil, paragraphs == 0 {
      text = CellFault.uncalculated
    }
    if !text.isEmpty {
      for index in 0..<cellTimes {
        rows?.add(text, column: column + index)
        settle()
        if mistake != nil { return }
      }
    }
    column += cellTimes
    if column > SheetLimits.lastColumn { mistake = SheetMistake(.damaged) }
  }
}
