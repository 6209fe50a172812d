internal import GRDB
internal import Records

/// Brings the rows of a school file into the ledger, three ways: as they were when the file was made, as they are in the
/// file, and as they are here.
struct SchoolMerge {
  let npsn: NPSN
  let database: Database
  let sides: MergeSides
  var writer: RowWriter
  private(set) var conflicts: [MergeConflict] = []
  /// Keys in the file → keys here, for what is new in the file.
  private var keys: [String: [Int64: Int64]] = [:]
  private var names: [Int64: String] = [:]
  /// Students of the file who are at another school by now, by key.
  private(set) var moved: [Int64: String] = [:]
  private var pendingNISN: [(id: DatabaseValue, nisn: DatabaseValue)] = []

  init(_ npsn: NPSN, _ database: Database, sides: MergeSides, journal: ChangeJournal?) {
    self.npsn = npsn
    self.database = database
    self.sides = sides
    writer = RowWriter(database, journal: journal)
  }

  /// Why the file is not merged at all.
  enum Refusal: Error {
    case otherSchool(table: String)
    case clash(String)

    var fault: SchoolFileFault {
      switch self {
      case .otherSchool(let table): .otherSchool(table: table)
      case .clash(let subject): .clash(subject)
      }
    }
  }

  /// Keys that the file was made with and that belong to another school here: students may have moved there since, staff
  /// and classes never do.
  private mutating func findMoved() throws {
    for table in ["staff", "class_group", "student"] {
      let name = table == "student" ? "full_name" : "name"
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT id, \(name) FROM main.\(table) WHERE npsn <> ?
            AND id IN (SELECT id FROM school.base_\(table))
          """, arguments: [npsn.digits])
      if table == "student" {
        for row in rows { moved[row[0]] = row[1] }
      } else if !rows.isEmpty {
        throw Refusal.otherSchool(table: table)
      }
    }
  }

  private func isMoved(_ row: Row, _ table: SchoolFile.Table) -> Bool {
    guard !moved.isEmpty else { return false }
    let key: DatabaseValue? = table.name == "student" ? row["id"] : row["student"]
    return key.flatMap { Int64.fromDatabaseValue($0) }.map { moved[$0] != nil } ?? false
  }

  mutating func run() throws {
    try findMoved()
    for table in try SchoolFile.tables(in: database) { try merge(table) }
    for (id, nisn) in pendingNISN {
      do {
        try writer.update("student", key: [("id", id)], [("nisn", .null, nisn)])
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        let number = String.fromDatabaseValue(nisn).flatMap { NISN($0) }
        throw number.map { LedgerError.duplicateNISN($0) } ?? error
      }
    }
  }

  private mutating func merge(_ table: SchoolFile.Table) throws {
    let columns = table.columns.joined(separator: ", ")
    let order = table.isList ? " ORDER BY position" : ""
    func rows(_ schema: String) throws -> [Row] {
      try Row.fetchAll(
        database,
        sql: "SELECT \(columns) FROM \(schema).\(table.name) WHERE \(table.scope(schema))\(order)",
        arguments: [npsn.digits])
    }
    let base = try baseRows(table, order).filter { !isMoved($0, table) }
    let theirs = try rows("school").filter { !isMoved($0, table) }
    let ours = try rows("main")
    if table.key == ["id"] { try assignKeys(table, base: base, theirs: theirs, ours: ours) }
    let old = indexed(base, table, isTheirs: false)
    let new = indexed(theirs, table, isTheirs: true)
    let here = indexed(ours, table, isTheirs: false)
    for key in new.order + old.order.filter({ new.rows[$0] == nil }) {
      let change = Change(
        table: table, key: key, old: old.rows[key] ?? [], new: new.rows[key] ?? [],
        ours: here.rows[key] ?? [])
      do {
        if table.isList { try mergeList(change) } else { try mergeRow(change) }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        throw Refusal.clash(try subject(of: change).name)
      }
    }
  }

  /// The rows as they were when the file was made; a column that came later was empty then.
  private func baseRows(_ table: SchoolFile.Table, _ order: String) throws -> [Row] {
    let known = Set(
      try String.fetchAll(
        database, sql: "SELECT name FROM pragma_table_info(?, 'school')",
        arguments: ["base_\(table.name)"]))
    guard !known.isEmpty else { return [] }
    let columns = table.columns.map { known.contains($0) ? $0 : "NULL AS \($0)" }
    return try Row.fetchAll(
      database,
      sql: "SELECT \(columns.joined(separator: ", ")) FROM school.base_\(table.name)\(order)")
  }

  private struct Change {
    var table: SchoolFile.Table
    var key: [DatabaseValue]
    /// At most one row each, but for lists.
    var old: [[DatabaseValue]]
    var new: [[DatabaseValue]]
    var ours: [[DatabaseValue]]

    var pairs: [(String, DatabaseValue)] { Array(zip(table.key, key)) }
  }

  /// The rows' values by their key; references and keys of the file are translated into those of this ledger, which may
  /// have given the same numbers to others meanwhile.
  private func indexed(
    _ rows: [Row], _ table: SchoolFile.Table, isTheirs: Bool
  ) -> (order: [[DatabaseValue]], rows: [[DatabaseValue]: [[DatabaseValue]]]) {
    var order: [[DatabaseValue]] = []
    var index: [[DatabaseValue]: [[DatabaseValue]]] = [:]
    for row in rows {
      func value(_ column: String) -> DatabaseValue {
        isTheirs ? translated(row[column], column, in: table) : row[column]
      }
      let key = table.key.map(value)
      if index[key] == nil { order.append(key) }
      index[key, default: []].append(table.values.map(value))
    }
    return (order, index)
  }

  /// What was there when the file was made has the same key on both sides.
  private func translated(
    _ value: DatabaseValue, _ column: String, in table: SchoolFile.Table
  ) -> DatabaseValue {
    let owner = column == "id" ? table.name : column
    guard let number = Int64.fromDatabaseValue(value), let new = keys[owner]?[number] else {
      return value
    }
    return new.databaseValue
  }

  /// What is new in the file gets a key of this ledger, that of the same person or class if it is here already: a file
  /// may come twice.
  private mutating func assignKeys(
    _ table: SchoolFile.Table, base: [Row], theirs: [Row], ours: [Row]
  ) throws {
    let known = Set(base.map { $0["id"] as Int64 })
    var free = ours.filter { !known.contains($0["id"]) }
    var new = theirs.filter { !known.contains($0["id"]) }
    // Numbers first, so that nobody with a number is taken by a namesake.
    for isSame in Self.likenesses(in: table.name) {
      new.removeAll { row in
        guard let place = free.firstIndex(where: { isSame(row, $0) }) else { return false }
        keys[table.name, default: [:]][row["id"]] = free.remove(at: place)["id"]
        return true
      }
    }
    for row in new { keys[table.name, default: [:]][row["id"]] = try nextKey(table.name) }
  }

  /// What makes two rows the same person or class, the surest first.
  private static func likenesses(in table: String) -> [(Row, Row) -> Bool] {
    func equal(_ columns: [String]) -> (Row, Row) -> Bool {
      { row, other in
        columns.allSatisfy { (row[$0] as DatabaseValue) == (other[$0] as DatabaseValue) }
      }
    }
    switch table {
    case "student":
      let person = equal(["full_name", "birth_date", "local_number"])
      return [
        { row, other in row["nisn"] as String? != nil && equal(["nisn"])(row, other) },
        { row, other in
          // A name alone is nobody's; two numbers are two children.
          person(row, other)
            && (row["birth_date"] as String? != nil || row["local_number"] as String? != nil)
            && (row["nisn"] as String? == nil || other["nisn"] as String? == nil)
        },
      ]
    case "class_group": return [equal(["name", "school_year"])]
    default: return [equal(["name", "nip"])]
    }
  }

  /// The student of this ledger whom the file means; nil for one who has moved away.
  func student(_ key: Int64) -> Int64? {
    moved[key] == nil ? keys["student"]?[key] ?? key : nil
  }

  private func nextKey(_ table: String) throws -> Int64 {
    let used = keys[table]?.values.max() ?? 0
    let last =
      table == "student"
      ? try Ledger.nextStudentRow(in: database) - 1
      : try Int64.fetchOne(database, sql: "SELECT max(id) FROM \(table)") ?? 0
    return max(used, last) + 1
  }

  // MARK: Rows and lists

  private mutating func mergeRow(_ change: Change) throws {
    guard change.new != change.old else { return }
    let table = change.table
    let subject = try subject(of: change)
    guard let new = change.new.first else {
      guard let ours = change.ours.first else { return }
      if ours == change.old.first
        || takesTheirs(subject, table.name, before: "…", ours: "…", theirs: nil)
      {
        try writer.delete(table.name, key: change.pairs)
        writer.note(subject, table.name, "…", nil)
        writer.count(.changed, subject)
      }
      return
    }
    var cells: [RowWriter.Cell] = []
    let (old, ours) = (change.old.first, change.ours.first)
    // Deleted here, changed there: the whole row is one question.
    if old != nil, ours == nil,
      !takesTheirs(subject, table.name, before: "…", ours: nil, theirs: "…")
    {
      return
    }
    for (index, column) in table.values.enumerated() {
      let (before, here) = (old?[index] ?? .null, ours?[index] ?? .null)
      let there = new[index]
      guard there != before || ours == nil, there != here else { continue }
      let isFree = here == before || ours == nil
      guard
        try isFree
          || takesTheirs(
            subject, column, before: writer.text(before, column), ours: writer.text(here, column),
            theirs: writer.text(there, column))
      else { continue }
      cells.append((column, there.isNull ? .clear : .set(there)))
    }
    guard !cells.isEmpty else { return }
    if table.name == "student" { try holdNumber(&cells, change) }
    let effect = try writer.upsert(
      table.name, key: change.pairs, cells: cells, about: subject)
    writer.count(effect, subject)
  }

  /// Numbers are given when all rows are written, so that two students may have swapped theirs.
  private mutating func holdNumber(_ cells: inout [RowWriter.Cell], _ change: Change) throws {
    guard let place = cells.firstIndex(where: { $0.column == "nisn" }),
      case .set(let nisn) = cells[place].change,
      try Bool.fetchOne(
        database,
        sql: "SELECT EXISTS (SELECT 1 FROM main.student WHERE npsn = ? AND nisn = ? AND id <> ?)",
        arguments: [npsn.digits, nisn, change.key[0]]) == true
    else { return }
    cells[place].change = .clear
    pendingNISN.append((change.key[0], nisn))
  }

  private mutating func mergeList(_ change: Change) throws {
    guard change.new != change.old, change.new != change.ours else { return }
    let subject = try subject(of: change)
    let columns = change.table.values
    func text(_ rows: [[DatabaseValue]]) -> String? { Importer.text(rows, columns) }
    guard
      change.ours == change.old
        || takesTheirs(
          subject, change.table.name, before: text(change.old), ours: text(change.ours),
          theirs: text(change.new))
    else { return }
    try writer.replaceRows(
      change.table.name, key: change.pairs, columns: columns, before: change.ours,
      after: change.new)
    writer.note(subject, change.table.name, text(change.ours), text(change.new))
    writer.count(change.ours.isEmpty ? .added : .changed, subject)
  }

  /// Whether a value that both sides changed is to be the file's; notes the conflict if nobody said.
  private mutating func takesTheirs(
    _ subject: ImportSubject, _ field: String, before: String?, ours: String?, theirs: String?
  ) -> Bool {
    let conflict = MergeConflict(
      number: conflicts.count + 1, subject: subject.name, topic: subject.topic, field: field,
      before: before, ours: ours, theirs: theirs)
    conflicts.append(conflict)
    return (sides.items[conflict.number] ?? sides.prefer) == .theirs
  }

  private mutating func subject(of change: Change) throws -> ImportSubject {
    let table = change.table
    func value(_ column: String) -> DatabaseValue? {
      if let place = table.key.firstIndex(of: column) { return change.key[place] }
      return table.values.firstIndex(of: column)
        .flatMap { (change.new.first ?? change.old.first)?[$0] }
    }
    let student = (table.name == "student" ? value("id") : value("student"))
      .flatMap { Int64.fromDatabaseValue($0) }
    let topic = value("subject").flatMap { String.fromDatabaseValue($0) }
    if let student {
      if table.name == "student" {
        names[student] = value("full_name").flatMap { String.fromDatabaseValue($0) }
      }
      let stored =
        try names[student]
        ?? String.fetchOne(
          database.cachedStatement(sql: "SELECT full_name FROM main.student WHERE id = ?"),
          arguments: [student])
      let name = stored ?? "\(student)"
      names[student] = name
      return ImportSubject(name, student: StudentID(student), topic: topic)
    }
    let words = ["name", "class_name", "code", "kind", "subject"].compactMap(value)
      .compactMap { String.fromDatabaseValue($0) }
    return ImportSubject(([table.name] + words.prefix(1)).joined(separator: " "))
  }
}
