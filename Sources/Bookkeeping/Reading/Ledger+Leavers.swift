internal import GRDB
package import Records

/// A student who is in no class of a term, for the leaving date on record is before it.
package struct Leaver: Sendable, Hashable {
  package var id: StudentID
  package var fullName: String
  package var nisn: NISN?
  package var date: CalendarDate
  /// Whether the date cannot be right, or somebody entered results of that term.
  package var isDoubtful: Bool
}

extension Ledger {
  /// Who of a school left in the year and a half before the term, or at a time that is hard to believe: before the
  /// student was admitted or old enough, or although there are results of this very term. A slip of the pen in a date
  /// would take a student out of the term without a word (Docs/domain.md section 6.5).
  package func leavers(of npsn: NPSN, before term: Term) throws(LedgerError) -> [Leaver] {
    let year = term.schoolYear.start
    let start = term.semester == .odd ? "\(year)-07-01" : "\(year + 1)-01-01"
    let results = ["k13_result", "learning_result", "midterm_result", "report", "extracurricular"]
      .map { table in
        """
        EXISTS (SELECT 1 FROM \(table) WHERE \(table).student = student.id
          AND school_year = :year AND semester = :semester)
        """
      }.joined(separator: " OR ")
    return try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT id, full_name, nisn, leaving_date, is_doubtful FROM (
            SELECT id, full_name, nisn, leaving_date,
              coalesce(leaving_date < admission_date, 0)
              OR coalesce(leaving_date < date(birth_date, '+4 years'), 0)
              OR \(results) AS is_doubtful
            FROM student WHERE npsn = :npsn AND leaving_date < :start
              AND NOT EXISTS (SELECT 1 FROM membership WHERE membership.student = student.id
                AND school_year = :year AND semester = :semester))
          WHERE is_doubtful OR leaving_date >= date(:start, '-18 months')
          ORDER BY NOT is_doubtful, full_name, id
          """,
        arguments: [
          "npsn": npsn.digits, "start": start, "year": year, "semester": term.semester.rawValue,
        ]
      ).compactMap { row in
        guard let date = CalendarDate(text: row["leaving_date"]) else { return nil }
        return Leaver(
          id: StudentID(row["id"]), fullName: row["full_name"],
          nisn: (row["nisn"] as String?).flatMap { NISN($0) }, date: date,
          isDoubtful: row["is_doubtful"])
      }
    }
  }
}
