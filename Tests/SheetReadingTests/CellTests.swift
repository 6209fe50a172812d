import SheetReading
import Testing

/// Cells of every type, as Excel, LibreOffice and the libraries of web applications write them.
@Suite struct CellTests {
  private static let styles = """
    <styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-421]dd\\ mmmm\\ yyyy;@"/>
    <numFmt numFmtId="165" formatCode="0.00&quot; dy&quot;"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>
    """
  private static let shared = """
    <sst><si><t>Siti</t></si><si><r><t>Nu'man </t></r><r><rPr><b/></rPr><t>Hakim</t></r><rPh><t>x</t></rPh></si>
    <si><t xml:space="preserve"> a_x000D_b </t></si></sst>
    """

  /// (the cell's element without its place, what is read).
  static let cells: [(String, String?)] = [
    (#"<c r="A1"><v>87</v></c>"#, "87"), (#"<c r="A1"><v>78.599999999999994</v></c>"#, "78.6"),
    (#"<c r="A1"><v>0.30000000000000004</v></c>"#, "0.3"),
    (#"<c r="A1"><v>91234567</v></c>"#, "91234567"), (#"<c r="A1"><v>78.0</v></c>"#, "78"),
    (#"<c r="A1"><v>1.23E+09</v></c>"#, "1230000000"),
    (#"<c r="A1"><v>367112312000001</v></c>"#, "367112312000001"),
    (#"<c r="A1"><v>1.98203122009031E17</v></c>"#, "1.98203122009031E+17"),
    (#"<c r="A1"><v>3671123120000012</v></c>"#, "3.67112312000001E+15"),
    (#"<c r="A1"><v>-5</v></c>"#, "-5"), (#"<c r="A1"><v>1E999</v></c>"#, "1E999"),
    (#"<c r="A1" t="s"><v>0</v></c>"#, "Siti"), (#"<c r="A1" t="s"><v>1</v></c>"#, "Nu'man Hakim"),
    (#"<c r="A1" t="s"><v>2</v></c>"#, " a\rb "),
    (#"<c r="A1" t="inlineStr"><is><t>Budi</t></is></c>"#, "Budi"),
    (#"<c r="A1" t="inlineStr"><is><r><t>Bu</t></r><r><t>di</t></r></is></c>"#, "Budi"),
    (#"<c r="A1" t="str"><f>B1&amp;"x"</f><v>x</v></c>"#, "x"),
    (#"<c r="A1"><f>SUM(B1:C1)</f><v>175</v></c>"#, "175"),
    (#"<c r="A1"><f>SUM(B1:C1)</f></c>"#, "#CALC!"),
    (#"<c r="A1"><f>SUM(B1:C1)</f><v></v></c>"#, "#CALC!"),
    (#"<c r="A1" t="str"><f>IF(B1="","",1)</f><v></v></c>"#, nil),
    (#"<c r="A1" t="e"><v>#REF!</v></c>"#, "#REF!"), (#"<c r="A1" t="e"><v>N/A</v></c>"#, "#N/A"),
    (#"<c r="A1" t="b"><v>1</v></c>"#, "TRUE"), (#"<c r="A1" t="b"><v>0</v></c>"#, "FALSE"),
    (#"<c r="A1" t="d"><v>2012-03-07</v></c>"#, "2012-03-07"),
    (#"<c r="A1" s="1"><v>40975</v></c>"#, "2012-03-07"),
    (#"<c r="A1" s="2"><v>40975.34375</v></c>"#, "2012-03-07 08:15:00"),
    (#"<c r="A1" s="0"><v>40975</v></c>"#, "40975"),
    (#"<c r="A1" s="3"><v>40975</v></c>"#, "40975"),
    (#"<c r="A1" s="1"><v>60</v></c>"#, "60"), (#"<c r="A1" s="1"><v>59</v></c>"#, "1900-02-28"),
    (#"<c r="A1" s="1"><v>61</v></c>"#, "1900-03-01"), (#"<c r="A1" s="99"><v>5</v></c>"#, "5"),
    (#"<c r="A1"/>"#, nil), (#"<c><v>7</v></c>"#, "7"), (#"<x:c r="$A$1"><x:v>7</x:v></x:c>"#, "7"),
  ]

  @Test(arguments: cells) func cell(_ element: String, _ expected: String?) throws {
    var book = HandmadeBook(rows: "<row r=\"1\">\(element)</row>")
    if element.hasPrefix("<x:") {
      book.sheet = "<x:worksheet xmlns:x=\"y\"><x:row r=\"1\">\(element)</x:row></x:worksheet>"
    }
    (book.sharedStrings, book.styles) = (Self.shared, Self.styles)
    #expect(try book.table().rows[1]?.first == expected)
  }

  @Test func daysFrom1904() throws {
    var book = HandmadeBook(rows: #"<row r="1"><c r="A1" s="1"><v>39513</v></c></row>"#)
    book.styles = Self.styles
    book.workbook = book.workbook.replacing(
      "<sheets>", with: #"<workbookPr date1904="1"/><sheets>"#)
    #expect(try book.table().rows[1] == ["2012-03-07"])
  }

  @Test func gapsAndMissingNumbers() throws {
    let rows = """
      <row><c><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c></row><row r="5"><c r="B5"><v>2</v></c></row>
      <row/><row><c t="inlineStr"><is><t></t></is></c></row><row><c><v>8</v></c></row>
      """
    let table = try HandmadeBook(rows: rows).table()
    #expect(table.rows == [1: ["1", "", "", "4", "5"], 5: ["", "2"], 8: ["8"]])
  }

  @Test func mergedCells() throws {
    let sheet = """
      <worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>
      <mergeCells><mergeCell ref="A1:A3"/><mergeCell ref="$B$1:C1"/><mergeCell ref="C3:A1"/></mergeCells></worksheet>
      """
    let table = try HandmadeBook(sheet: sheet).table()
    #expect(
      table.merges == [
        CellRange(rows: 1...3, columns: 0...0), CellRange(rows: 1...1, columns: 1...2),
      ])
  }
}
