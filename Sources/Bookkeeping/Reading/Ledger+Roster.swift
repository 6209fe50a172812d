internal import GRDB
package import Records

extension Ledger {
  /// All schools, by number.
  package func schools() throws(LedgerError) -> [School] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM school ORDER BY npsn").compactMap(Self.school)
    }
  }

  package func school(_ npsn: NPSN) throws(LedgerError) -> School {
    try read { database in try Self.school(npsn, in: database) }
  }

  static func school(_ npsn: NPSN, in database: Database) throws -> School {
    let row = try Row.fetchOne(
      database, sql: "SELECT * FROM school WHERE npsn = ?", arguments: [npsn.digits])
    guard let school = row.flatMap(Self.school) else { throw LedgerError.unknownSchool(npsn) }
    return school
  }

  private static func school(_ row: Row) -> School? {
    guard let npsn = NPSN(row["npsn"]) else { return nil }
    return School(
      npsn: npsn, name: row["name"], level: EducationLevel(rawValue: row["level"]) ?? .sd,
      ownership: Ownership(rawValue: row["ownership"]) ?? .public,
      legacySchoolNumber: row["legacy_number"],
      address: Address(
        street: row["street"], rt: row["rt"], rw: row["rw"], hamlet: row["hamlet"],
        village: row["village"], district: row["district"], city: row["city"],
        province: row["province"], postalCode: row["postal_code"]),
      phone: row["phone"], website: row["website"], email: row["email"],
      signingPlace: row["signing_place"], foundationName: row["foundation"])
  }

  static func staff(_ row: Row) -> Staff? {
    guard let name = row["name"] as String? else { return nil }
    return Staff(
      name: name, titleFront: row["title_front"], titleBack: row["title_back"],
      nip: (row["nip"] as String?).flatMap { NIP($0) }, staffNumber: row["number"],
      staffNumberLabel: row["number_label"])
  }

  /// The classes of a school in a school year, by grade and name.
  package func classes(of npsn: NPSN, in year: SchoolYear) throws(LedgerError) -> [ClassGroup] {
    try read { database in try Self.classes(of: npsn, in: year, database).map(\.group) }
  }

  static func classes(
    of npsn: NPSN, in year: SchoolYear, _ database: Database
  ) throws -> [(row: Int64, group: ClassGroup)] {
    let sql = """
      SELECT class_group.id AS class_id, class_group.name AS class_name, grade, curriculum, staff.*
      FROM class_group
      LEFT JOIN homeroom ON homeroom.npsn = class_group.npsn
        AND homeroom.school_year = class_group.school_year
        AND homeroom.class_name = class_group.name
      LEFT JOIN staff ON staff.id = homeroom.staff
      WHERE class_group.npsn = ? AND class_group.school_year = ?
      ORDER BY grade, class_group.name
      """
    return try Row.fetchAll(database, sql: sql, arguments: [npsn.digits, year.start]).map { row in
      (
        row["class_id"],
        ClassGroup(
          name: row["class_name"], grade: row["grade"],
          curriculum: Curriculum(rawValue: row["curriculum"]) ?? .k13, homeroomTeacher: staff(row))
      )
    }
  }

  static func subjects(of npsn: NPSN, _ database: Database) throws -> [GradeSubject] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM subject WHERE npsn = ? ORDER BY position, code",
      arguments: [npsn.digits]
    ).map { row in
      let first: Int = row["first_grade"]
      return GradeSubject(
        subject: Subject(
          code: row["code"], name: row["name"], shortName: row["short_name"],
          group: row["subject_group"], order: row["position"], isLocalContent: row["is_local"],
          religion: (row["religion"] as String?).flatMap { Religion(rawValue: $0) },
          isElective: row["is_elective"], canonicalCode: row["canonical"]),
        grades: first...max(first, row["last_grade"]))
    }
  }

  /// What Intake must know of a school.
  package func roster(of npsn: NPSN, in term: Term) throws(LedgerError) -> Roster {
    try read { database in
      let sql = """
        SELECT student.id, full_name, nisn, local_number, birth_date, religion, photo,
          class_group.name AS class_name,
          CASE WHEN religion IS NULL THEN (
            SELECT subject FROM (
              SELECT subject FROM k13_result WHERE k13_result.student = student.id AND school_year = ?1
                AND semester = ?2 AND coalesce(knowledge_score, skill_score) IS NOT NULL
              UNION ALL SELECT subject FROM learning_result WHERE learning_result.student = student.id
                AND school_year = ?1 AND semester = ?2 AND final_score IS NOT NULL)
            WHERE subject IN (SELECT code FROM subject WHERE npsn = ?3 AND religion IS NOT NULL)
            LIMIT 1) END AS religion_subject
        FROM student
        LEFT JOIN membership ON membership.student = student.id AND membership.school_year = ?1
          AND membership.semester = ?2
        LEFT JOIN class_group ON class_group.id = membership.class_group
        WHERE student.npsn = ?3 ORDER BY student.id
        """
      let students = try Row.fetchAll(
        database, sql: sql, arguments: [term.schoolYear.start, term.semester.rawValue, npsn.digits]
      ).map { row in
        Roster.Entry(
          id: StudentID(row["id"]), fullName: row["full_name"],
          nisn: (row["nisn"] as String?).flatMap { NISN($0) },
          localStudentNumber: row["local_number"],
          birthDate: (row["birth_date"] as String?).flatMap { CalendarDate(text: $0) },
          religion: (row["religion"] as String?).flatMap { Religion(rawValue: $0) },
          className: row["class_name"], religionSubject: row["religion_subject"],
          photo: row["photo"])
      }
      let staff = try Row.fetchAll(
        database, sql: "SELECT * FROM staff WHERE npsn = ? ORDER BY id", arguments: [npsn.digits]
      ).compactMap(Self.staff)
      return Roster(
        npsn: npsn, term: term, students: students,
        classes: try Self.classes(of: npsn, in: term.schoolYear, database).map(\.group),
        subjects: try Self.subjects(of: npsn, database), staff: staff)
    }
  }

  /// Which other school has a student of each of these numbers; of several, the one that the student has not left, else
  /// the newest.
  package func elsewhere(
    _ numbers: [NISN], besides npsn: NPSN, in term: Term
  ) throws(LedgerError) -> [NISN: ElsewhereStudent] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT student.id, student.npsn, school.name, full_name, birth_date,
            class_group.name AS class_name, leaving_date
          FROM student JOIN school ON school.npsn = student.npsn
          LEFT JOIN membership ON membership.student = student.id AND membership.school_year = ?3
            AND membership.semester = ?4
          LEFT JOIN class_group ON class_group.id = membership.class_group
          WHERE nisn = ?1 AND student.npsn <> ?2
          ORDER BY leaving_date IS NOT NULL, student.id DESC LIMIT 1
          """)
      var found: [NISN: ElsewhereStudent] = [:]
      for number in numbers {
        let row = try Row.fetchOne(
          statement,
          arguments: [
            number.digits, npsn.digits, term.schoolYear.start, term.semester.rawValue,
          ])
        guard let row, let other = NPSN(row[1]) else { continue }
        found[number] = ElsewhereStudent(
          id: StudentID(row[0]), npsn: other, schoolName: row[2], fullName: row[3],
          birthDate: (row[4] as String?).flatMap { CalendarDate(text: $0) }, className: row[5],
          leavingDate: (row[6] as String?).flatMap { CalendarDate(text: $0) })
      }
      return found
    }
  }
}
