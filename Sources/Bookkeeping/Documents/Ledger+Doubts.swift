internal import GRDB
package import Records

extension Ledger {
  /// Students with a done card that may be held now, class by class: their data have changed since, or, where rules block,
  /// the rules or what they look at. All others were judged when their card was made, and would be judged the same.
  /// Beside them, those whose data have changed.
  ///
  /// - Parameters:
  ///   - presses: with what cards are made now; nil where no rule blocks, so that only data decide.
  ///   - comparesStudents: whether a classmate's change may hold a student.
  package func doubtfulCards(
    presses: PressDigests?, comparesStudents: Bool, in term: Term, kind: ReportKind = .endOfTerm,
    of school: NPSN? = nil
  ) throws(LedgerError) -> (units: [WorkUnit], stale: Set<StudentID>) {
    // By its classes: a condition that may hold for all schools could use no index.
    let ofSchool =
      school == nil ? "" : "AND class_group.npsn = :npsn AND class_group.school_year = :year"
    let own = try Self.json(presses?.own ?? [:])
    return try read { database in
      let classes =
        comparesStudents ? try Self.json(ClassState.all(in: term, of: school, database)) : "{}"
      let rows = try Row.fetchCursor(
        database,
        sql: """
          WITH own AS MATERIALIZED (SELECT key AS npsn, value AS press FROM json_each(:own)),
            class AS MATERIALIZED (
              SELECT CAST(key AS INTEGER) AS id, value AS state FROM json_each(:classes))
          SELECT class_group.id, class_group.npsn, class_group.name, document.student,
            is_stale
          FROM document
          JOIN membership ON membership.student = document.student
            AND membership.school_year = :year AND membership.semester = :semester
          JOIN class_group ON class_group.id = membership.class_group
          LEFT JOIN own ON own.npsn = class_group.npsn
          LEFT JOIN class ON class.id = class_group.id
          WHERE is_current = 1 AND document.school_year = :year AND document.semester = :semester
            AND kind = :kind AND document.state IN (\(CardState.doneList))
            \(ofSchool)
            AND (is_stale = 1
              OR :common IS NOT NULL AND document.press IS NOT coalesce(own.press, :common)
              OR :compares AND document.class_state IS NOT class.state)
          ORDER BY class_group.id
          """,
        arguments: [
          "own": own, "classes": classes, "year": term.schoolYear.start,
          "semester": term.semester.rawValue, "kind": kind.rawValue, "npsn": school?.digits,
          "common": presses?.common, "compares": comparesStudents,
        ])
      var stale: Set<StudentID> = []
      let units = try WorkUnit.all(rows) { if $0[4] { stale.insert(StudentID($0[3])) } }
      return (units, stale)
    }
  }
}
