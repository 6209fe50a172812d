import Records
import Testing

private func codes(_ record: ReportRecord, _ level: Finding.Level? = nil) -> [String] {
  Completeness.findings(for: record).filter { level == nil || $0.level == level }
    .map(\.code.rawValue)
}

@Test func fullRecordIsComplete() throws {
  let findings = Completeness.findings(for: try Exemplars.full())
  #expect(findings == [])
  #expect(Completeness(findings) == .complete)
}

/// One thing taken away, and what is said of it: code, level, field, who must act.
struct Gap: Sendable, CustomTestStringConvertible {
  var code: Finding.Code
  var level: Finding.Level
  var field: String
  var actor: Finding.Actor
  var open: @Sendable (inout ReportRecord) -> Void

  init(
    _ code: Finding.Code, _ level: Finding.Level, _ field: String, _ actor: Finding.Actor,
    _ open: @escaping @Sendable (inout ReportRecord) -> Void
  ) {
    self.code = code
    self.level = level
    self.field = field
    self.actor = actor
    self.open = open
  }

  var testDescription: String { "\(code.rawValue) \(field)" }
}

/// Docs/domain.md sections 4.6 and 6.3.
private let gaps: [Gap] = [
  Gap(.c1, .block, "student.fullName", .schoolOperator) { $0.student.fullName = " " },
  Gap(.c1, .warn, "student.nisn", .schoolOperator) { $0.student.nisn = nil },
  Gap(.c1, .block, "student.nisn", .schoolOperator) {
    $0.student.nisn = nil
    $0.student.localStudentNumber = nil
  },
  Gap(.c1, .block, "classGroup.name", .schoolOperator) { $0.classGroup.name = "" },
  Gap(.c2, .block, "student.religion", .schoolOperator) { $0.student.religion = nil },
  Gap(.c2, .block, "subjects[PABP-ISLAM].knowledge.score", .subjectTeacher) {
    $0.subjects[0].knowledge.score = nil
  },
  Gap(.c2, .block, "subjects", .schoolOperator) { $0.subjects.removeFirst() },
  Gap(.c2, .block, "subjects", .schoolOperator) {
    var second = $0.subjects[0]
    second.subject.code = "PABP"
    second.subject.religion = nil
    $0.subjects.append(second)
  },
  Gap(.c2, .block, "subjects[PABP-HINDU]", .schoolOperator) {
    var second = $0.subjects[0]
    second.subject.code = "PABP-HINDU"
    second.subject.religion = .hindu
    $0.subjects.append(second)
  },
  Gap(.c3, .block, "subjects[MTK].skill.score", .subjectTeacher) {
    $0.subjects[1].skill.score = nil
  },
  Gap(.c3, .block, "subjects[MTK].knowledge.score", .subjectTeacher) {
    $0.subjects[1].knowledge.score = Score(hundredths: 0)
  },
  Gap(.c3, .block, "subjects[MTK].thresholds", .schoolOperator) {
    $0.subjects[1].thresholds.aFrom = 70
  },
  Gap(.c4, .warn, "subjects[MTK].skill.narrative", .subjectTeacher) {
    $0.subjects[1].skill.narrative = " "
  },
  Gap(.c4, .block, "subjects[MTK].knowledge.narrative", .subjectTeacher) {
    $0.settings.descriptionsRequired = true
    $0.subjects[1].knowledge.narrative = nil
  },
  Gap(.c5, .warn, "attitude.spiritual", .homeroomTeacher) { $0.attitude.spiritual = nil },
  Gap(.c5, .block, "attitude.social", .homeroomTeacher) {
    $0.settings.attitudeRequired = true
    $0.attitude.social = nil
  },
  Gap(.c6, .warn, "absence.sick", .homeroomTeacher) { $0.absence.sick = nil },
  Gap(.c6, .warn, "absence.excused", .homeroomTeacher) { $0.absence.excused = 101 },
  Gap(.c7, .warn, "advice", .homeroomTeacher) {
    $0.advice = nil
    $0.teacherNote = nil
  },
  Gap(.c8, .warn, "extracurriculars", .homeroomTeacher) { $0.extracurriculars = [] },
  Gap(.c9, .warn, "physical.heightEven", .homeroomTeacher) { $0.physical.heightEven = nil },
  Gap(.c9, .warn, "physical.weightEven", .homeroomTeacher) { $0.physical.weightEven = 200 },
  Gap(.c9, .warn, "physical.teeth", .homeroomTeacher) { $0.physical.teeth = nil },
  Gap(.c10, .block, "decision", .homeroomTeacher) { $0.decision = nil },
  Gap(.c10, .block, "decision", .homeroomTeacher) { $0.decision = .promoted(to: 4) },
  Gap(.c10, .block, "decision", .homeroomTeacher) { $0.decision = .graduated },
  Gap(.c10, .warn, "decision", .homeroomTeacher) { $0.term.semester = .odd },
  Gap(.c11, .block, "settings.reportDate", .schoolOperator) { $0.settings.reportDate = nil },
  Gap(.c11, .block, "principal", .schoolOperator) { $0.principal = nil },
  Gap(.c11, .block, "classGroup.homeroomTeacher", .schoolOperator) {
    $0.classGroup.homeroomTeacher = nil
  },
  Gap(.c11, .block, "school.address.street", .schoolOperator) { $0.school.address.street = nil },
  Gap(.c11, .block, "school.signingPlace", .schoolOperator) {
    $0.settings.place = nil
    $0.school.signingPlace = nil
    $0.school.address.city = nil
  },
]

