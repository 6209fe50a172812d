internal import GRDB
internal import Records

/// Writes rows by their key and tells what that changed: a new row, other values, or nothing. All that an import writes
/// goes through here, so that all of it can be shown and taken back.
struct RowWriter {
  let database: Database
  private(set) var outcome = ImportOutcome()
  /// Nil for a preview.
  private var journal: ChangeJournal?
  /// Those that are in use, so that the SQL of a row like the last one is neither written nor looked for again.
  private var statements: [Shape: Statement] = [:]

  init(_ database: Database, journal: ChangeJournal? = nil) {
    self.database = database
    self.journal = journal
  }

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
    defaults: [(String, DatabaseValue)] = [], isSparse: Bool = false, about subject: ImportSubject
  ) throws -> Effect {
    let hasValues = cells.contains(where: \.change.isSet)
    // Most rows of most files are new: it is tried before it is looked whether they are.
    if isSparse && hasValues, try insertIfNew(table, key: key, Self.values(key, cells, defaults)) {
      return .added
    }
    guard let old = try row(table, key: key) else {
      if isSparse { return .same }
      try insert(table, key: key, values: Self.values(key, cells, defaults))
      return .added
    }
    let wasEmpty = isSparse && cells.allSatisfy { (old[$0.column] as DatabaseValue).isNull }
    var changes: [(String, DatabaseValue, DatabaseValue)] = []
    for cell in cells {
      let before: DatabaseValue = old[cell.column]
      let after: DatabaseValue
      switch cell.change {
      case .keep: continue
      case .clear: after = .null
      case .set(let value): after = value
      }
      guard after != before else { continue }
      changes.append((cell.column, before, after))
      if !wasEmpty {
        note(subject, cell.column, try text(before, cell.column), try text(after, cell.column))
      }
    }
    guard !changes.isEmpty else { return .same }
    try update(table, key: key, changes)
    return wasEmpty ? .added : .changed
  }

  private static func values(
    _ key: [(String, DatabaseValue)], _ cells: [Cell], _ defaults: [(String, DatabaseValue)]
  ) -> [(String, DatabaseValue)] {
    var values = key
    for cell in cells {
      if case .set(let value) = cell.change { values.append((cell.column, value)) }
    }
    for (column, value) in defaults where !values.contains(where: { $0.0 == column }) {
      values.append((column, value))
    }
    return values
  }

  // MARK: What is written

  private struct Shape: Hashable {
    enum Verb { case select, insert, insertIfNew, update, delete }
    var verb: Verb
    var table: String
    var key: [String]
    var columns: [String] = []

    var sql: String {
      let condition = key.map { "\($0) = ?" }.joined(separator: " AND ")
      switch verb {
      case .select: return "SELECT * FROM \(table) WHERE \(condition)"
      case .delete: return "DELETE FROM \(table) WHERE \(condition)"
      case .update:
        let list = columns.map { "\($0) = ?" }.joined(separator: ", ")
        return "UPDATE \(table) SET \(list) WHERE \(condition)"
      case .insert, .insertIfNew:
        let all = key + columns
        let marks = all.map { _ in "?" }.joined(separator: ", ")
        return "INSERT INTO \(table) (\(all.joined(separator: ", "))) VALUES (\(marks))"
          + (verb == .insertIfNew ? " ON CONFLICT (\(key.joined(separator: ", "))) DO NOTHING" : "")
      }
    }
  }

  private mutating func statement(_ shape: Shape) throws -> Statement {
    if let known = statements[shape] { return known }
    let statement = try database.makeStatement(sql: shape.sql)
    statements[shape] = statement
    return statement
  }

  mutating func row(_ table: String, key: [(String, DatabaseValue)]) throws -> Row? {
    try Row.fetchOne(
      statement(Shape(verb: .select, table: table, key: key.map(\.0))),
      arguments: StatementArguments(key.map(\.1)))
  }

  /// - Parameter values: the key's first.
  mutating func insert(
    _ table: String, key: [(String, DatabaseValue)], values: [(String, DatabaseValue)]
  ) throws {
    try statement(
      Shape(
        verb: .insert, table: table, key: key.map(\.0),
        columns: values.dropFirst(key.count).map(\.0))
    ).execute(arguments: StatementArguments(values.map(\.1)))
    try journal?.inserted(table, key: Self.columns(key), columns: nil)
  }

  /// Makes a row that other kinds of file keep columns of their own in, unless there is one.
  private mutating func insertIfNew(
    _ table: String, key: [(String, DatabaseValue)], _ values: [(String, DatabaseValue)]
  ) throws -> Bool {
    let own = values.dropFirst(key.count)
    try statement(
      Shape(
        verb: .insertIfNew, table: table, key: key.map(\.0), columns: own.map(\.0))
    ).execute(arguments: StatementArguments(values.map(\.1)))
    guard database.changesCount == 1 else { return false }
    try journal?.inserted(
      table, key: Self.columns(key),
      columns: own.map { (column: $0.0, value: DatabaseValue.null) })
    return true
  }

  /// - Parameter changes: Columns with their values before and after.
  mutating func update(
    _ table: String, key: [(String, DatabaseValue)],
    _ changes: [(column: String, before: DatabaseValue, after: DatabaseValue)]
  ) throws {
    try statement(
      Shape(verb: .update, table: table, key: key.map(\.0), columns: changes.map(\.column))
    ).execute(arguments: StatementArguments(changes.map(\.after) + key.map(\.1)))
    try journal?.updated(
      table, key: Self.columns(key), before: changes.map { ($0.column, $0.before) },
      after: changes.map { ($0.column, $0.after) })
  }

  /// Removes the row, if there is one.
  mutating func delete(_ table: String, key: [(String, DatabaseValue)]) throws {
    guard let old = try row(table, key: key) else { return }
    try statement(Shape(verb: .delete, table: table, key: key.map(\.0))).execute(
      arguments: StatementArguments(key.map(\.1)))
    try journal?.deleted(table, key: Self.columns(key), row: old)
  }

  /// Replaces all rows under `key`; each has its place in the list and its columns.
  mutating func replaceRows(
    _ table: String, key: [(String, DatabaseValue)], columns: [String],
    before: [[DatabaseValue]], after: [[DatabaseValue]]
  ) throws {
    try statement(Shape(verb: .delete, table: table, key: key.map(\.0))).execute(
      arguments: StatementArguments(key.map(\.1)))
    let insert = try statement(
      Shape(verb: .insert, table: table, key: key.map(\.0), columns: ["position"] + columns))
    for (position, row) in after.enumerated() {
      try insert.execute(
        arguments: StatementArguments(key.map(\.1) + [position.databaseValue] + row))
    }
    try journal?.replaced(
      table, key: Self.columns(key),
      before: before.enumerated().map { position, row in
        [("position", position.databaseValue)] + zip(columns, row).map { ($0, $1) }
      })
  }

  private static func columns(_ pairs: [(String, DatabaseValue)]) -> Columns {
    pairs.map { (column: $0.0, value: $0.1) }
  }

  // MARK: What is told

  mutating func count(_ effect: Effect, _ subject: ImportSubject) {
    switch effect {
    case .added:
      outcome.counts.added += 1
      outcome.add(
        ImportAddition(student: subject.student, subject: subject.name, topic: subject.topic))
    case .changed: outcome.counts.changed += 1
    case .same: outcome.counts.same += 1
    }
  }

  mutating func note(
    _ subject: ImportSubject, _ field: String, _ before: String?, _ after: String?
  ) {
    outcome.add(
      ImportDifference(
        student: subject.student, subject: subject.name, topic: subject.topic, field: field,
        before: before, after: after))
  }

  /// A value as it is told: scores in points, members of staff by name.
  func text(_ value: DatabaseValue, _ column: String) throws -> String? {
    guard let number = Int64.fromDatabaseValue(value), case .int64 = value.storage else {
      return String.fromDatabaseValue(value)
    }
    if ImportField.isScore(column) { return Score(hundredths: Int(number))?.exact ?? "\(number)" }
    if column == "staff" {
      return try String.fetchOne(
        database.cachedStatement(sql: "SELECT name FROM staff WHERE id = ?"), arguments: [number])
    }
    return "\(number)"
  }
}

/// Whom or what a row of a file is about.
struct ImportSubject: ExpressibleByStringLiteral {
  var student: StudentID?
  var name: String
  /// The subject taught, where the row is about one.
  var topic: String?

  init(_ name: String, student: StudentID? = nil, topic: String? = nil) {
    self.name = name
    self.student = student
    self.topic = topic
  }

  init(stringLiteral name: String) { self.init(name) }
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
