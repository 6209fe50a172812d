internal import GRDB
package import Records

// Who teaches which subject, as the staff list says: by the subject's name or code, so that staff and subjects can be
// imported in either order.
extension Ledger {
  static func addTeachingTable(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE teaching (
          npsn TEXT NOT NULL REFERENCES school, school_year INTEGER NOT NULL,
          subject_key TEXT NOT NULL, class_name TEXT NOT NULL COLLATE NOCASE,
          staff INTEGER REFERENCES staff,
          PRIMARY KEY (npsn, school_year, subject_key, class_name)) STRICT;
        """)
  }

  /// The subject teachers of a school in a school year. No card is made from it.
  package func teachers(of npsn: NPSN, in year: SchoolYear) throws(LedgerError) -> SubjectTeachers {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT subject_key, class_name, staff.* FROM teaching
          JOIN staff ON staff.id = teaching.staff
          WHERE teaching.npsn = ? AND school_year = ?
          """, arguments: [npsn.digits, year.start])
      var teachers = SubjectTeachers()
      for row in rows {
        guard let staff = Self.staff(row) else { continue }
        teachers.add(staff, subjectKey: row["subject_key"], className: row["class_name"])
      }
      return teachers
    }
  }
}
