import Foundation
import Spreadsheets
import Testing

private let scratch = FileManager.default.temporaryDirectory.path

private func workbook(_ rows: [[SheetCell]], name: String = "Kelas 4A") -> Workbook {
  Workbook(sheets: [Worksheet(name: name, rows: rows)], createdAt: 1_576_800_000)
}

/// What stands in a part of the ZIP file, by `unzip`.
private func part(_ name: String, of bytes: [UInt8]) throws -> String {
  let path = FileManager.default.temporaryDirectory.appending(
    path: "rapor-workbook-\(UUID().uuidString).xlsx")
  try Data(bytes).write(to: path)
  defer { try? FileManager.default.removeItem(at: path) }
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/python3")
  process.arguments = [
    "-c",
    "import sys,zipfile;sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))",
    path.path, name,
  ]
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  try #require(process.terminationStatus == 0)
  return String(decoding: data, as: UTF8.self)
}

@Test func textStaysText() throws {
  let bytes = try workbook([
    [.text("0091234567"), .text("=1+1"), .text("Ma’ruf & \"Co\" <b>"), .number(85), SheetCell()]
  ]).bytes(scratch: scratch)
  let sheet = try part("xl/worksheets/sheet1.xml", of: bytes)
  let strings = try part("xl/sharedStrings.xml", of: bytes)
  #expect(strings.contains("<t>0091234567</t>"))
  #expect(strings.contains("<t>'=1+1</t>"))
  #expect(strings.contains("Ma’ruf &amp;"))
  #expect(!sheet.contains("<f>"))
  #expect(sheet.contains("<v>85</v>"))
}

@Test func theSameWorkbookHasTheSameBytes() throws {
  let book = workbook([[.text("a", .heading)], [.number(1, .total)]])
  #expect(try book.bytes(scratch: scratch) == book.bytes(scratch: scratch))
}

@Test(arguments: ["Kelas [4A]: 1/2", "", "'kutip'", String(repeating: "x", count: 80), "history"])
func anyNameMakesASheet(name: String) throws {
  let list = try part(
    "xl/workbook.xml", of: try workbook([[.text("a")]], name: name).bytes(scratch: scratch))
  #expect(list.contains("<sheet name="))
}

@Test func tooManyColumnsAreRefused() {
  let row = [SheetCell](repeating: .number(1), count: Workbook.mostColumns + 1)
  #expect(throws: WorkbookError.self) { try workbook([row]).bytes(scratch: scratch) }
}
