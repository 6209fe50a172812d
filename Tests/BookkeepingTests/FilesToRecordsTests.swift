import Bookkeeping
import Intake
import Records
import Sampling
import Testing

/// An operator's files, read and stored in order, give the records that were written into them.
@Suite struct FilesToRecordsTests {
  /// What the sample school's files say otherwise than its records, and why.
  private static let exceptions: [(field: String, reason: String, explains: Explains)] = [
    (
      "student.birthPlace", "typed in capitals, which are kept; the print decides on casing",
      { $0 == $1.uppercased() }
    ),
    (
      "student.mother.occupation", "\"tidak ada\" is typed for what is not known",
      { found, _ in found == "nothing" }
    ),
    (
      "student.address.street", "the operator's cell has a second line",
      { $0 == $1 + " Blok C" }
    ),
    (
      "attitude.social", "the teacher's web application writes & for dan",
      { $0 == $1.split(separator: " dan ").joined(separator: " & ") }
    ),
  ]
  private typealias Explains = @Sendable (_ found: String, _ expected: String) -> Bool

  /// The odd semester's also once the even one's files are there: a reprint shows who left since, too.
  @Test(arguments: [(Semester.odd, false), (.odd, true), (.even, true)])
  func theSampleSchoolsFilesGiveItsRecords(_ semester: Semester, takesLater: Bool) throws {
    let school = try LedgerFixture.example(semester)
    let odd = try LedgerFixture.example(.odd).term
    let even = try LedgerFixture.example(.even).term
    let fixture = try LedgerFixture()
    for file in ExampleSchool.files {
      let isLater = file.name.hasPrefix("genap/")
      if isLater && !takesLater { continue }
      try fixture.take(file, of: school.school.npsn, in: isLater ? even : odd)
    }
    let differences = try differences(of: fixture.ledger, from: school)
    #expect(
      differences.filter { difference in
        !Self.exceptions.contains {
          $0.field == difference.field && $0.explains(difference.found, difference.expected)
        }
      } == [])
    // An exception that no file needs any more has to go.
    #expect(Set(differences.map(\.field)) == Set(Self.exceptions.map(\.field)))
  }

  /// Other schools, each with its operator's habits.
  @Test(arguments: zip([0, 1, 2], [Semester.odd, .even, .odd]))
  func anInventedSchoolsFilesGiveItsRecords(_ number: Int, _ semester: Semester) throws {
    let term = try LedgerFixture.example(semester).term
    let maker = SchoolMaker(seed: 29, term: term)
    let school = try #require(maker.school(number))
    let fixture = try LedgerFixture()
    for file in school.files { try fixture.take(file, of: school.school.npsn, in: term) }
    let differences = try differences(of: fixture.ledger, from: school)
    #expect(differences.count == 0, "\(differences.prefix(5))")
  }

  /// Schools of other levels, curricula and reports.
  @Test(arguments: [
    (SamplePlan(teaching: .merdeka), 2022, Semester.even, 0),
    (SamplePlan(teaching: .merdeka), 2025, .odd, 1), (SamplePlan(teaching: .mixed), 2023, .even, 2),
    (SamplePlan(level: .smp), 2019, .even, 1),
    (SamplePlan(level: .smp, teaching: .merdeka), 2025, .even, 3),
    (SamplePlan(kind: .midterm), 2019, .odd, 0),
    (SamplePlan(teaching: .merdeka, kind: .midterm), 2024, .odd, 1),
    (SamplePlan(teaching: .merdeka, kind: .p5), 2023, .even, 0),
    (SamplePlan(level: .smp, teaching: .mixed, kind: .p5), 2022, .even, 1),
    (SamplePlan(kind: .supplement), 2019, .odd, 0),
  ])
  func filesOfEveryPlanGiveTheirRecords(
    plan: SamplePlan, year: Int, semester: Semester, number: Int
  ) throws {
    let term = Term(schoolYear: try #require(SchoolYear(start: year)), semester: semester)
    let maker = SchoolMaker(seed: 31, term: term, plan: plan)
    let school = try #require(maker.school(number))
    let fixture = try LedgerFixture()
    for file in school.files { try fixture.take(file, of: school.school.npsn, in: term) }
    let differences = try differences(of: fixture.ledger, from: school)
    #expect(differences.count == 0, "\(differences.prefix(5))")
  }

  /// Every value of every student in which the ledger differs from the school as it was made.
  private func differences(
    of ledger: Ledger, from school: SampleSchool
  ) throws -> [RecordDifference] {
    let expected = Dictionary(grouping: school.records, by: \.classGroup.name)
    return try school.classes.flatMap { room in
      let found = try ledger.records(
        of: school.school.npsn, className: room.group.name, term: school.term, kind: school.kind
      ).map(\.record)
      let wanted = try #require(expected[room.group.name])
      #expect(found.map(\.student.fullName) == wanted.map(\.student.fullName))
      return try zip(found, wanted).flatMap { found, wanted in
        found == wanted ? [] : try RecordDifference.between(found, and: wanted)
      }
    }
  }
}

extension LedgerFixture {
  /// Reads and stores a file by the kind that its name tells, "07-scores-4A.csv".
  fileprivate func take(_ file: SampleFile, of npsn: NPSN, in term: Term) throws {
    let name = file.name.split(separator: "/").last ?? ""
    let word = name.dropFirst(3).prefix { $0 != "-" && $0 != "." }
    let kind = try #require(ImportKind(rawValue: String(word)))
    let roster = try ledger.roster(of: npsn, in: term)
    let report = Intake.read(file.bytes, fileName: file.name, kind: kind, roster: roster)
    let batch = try #require(
      report.batch, "\(report.mistakes.first?.line(in: .english) ?? file.name)")
    try commit(batch, to: ImportTarget(npsn: npsn, term: term))
  }
}
