package import Digesting
internal import GRDB
package import Records

/// What became of one student's card in a run.
package struct CardOutcome: Sendable, Hashable {
  package enum Result: Sendable, Hashable {
    case verified(pdf: Digest, pages: Int, bytes: Int)
    /// The code of what went wrong; never a name or a mark.
    case failed(code: String)
  }

  package var student: StudentID
  package var result: Result
  package var layout: String
  /// Of the data that was printed.
  package var dataDigest: Digest

  package init(student: StudentID, result: Result, layout: String, dataDigest: Digest) {
    self.student = student
    self.result = result
    self.layout = layout
    self.dataDigest = dataDigest
  }
}

extension Ledger {
  /// Notes what became of the cards of a class, in one transaction: documents, events and counters together.
  ///
  /// A card that is out (downloaded, printed …) keeps its version; other data make a new version, and the old one is
  /// superseded. The same PDF again changes nothing.
  package func note(
    _ outcomes: [CardOutcome], of target: ImportTarget, engine: String, at time: Int64
  ) throws(LedgerError) {
    try write { database in
      for outcome in outcomes {
        try Self.note(outcome, of: target, engine: engine, at: time, in: database)
      }
    }
  }

  private static func note(
    _ outcome: CardOutcome, of target: ImportTarget, engine: String, at time: Int64,
    in database: Database
  ) throws {
    let current = try currentDocument(outcome.student, target, in: database)
    var state = current.flatMap { CardState(rawValue: $0["state"]) }
    if case .verified(let pdf, _, _) = outcome.result, state?.isDone == true,
      current?["pdf_digest"] as String? == pdf.hex
    {
      return
    }
    if let current, let from = state, from.isOut {
      guard case .verified = outcome.result else { return }
      try move(
        current, outcome.student, target, from: from, to: .superseded, at: time, in: database)
      try database.execute(
        sql: "UPDATE document SET is_current = 0 WHERE id = ?", arguments: [current["id"] as Int64])
      state = nil
    }
    let row = try document(
      replacing: state == nil ? nil : current, outcome.student, target, at: time, in: database,
      version: (current?["version"] as Int? ?? 0) + 1)
    switch outcome.result {
    case .verified(let pdf, let pages, let bytes):
      try database.execute(
        sql: """
          UPDATE document SET layout = ?, engine = ?, data_digest = ?, pdf_digest = ?, pages = ?,
            bytes = ?, error = NULL WHERE id = ?
          """,
        arguments: [
          outcome.layout, engine, outcome.dataDigest.hex, pdf.hex, pages, bytes, row["id"] as Int64,
        ])
      try move(row, outcome.student, target, from: state, to: .rendered, at: time, in: database)
      try move(row, outcome.student, target, from: .rendered, to: .verified, at: time, in: database)
    case .failed(let code):
      try database.execute(
        sql: "UPDATE document SET error = ?, layout = ?, engine = ? WHERE id = ?",
        arguments: [code, outcome.layout, engine, row["id"] as Int64])
      try move(row, outcome.student, target, from: state, to: .failed, at: time, in: database)
    }
  }

  /// Moves a student's current card.
  /// - Throws: ``LedgerError/illegalMove(student:from:to:)``; nothing is changed then.
  package func move(
    _ student: StudentID, to state: CardState, of target: ImportTarget, at time: Int64
  ) throws(LedgerError) {
    try write { database in
      let current = try Self.currentDocument(student, target, in: database)
      let from = current.flatMap { CardState(rawValue: $0["state"]) }
      guard let current else {
        throw LedgerError.illegalMove(student: student, from: nil, to: state)
      }
      try Self.move(current, student, target, from: from, to: state, at: time, in: database)
    }
  }

  private static func currentDocument(
    _ student: StudentID, _ target: ImportTarget, in database: Database
  ) throws -> Row? {
    try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT * FROM document WHERE student = ? AND school_year = ? AND semester = ? AND kind = ?
          AND is_current = 1
          """),
      arguments: [
        student.value, target.term.schoolYear.start, target.term.semester.rawValue,
        target.kind.rawValue,
      ])
  }

  private static func document(
    replacing current: Row?, _ student: StudentID, _ target: ImportTarget, at time: Int64,
    in database: Database, version: Int
  ) throws -> Row {
    if let current { return current }
    try database.execute(
      sql: """
        INSERT INTO document (student, npsn, school_year, semester, kind, version, state,
          is_current, changed_at) VALUES (?, ?, ?, ?, ?, ?, 'new', 1, ?)
        """,
      arguments: [
        student.value, target.npsn.digits, target.term.schoolYear.start,
        target.term.semester.rawValue, target.kind.rawValue, version, time,
      ])
    guard let row = try currentDocument(student, target, in: database) else {
      throw LedgerError.refused("a document vanished")
    }
    return row
  }

  /// One move along the table, with its event and its counters.
  private static func move(
    _ document: Row, _ student: StudentID, _ target: ImportTarget, from: CardState?,
    to: CardState, at time: Int64, in database: Database
  ) throws {
    guard CardState.successors(of: from).contains(to) else {
      throw LedgerError.illegalMove(student: student, from: from, to: to)
    }
    try database.cachedStatement(sql: "UPDATE document SET state = ?, changed_at = ? WHERE id = ?")
      .execute(arguments: [to.rawValue, time, document["id"] as Int64])
    try append(
      Event(
        at: time, npsn: target.npsn, student: student, kind: "card",
        payload: "v\(document["version"] as Int) \(from?.rawValue ?? "-") \(to.rawValue)"),
      in: database)
    if let from { try count(-1, state: from, target, in: database) }
    try count(1, state: to, target, in: database)
  }

  // MARK: Counters

  private static func count(
    _ step: Int, state: CardState, _ target: ImportTarget, in database: Database
  ) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO counter VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (npsn, school_year, semester, kind, state)
        DO UPDATE SET count = count + excluded.count
        """
    ).execute(
      arguments: [
        target.npsn.digits, target.term.schoolYear.start, target.term.semester.rawValue,
        target.kind.rawValue, state.rawValue, step,
      ])
  }

  /// The number of students whose cards are expected from a school.
  static func expect(_ step: Int, npsn: NPSN, year: SchoolYear, in database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO expected VALUES (?, ?, ?)
        ON CONFLICT (npsn, school_year) DO UPDATE SET count = count + excluded.count
        """
    ).execute(arguments: [npsn.digits, year.start, step])
  }

  /// Counts anew what the counters say, to prove them.
  /// - Returns: whether every counter is right.
  package func countersAreRight() throws(LedgerError) -> Bool {
    try read { database in
      let counted = """
        SELECT npsn, school_year, semester, kind, state, count(*) AS count FROM document
        GROUP BY npsn, school_year, semester, kind, state
        """
      let kept = "SELECT * FROM counter WHERE count <> 0"
      let expected = """
        SELECT npsn, membership.school_year, count(*) AS count FROM membership
        JOIN student ON student.id = membership.student GROUP BY npsn, membership.school_year
        """
      let keptExpected = "SELECT * FROM expected WHERE count <> 0"
      for (left, right) in [
        (counted, kept), (kept, counted), (expected, keptExpected), (keptExpected, expected),
      ] {
        let differs = try Bool.fetchOne(database, sql: "SELECT EXISTS (\(left) EXCEPT \(right))")
        if differs != false { return false }
      }
      return true
    }
  }
}
