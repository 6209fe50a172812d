/// A row of a table that is not blank.
struct SheetRow: Sendable, Hashable {
  /// As a spreadsheet numbers it, from 1.
  let number: Int
  /// Without the blank cells at its end.
  let cells: [String]

  subscript(column: Int) -> String { cells.indices.contains(column) ? cells[column] : "" }
}

/// The table of a file, wherever it came from: blank rows are left out, the others keep their numbers.
struct Sheet: Sendable, Hashable {
  var rows: [SheetRow] = []

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
}
