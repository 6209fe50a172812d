/// A sheet of a workbook: rows of cells, of which the first ones may stay in sight.
package struct Worksheet: Sendable, Hashable {
  /// At most 31 characters, without `[]:*?/\\`; others are replaced when it is written.
  package var name: String
  package var rows: [[SheetCell]]
  /// How many rows at the top do not scroll away.
  package var frozenRows: Int
  /// How many columns at the left do not scroll away.
  package var frozenColumns: Int
  /// Widths of the first columns, in characters.
  package var widths: [Double]
  package var validations: [SheetValidation]
  package var notes: [SheetNote]
  /// Cells can be changed only where they look ``SheetCell/Look/input``.
  package var isProtected: Bool
  /// Whether the last of the frozen rows is a heading by which the rows can be filtered.
  package var hasFilter: Bool

  package init(
    name: String, rows: [[SheetCell]], frozenRows: Int = 0, frozenColumns: Int = 0,
    widths: [Double] = [], validations: [SheetValidation] = [], notes: [SheetNote] = [],
    isProtected: Bool = false, hasFilter: Bool = false
  ) {
    self.name = name
    self.rows = rows
    self.frozenRows = frozenRows
    self.frozenColumns = frozenColumns
    self.widths = widths
    self.validations = validations
    self.notes = notes
    self.isProtected = isProtected
    self.hasFilter = hasFilter
  }
}

/// A cell: what it holds and how it looks.
package struct SheetCell: Sendable, Hashable {
  package enum Value: Sendable, Hashable {
    case empty
    /// Written as text, whatever it looks like: never a formula (``FormulaGuard``), never a number that loses its zeros.
    case text(String)
    case number(Double)
  }

  package enum Look: Sendable, Hashable, CaseIterable {
    case plain, title, heading, total
    /// Over or under a table: no border, never wrapped.
    case note
    /// What is missing, and what somebody should look at.
    case missing, doubtful
    /// To be filled in; the others are locked on a protected sheet.
    case input
    /// A text of several lines, to be filled in.
    case textInput

    /// Whether a long text goes on in a second line.
    var isWrapped: Bool {
      switch self {
      case .plain, .heading, .missing, .doubtful, .textInput: true
      case .title, .note, .total, .input: false
      }
    }
  }

  package var value: Value
  package var look: Look

  package init(_ value: Value = .empty, look: Look = .plain) {
    self.value = value
    self.look = look
  }

  package static func text(_ text: String, _ look: Look = .plain) -> SheetCell {
    SheetCell(.text(text), look: look)
  }

  package static func number(_ number: Int?, _ look: Look = .plain) -> SheetCell {
    SheetCell(number.map { .number(Double($0)) } ?? .empty, look: look)
  }
}
