import SheetReading

/// Zip files made by hand, so that a test can break them in any way.
struct HandmadeZip {
  struct Part {
    var name: String
    var bytes: [UInt8]
    /// Bit 0 of the general flags, and what goes with it.
    var isEncrypted = false
    var crc: UInt32?

    init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
    init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  var parts: [Part]

  /// Stored, without compression (APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16).
  var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let name = Array(part.name.utf8)
      let common: [UInt8] =
        little(part.isEncrypted ? 1 : 0, 2) + little(0, 2) + little(0, 2) + little(0x5821, 2)
        + little(part.crc ?? Self.crc(part.bytes), 4) + little(UInt32(part.bytes.count), 4)
        + little(UInt32(part.bytes.count), 4) + little(UInt32(name.count), 2) + little(0, 2)
      directory +=
        little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + common + little(0, 2)
        + little(0, 2) + little(0, 2) + little(0, 4) + little(UInt32(file.count), 4) + name
      file += little(0x0403_4B50, 4) + little(20, 2) + common + name + part.bytes
    }
    let count = little(UInt32(parts.count), 2)
    return file + directory + little(0x0605_4B50, 4) + little(0, 4) + count + count
      + little(UInt32(directory.count), 4) + little(UInt32(file.count), 4) + little(0, 2)
  }

  private func little(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}

/// A workbook with one sheet, of which a test writes the part that it is about.
struct HandmadeBook {
  var sheet = ""
  var workbook =
    #"<workbook><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>"#
  var relations =
    #"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
  var sharedStrings: String?
  var styles: String?
  var others: [HandmadeZip.Part] = []

  init(rows: String) { sheet = "<worksheet><sheetData>\(rows)</sheetData></worksheet>" }
  init(sheet: String) { self.sheet = sheet }

  var zip: HandmadeZip {
    var parts = [
      HandmadeZip.Part("xl/workbook.xml", workbook),
      HandmadeZip.Part("xl/_rels/workbook.xml.rels", relations),
      HandmadeZip.Part("xl/worksheets/sheet1.xml", sheet),
    ]
    if let sharedStrings { parts.append(HandmadeZip.Part("xl/sharedStrings.xml", sharedStrings)) }
    if let styles { parts.append(HandmadeZip.Part("xl/styles.xml", styles)) }
    return HandmadeZip(parts: parts + others)
  }

  func table(limits: SheetLimits = SheetLimits()) throws(SheetMistake) -> ReadTable {
    try ReadTable(zip.bytes, limits: limits)
  }
}

/// All rows of one sheet, as they were read.
struct ReadTable {
  var names: [String] = []
  var hidden: [Bool] = []
  var rows: [Int: [String]] = [:]
  var merges: [CellRange] = []

  init(_ bytes: [UInt8], sheet: Int = 0, limits: SheetLimits = SheetLimits()) throws(SheetMistake) {
    var file = try SheetFile(bytes, limits: limits)
    names = file.sheets.map(\.name)
    hidden = file.sheets.map(\.isHidden)
    var rows: [Int: [String]] = [:]
    merges = try file.rows(of: sheet) { number, cells in
      rows[number] = cells
      return true
    }
    self.rows = rows
  }
}
