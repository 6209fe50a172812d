import Records
import Sampling
import Support
import Testing

/// A kind of school: level, teaching, school year, kind of report.
struct Trial: Sendable, CustomTestStringConvertible {
  var plan: SamplePlan
  var year: Int

  init(
    _ level: SamplePlan.Level, _ teaching: SamplePlan.Teaching, _ year: Int,
    _ kind: ReportKind = .endOfTerm
  ) {
    plan = SamplePlan(level: level, teaching: teaching, kind: kind)
    self.year = year
  }

  var testDescription: String { "\(plan.level) \(plan.teaching) \(year) \(plan.kind)" }

  func school(_ index: Int, _ semester: Semester = .even, missing: Double = 0) throws
    -> SampleSchool
  {
    let term = Term(schoolYear: try #require(SchoolYear(start: year)), semester: semester)
    let maker = SchoolMaker(seed: 5, term: term, missingShare: missing, plan: plan)
    return try #require(maker.school(index))
  }
}

private let trials = [
  Trial(.sd, .merdeka, 2022), Trial(.sd, .merdeka, 2025), Trial(.sd, .mixed, 2022),
  Trial(.sd, .mixed, 2023), Trial(.smp, .k13, 2019), Trial(.smp, .merdeka, 2025),
  Trial(.smp, .mixed, 2023), Trial(.sd, .k13, 2019, .midterm),
  Trial(.sd, .merdeka, 2023, .midterm), Trial(.sd, .merdeka, 2023, .p5),
  Trial(.smp, .merdeka, 2022, .p5), Trial(.sd, .k13, 2019, .supplement),
]

@Test(arguments: trials) func schoolsOfEveryPlanAreReadyToPrint(trial: Trial) throws {
  let school = try trial.school(0)
  #expect(try trial.school(0) == school)
  let records = school.records
  #expect(records.allSatisfy { $0.kind == trial.plan.kind && $0.school.level == trial.plan.level })
  for record in records {
    #expect(record.limitViolations == [])
    let blocks = Completeness.findings(for: record).filter { $0.level == .block }
    #expect(blocks == [], "\(record.classGroup.name)")
  }
}

/// Docs/domain.md section 0: schools moved grade by grade.
@Test(
  arguments: [
    (.sd, .mixed, 2022, [1, 4]), (.sd, .mixed, 2023, [1, 2, 4, 5]), (.smp, .mixed, 2022, [7]),
    (.smp, .mixed, 2023, [7, 8]), (.sd, .k13, 2023, []), (.sd, .merdeka, 2022, Array(1...6)),
  ] as [(SamplePlan.Level, SamplePlan.Teaching, Int, [Int])])
func gradesMoveToMerdeka(
  level: SamplePlan.Level, teaching: SamplePlan.Teaching, year: Int, grades: [Int]
) throws {
  let plan = SamplePlan(level: level, teaching: teaching)
  let schoolYear = try #require(SchoolYear(start: year))
  let moved = plan.level.grades.filter { plan.curriculum(grade: $0, in: schoolYear) == .merdeka }
  #expect(moved == grades)
  let school = try Trial(level, teaching, year).school(1)
  for room in school.classes {
    #expect((room.group.curriculum == .merdeka) == grades.contains(room.group.grade))
  }
}

/// Docs/domain.md section 3.2.1: phase A has no IPAS; coding is an elective from grade 5 in 2025/2026.
@Test(
  arguments: [
    (2022, 1, ["PABP", "PP", "BIND", "MTK", "PJOK", "SENI", "SUNDA"]),
    (2022, 4, ["PABP", "PP", "BIND", "MTK", "IPAS", "PJOK", "SENI", "BING", "SUNDA"]),
    (2025, 6, ["PABP", "PP", "BIND", "MTK", "IPAS", "PJOK", "SENI", "BING", "KODING", "SUNDA"]),
  ] as [(Int, Int, [String])])
func subjectsOfMerdeka(year: Int, grade: Int, names: [String]) throws {
  let records = try (0..<3).flatMap { try Trial(.sd, .merdeka, year).school($0).records }
    .filter { $0.classGroup.grade == grade }
  let longest = try #require(
    records.map { $0.subjects.map(\.subject.shortName).filter { $0 != "BTQ" } }
      .max { $0.count < $1.count })
  #expect(longest == names)
  if names.contains("KODING") {
    // Some take the elective, some do not (section 3.4).
    let takers = records.count { $0.subjects.contains { $0.subject.code == "KODING" } }
    #expect(takers > 0 && takers < records.count)
  }
}

