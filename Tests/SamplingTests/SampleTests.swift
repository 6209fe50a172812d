import Records
import Sampling
import Testing

private func maker(_ seed: UInt64 = 1, _ semester: Semester = .odd) throws -> SchoolMaker {
  let year = try #require(SchoolYear(start: 2019))
  return SchoolMaker(seed: seed, term: Term(schoolYear: year, semester: semester))
}

private func schools(_ count: Int) throws -> [SampleSchool] {
  let maker = try maker()
  return try (0..<count).map { try #require(maker.school($0)) }
}

@Test func theSameSeedGivesTheSameSchool() throws {
  let first = try #require(try maker(7).school(3))
  #expect(try maker(7).school(3) == first)
  #expect(try maker(7).school(3)?.files == first.files)
  #expect(try maker(8).school(3) != first)
  #expect(try maker().school(5_000) == nil)
}

@Test func peopleStayTheSameInBothSemesters() throws {
  let odd = try #require(try maker(1, .odd).school(0))
  let even = try #require(try maker(1, .even).school(0))
  func people(_ school: SampleSchool) -> [[Student]] {
    school.classes.map { $0.students.map(\.student) }
  }
  #expect(people(odd) == people(even))
  #expect(odd.classes.allSatisfy { $0.students.allSatisfy { $0.decision == nil } })
  #expect(even.classes.allSatisfy { $0.students.allSatisfy { $0.decision != nil } })
}

/// Docs/domain.md section 8: sizes, religions, scores and missing cells, over 24 schools.
@Test func sharesAreThoseOfTheDomain() throws {
  let schools = try schools(24)
  let students = schools.flatMap { $0.classes.flatMap(\.students) }
  #expect((280...440).contains(students.count / schools.count))
  let muslims = students.count { $0.student.religion == .islam }
  #expect((0.85...0.91).contains(Double(muslims) / Double(students.count)))
  let capitals = students.count { $0.student.fullName == $0.student.fullName.uppercased() }
  #expect((0.26...0.34).contains(Double(capitals) / Double(students.count)))
  let halves = students.flatMap { $0.results.values.flatMap { [$0.knowledge, $0.skill] } }
  let missing = Double(halves.count { $0.score == nil }) / Double(halves.count)
  #expect((0.02...0.04).contains(missing))
  let scores = halves.compactMap { $0.score?.rounded }
  #expect((79...83).contains(scores.reduce(0, +) / scores.count))
  #expect(Set(students.compactMap(\.student.nisn)).count == students.count)
}

/// Docs/domain.md section 8.3: p25 199, median 256, p75 341, p95 420, max 786.
@Test func descriptionsHaveTheMeasuredLengths() throws {
  let lengths = try schools(6).flatMap { $0.classes.flatMap(\.students) }
    .flatMap { $0.results.values.flatMap { [$0.knowledge, $0.skill] } }
    .compactMap { $0.narrative?.count }.sorted()
  func quantile(_ share: Double) -> Int { lengths[Int(Double(lengths.count - 1) * share)] }
  #expect((230...280).contains(quantile(0.5)), "median \(quantile(0.5))")
  #expect((380...460).contains(quantile(0.95)), "p95 \(quantile(0.95))")
  #expect((520...800).contains(quantile(1)), "max \(quantile(1))")
}

@Test func everySampleRecordKeepsTheLimits() throws {
  for school in try schools(5) {
    for record in school.records { #expect(record.limitViolations == []) }
  }
  for semester in Semester.allCases {
    let school = try #require(ExampleSchool.school(semester))
    for record in school.records { #expect(record.limitViolations == []) }
  }
}
