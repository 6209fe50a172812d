internal import GRDB
internal import Records

/// Applies the patches of one import within its transaction.
struct Importer {
  let target: ImportTarget
  var writer: RowWriter
  private var names: [StudentID: String] = [:]

  init(target: ImportTarget, writer: RowWriter) {
    self.target = target
    self.writer = writer
  }

  private var npsn: DatabaseValue { target.npsn.digits.databaseValue }
  private var year: DatabaseValue { target.term.schoolYear.start.databaseValue }
  private var semester: DatabaseValue { target.term.semester.rawValue.databaseValue }

  private func reportKey(_ student: StudentID) -> [(String, DatabaseValue)] {
    [
      ("student", student.value.databaseValue), ("school_year", year), ("semester", semester),
      ("kind", target.kind.rawValue.databaseValue),
    ]
  }

  private mutating func name(of student: StudentID) throws -> String {
    if let known = names[student] { return known }
    let name =
      try String.fetchOne(
        writer.database.cachedStatement(sql: "SELECT full_name FROM student WHERE id = ?"),
        arguments: [student.value]) ?? "?"
    names[student] = name
    return name
  }

  // MARK: School

  mutating func school(_ patch: SchoolPatch) throws {
    let address = patch.address
    try writer.upsert(
      "school", key: [("npsn", patch.npsn.digits.databaseValue)],
      cells: [
        ("name", patch.name.stored), ("level", patch.level.raw), ("ownership", patch.ownership.raw),
        ("legacy_number", patch.legacySchoolNumber.stored), ("street", address.street.stored),
        ("rt", address.rt.stored), ("rw", address.rw.stored), ("hamlet", address.hamlet.stored),
        ("village", address.village.stored), ("district", address.district.stored),
        ("city", address.city.stored), ("province", address.province.stored),
        ("postal_code", address.postalCode.stored), ("phone", patch.phone.stored),
        ("website", patch.website.stored), ("email", patch.email.stored),
        ("signing_place", patch.signingPlace.stored),
      ],
      defaults: [("level", "sd".databaseValue), ("ownership", "public".databaseValue)],
      about: patch.npsn.digits)
  }

  /// The row of a member of staff: matched by NIP, else by staff number, else by name.
  private func staffRow(_ staff: Staff) throws -> Int64? {
    let database = writer.database
    if let nip = staff.nip,
      let row = try Int64.fetchOne(
        database, sql: "SELECT id FROM staff WHERE npsn = ? AND nip = ?",
        arguments: [npsn, nip.digits])
    {
      return row
    }
    if let number = staff.staffNumber,
      let row = try Int64.fetchOne(
        database, sql: "SELECT id FROM staff WHERE npsn = ? AND number = ?",
        arguments: [npsn, number])
    {
      return row
    }
    return try Int64.fetchOne(
      database, sql: "SELECT id FROM staff WHERE npsn = ? AND name = ?",
      arguments: [npsn, staff.name])
  }

  private mutating func store(_ staff: Staff) throws -> Int64 {
    func set(_ text: String?) -> Change<DatabaseValue> {
      text.map { .set($0.databaseValue) } ?? .keep
    }
    let known = try staffRow(staff)
    let row =
      if let known { known } else {
        (try Int64.fetchOne(writer.database, sql: "SELECT max(id) FROM staff") ?? 0) + 1
      }
    try writer.upsert(
      "staff", key: [("id", row.databaseValue)],
      cells: [
        ("name", .set(staff.name.databaseValue)), ("title_front", set(staff.titleFront)),
        ("title_back", set(staff.titleBack)), ("nip", set(staff.nip?.digits)),
        ("number", set(staff.staffNumber)), ("number_label", set(staff.staffNumberLabel)),
      ], defaults: [("npsn", npsn)], about: staff.name)
    return row
  }

  mutating func staff(_ patch: StaffPatch) throws {
    let row = try store(patch.staff)
    switch patch.office {
    case .none: break
    case .principal(let prefix):
      try writer.database.execute(
        sql: """
          INSERT INTO principal VALUES (?, ?, ?, ?)
          ON CONFLICT (npsn, school_year) DO UPDATE SET staff = excluded.staff, prefix = excluded.prefix
          """, arguments: [npsn, year, row, prefix])
    case .homeroom(let className):
      try writer.database.execute(
        sql: "UPDATE class_group SET homeroom = ? WHERE npsn = ? AND school_year = ? AND name = ?",
        arguments: [row, npsn, year, className])
    }
  }

