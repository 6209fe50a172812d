internal import GRDB
internal import Records

/// Writes rows by their key and tells what that changed: a new row, other values, or nothing.
struct RowWriter {
  let database: Database
  private(set) var outcome = ImportOutcome()

  init(_ database: Database) { self.database = database }

  /// A column and what the file does to it.
  typealias Cell = (column: String, change: Change<DatabaseValue>)

  /// Brings the row with that key to the state that `cells` ask for; a new row also gets `defaults`.
  mutating func upsert(
    _ table: String, key: [(String, DatabaseValue)], cells: [Cell],
    defaults: [(String, DatabaseValue)] = [], about subject: String
  ) throws {
    let condition = key.map { "\($0.0) = ?" }.joined(separator: " AND ")
    let keyValues = StatementArguments(key.map(\.1))
    let old = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT * FROM \(table) WHERE \(condition)"),
      arguments: keyValues)
    guard let old else {
      try insert(table, key: key, cells: cells, defaults: defaults)
      outcome.counts.added += 1
      return
    }
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
      note(subject, cell.column, before, after)
    }
    guard !assignments.isEmpty else {
      outcome.counts.same += 1
      return
    }
    let list = assignments.map { "\($0.0) = ?" }.joined(separator: ", ")
    try database.cachedStatement(sql: "UPDATE \(table) SET \(list) WHERE \(condition)").execute(
      arguments: StatementArguments(assignments.map(\.1) + key.map(\.1)))
    outcome.counts.changed += 1
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

  mutating func count(added: Bool, changed: Bool) {
    if added {
      outcome.counts.added += 1
    } else if changed {
      outcome.counts.changed += 1
    } else {
      outcome.counts.same += 1
    }
  }

  mutating func note(
    _ subject: String, _ field: String, _ before: DatabaseValue, _ after: DatabaseValue
  ) {
    guard outcome.differences.count < ImportOutcome.differenceLimit else { return }
    outcome.differences.append(
      ImportDifference(
        subject: subject, field: field, before: String.fromDatabaseValue(before) ?? text(before),
        after: String.fromDatabaseValue(after) ?? text(after)))
  }

  private func text(_ value: DatabaseValue) -> String? {
    Int64.fromDatabaseValue(value).map { "\($0)" }
  }
}

extension Change {
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
