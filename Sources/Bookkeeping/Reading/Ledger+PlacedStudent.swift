internal import GRDB
package import Records

/// A student and the class of a term that they are in.
package struct PlacedStudent: Sendable, Hashable {
  package var id: StudentID
  package var npsn: NPSN
  package var className: String
  package var fullName: String
  package var nisn: NISN?
}

/// A version of a student's card, as the people of the school see its history.
package struct CardVersion: Sendable, Hashable {
  package var version: Int
  package var state: CardState
  package var isCurrent: Bool
  package var isStale: Bool
  package var pages: Int?
  package var bytes: Int?
  package var pdfDigest: String?
  /// Seconds since 1970.
  package var changedAt: Int64
}

extension Ledger {
  /// The student's school and class in a term; nil for a student who is in none.
  package func student(
    _ student: StudentID, in term: Term
  ) throws(LedgerError) -> PlacedStudent? {
    try read { database in
      try Row.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT student.npsn, class_group.name, full_name, nisn FROM student
            JOIN membership ON membership.student = student.id
            JOIN class_group ON class_group.id = membership.class_group
            WHERE student.id = ? AND membership.school_year = ? AND membership.semester = ?
            """),
        arguments: [student.value, term.schoolYear.start, term.semester.rawValue]
      ).flatMap { row in
        NPSN(row[0]).map { npsn in
          PlacedStudent(
            id: student, npsn: npsn, className: row[1], fullName: row[2],
            nisn: (row[3] as String?).flatMap { NISN($0) })
        }
      }
    }
  }

  /// All versions of a student's card of one term, newest first.
  package func versions(
    of student: StudentID, in term: Term, kind: ReportKind = .endOfTerm
  ) throws(LedgerError) -> [CardVersion] {
    try read { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT version, state, is_current, is_stale, pages, bytes, pdf_digest, changed_at
            FROM document WHERE student = ? AND school_year = ? AND semester = ? AND kind = ?
            ORDER BY version DESC
            """),
        arguments: [
          student.value, term.schoolYear.start, term.semester.rawValue, kind.rawValue,
        ]
      ).compactMap { row in
        CardState(rawValue: row[1]).map { state in
          CardVersion(
            version: row[0], state: state, isCurrent: row[2], isStale: row[3], pages: row[4],
            bytes: row[5], pdfDigest: row[6], changedAt: row[7])
        }
      }
    }
  }

  /// The newest runs, at most so many, newest first.
  package func newestRuns(_ limit: Int) throws(LedgerError) -> [RunID] {
    try read { database in
      try Int64.fetchAll(
        database, sql: "SELECT id FROM run ORDER BY id DESC LIMIT ?", arguments: [limit]
      ).map { RunID($0) }
    }
  }
}