@Test(arguments: gaps) func eachGapIsFoundAlone(gap: Gap) throws {
  try expectAlone(gap, in: try Exemplars.full())
}

/// Docs/domain.md sections 3.2, 4.3 and 6.3.
private let merdekaGaps: [Gap] = [
  Gap(.c2, .block, "subjects[PABP-ISLAM].learning.finalScore", .subjectTeacher) {
    $0.subjects[0].learning.finalScore = nil
  },
  Gap(.c3, .block, "subjects[MTK].learning.finalScore", .subjectTeacher) {
    $0.subjects[1].learning.finalScore = Score(hundredths: 0)
  },
  Gap(.c4, .warn, "subjects[MTK].learning.achievedNarrative", .subjectTeacher) {
    $0.subjects[1].learning = LearningResult(finalScore: Score(hundredths: 8_000))
  },
  Gap(.c4, .block, "subjects[MTK].learning.achievedNarrative", .subjectTeacher) {
    $0.settings.descriptionsRequired = true
    $0.subjects[1].learning = LearningResult(finalScore: Score(hundredths: 8_000))
  },
  Gap(.c8, .warn, "cocurricular", .homeroomTeacher) { $0.cocurricular = Cocurricular() },
  Gap(.c10, .block, "decision", .homeroomTeacher) { $0.decision = nil },
]

@Test(arguments: merdekaGaps) func eachGapOfMerdekaIsFoundAlone(gap: Gap) throws {
  try expectAlone(gap, in: try Exemplars.merdeka())
}

@Test func merdekaIsAskedForWhatItPrints() throws {
  #expect(codes(try Exemplars.merdeka()) == [])
  #expect(codes(try Exemplars.merdeka(semester: .odd)) == [])
  // Objectives suffice where the teacher wrote nothing; cocurricular activity begins in 2025/2026.
  var record = try Exemplars.merdeka(year: 2022)
  record.cocurricular = Cocurricular()
  record.subjects[1].learning.achievedNarrative = nil
  record.subjects[1].learning.needsHelpNarrative = nil
  #expect(codes(record) == [])
}

/// Docs/domain.md section 3.3.
@Test func lowerSecondarySchoolHasLettersForAttitude() throws {
  var record = try Exemplars.full()
  record.school.level = .smp
  record.classGroup.grade = 8
  record.decision = .promoted(to: 9)
  record.physical = Physical()
  #expect(codes(record) == [])
  record.attitude.spiritualPredicate = nil
  record.attitude.socialPredicate = nil
  #expect(codes(record, .warn) == ["C5", "C5"])
}

/// Docs/domain.md section 3.5.
private let projectGaps: [Gap] = [
  Gap(.c3, .block, "projects", .homeroomTeacher) { $0.projects = [] },
  Gap(.c3, .block, "projects[0].targets", .homeroomTeacher) {
    $0.projects[0].targets[0].level = nil
  },
  Gap(.c3, .block, "projects[0].targets", .homeroomTeacher) { $0.projects[0].targets = [] },
  Gap(.c4, .warn, "projects[0].description", .homeroomTeacher) {
    $0.projects[0].description = nil
  },
  Gap(.c7, .warn, "projects[0].processNote", .homeroomTeacher) {
    $0.projects[0].processNote = " "
  },
  Gap(.c11, .block, "settings.reportDate", .schoolOperator) { $0.settings.reportDate = nil },
]