/// Docs/domain.md section 8.4: Merdeka has mean 82 and deviation 6; section 8.3: statements of 110 to 140 characters.
@Test func sharesOfMerdekaAreThoseOfTheDomain() throws {
  let records = try (0..<6).flatMap {
    try Trial(.sd, .merdeka, 2025).school($0, missing: 0.03).records
  }
  let rows = records.flatMap(\.subjects)
  let scores = rows.compactMap { $0.learning.finalScore.map { Double($0.rounded) } }
  let mean = scores.reduce(0, +) / Double(scores.count)
  let deviation =
    (scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(scores.count)).squareRoot()
  #expect((81...83).contains(mean), "\(mean)")
  #expect((5...7).contains(deviation), "\(deviation)")
  let missing = Double(rows.count - scores.count) / Double(rows.count)
  #expect((0.02...0.045).contains(missing), "\(missing)")
  let texts = records.flatMap { record in
    record.subjects.flatMap { row in
      let made = LearningNarrative(
        of: row.learning, threshold: row.thresholds.kkm, student: record.student,
        phrases: Shipped.phrases)
      return [made.achieved, made.needsHelp].compactMap { $0?.count }
    }
  }.sorted()
  #expect((105...175).contains(texts[texts.count / 2]), "median \(texts[texts.count / 2])")
  let lengths = records.compactMap { $0.cocurricular.narrative?.count }
  #expect(lengths.allSatisfy { (150...600).contains($0) })
  #expect(records.allSatisfy { $0.cocurricular != Cocurricular() })
}

/// Docs/domain.md section 3.5: two or three projects from 2021 to 2025, none after.
@Test func projectsEndIn2025() throws {
  let projects = try Trial(.sd, .merdeka, 2023, .p5).school(0).records.map(\.projects)
  #expect(projects.allSatisfy { (2...3).contains($0.count) })
  #expect(projects.flatMap(\.self).flatMap(\.targets).allSatisfy { $0.level != nil })
  #expect(try Trial(.sd, .merdeka, 2025, .p5).school(0).records.allSatisfy { $0.projects == [] })
}

/// The cases of section 8.6 in the other sample schools.
@Test(arguments: [
  Trial(.sd, .merdeka, 2022), Trial(.sd, .merdeka, 2025), Trial(.smp, .k13, 2019),
  Trial(.smp, .merdeka, 2025),
])
func everyEdgeCaseIsInEverySampleSchool(trial: Trial) throws {
  func records(_ semester: Semester) throws -> [ReportRecord] {
    try #require(ExampleSchool.school(semester, plan: trial.plan, year: trial.year)).records
  }
  let (odd, even) = (try records(.odd), try records(.even))
  func some(_ what: (ReportRecord) -> Bool) -> Bool { odd.contains(where: what) }
  func score(_ hundredths: Int?) -> Bool {
    some { record in
      record.subjects.contains {
        record.classGroup.curriculum == .merdeka
          ? $0.learning.finalScore?.hundredths == hundredths
          : $0.knowledge.score?.hundredths == hundredths
            || $0.skill.score?.hundredths == hundredths
      }
    }
  }
  #expect(odd.count == 86 && even.count == 85)
  for hundredths in [0, 10_000, 7_000, 7_950, nil] { #expect(score(hundredths)) }
  #expect(some { $0.student.fullName == "Sari" } && some { $0.student.fullName.count == 60 })
  #expect(some { $0.student.nisn == nil } && some { $0.student.localStudentNumber == nil })
  for religion in [Religion.confucian, .belief, .hindu] {
    #expect(some { $0.student.religion == religion })
  }
  #expect(
    some { record in
      record.subjects.contains {
        $0.learning.achievedNarrative?.count == 800 || $0.skill.narrative?.count == 800
      }
    })
  #expect(some { $0.teacherNote?.count == 2_000 })
  #expect(some { $0.extracurriculars.isEmpty } && some { $0.extracurriculars.count == 6 })
  #expect(some { $0.subjects.count(where: \.subject.isLocalContent) == 3 })
  #expect(
    some { $0.student.admission.date?.month == 10 } && some { $0.student.specialNeeds != nil })
  let last = trial.plan.level.grades.upperBound
  let first = trial.plan.level.grades.lowerBound
  #expect(even.contains { $0.decision == .notGraduated && $0.classGroup.grade == last })
  #expect(even.contains { $0.decision == .retained(in: first) })
  #expect(even.count { $0.decision == nil } == 1)
  let twins = odd.filter { $0.student.fullName.hasPrefix("Alif Pratama Nugr") }
  #expect(twins.count == 2 && twins[0].student.birthDate == twins[1].student.birthDate)
}
