internal import GRDB
package import Records

extension Ledger {
  /// The class that a run's student is in now, joined to `run_item` and `run`: who moved to another class of the school
  /// since the list was fixed is looked for there, who is in none where the list says.
  private static let presentClass = """
    JOIN class_group AS listed ON listed.id = run_item.class_group
    LEFT JOIN membership ON membership.student = run_item.student
      AND membership.school_year = run.school_year AND membership.semester = run.semester
    LEFT JOIN class_group AS present ON present.id = membership.class_group
      AND present.npsn = listed.npsn
    JOIN class_group ON class_group.id = coalesce(present.id, listed.id)
    """

  /// What a run has still to do, by school and class, in the order of the class lists.
  package func work(of run: RunID) throws(LedgerError) -> [WorkUnit] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT class_group.id, class_group.npsn, class_group.name, run_item.student
          FROM run_item JOIN run ON run.id = run_item.run \(Self.presentClass)
          WHERE run_item.run = ? AND outcome IS NULL
          ORDER BY class_group.npsn, class_group.grade, class_group.name, class_group.id, roster_number IS NULL,
            roster_number, run_item.student
          """, arguments: [run.value])
      return try WorkUnit.all(rows)
    }
  }

  /// How many schools a run's students are of.
  package func schoolCount(of run: RunID) throws(LedgerError) -> Int {
    try read { database in
      try Int.fetchOne(
        database,
        sql: """
          SELECT count(DISTINCT npsn) FROM class_group
          WHERE id IN (SELECT DISTINCT class_group FROM run_item WHERE run = ?)
          """, arguments: [run.value]) ?? 0
    }
  }

  /// Puts the blocked and failed students of a run back into its work, and those whose card the archive has lost since.
  package func retry(_ run: RunID) throws(LedgerError) {
    try write { database in
      try database.execute(
        sql: """
          UPDATE run_item SET outcome = NULL, reason = NULL
          WHERE run = ? AND outcome IN ('blocked', 'failed')
          """, arguments: [run.value])
      try database.execute(
        sql: """
          UPDATE run_item SET outcome = NULL, pdf_digest = NULL
          WHERE run = ? AND outcome IN ('made', 'same')
            AND pdf_digest NOT IN (SELECT digest FROM archived)
          """, arguments: [run.value])
    }
  }

  /// Notes what a student's item came to, in the transaction of the card itself. What is done or excused stays so.
  static func settle(
    _ run: RunID, _ outcome: CardOutcome, _ digest: String?, at time: Int64, in database: Database
  ) throws {
    let (word, reason): (String, String?) =
      switch outcome.result {
      case .verified: ("made", nil)
      case .unchanged where digest != nil: ("same", nil)
      case .unchanged: ("failed", "lost")
      case .blocked(let codes): ("blocked", codes)
      case .failed(let code): ("failed", code)
      }
    try database.cachedStatement(
      sql: """
        UPDATE run_item SET outcome = ?, reason = ?, pdf_digest = ?, at = ?
        WHERE run = ? AND student = ? AND (outcome IS NULL OR outcome IN ('blocked', 'failed'))
        """
    ).execute(arguments: [word, reason, digest, time, run.value, outcome.student.value])
  }

  /// Excuses students who have no card: of those given, the ones that are not done.
  /// - Returns: how many were excused.
  package func excuse(
    _ students: [StudentID], in run: RunID, reason: ExcuseReason, at time: Int64
  ) throws(LedgerError) -> Int {
    try write { database in
      let state = try Self.run(run, in: database).state
      guard !state.hasEnded else { throw LedgerError.runNotOpen(run, state) }
      var count = 0
      for student in students {
        try database.execute(
          sql: """
            UPDATE run_item SET outcome = 'excused', reason = ?, pdf_digest = NULL, at = ?
            WHERE run = ? AND student = ? AND (outcome IS NULL OR outcome IN ('blocked', 'failed'))
            """, arguments: [reason.rawValue, time, run.value, student.value])
        guard database.changesCount > 0 else { continue }
        count += 1
        try Self.append(
          Event(
            at: time, npsn: nil, student: student, kind: "run",
            payload: "\(run.value) excused \(reason.rawValue)"), in: database)
      }
      return count
    }
  }

  /// The open students of a run with that NISN, or of that name; all open ones if both are nil.
  package func openStudents(
    of run: RunID, nisn: String? = nil
  ) throws(LedgerError) -> [StudentID] {
    try read { database in
      _ = try Self.run(run, in: database)
      return try Int64.fetchAll(
        database,
        sql: """
          SELECT run_item.student FROM run_item JOIN student ON student.id = run_item.student
          WHERE run = ? AND (outcome IS NULL OR outcome IN ('blocked', 'failed'))
            AND (? IS NULL OR nisn = ?) ORDER BY run_item.student
          """, arguments: [run.value, nisn, nisn]
      ).map { StudentID($0) }
    }
  }

  /// What students are called.
  package func names(of students: [StudentID]) throws(LedgerError) -> [StudentID: String] {
    try read { database in
      var names: [StudentID: String] = [:]
      for student in students {
        names[student] = try String.fetchOne(
          database.cachedStatement(sql: "SELECT full_name FROM student WHERE id = ?"),
          arguments: [student.value])
      }
      return names
    }
  }

  /// The students of a run: all, or only those who are not done.
  package func entries(
    of run: RunID, onlyExceptions: Bool
  ) throws(LedgerError) -> [RunEntry] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT school.npsn, school.name AS school_name, class_group.name AS class_name,
            roster_number, full_name, nisn, outcome, reason, pdf_digest
          FROM run_item JOIN run ON run.id = run_item.run
          JOIN student ON student.id = run_item.student
          \(Self.presentClass) JOIN school ON school.npsn = class_group.npsn
          WHERE run_item.run = ? AND (NOT ? OR outcome IS NULL OR outcome NOT IN ('made', 'same'))
          ORDER BY school.npsn, class_group.grade, class_name, roster_number IS NULL, roster_number,
            student.id
          """, arguments: [run.value, onlyExceptions]
      ).compactMap { row in
        guard let npsn = NPSN(row["npsn"]) else { return nil }
        return RunEntry(
          npsn: npsn, school: row["school_name"], className: row["class_name"],
          rosterNumber: row["roster_number"], fullName: row["full_name"],
          nisn: (row["nisn"] as String?).flatMap { NISN($0) }, outcome: row["outcome"],
          reason: row["reason"], pdfDigest: row["pdf_digest"])
      }
    }
  }
}
