internal import GRDB
internal import Records

// The figures of a school: how many cards it owes (students in its classes), and where the current cards of those students
// stand. They change in the transaction of what they count (Docs/design.md section 5).
extension Ledger {
  static func count(
    _ step: Int, state: String, of target: ImportTarget, in database: Database
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
        target.kind.rawValue, state, step,
      ])
  }

  /// A student comes into a class (+1) or leaves it (−1): the school owes a card more or less in that school year, and the
  /// student's cards count or count no longer.
  static func expect(
    _ step: Int, _ student: StudentID, npsn: NPSN, year: SchoolYear, in database: Database
  ) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO expected VALUES (?, ?, ?)
        ON CONFLICT (npsn, school_year) DO UPDATE SET count = count + excluded.count
        """
    ).execute(arguments: [npsn.digits, year.start, step])
    try database.cachedStatement(
      sql: """
        INSERT INTO counter
        SELECT npsn, school_year, semester, kind, state, ? FROM document
        WHERE student = ? AND school_year = ? AND is_current = 1
        ON CONFLICT (npsn, school_year, semester, kind, state)
        DO UPDATE SET count = count + excluded.count
        """
    ).execute(arguments: [step, student.value, year.start])
  }

  /// Counts anew what the counters say, to prove them.
  /// - Returns: whether every counter is right.
  package func countersAreRight() throws(LedgerError) -> Bool {
    try read { database in
      let counted = """
        SELECT document.npsn, document.school_year, semester, kind, state, count(*) AS count
        FROM document JOIN membership ON membership.student = document.student
          AND membership.school_year = document.school_year
        WHERE is_current = 1
        GROUP BY document.npsn, document.school_year, semester, kind, state
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
