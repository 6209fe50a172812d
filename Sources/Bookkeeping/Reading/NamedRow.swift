internal import GRDB

/// A row whose columns are found in a table made once a query. GRDB folds the case of every column's name at every
/// look-up, which took longer than all else in reading a class.
struct NamedRow {
  private let row: Row
  private let columns: [String: Int]

  static func fetchAll(
    _ statement: Statement, arguments: StatementArguments
  ) throws -> [NamedRow] {
    let columns = Dictionary(
      statement.columnNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return try Row.fetchAll(statement, arguments: arguments).map {
      NamedRow(row: $0, columns: columns)
    }
  }

  /// The value of a column, as GRDB's own subscript gives it.
  subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ column: String
  ) -> Value {
    columns[column].map { row[$0] } ?? row[column]
  }
}
