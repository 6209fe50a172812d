internal import GRDB
package import Records

/// A student's report as stored, with the key of its student.
package struct StoredRecord: Sendable, Hashable {
  package var id: StudentID
  package var record: ReportRecord
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
private struct ClassReader {
  let database: Database
  let group: ClassGroup
  let term: Term
  let kind: ReportKind
  let school: School
  let principal: Principal?
  let settings: ReportSettings
  let thresholds: ThresholdTable?
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
    (settings, thresholds) = try Self.settings(
      database, npsn: npsn, term: term, kind: kind, isFinalGrade: isFinal)
    subjects = try Ledger.subjects(of: npsn, database).filter { $0.grades.contains(group.grade) }
      .map(\.subject)
  }

  /// The school's settings, overlaid by those of its final grade.
  private static func settings(
    _ database: Database, npsn: NPSN, term: Term, kind: ReportKind, isFinalGrade: Bool
  ) throws -> (ReportSettings, ThresholdTable?) {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT * FROM settings WHERE npsn = ? AND school_year = ? AND semester = ? AND kind = ?
        AND final_grade <= ? ORDER BY final_grade
        """,
      arguments: [
        npsn.digits, term.schoolYear.start, term.semester.rawValue, kind.rawValue,
        isFinalGrade ? 1 : 0,
      ])
    var settings = ReportSettings()
    var limits: (kkm: Int?, b: Int?, a: Int?)
    for row in rows {
      if let date = (row["report_date"] as String?).flatMap({ CalendarDate(text: $0) }) {
        settings.reportDate = date
      }
      settings.place = row["place"] ?? settings.place
      settings.paper = row["paper"] ?? settings.paper
      if let kkm = row["kkm"] as Int?, kkm != limits.kkm {
        // An edited table goes with its pass mark.
        limits = (kkm, nil, nil)
      }
      limits.b = row["b_from"] ?? limits.b
      limits.a = row["a_from"] ?? limits.a
      if let empty = (row["empty_sections"] as String?).flatMap({
        ReportSettings.EmptySections(rawValue: $0)
      }) {
        settings.emptySections = empty
      }
      settings.descriptionsRequired = row["descriptions_required"] ?? settings.descriptionsRequired
      settings.attitudeRequired = row["attitude_required"] ?? settings.attitudeRequired
    }
    settings.masteryThreshold = limits.kkm
    var table = limits.kkm.flatMap { ThresholdTable.default(kkm: $0) }
    if let b = limits.b, let a = limits.a, let computed = table {
      let edited = ThresholdTable(kkm: computed.kkm, bFrom: b, aFrom: a, source: .edited)
      if edited.mistake == nil { table = edited }
    }
    return (settings, table)
  }

  func records(classRow: Int64) throws -> [StoredRecord] {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT student.*, membership.roster_number FROM membership
          JOIN student ON student.id = membership.student WHERE class_group = ?
          ORDER BY roster_number IS NULL, roster_number, full_name COLLATE NOCASE, student.id
          """), arguments: [classRow])
    let results = try grouped("k13_result", classRow, order: "subject")
    let reports = try grouped("report", classRow, order: "student")
    let odd =
      term.semester == .even
      ? try grouped("report", classRow, order: "student", semester: .odd) : [:]
    let activities = try grouped("extracurricular", classRow, order: "position")
    let achievements = try grouped("achievement", classRow, order: "position")
    return rows.map { row in
      let id: Int64 = row["id"]
      var record = ReportRecord(
        kind: kind, term: term, school: school, principal: principal, classGroup: group,
        rosterNumber: row["roster_number"], student: student(row), settings: settings)
      record.subjects = subjectResults(results[id] ?? [], religion: record.student.religion)
      record.extracurriculars = (activities[id] ?? []).map {
        Extracurricular(name: $0["name"], predicate: $0["predicate"], remark: $0["remark"])
      }
      record.achievements = (achievements[id] ?? []).map {
        Achievement(kind: $0["name"], remark: $0["remark"])
      }
      if let report = reports[id]?.first { fill(&record, from: report) }
      if let earlier = odd[id]?.first {
        record.physical.heightOdd = record.physical.heightOdd ?? earlier["height_odd"]
        record.physical.weightOdd = record.physical.weightOdd ?? earlier["weight_odd"]
      }
      return StoredRecord(id: StudentID(id), record: record)
    }
  }

  private func grouped(
    _ table: String, _ classRow: Int64, order: String, semester: Semester? = nil
  ) throws -> [Int64: [Row]] {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT \(table).* FROM membership JOIN \(table) ON \(table).student = membership.student
            AND \(table).school_year = membership.school_year
          WHERE class_group = ? AND semester = ? AND kind = ? ORDER BY \(order)
          """),
      arguments: [classRow, (semester ?? term.semester).rawValue, kind.rawValue])
    return Dictionary(grouping: rows) { $0["student"] }
  }

  private func student(_ row: Row) -> Student {
    var student = Student(fullName: row["full_name"])
    student.nisn = (row["nisn"] as String?).flatMap { NISN($0) }
    student.sex = (row["sex"] as String?).flatMap { Sex(rawValue: $0) }
    student.religion = (row["religion"] as String?).flatMap { Religion(rawValue: $0) }
    student.birthDate = (row["birth_date"] as String?).flatMap { CalendarDate(text: $0) }
    student.birthOrder = row["birth_order"]
    student.admission.date = (row["admission_date"] as String?).flatMap { CalendarDate(text: $0) }
    student.admission.grade = row["admission_grade"]
    for column in StudentColumns.texts {
      if let text = row[column.name] as String? { student[keyPath: column.value] = text }
    }
    return student
  }

  /// A row for every subject of the grade that the student takes, with or without scores (Docs/domain.md sections 4.4, 6.3).
  private func subjectResults(_ rows: [Row], religion: Religion?) -> [SubjectResult] {
    let byCode = Dictionary(rows.map { ($0["subject"] as String, $0) }) { first, _ in first }
    // Without a pass mark the completeness check blocks the card; the table then only has to exist.
    let table = thresholds ?? ThresholdTable(kkm: 0, bFrom: 0, aFrom: 0, source: .computed)
    return subjects.filter { $0.religion == nil || $0.religion == religion }.map { subject in
      let row = byCode[subject.code]
      func half(_ name: String) -> CompetencyResult {
        CompetencyResult(
          score: (row?["\(name)_score"] as Int?).flatMap { Score(hundredths: $0) },
          predicate: (row?["\(name)_predicate"] as String?).flatMap { Predicate(rawValue: $0) },
          narrative: row?["\(name)_narrative"])
      }
      return SubjectResult(
        subject: subject, thresholds: table, knowledge: half("knowledge"), skill: half("skill"))
    }
  }

  private func fill(_ record: inout ReportRecord, from row: Row) {
    record.attitude = Attitude(spiritual: row["spiritual"], social: row["social"])
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
