internal import SheetReading

/// A row of a table that is not blank.
struct SheetRow: Sendable, Hashable {
  /// As a spreadsheet numbers it, from 1.
  let number: Int
  /// Without the blank cells at its end.
  var cells: [String]

  subscript(column: Int) -> String { cells.indices.contains(column) ? cells[column] : "" }
}

/// The table of a file, wherever it came from: blank rows are left out, the others keep their numbers.
struct Sheet: Sendable, Hashable {
  /// The sheet of a workbook; nil for a file that is one table.
  var name: String?
  var rows: [SheetRow] = []
  /// Cells that are one to the eye; only the first holds the text.
  var merges: [CellRange] = []
  /// Days are counted from 1904.
  var countsFrom1904 = false
  /// How a text file was encoded; nil for workbooks.
  var encoding: TextEncoding?

  /// "A", "B" … "AA" for a column counted from 0.
  static func letter(_ column: Int) -> String {
    var rest = column
    var letters = ""
    repeat {
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }

  /// The column of "A", "AA"; nil for anything but one to three letters.
  static func column(_ letters: some StringProtocol) -> Int? {
    guard (1...3).contains(letters.utf8.count) else { return nil }
    var column = 0
    for byte in letters.uppercased().utf8 {
      guard (65...90).contains(byte) else { return nil }
      column = column * 26 + Int(byte) - 64
    }
    return column - 1
  }
}