@Test(arguments: projectGaps) func eachGapOfAProjectReportIsFoundAlone(gap: Gap) throws {
  var record = try Exemplars.full()
  record.kind = .p5
  record.subjects = []
  record.decision = nil
  try expectAlone(gap, in: record)
}

/// Docs/domain.md section 2.4.
private let supplementGaps: [Gap] = [
  Gap(.c1, .warn, "student.birthPlace", .schoolOperator) { $0.student.birthPlace = nil },
  Gap(.c1, .warn, "student.birthDate", .schoolOperator) { $0.student.birthDate = nil },
  Gap(.c1, .warn, "student.sex", .schoolOperator) { $0.student.sex = nil },
  Gap(.c1, .warn, "student.religion", .schoolOperator) { $0.student.religion = nil },
  Gap(.c1, .warn, "student.address.street", .schoolOperator) { $0.student.address = Address() },
  Gap(.c11, .block, "student.admission.date", .schoolOperator) {
    $0.student.admission.date = nil
    $0.settings.reportDate = nil
  },
  Gap(.c11, .block, "principal", .schoolOperator) { $0.principal = nil },
]

@Test(arguments: supplementGaps) func eachGapOfFrontMatterIsFoundAlone(gap: Gap) throws {
  var record = try Exemplars.full()
  record.kind = .supplement
  record.subjects = []
  record.classGroup.homeroomTeacher = nil
  try expectAlone(gap, in: record)
}

private func expectAlone(_ gap: Gap, in complete: ReportRecord) throws {
  var record = complete
  #expect(codes(record) == [])
  gap.open(&record)
  let findings = Completeness.findings(for: record)
  let finding = try #require(findings.first)
  #expect(findings.count == 1)
  #expect(finding.code == gap.code)
  #expect(finding.level == gap.level)
  #expect(finding.field == gap.field)
  #expect(finding.actor == gap.actor)
  let name = record.student.fullName == " " ? "(?)" : record.student.fullName
  for language in Language.allCases {
    #expect(finding.message.text(in: language).hasPrefix("\(name): "))
  }
  #expect(Completeness(findings) == (gap.level == .block ? .blocked : .printableWithWarnings))
}

@Test(arguments: [
  (Decision.graduated, 6, [String]()), (.notGraduated, 6, []), (.promoted(to: 7), 6, ["C10"]),
  (.retained(in: 6), 6, []), (.retained(in: 1), 1, []), (.promoted(to: 2), 1, []),
])
func decisionsFitTheGrade(decision: Decision, grade: Int, expected: [String]) throws {
  var record = try Exemplars.full()
  record.classGroup.grade = grade
  record.decision = decision
  #expect(codes(record) == expected)
}

@Test func minimalRecordNamesEverythingThatIsMissing() throws {
  let record = try Exemplars.minimal()
  #expect(Set(codes(record)) == ["C1", "C2", "C3", "C5", "C6", "C7", "C8", "C9", "C11"])
  #expect(Completeness(Completeness.findings(for: record)) == .blocked)
}

@Test func midtermAsksOnlyForWhatItPrints() throws {
  var record = try Exemplars.full()
  record.kind = .midterm
  record.decision = nil
  record.attitude = Attitude()
  record.subjects[1].skill = CompetencyResult()
  #expect(codes(record) == [])
  // Without a test the scores gathered so far are printed; without both there is nothing.
  record.subjects[1].midterm.score = nil
  #expect(codes(record) == [])
  record.subjects[1].knowledge.score = Score(hundredths: 0)
  #expect(codes(record) == ["C3"])
}

@Test func placeAndDateIsNeverToday() throws {
  var record = try Exemplars.full()
  #expect(record.placeAndDate == "Tangerang, 19 Juni 2020")
  record.settings.place = nil
  record.school.signingPlace = " "
  #expect(record.placeAndDate == "Tangerang, 19 Juni 2020")
  record.settings.reportDate = nil
  #expect(record.placeAndDate == nil)
}
