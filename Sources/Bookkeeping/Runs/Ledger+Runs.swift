internal import Digesting
internal import GRDB
package import Records

extension Ledger {
  /// Starts a run: its list of students is fixed now. Those whose verified card is fresh, made by the same
  /// `presses` and in the archive are done already.
  ///
  /// - Parameter comparesStudents: whether rules that compare students may hold a card: then it is done only if its whole
  ///   class is as it was.
  package func startRun(
    _ scope: RunScope, term: Term, kind: ReportKind = .endOfTerm, presses: PressDigests,
    isUrgent: Bool = false, comparesStudents: Bool = false, at time: Int64
  ) throws(LedgerError) -> Run {
    _ = try forgetLostCards(reads: false, at: time)
    let isWhole = try archiveIsWhole()
    let own = try Self.json(presses.own)
    return try write { database in
      try database.execute(
        sql: """
          INSERT INTO run (started_at, school_year, semester, kind, state, scope, press, is_urgent,
            expected) VALUES (?, ?, ?, ?, 'open', ?, ?, ?, 0)
          """,
        arguments: [
          time, term.schoolYear.start, term.semester.rawValue, kind.rawValue, scope.text,
          presses.common, isUrgent,
        ])
      let id = database.lastInsertedRowID
      let (condition, names) = Self.condition(of: scope)
      let classes =
        comparesStudents ? try Self.json(ClassState.all(in: term, database)) : "{}"
      try database.execute(
        sql: """
          WITH own AS MATERIALIZED (SELECT key AS npsn, value AS press FROM json_each(?)),
            class AS MATERIALIZED (SELECT CAST(key AS INTEGER) AS id, value AS state FROM json_each(?))
          INSERT INTO run_item (run, student, class_group, outcome, pdf_digest, at)
          SELECT ?, membership.student, class_group.id, iif(archived.digest IS NULL, NULL, 'same'),
            archived.digest, ?
          FROM class_group JOIN membership ON membership.class_group = class_group.id
          LEFT JOIN own ON own.npsn = class_group.npsn
          LEFT JOIN class ON class.id = class_group.id
          LEFT JOIN document ON document.student = membership.student AND is_current = 1
            AND document.school_year = ? AND document.semester = ? AND document.kind = ?
          LEFT JOIN archived ON archived.digest = document.pdf_digest AND is_stale = 0
            AND document.press = coalesce(own.press, ?) AND document.state IN (\(CardState.doneList)) AND ?
            AND (NOT ? OR document.class_state = class.state)
          WHERE class_group.school_year = ? AND membership.semester = ? AND \(condition)
          """,
        arguments: [
          own, classes, id, time, term.schoolYear.start, term.semester.rawValue, kind.rawValue,
          presses.common, isWhole, comparesStudents, term.schoolYear.start, term.semester.rawValue,
        ] + StatementArguments(names))
      let count = database.changesCount
      try database.execute(
        sql: "UPDATE run SET expected = ? WHERE id = ?", arguments: [count, id])
      try Self.append(
        Event(
          at: time, npsn: nil, student: nil, kind: "run",
          payload: "\(id) started, \(count) students"), in: database)
      return try Self.run(RunID(id), in: database)
    }
  }

  private static func condition(of scope: RunScope) -> (sql: String, names: [String]) {
    func marks(_ count: Int) -> String {
      Array(repeating: "?", count: count).joined(separator: ",")
    }
    switch scope {
    case .all: return ("1", [])
    case .schools(let schools):
      return ("class_group.npsn IN (\(marks(schools.count)))", schools.map(\.digits))
    case .classes(let classes, let school):
      return (
        "class_group.npsn = ? AND class_group.name IN (\(marks(classes.count)))",
        [school.digits] + classes
      )
    }
  }

  package func run(_ id: RunID) throws(LedgerError) -> Run {
    try read { database in try Self.run(id, in: database) }
  }

  /// All runs, newest first.
  package func runs() throws(LedgerError) -> [Run] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM run ORDER BY id DESC LIMIT 1000")
        .compactMap { try Self.run($0, in: database) }
    }
  }

  static func run(_ id: RunID, in database: Database) throws -> Run {
    let row = try Row.fetchOne(
      database, sql: "SELECT * FROM run WHERE id = ?", arguments: [id.value])
    guard let row, let run = try run(row, in: database) else { throw LedgerError.unknownRun(id) }
    return run
  }

  private static func run(_ row: Row, in database: Database) throws -> Run? {
    guard let year = SchoolYear(start: row["school_year"]),
      let semester = Semester(rawValue: row["semester"])
    else { return nil }
    let id = RunID(row["id"])
    var totals = RunTotals()
    totals.expected = row["expected"]
    let counts = try Row.fetchAll(
      database, sql: "SELECT outcome, count(*) FROM run_item WHERE run = ? GROUP BY outcome",
      arguments: [id.value])
    for count in counts { totals.add(count[1], count[0]) }
    return Run(
      id: id, term: Term(schoolYear: year, semester: semester),
      kind: ReportKind(rawValue: row["kind"]) ?? .endOfTerm,
      state: RunState(rawValue: row["state"]) ?? .open, scope: row["scope"],
      startedAt: row["started_at"], endedAt: row["ended_at"], isUrgent: row["is_urgent"],
      totals: totals)
  }

  /// Whether a person has asked for something since: cheap enough to ask many times a second.
  package func state(of id: RunID) throws(LedgerError) -> RunState {
    let text = try read { database in
      try String.fetchOne(
        database.cachedStatement(sql: "SELECT state FROM run WHERE id = ?"),
        arguments: [id.value])
    }
    guard let state = text.flatMap({ RunState(rawValue: $0) }) else { throw .unknownRun(id) }
    return state
  }

  /// Pauses, resumes or cancels a run.
  /// - Throws: ``LedgerError/runNotOpen(_:_:)`` if it has ended.
  package func set(
    _ id: RunID, to state: RunState, at time: Int64
  ) throws(LedgerError) {
    try write { database in
      let run = try Self.run(id, in: database)
      guard !run.state.hasEnded else { throw LedgerError.runNotOpen(id, run.state) }
      guard run.state != state else { return }
      try Self.set(id, state, at: time, in: database)
    }
  }

  private static func set(
    _ id: RunID, _ state: RunState, at time: Int64, in database: Database
  ) throws {
    try database.execute(
      sql: "UPDATE run SET state = ?, ended_at = ? WHERE id = ?",
      arguments: [state.rawValue, state.hasEnded ? time : nil, id.value])
    try append(
      Event(
        at: time, npsn: nil, student: nil, kind: "run", payload: "\(id.value) \(state.rawValue)"),
      in: database)
  }

  /// Closes the run if its sum is even: expected = done + excused.
  /// - Returns: the run as it is then.
  package func closeIfBalanced(_ id: RunID, at time: Int64) throws(LedgerError) -> Run {
    try write { database in
      let run = try Self.run(id, in: database)
      guard !run.state.hasEnded, run.totals.isBalanced else { return run }
      let items = try Self.itemsDigest(of: id, in: database)
      try Self.set(id, .closed, at: time, in: database)
      try Self.append(
        Event(
          at: time, npsn: nil, student: nil, kind: "run",
          payload: "\(id.value) items \(items)"), in: database)
      return try Self.run(id, in: database)
    }
  }
}
