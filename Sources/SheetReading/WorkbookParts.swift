/// The relations of a part: what its identifiers stand for (ECMA-376 part 2, section 9.3).
final class RelationsHandler: XMLHandler {
  struct Relation {
    var type: String
    var target: String
  }

  private(set) var relations: [String: Relation] = [:]

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard "Relationship" ~= name, attributes["TargetMode"] != "External",
      let id = attributes["Id"], let target = attributes["Target"]
    else { return }
    guard relations.count < SheetLimits.parts else {
      mistake = SheetMistake(.damaged)
      return
    }
    relations[id] = Relation(type: attributes["Type"] ?? "", target: target)
  }

  /// The target of the first relation whose type ends in `kind`.
  func target(_ kind: String) -> String? {
    relations.values.first { $0.type.hasSuffix("/" + kind) }?.target
  }
}

/// The list of sheets and from when days count (ECMA-376 part 1, section 18.2).
final class WorkbookHandler: XMLHandler {
  struct Entry {
    var name: String
    var isHidden: Bool
    var relation: String
  }

  private(set) var entries: [Entry] = []
  private(set) var countsFrom1904 = false

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "workbookPr": countsFrom1904 = attributes.isTrue("date1904")
    case "sheet":
      guard entries.count < SheetLimits.sheets else {
        mistake = SheetMistake(.tooManySheets)
        return
      }
      let state = attributes["state"] ?? "visible"
      entries.append(
        Entry(
          name: attributes["name"] ?? "", isHidden: state != "visible",
          relation: attributes["id"] ?? ""))
    default: break
    }
  }
}

/// Which formats show a number as a day (ECMA-376 part 1, sections 18.8.10 and 18.8.30).
final class StylesHandler: XMLHandler {
  private var isInFormats = false
  private var dateFormats: [Int: Bool] = [:]
  /// By the number that a cell gives.
  private(set) var areDates: [Bool] = []

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt":
      guard let id = attributes.integer("numFmtId"), dateFormats.count < SheetLimits.formats else {
        return
      }
      dateFormats[id] = Self.showsDay(attributes["formatCode"] ?? "")
    case "cellXfs": isInFormats = true
    case "xf":
      guard isInFormats, areDates.count < SheetLimits.formats else { return }
      let id = attributes.integer("numFmtId") ?? 0
      areDates.append(dateFormats[id] ?? Self.isDay(id))
    default: break
    }
  }

  override func end(_ name: XMLName) {
    if "cellXfs" ~= name { isInFormats = false }
  }

  private static func isDay(_ id: Int) -> Bool {
    (14...17).contains(id) || id == 22 || (27...31).contains(id) || (50...58).contains(id)
  }

  /// Whether the pattern has a day or a year outside quotes, brackets and escapes.
  static func showsDay(_ pattern: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for character in pattern {
      if isEscaped {
        isEscaped = false
      } else if character == "\"" {
        isQuoted.toggle()
      } else if isQuoted {
        continue
      } else if character == "[" || character == "]" {
        isBracketed = character == "["
      } else if isBracketed {
        continue
      } else if character == "\\" || character == "_" || character == "*" {
        isEscaped = true
      } else if "dDyY".contains(character) {
        return true
      }
    }
    return false
  }
}

/// Texts that cells share (ECMA-376 part 1, section 18.4.9): the runs of rich text joined, readings left out.
final class SharedTextsHandler: XMLHandler {
  private let limits: SheetLimits
  private(set) var texts: [String] = []
  private var pieces = TextPieces()
  private var bytes = 0
  private var isInText = false
  private var isInReading = false

  init(_ limits: SheetLimits) { self.limits = limits }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "si": pieces.clear()
    case "t": isInText = !isInReading
    case "rPh": isInReading = true
    default: break
    }
  }

  override func text(_ piece: UnsafeBufferPointer<UInt8>) {
    guard isInText else { return }
    pieces.append(piece)
    if pieces.bytes.count > limits.cellBytes { mistake = SheetMistake(.cellTooLong) }
  }

  override func end(_ name: XMLName) {
    switch name {
    case "t": isInText = false
    case "rPh": isInReading = false
    case "si":
      bytes += pieces.bytes.count
      texts.append(pieces.unescaped)
      if bytes > limits.textBytes || texts.count > limits.cells {
        mistake = SheetMistake(.tooMuchText)
      }
    default: break
    }
  }
}
