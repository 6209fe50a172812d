internal import GRDB
package import Records

extension Ledger {
  /// The ledger of a class in one term; nil for a class without students.
  ///
  /// - Throws: ``LedgerError/unknownClass(_:nearest:)``.
  package func classLedger(
    of npsn: NPSN, className: String, term: Term, kind: ReportKind = .endOfTerm
  ) throws(LedgerError) -> ClassLedgerRecord? {
    ClassLedgerRecord(
      of: try records(of: npsn, className: className, term: term, kind: kind).map(\.record))
  }

  /// The registers of the students of a class, in the order of its list: all their terms up to that one, in whichever
  /// class they were. A term of the past counts once somebody has a result in it.
  ///
  /// - Throws: ``LedgerError/unknownClass(_:nearest:)``.
  package func registers(
    of npsn: NPSN, className: String, upTo term: Term
  ) throws(LedgerError) -> [StudentRegisterRecord] {
    try read { database in
      let classes = try Self.classes(of: npsn, in: term.schoolYear, database)
      guard let (classRow, _) = classes.first(where: { $0.group.name == className }) else {
        throw LedgerError.unknownClass(
          className, nearest: classes.map(\.group.name).nearest(to: className))
      }
      var terms: [Int64: [RegisterTerm]] = [:]
      for (year, row, semester) in try Self.pastClasses(of: classRow, upTo: term, database) {
        guard let schoolYear = SchoolYear(start: year),
          let (_, group) = try Self.classes(of: npsn, in: schoolYear, database).first(where: {
            $0.row == row
          })
        else { continue }
        let reader = try ClassReader(
          database: database, npsn: npsn, group: group,
          term: Term(schoolYear: schoolYear, semester: semester), kind: .endOfTerm)
        let stored = try reader.records(classRow: row)
        guard let ledger = ClassLedgerRecord(of: stored.map(\.record)) else { continue }
        for (place, student) in stored.enumerated() {
          terms[student.id.value, default: []].append(RegisterTerm(ledger: ledger, row: place))
        }
      }
      let members = try Int64.fetchAll(
        database,
        sql: """
          SELECT student.id FROM membership JOIN student ON student.id = membership.student
          WHERE class_group = ? AND semester = ?
          ORDER BY roster_number IS NULL, roster_number, full_name COLLATE NOCASE, student.id
          """, arguments: [classRow, term.semester.rawValue])
      return members.compactMap { StudentRegisterRecord(of: terms[$0] ?? []) }
    }
  }

  /// The classes and semesters in which students of the class have been, the present one included.
  private static func pastClasses(
    of classRow: Int64, upTo term: Term, _ database: Database
  ) throws -> [(year: Int, row: Int64, semester: Semester)] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT DISTINCT past.school_year, past.class_group, results.semester
        FROM membership AS present
        JOIN membership AS past ON past.student = present.student
        JOIN (SELECT student, school_year, semester, kind FROM k13_result
          UNION SELECT student, school_year, semester, kind FROM learning_result) AS results
          ON results.student = past.student AND results.school_year = past.school_year
          AND results.semester = past.semester AND results.kind = 'endOfTerm'
        WHERE present.class_group = ?1 AND present.semester = ?3
          AND (past.school_year, results.semester) <= (?2, ?3)
        ORDER BY past.school_year, past.class_group, results.semester
        """, arguments: [classRow, term.schoolYear.start, term.semester.rawValue])
    return rows.compactMap { row in
      Semester(rawValue: row["semester"]).map { (row["school_year"], row["class_group"], $0) }
    }
  }
}
