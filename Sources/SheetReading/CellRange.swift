/// Cells that are one to the eye.
package struct CellRange: Sendable, Hashable {
  /// From 1.
  package var rows: ClosedRange<Int>
  /// From 0.
  package var columns: ClosedRange<Int>

  package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }

  /// "A1:C3"; nil for anything else.
  init?(reference: UnsafePointer<CChar>) {
    var next = reference
    guard let first = CellPlace(&next), next.pointee == 58 else { return nil }
    next += 1
    guard let last = CellPlace(&next), next.pointee == 0, first.row <= last.row,
      first.column <= last.column
    else { return nil }
    rows = first.row...last.row
    columns = first.column...last.column
  }
}

/// Where a cell stands: "F12".
struct CellPlace {
  /// From 1.
  var row: Int
  /// From 0.
  var column: Int

  /// Reads letters and digits, with `$` before either, from `next` on and leaves it behind them.
  init?(_ next: inout UnsafePointer<CChar>) {
    var column = 0
    var letters = 0
    var row = 0
    if next.pointee == 36 { next += 1 }
    while let letter = Self.letter(next.pointee), letters < 4 {
      column = column * 26 + letter
      letters += 1
      next += 1
    }
    if next.pointee == 36 { next += 1 }
    var digits = 0
    while (48...57).contains(next.pointee), digits < 8 {
      row = row * 10 + Int(next.pointee - 48)
      digits += 1
      next += 1
    }
    guard letters > 0, row > 0 else { return nil }
    self.row = row
    self.column = column - 1
  }

  private static func letter(_ byte: CChar) -> Int? {
    switch byte {
    case 65...90: Int(byte) - 64
    case 97...122: Int(byte) - 96
    default: nil
    }
  }
}
