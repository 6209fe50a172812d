/// What may be entered into a rectangle of cells; a spreadsheet refuses anything else and shows the message.
package struct SheetValidation: Sendable, Hashable {
  package enum Rule: Sendable, Hashable {
    /// One of these words, from a list; together with commas at most 255 characters.
    case list([String])
    case whole(ClosedRange<Int>)
    case decimal(ClosedRange<Int>)
    case length(atMost: Int)
  }

  package var rows: ClosedRange<Int>
  package var columns: ClosedRange<Int>
  package var rule: Rule
  /// What the spreadsheet says, at most 255 characters.
  package var message: String

  package init(
    rows: ClosedRange<Int>, columns: ClosedRange<Int>, rule: Rule, message: String
  ) {
    self.rows = rows
    self.columns = columns
    self.rule = rule
    self.message = message
  }
}

/// A note on a cell, shown when the pointer is over it.
package struct SheetNote: Sendable, Hashable {
  package var row: Int
  package var column: Int
  package var text: String

  package init(row: Int, column: Int, text: String) {
    self.row = row
    self.column = column
    self.text = text
  }
}
