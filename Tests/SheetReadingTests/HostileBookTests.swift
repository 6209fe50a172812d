import Foundation
import SheetReading
import Support
import Testing

/// Workbooks that are damaged, not what they say, or made to hurt.
@Suite struct HostileBookTests {
  private func reason(_ bytes: [UInt8], limits: SheetLimits = SheetLimits()) -> SheetMistake.Reason?
  {
    do throws(SheetMistake) {
      _ = try ReadTable(bytes, limits: limits)
      return nil
    } catch {
      return error.reason
    }
  }

  private let good = HandmadeBook(rows: #"<row r="1"><c r="A1"><v>1</v></c></row>"#)

  @Test func theGoodOneIsRead() { #expect(reason(good.zip.bytes) == nil) }

  /// (the sheet's part, why it is refused).
  static let sheets: [(String, SheetMistake.Reason)] = [
    (
      #"<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><worksheet>&c;</worksheet>"#,
      .documentType
    ),
    (#"<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet/>"#, .documentType),
    ("<worksheet><sheetData><row><c><v>1</v>", .damaged),
    ("<worksheet>&nothing;</worksheet>", .damaged), ("", .damaged), ("not XML", .damaged),
    (String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300), .damaged),
    ("<worksheet a=\"\(String(repeating: "b", count: 3 << 20))\"/>", .damaged),
    (#"<worksheet><row r="200001"><c><v>1</v></c></row></worksheet>"#, .tooManyRows),
    (#"<worksheet><row r="1"><c r="XFD1"><v>1</v></c></row></worksheet>"#, .tooManyColumns),
    (#"<worksheet><row r="2"/><row r="1"><c><v>1</v></c></row></worksheet>"#, .damaged),
    (#"<worksheet><row r="1"><c t="s"><v>7</v></c></row></worksheet>"#, .damaged),
    (#"<worksheet><row r="-4"><c><v>7</v></c></row></worksheet>"#, .damaged),
    (#"<worksheet><row r="9223372036854775807"/><row/></worksheet>"#, .damaged),
    (
      "<worksheet><row r=\"1\"><c t=\"inlineStr\"><is><t>\(String(repeating: "x", count: 140_000))</t></is></c></row></worksheet>",
      .cellTooLong
    ),
  ]

  @Test(arguments: sheets) func sheetsAreRefused(_ sheet: String, _ expected: SheetMistake.Reason) {
    #expect(reason(HandmadeBook(sheet: sheet).zip.bytes) == expected)
  }

  @Test func manyCellsAndMuchText() {
    let row = #"<c t="s"><v>0</v></c>"#
    var book = HandmadeBook(
      rows: (1...50).map { "<row r=\"\($0)\">\(String(repeating: row, count: 20))</row>" }.joined())
    book.sharedStrings = "<sst><si><t>\(String(repeating: "x", count: 1_000))</t></si></sst>"
    #expect(reason(book.zip.bytes) == nil)
    #expect(reason(book.zip.bytes, limits: SheetLimits(cells: 900)) == .tooManyCells)
    #expect(reason(book.zip.bytes, limits: SheetLimits(textBytes: 900_000)) == .tooMuchText)
  }

  /// A target that leaves the package names nothing in it; nothing outside is ever looked at.
  @Test(arguments: [
    "../../../../etc/passwd", "file:///etc/passwd", "C:\\x", "..", "/nowhere.xml", "sheet\0.xml",
  ]) func pathsThatLeadOut(_ target: String) {
    var book = good
    book.relations = book.relations.replacing("worksheets/sheet1.xml", with: target)
    #expect(reason(book.zip.bytes) != nil || !target.hasPrefix("/") || target.contains(":"))
    book.others = [HandmadeZip.Part("../../../etc/passwd", "x"), HandmadeZip.Part("/abs", "x")]
    book.relations = good.relations
    #expect(reason(book.zip.bytes) == nil)
  }

  @Test func partsOfOneNameTwice() {
    var zip = good.zip
    zip.parts.append(HandmadeZip.Part("XL\\workbook.xml", "<workbook/>"))
    #expect(reason(zip.bytes) == .damaged)
  }

  @Test func namesInOtherForms() {
    var zip = good.zip
    for index in zip.parts.indices {
      zip.parts[index].name = "\\" + zip.parts[index].name.uppercased().replacing("/", with: "\\")
    }
    #expect(reason(zip.bytes) == nil)
  }

  @Test func wrongChecksumAndLostTail() {
    var zip = good.zip
    zip.parts[2].crc = 1
    #expect(reason(zip.bytes) == .damaged)
    let bytes = good.zip.bytes
    for count in stride(from: 4, to: bytes.count - 1, by: 7) {
      #expect(reason(Array(bytes.prefix(count))) != nil, "\(count)")
    }
  }

  @Test func encryptedAndOlderFormats() {
    var zip = good.zip
    zip.parts[0].isEncrypted = true
    #expect(reason(zip.bytes) == .encrypted)
    func compound(_ name: String) -> [UInt8] {
      var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
      bytes += [UInt8](repeating: 0, count: 1_024 - bytes.count)
      bytes += name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      return bytes + [UInt8](repeating: 0, count: 512)
    }
    #expect(reason(compound("EncryptedPackage")) == .encrypted)
    #expect(reason(compound("Workbook")) == .oldWorkbook)
    #expect(reason(compound("WordDocument")) == .other("Word"))
    #expect(reason([0xD0, 0xCF, 0x11, 0xE0]) == .oldWorkbook)
    func parts(_ names: String...) -> [UInt8] {
      HandmadeZip(parts: names.map { HandmadeZip.Part($0, "<a/>") }).bytes
    }
    #expect(reason(parts("xl/workbook.bin")) == .binaryWorkbook)
    #expect(reason(parts("word/document.xml")) == .other("Word"))
    #expect(reason(parts("a.txt")) == .other("ZIP"))
    #expect(reason(parts("xl/styles.xml")) == .damaged)
    #expect(reason(Array("hello".utf8)) == .notWorkbook)
  }

  /// Repetitions that no counter could follow.
  @Test(arguments: [
    "<table-row number-rows-repeated=\"9223372036854775807\"/><table-row/>",
    "<table-row><table-cell number-columns-repeated=\"9223372036854775807\"/><table-cell/></table-row>",
    "<table-row number-rows-repeated=\"-9\"><table-cell number-columns-spanned=\"-5\"/></table-row>",
    "<table-row number-rows-repeated=\"9999999\"><table-cell><p>1</p></table-cell></table-row>",
    "<table-row><table-cell number-columns-repeated=\"9999999\"><p>1</p></table-cell></table-row>",
  ]) func repetitions(_ rows: String) {
    let content = "<document><table name=\"A\">\(rows)</table></document>"
    let zip = HandmadeZip(parts: [HandmadeZip.Part("content.xml", content)])
    let found = reason(zip.bytes)
    #expect(found == .damaged || found == .tooManyRows || found == .tooManyColumns || found == nil)
    if rows.contains("<p>") { #expect(found != nil) }
  }

  @Test func utf16Parts() throws {
    var zip = good.zip
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + good.sheet
    zip.parts[2].bytes =
      [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    #expect(try ReadTable(zip.bytes).rows == [1: ["1"]])
  }

  /// Every file of the fuzzer's corpus, as its first byte says: read or refused, never worse.
  @Test func theCorpus() throws {
    let parts = [
      "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
      "xl/sharedStrings.xml", "xl/styles.xml", "content.xml", "_rels/.rels",
      "META-INF/manifest.xml",
    ]
    let folder = Places.fuzzCorpus + "/workbook"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.count >= 15)
    var read = 0
    for name in names {
      let file = [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + name)))
      let chosen = Int(try #require(file.first)) % (parts.count + 1)
      var bytes = Array(file.dropFirst())
      if chosen < parts.count {
        var zip = good.zip
        zip.parts.removeAll { $0.name == parts[chosen] }
        zip.parts.append(HandmadeZip.Part(parts[chosen], bytes))
        bytes = zip.bytes
      }
      if reason(bytes) == nil { read += 1 }
    }
    #expect(read >= 5)
  }
}
