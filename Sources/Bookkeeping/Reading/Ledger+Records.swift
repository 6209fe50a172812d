internal import GRDB
package import Records

/// A student's report as stored, with the key of its student.
package struct StoredRecord: Sendable, Hashable {
  package var id: StudentID
  package var record: ReportRecord
  /// Grows with every change of the student's or the school's data.
  package var revision: Int64
}

extension Ledger {
  /// The reports of one class, in the order of its list, by a handful of queries for the whole class.
  ///
  /// - Throws: ``LedgerError/unknownClass(_:nearest:)``.
  package func records(
    of npsn: NPSN, className: String, term: Term, kind: ReportKind = .endOfTerm
  ) throws(LedgerError) -> [StoredRecord] {
    try read { database in
      let classes = try Self.classes(of: npsn, in: term.schoolYear, database)
      guard let (row, group) = classes.first(where: { $0.group.name == className }) else {
        throw LedgerError.unknownClass(
          className, nearest: classes.map(\.group.name).nearest(to: className))
      }
      let reader = try ClassReader(
        database: database, npsn: npsn, group: group, term: term, kind: kind)
      return try reader.records(classRow: row)
    }
  }
}

/// Reads one class: what its students share once, what they have of their own in one query a table.
struct ClassReader {
  let database: Database
  let group: ClassGroup
  let term: Term
  let kind: ReportKind
  let school: School
  let principal: Principal?
  let settings: ReportSettings
  let thresholds: ThresholdTable?
  /// Those that are not the school's, by subject.
  let ownThresholds: [String: ThresholdTable]
  let subjects: [Subject]

  init(database: Database, npsn: NPSN, group: ClassGroup, term: Term, kind: ReportKind) throws {
    self.database = database
    self.group = group
    self.term = term
    self.kind = kind
    school = try Ledger.school(npsn, in: database)
    principal = try Row.fetchOne(
      database,
      sql: """
        SELECT prefix, staff.* FROM principal JOIN staff ON staff.id = principal.staff
        WHERE principal.npsn = ? AND (school_year, semester) <= (?, ?)
        ORDER BY school_year DESC, semester DESC LIMIT 1
        """, arguments: [npsn.digits, term.schoolYear.start, term.semester.rawValue]
    ).flatMap { row in
      Ledger.staff(row).map { Principal(staff: $0, titlePrefix: row["prefix"]) }
    }
    let isFinal = group.grade == school.level.grades.upperBound
    var (settings, thresholds) = try Self.settings(
      database, npsn: npsn, term: term, kind: kind, isFinalGrade: isFinal)
    if let mode = try Ledger.descriptions(
      database, npsn: npsn, className: group.name, term: term)
    {
      settings.narrativeMode = mode
    }
    (self.settings, self.thresholds) = (settings, thresholds)
    ownThresholds = try Self.thresholds(
      database, npsn: npsn, year: term.schoolYear, grade: group.grade)
    subjects = try Ledger.subjects(of: npsn, database).filter { $0.grades.contains(group.grade) }
      .map(\.subject)
  }

