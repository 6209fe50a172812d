/// Why a workbook cannot be read.
package struct SheetMistake: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    /// Neither a zip file nor an old workbook.
    case notWorkbook
    /// A zip file of another program: its name.
    case other(String)
    /// Excel's format before 2007 (.xls).
    case oldWorkbook
    /// Excel's binary format (.xlsb).
    case binaryWorkbook
    /// Opens with a password only.
    case encrypted
    /// Cut off or otherwise not what its format asks for.
    case damaged
    /// Unpacks to more than any school's file holds.
    case unpacksTooLarge
    /// Declares a document type, by which entities could grow without bound.
    case documentType
    case tooManyRows, tooManyColumns, tooManyCells, cellTooLong, tooMuchText, tooManySheets
  }

  package var reason: Reason
  /// The part of the file, such as "xl/workbook.xml".
  package var part: String?
  /// From 1.
  package var row: Int?
  /// From 0.
  package var column: Int?

  init(_ reason: Reason, part: String? = nil, row: Int? = nil, column: Int? = nil) {
    self.reason = reason
    self.part = part
    self.row = row
    self.column = column
  }
}
