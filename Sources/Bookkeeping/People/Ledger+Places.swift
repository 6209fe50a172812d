internal import GRDB
package import Records

extension Ledger {
  /// Where a student is in a term, which ``Rights`` asks for; nil if nobody has the number.
  package func place(
    of student: StudentID, in term: Term
  ) throws(LedgerError) -> StudentPlace? {
    try read { database in
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT student.npsn, class_group.npsn, class_group.name FROM student
            LEFT JOIN membership ON membership.student = student.id AND membership.school_year = ?
              AND membership.semester = ?
            LEFT JOIN class_group ON class_group.id = membership.class_group
            WHERE student.id = ?
            """), arguments: [term.schoolYear.start, term.semester.rawValue, student.value])
      guard let row, let npsn = NPSN(row[0]) else { return nil }
      var place = StudentPlace(npsn: npsn, room: nil)
      if let school = (row[1] as String?).flatMap({ NPSN($0) }), let name = row[2] as String? {
        place.room = ClassPlace(npsn: school, schoolYear: term.schoolYear, name: name)
      }
      return place
    }
  }
}