  func records(classRow: Int64) throws -> [StoredRecord] {
    let rows = try NamedRow.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT student.*, membership.roster_number, school.revision AS school_revision
          FROM membership JOIN student ON student.id = membership.student
          JOIN school ON school.npsn = student.npsn
          WHERE class_group = ? AND semester = ?
          ORDER BY roster_number IS NULL, roster_number, full_name COLLATE NOCASE, student.id
          """), arguments: [classRow, term.semester.rawValue])
    let results = try results(classRow)
    let reports = try grouped("report", classRow, order: "student")
    let odd =
      term.semester == .even
      ? try grouped("report", classRow, order: "student", semester: .odd) : [:]
    let activities = try grouped("extracurricular", classRow, order: "position")
    let achievements = try achievements(classRow)
    let cocurricular = try grouped("cocurricular_activity", classRow, order: "position")
    let projects = kind == .p5 ? try projects(classRow) : [:]
    return rows.map { row in
      let id: Int64 = row["id"]
      var record = ReportRecord(
        kind: kind, term: term, school: school, principal: principal, classGroup: group,
        rosterNumber: row["roster_number"], student: student(row), settings: settings)
      if kind != .p5 && kind != .supplement {
        record.subjects = subjectResults(of: id, results, religion: record.student.religion)
      }
      record.extracurriculars = (activities[id] ?? []).map {
        Extracurricular(name: $0["name"], predicate: $0["predicate"], remark: $0["remark"])
      }
      record.achievements = achievements[id] ?? []
      record.projects = projects[id] ?? []
      if let report = reports[id]?.first { fill(&record, from: report) }
      record.cocurricular.activities = (cocurricular[id] ?? []).map(Self.activity)
      if let earlier = odd[id]?.first {
        record.physical.heightOdd = record.physical.heightOdd ?? earlier["height_odd"]
        record.physical.weightOdd = record.physical.weightOdd ?? earlier["weight_odd"]
      }
      let (own, schools): (Int64, Int64) = (row["revision"], row["school_revision"])
      return StoredRecord(id: StudentID(id), record: record, revision: own + schools)
    }
  }

  func grouped(
    _ table: String, _ classRow: Int64, order: String, semester: Semester? = nil,
    kind: ReportKind? = nil
  ) throws -> [Int64: [NamedRow]] {
    let rows = try NamedRow.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT \(table).* FROM membership JOIN \(table) ON \(table).student = membership.student
            AND \(table).school_year = membership.school_year
          WHERE class_group = ? AND membership.semester = ? AND \(table).semester = ? AND kind = ?
          ORDER BY \(order)
          """),
      arguments: [
        classRow, term.semester.rawValue, (semester ?? term.semester).rawValue,
        (kind ?? self.kind).rawValue,
      ])
    return Dictionary(grouping: rows) { $0["student"] }
  }

  private func student(_ row: NamedRow) -> Student {
    var student = Student(fullName: row["full_name"])
    student.nisn = (row["nisn"] as String?).flatMap { NISN($0) }
    student.sex = (row["sex"] as String?).flatMap { Sex(rawValue: $0) }
    student.religion = (row["religion"] as String?).flatMap { Religion(rawValue: $0) }
    student.birthDate = (row["birth_date"] as String?).flatMap { CalendarDate(text: $0) }
    student.birthOrder = row["birth_order"]
    student.admission.date = (row["admission_date"] as String?).flatMap { CalendarDate(text: $0) }
    student.admission.grade = row["admission_grade"]
    let leaving = Leaving(
      date: (row["leaving_date"] as String?).flatMap { CalendarDate(text: $0) },
      grade: row["leaving_grade"], reason: row["leaving_reason"],
      destination: row["leaving_destination"])
    student.leaving = leaving == Leaving() ? nil : leaving
    for column in StudentColumns.texts {
      if let text = row[column.name] as String? { student[keyPath: column.value] = text }
    }
    return student
  }

  private func fill(_ record: inout ReportRecord, from row: NamedRow) {
    record.attitude = Attitude(
      spiritual: row["spiritual"], social: row["social"],
      spiritualPredicate: (row["spiritual_predicate"] as String?).flatMap {
        AttitudePredicate(rawValue: $0)
      },
      socialPredicate: (row["social_predicate"] as String?).flatMap {
        AttitudePredicate(rawValue: $0)
      })
    record.cocurricular.narrative = row["cocurricular"]
    record.absence = Absence(
      sick: row["sick"], excused: row["excused"], unexcused: row["unexcused"])
    record.advice = row["advice"]
    record.teacherNote = row["teacher_note"]
    record.physical = Physical(
      heightOdd: row["height_odd"], heightEven: row["height_even"], weightOdd: row["weight_odd"],
      weightEven: row["weight_even"], hearing: row["hearing"], sight: row["sight"],
      teeth: row["teeth"], other: row["other"])
    let grade: Int? = row["decision_grade"]
    switch (row["decision"] as String?, grade) {
    case ("promoted"?, let grade?): record.decision = .promoted(to: grade)
    case ("retained"?, let grade?): record.decision = .retained(in: grade)
    case ("graduated"?, _): record.decision = .graduated
    case ("notGraduated"?, _): record.decision = .notGraduated
    default: record.decision = nil
    }
  }
}