  mutating func classGroup(_ patch: ClassPatch) throws {
    var homeroom = Change<DatabaseValue>.keep
    switch patch.homeroomTeacher {
    case .keep: break
    case .clear: homeroom = .clear
    case .set(let staff):
      let known = try staffRow(staff)
      homeroom = .set((try known ?? store(staff)).databaseValue)
    }
    try writer.upsert(
      "class_group",
      key: [("npsn", npsn), ("school_year", year), ("name", patch.name.databaseValue)],
      cells: [
        ("grade", .set(patch.grade.databaseValue)), ("curriculum", patch.curriculum.raw),
        ("homeroom", homeroom),
      ], defaults: [("curriculum", "k13".databaseValue)], about: patch.name)
  }

  mutating func subject(_ entry: GradeSubject) throws {
    let subject = entry.subject
    func optional(_ text: String?) -> Change<DatabaseValue> {
      text.map { .set($0.databaseValue) } ?? .clear
    }
    try writer.upsert(
      "subject",
      key: [
        ("npsn", npsn), ("code", subject.code.databaseValue),
        ("first_grade", entry.grades.lowerBound.databaseValue),
      ],
      cells: [
        ("name", .set(subject.name.databaseValue)),
        ("short_name", .set(subject.shortName.databaseValue)),
        ("subject_group", optional(subject.group)), ("position", .set(subject.order.databaseValue)),
        ("is_local", .set((subject.isLocalContent ? 1 : 0).databaseValue)),
        ("religion", optional(subject.religion?.rawValue)),
        ("last_grade", .set(entry.grades.upperBound.databaseValue)),
      ], about: subject.code)
  }

  // MARK: Students

  mutating func student(_ patch: StudentPatch) throws {
    let database = writer.database
    let row =
      if let id = patch.id { id.value } else {
        (try Int64.fetchOne(database, sql: "SELECT max(id) FROM student") ?? 0) + 1
      }
    var cells: [RowWriter.Cell] = [
      ("full_name", patch.fullName.stored), ("nisn", patch.nisn.stored { $0.digits.databaseValue }),
      ("sex", patch.sex.raw), ("religion", patch.religion.raw),
      ("birth_date", patch.birthDate.stored { $0.text.databaseValue }),
      ("birth_order", patch.birthOrder.stored),
      ("admission_date", patch.admissionDate.stored { $0.text.databaseValue }),
      ("admission_grade", patch.admissionGrade.stored),
    ]
    for column in StudentColumns.texts {
      cells.append((column.name, patch[keyPath: column.patch].stored))
    }
    let name: String
    if case .set(let given) = patch.fullName {
      name = given
    } else {
      name = try self.name(of: StudentID(row))
    }
    try writer.upsert(
      "student", key: [("id", row.databaseValue)], cells: cells, defaults: [("npsn", npsn)],
      about: name)
    try move(StudentID(row), to: patch.className, number: patch.rosterNumber)
  }

  /// Puts a student into a class, or out of it; the school's number of expected cards follows.
  private mutating func move(
    _ student: StudentID, to className: Change<String>, number: Change<Int>
  ) throws {
    let database = writer.database
    let key: StatementArguments = [student.value, target.term.schoolYear.start]
    let before = try Row.fetchOne(
      database, sql: "SELECT * FROM membership WHERE student = ? AND school_year = ?",
      arguments: key)
    switch className {
    case .keep: break
    case .clear:
      guard before != nil else { break }
      try database.execute(
        sql: "DELETE FROM membership WHERE student = ? AND school_year = ?", arguments: key)
      try Ledger.expect(-1, npsn: target.npsn, year: target.term.schoolYear, in: database)
    case .set(let name):
      let row = try Int64.fetchOne(
        database, sql: "SELECT id FROM class_group WHERE npsn = ? AND school_year = ? AND name = ?",
        arguments: [npsn, year, name])
      guard let row else { throw LedgerError.unknownClass(name, nearest: nil) }
      try database.execute(
        sql: """
          INSERT INTO membership (student, school_year, class_group) VALUES (?, ?, ?)
          ON CONFLICT (student, school_year) DO UPDATE SET class_group = excluded.class_group
          """, arguments: key + [row])
      if before == nil {
        try Ledger.expect(1, npsn: target.npsn, year: target.term.schoolYear, in: database)
      }
    }
    switch number {
    case .keep: break
    case .clear:
      try database.execute(
        sql: "UPDATE membership SET roster_number = NULL WHERE student = ? AND school_year = ?",
        arguments: key)
    case .set(let number):
      try database.execute(
        sql: "UPDATE membership SET roster_number = ? WHERE student = ? AND school_year = ?",
        arguments: [number] + key)
    }
  }

  // MARK: Results

