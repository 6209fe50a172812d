internal import Unzipping

/// Bounds that no school's workbook reaches; beyond them it is damaged or hostile.
package struct SheetLimits: Sendable, Hashable {
  /// The last row that may hold anything.
  package var rows: Int
  package var columns: Int
  package var cells: Int
  /// Bytes of one cell's text; a spreadsheet allows 32,767 characters.
  package var cellBytes: Int
  /// Bytes of all cells together, a shared string counted each time.
  package var textBytes: Int

  package init(
    rows: Int = 200_000, columns: Int = 500, cells: Int = 5_000_000, cellBytes: Int = 131_072,
    textBytes: Int = 256 << 20
  ) {
    self.rows = rows
    self.columns = columns
    self.cells = cells
    self.cellBytes = cellBytes
    self.textBytes = textBytes
  }

  static let parts = 10_000
  static let zip = ZipLimits(entries: parts, entryBytes: 512 << 20)
  static let sheets = 500
  /// Far below the last row and right of the last column of any format, and far from where counting could overflow.
  static let lastRow = 1 << 24
  static let lastColumn = 1 << 20
  static let merges = 200_000
  static let formats = 65_536
  /// Elements within each other.
  static let depth = 200
  /// Bytes of a tag with all its attributes.
  static let tagBytes = 1 << 20
}
