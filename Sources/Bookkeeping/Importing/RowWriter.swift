internal import GRDB
internal import Records

/// Writes rows by their key and tells what that changed: a new row, other values, or nothing.
struct RowWriter {
  let database: Database
  private(set) var outcome = ImportOutcome()

  init(_ database: Database) { self.database = database }

  /// A column and what the file does to it.
  typealias Cell = (column: String, change: Change<DatabaseValue>)

  /// What one row of the file came to.
  enum Effect { case added, changed, same }

  /// Brings the row with that key to the state that `cells` ask for; a new row also gets `defaults`.
  ///
  /// A sparse row need not exist: it is made only for a value to hold, and it counts as added when it held none of
  /// these columns before, for several kinds of file share it.
  mutating func upsert(
    _ table: String, key: [(String, DatabaseValue)], cells: [Cell],
    defaults: [(String, DatabaseValue)] = [], isSparse: Bool = false, about subject: String
  ) throws -> Effect {
    let condition = key.map { "\($0.0) = ?" }.joined(separator: " AND ")
    let old = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT * FROM \(table) WHERE \(condition)"),
      arguments: StatementArguments(key.map(\.1)))
    guard let old else {
      if isSparse && !cells.contains(where: \.change.isSet) { return .same }
      try insert(table, key: key, cells: cells, defaults: defaults)
      return .added
    }
    let wasEmpty = isSparse && cells.allSatisfy { (old[$0.column] as DatabaseValue).isNull }
    var assignments: [(String, DatabaseValue)] = []
    for cell in cells {
      let before: DatabaseValue = old[cell.column]
      let after: DatabaseValue
      switch cell.change {
      case .keep: continue
      case .clear: after = .null
      case .set(let value): after = value
      }
      guard after != before else { continue }
      assignments.append((cell.column, after))
      if !wasEmpty { note(subject, cell.column, text(before), text(after)) }
    }
    guard !assignments.isEmpty else { return .same }
    let list = assignments.map { "\($0.0) = ?" }.joined(separator: ", ")
    try database.cachedStatement(sql: "UPDATE \(table) SET \(list) WHERE \(condition)").execute(
      arguments: StatementArguments(assignments.map(\.1) + key.map(\.1)))
    return wasEmpty ? .added : .changed
  }

  private func insert(
    _ table: String, key: [(String, DatabaseValue)], cells: [Cell],
    defaults: [(String, DatabaseValue)]
  ) throws {
    var values = key
    for cell in cells {
      if case .set(let value) = cell.change { values.append((cell.column, value)) }
    }
    for (column, value) in defaults where !values.contains(where: { $0.0 == column }) {
      values.append((column, value))
    }
    let columns = values.map(\.0).joined(separator: ", ")
    let marks = values.map { _ in "?" }.joined(separator: ", ")
    try database.cachedStatement(sql: "INSERT INTO \(table) (\(columns)) VALUES (\(marks))")
      .execute(arguments: StatementArguments(values.map(\.1)))
  }

  mutating func count(_ effect: Effect) {
    switch effect {
    case .added: outcome.counts.added += 1
    case .changed: outcome.counts.changed += 1
    case .same: outcome.counts.same += 1
    }
  }

  mutating func note(_ subject: String, _ field: String, _ before: String?, _ after: String?) {
    guard outcome.differences.count < ImportOutcome.differenceLimit else { return }
    outcome.differences.append(
      ImportDifference(subject: subject, field: field, before: before, after: after))
  }

  private func text(_ value: DatabaseValue) -> String? {
    switch value.storage {
    case .string(let text): text
    case .int64(let number): "\(number)"
    default: nil
    }
  }
}

extension Change {
  var isSet: Bool {
    if case .set = self { true } else { false }
  }

  /// The change as the database sees it.
  func stored(_ convert: (Value) -> DatabaseValue) -> Change<DatabaseValue> {
    switch self {
    case .keep: .keep
    case .clear: .clear
    case .set(let value): .set(convert(value))
    }
  }
}

extension Change where Value: DatabaseValueConvertible {
  var stored: Change<DatabaseValue> { stored(\.databaseValue) }
}

extension Change where Value: RawRepresentable, Value.RawValue: DatabaseValueConvertible {
  var raw: Change<DatabaseValue> { stored(\.rawValue.databaseValue) }
}
