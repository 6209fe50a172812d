/// Gathers the cells of a sheet into rows and hands each on when it is whole, within the limits. Blank cells at the end of
/// a row are left out, and so are rows without any other.
final class CellRows {
  private let limits: SheetLimits
  private let body: (Int, [String]) -> Bool
  private var row = 0
  private var cells: [String] = []
  private var cellCount = 0
  private var textBytes = 0
  private(set) var mistake: SheetMistake?
  /// The body wants no more.
  private(set) var isDone = false

  init(_ limits: SheetLimits, _ body: @escaping (Int, [String]) -> Bool) {
    self.limits = limits
    self.body = body
  }

  func begin(row: Int) {
    guard row > self.row, row <= SheetLimits.lastRow else { return refuse(.damaged) }
    self.row = row
    cells.removeAll(keepingCapacity: true)
  }

  /// Notes a cell that is not blank.
  func add(_ text: String, column: Int) {
    guard mistake == nil, !text.isEmpty else { return }
    let bytes = text.utf8.count
    textBytes += bytes
    guard row <= limits.rows else { return refuse(.tooManyRows, row: row) }
    guard column < limits.columns else {
      return refuse(.tooManyColumns, row: row, column: column)
    }
    guard bytes <= limits.cellBytes else { return refuse(.cellTooLong, row: row, column: column) }
    guard textBytes <= limits.textBytes else { return refuse(.tooMuchText, row: row) }
    while cells.count <= column { cells.append("") }
    cells[column] = text
  }

  /// - Parameter times: How often the row stands there, one under the other.
  func end(times: Int = 1) {
    while cells.last?.isEmpty == true { cells.removeLast() }
    defer { row += times - 1 }
    guard mistake == nil, !isDone, !cells.isEmpty else { return }
    for index in 0..<times {
      cellCount += cells.count
      guard row + index <= limits.rows else { return refuse(.tooManyRows, row: row + index) }
      guard cellCount <= limits.cells else { return refuse(.tooManyCells, row: row + index) }
      if !body(row + index, cells) {
        isDone = true
        return
      }
    }
  }

  func refuse(_ reason: SheetMistake.Reason, row: Int? = nil, column: Int? = nil) {
    mistake = mistake ?? SheetMistake(reason, row: row, column: column)
  }
}
