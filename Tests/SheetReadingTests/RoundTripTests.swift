import Foundation
import SheetReading
import Spreadsheets
import Support
import Testing

/// What this program writes is what it reads.
@Suite struct RoundTripTests {
  private static let alphabet = Array("aZ09 é√½ 'ك<&>\"_x000D_\t=+-@,;")

  @Test(arguments: 0..<12) func writtenAndReadAgain(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var rows: [[SheetCell]] = []
    var expected: [Int: [String]] = [:]
    for row in 1...40 {
      var cells: [SheetCell] = []
      var texts: [String] = []
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
          cells.append(SheetCell())
          texts.append("")
        case 1:
          let number = Int.random(in: -999_999_999...999_999_999, using: &random)
          cells.append(.number(number))
          texts.append(String(number))
        default:
          let text = String((0..<6).map { _ in Self.alphabet.randomElement(using: &random) ?? "x" })
          cells.append(.text(text))
          // What a spreadsheet program would take for a formula is written with an apostrophe before it.
          texts.append(FormulaGuard.neutral(text))
        }
      }
      rows.append(cells)
      while texts.last == "" { texts.removeLast() }
      if !texts.isEmpty { expected[row] = texts }
    }
    let folder = try TemporaryFolder()
    let bytes = try Workbook(
      sheets: [Worksheet(name: "Ke-1", rows: rows), Worksheet(name: "Ke-2", rows: [])],
      createdAt: 0
    ).bytes(scratch: folder.path)
    let table = try ReadTable(bytes)
    #expect(table.rows == expected && table.names == ["Ke-1", "Ke-2"])
    #expect(try ReadTable(bytes, sheet: 1).rows.isEmpty)
  }
}
