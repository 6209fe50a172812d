internal import GRDB

/// What an import did to a row, as ``ChangeJournal`` kept it.
struct RecordedChange {
  let record: String
  let key: Columns
  /// The key's JSON, by which rows are compared.
  let keyText: String
  let action: ChangeJournal.Action
  let before: String?
  let after: String?
  /// The columns that changed; empty if the whole row is meant.
  let columns: Set<String>

  static func all(of id: ImportID, in database: Database) throws -> [RecordedChange] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM import_change WHERE import = ? ORDER BY position",
      arguments: [id.value]
    ).map { row in
      let text: String = row["key"]
      guard let action = ChangeJournal.Action(rawValue: row["action"]) else {
        throw LedgerError.damaged("import_change \(id.value)")
      }
      let after: String? = row["after"]
      return RecordedChange(
        record: row["record"], key: try ChangeJournal.columns(text, in: database), keyText: text,
        action: action, before: row["before"], after: after,
        columns: Set(
          try after.map { try ChangeJournal.columns($0, in: database) }?.map(\.column) ?? []))
    }
  }

  // MARK: Taking back

  private var condition: String {
    key.map { "\($0.column) = ?" }.joined(separator: " AND ")
  }

  private var keyArguments: StatementArguments { StatementArguments(key.map(\.value)) }

  /// Brings the row back to what it was.
  /// - Returns: False, having changed nothing, if it is not as the import left it.
  func revert(in database: Database) throws -> Bool {
    switch action {
    case .insert where after == nil: try remove(in: database)
    case .insert: try empty(in: database)
    case .update: try restoreValues(in: database)
    case .delete: try restoreRow(in: database)
    case .list: try restoreList(in: database)
    }
  }

  private func remove(in database: Database) throws -> Bool {
    try database.cachedStatement(sql: "DELETE FROM \(record) WHERE \(condition)").execute(
      arguments: keyArguments)
    return database.changesCount == 1
  }

  /// Takes the import's own columns out of a row that others may share; an empty one goes.
  private func empty(in database: Database) throws -> Bool {
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT * FROM \(record) WHERE \(condition)"),
      arguments: keyArguments)
    guard let row else { return false }
    let kept = columns.union(key.map(\.column))
    let isShared = row.columnNames.contains { name in
      !kept.contains(name) && !(row[name] as DatabaseValue).isNull
    }
    if !isShared { return try remove(in: database) }
    let list = columns.sorted().map { "\($0) = NULL" }.joined(separator: ", ")
    try database.cachedStatement(sql: "UPDATE \(record) SET \(list) WHERE \(condition)").execute(
      arguments: keyArguments)
    return true
  }

  private func restoreValues(in database: Database) throws -> Bool {
    guard let before, let after else { return false }
    let old = try ChangeJournal.columns(before, in: database)
    let new = try ChangeJournal.columns(after, in: database)
    let list = old.map { "\($0.column) = ?" }.joined(separator: ", ")
    let asLeft = new.map { "\($0.column) IS ?" }.joined(separator: " AND ")
    try database.cachedStatement(
      sql: "UPDATE \(record) SET \(list) WHERE \(condition) AND \(asLeft)"
    ).execute(
      arguments: StatementArguments(old.map(\.value) + key.map(\.value) + new.map(\.value)))
    return database.changesCount == 1
  }

  private func restoreRow(in database: Database) throws -> Bool {
    guard let before else { return false }
    try insert(try ChangeJournal.columns(before, in: database), in: database)
    return true
  }

  private func restoreList(in database: Database) throws -> Bool {
    guard let before else { return false }
    try database.cachedStatement(sql: "DELETE FROM \(record) WHERE \(condition)").execute(
      arguments: keyArguments)
    for row in try ChangeJournal.rows(before, in: database) {
      try insert(key + row, in: database)
    }
    return true
  }

  private func insert(_ values: Columns, in database: Database) throws {
    let names = values.map(\.column).joined(separator: ", ")
    let marks = values.map { _ in "?" }.joined(separator: ", ")
    try database.cachedStatement(sql: "INSERT INTO \(record) (\(names)) VALUES (\(marks))").execute(
      arguments: StatementArguments(values.map(\.value)))
  }
}

// What a change has to do with other imports, and with cards.
extension RecordedChange {
  /// The changes of one import, to be compared with those of later ones.
  struct Index {
    private struct Place: Hashable {
      var record: String
      var key: String
    }
    private var columns: [Place: Set<String>] = [:]
    /// Rows that are there only by this import, or were replaced whole.
    private var whole: Set<Place> = []
    private var students: Set<Int64> = []

    init(_ changes: [RecordedChange]) {
      for change in changes {
        let place = Place(record: change.record, key: change.keyText)
        if change.columns.isEmpty { whole.insert(place) }
        columns[place, default: []].formUnion(change.columns)
        if change.record == "student", change.action == .insert, let id = change.student {
          students.insert(id)
        }
      }
    }

    /// Whether a change of a later import was built on one of these.
    func touches(_ later: RecordedChange) -> Bool {
      if let student = later.student, students.contains(student) { return true }
      let place = Place(record: later.record, key: later.keyText)
      guard let own = columns[place] else { return false }
      return whole.contains(place) || later.columns.isEmpty || !own.isDisjoint(with: later.columns)
    }
  }

  /// Which cards show what was changed.
  struct Scope: Hashable {
    var npsn: String?
    var student: Int64?
    var schoolYear: Int?
    var semester: Int?

    func isOf(student: Int64, schoolYear: Int, semester: Int) -> Bool {
      (self.student ?? student) == student && (self.schoolYear ?? schoolYear) == schoolYear
        && semester >= (self.semester ?? semester)
    }
  }

  var student: Int64? { number(record == "student" ? "id" : "student") }

  var scope: Scope {
    Scope(
      npsn: key.first { $0.column == "npsn" }.flatMap { String.fromDatabaseValue($0.value) },
      student: student, schoolYear: number("school_year").map(Int.init),
      semester: number("semester").map(Int.init))
  }

  private func number(_ column: String) -> Int64? {
    key.first { $0.column == column }.flatMap { Int64.fromDatabaseValue($0.value) }
  }
}