  mutating func score(_ patch: ScorePatch) throws {
    try writer.upsert(
      "k13_result",
      key: reportKey(patch.student) + [("subject", patch.subject.databaseValue)],
      cells: [
        ("knowledge_score", patch.knowledgeScore.stored(\.hundredths.databaseValue)),
        ("knowledge_predicate", patch.knowledgePredicate.raw),
        ("knowledge_narrative", patch.knowledgeNarrative.stored),
        ("skill_score", patch.skillScore.stored(\.hundredths.databaseValue)),
        ("skill_predicate", patch.skillPredicate.raw),
        ("skill_narrative", patch.skillNarrative.stored),
      ], about: try name(of: patch.student) + ", " + patch.subject)
  }

  mutating func attitude(_ patch: AttitudePatch) throws {
    try writer.upsert(
      "report", key: reportKey(patch.student),
      cells: [("spiritual", patch.spiritual.stored), ("social", patch.social.stored)],
      about: try name(of: patch.student))
  }

  mutating func attendance(_ patch: AttendancePatch) throws {
    try writer.upsert(
      "report", key: reportKey(patch.student),
      cells: [
        ("sick", patch.sick.stored), ("excused", patch.excused.stored),
        ("unexcused", patch.unexcused.stored), ("advice", patch.advice.stored),
        ("teacher_note", patch.teacherNote.stored), ("height_odd", patch.heightOdd.stored),
        ("height_even", patch.heightEven.stored), ("weight_odd", patch.weightOdd.stored),
        ("weight_even", patch.weightEven.stored), ("hearing", patch.hearing.stored),
        ("sight", patch.sight.stored), ("teeth", patch.teeth.stored), ("other", patch.other.stored),
      ], about: try name(of: patch.student))
  }

  mutating func decision(_ student: StudentID, _ change: Change<Decision>) throws {
    let result: Change<DatabaseValue>
    let grade: Change<DatabaseValue>
    switch change {
    case .keep: return
    case .clear: (result, grade) = (.clear, .clear)
    case .set(.promoted(let to)):
      (result, grade) = (.set("promoted".databaseValue), .set(to.databaseValue))
    case .set(.retained(let kept)):
      (result, grade) = (.set("retained".databaseValue), .set(kept.databaseValue))
    case .set(.graduated): (result, grade) = (.set("graduated".databaseValue), .clear)
    case .set(.notGraduated): (result, grade) = (.set("notGraduated".databaseValue), .clear)
    }
    try writer.upsert(
      "report", key: reportKey(student), cells: [("decision", result), ("decision_grade", grade)],
      about: try name(of: student))
  }

  /// Replaces a student's whole list.
  mutating func list(
    _ table: String, columns: [String], student: StudentID, rows: [[String?]]
  ) throws {
    let key = reportKey(student)
    let condition = key.map { "\($0.0) = ?" }.joined(separator: " AND ")
    let before = try Row.fetchAll(
      writer.database,
      sql:
        "SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE \(condition) ORDER BY position",
      arguments: StatementArguments(key.map(\.1))
    ).map { row in columns.map { row[$0] as String? } }
    writer.count(added: before.isEmpty && !rows.isEmpty, changed: before != rows)
    guard before != rows else { return }
    try writer.database.execute(
      sql: "DELETE FROM \(table) WHERE \(condition)", arguments: StatementArguments(key.map(\.1)))
    for (position, row) in rows.enumerated() {
      let values = key.map(\.1) + [position.databaseValue] + row.map { $0.databaseValue }
      let names = key.map(\.0) + ["position"] + columns
      try writer.database.execute(
        sql: """
          INSERT INTO \(table) (\(names.joined(separator: ", ")))
          VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
          """, arguments: StatementArguments(values))
    }
  }

  mutating func settings(_ patch: SettingsPatch) throws {
    try writer.upsert(
      "settings",
      key: [
        ("npsn", npsn), ("school_year", year), ("semester", semester),
        ("kind", patch.kind.rawValue.databaseValue),
        ("final_grade", (patch.finalGradeOnly ? 1 : 0).databaseValue),
      ],
      cells: [
        ("report_date", patch.reportDate.stored { $0.text.databaseValue }),
        ("place", patch.place.stored), ("paper", patch.paper.stored),
        ("kkm", patch.masteryThreshold.stored), ("b_from", patch.bFrom.stored),
        ("a_from", patch.aFrom.stored), ("empty_sections", patch.emptySections.raw),
        ("descriptions_required", patch.descriptionsRequired.stored { ($0 ? 1 : 0).databaseValue }),
        ("attitude_required", patch.attitudeRequired.stored { ($0 ? 1 : 0).databaseValue }),
      ], about: target.npsn.digits)
  }
}

extension Optional where Wrapped == String {
  fileprivate var databaseValue: DatabaseValue { map(\.databaseValue) ?? .null }
}
