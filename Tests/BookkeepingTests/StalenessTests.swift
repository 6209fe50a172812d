import Bookkeeping
import Digesting
import Records
import Sampling
import Testing

/// A change marks exactly the cards that show it, and the kept counters always say what counting anew would.
@Suite struct StalenessTests {
  private let example: SampleSchool
  private let fixture: LedgerFixture
  private let target: ImportTarget

  init() throws {
    example = try LedgerFixture.example()
    fixture = try LedgerFixture(example)
    target = LedgerFixture.target(of: example)
    for room in example.classes { try fixture.issue(room.group.name, in: target) }
  }

  private func stale() throws -> [StudentID] {
    #expect(try fixture.ledger.countersAreRight())
    let stale = try fixture.ledger.students(of: target.npsn, in: target.term).filter(\.isStale)
    #expect(try fixture.tally.stale == stale.count)
    return stale.map(\.id)
  }

  @Test func nothingIsStaleAtFirst() throws {
    #expect(try stale().isEmpty)
    let tally = try fixture.tally
    #expect(tally.done == tally.expected && tally.expected > 0)
  }

  @Test func oneGradeMakesOneStudentStale() throws {
    let student = try fixture.students(of: example)[1][2]
    var patch = ScorePatch(student: student, subject: "MTK")
    patch.knowledgeScore = .set(try Score(hundredths: 6_123).unwrapped)
    try fixture.commit(.scores([patch]), to: target)
    #expect(try stale() == [student])
    // The same file again changes nothing, and a card made anew is fresh.
    try fixture.issue(example.classes[1].group.name, in: target)
    #expect(try stale().isEmpty)
    try fixture.commit(.scores([patch]), to: target)
    #expect(try stale().isEmpty)
  }

  @Test func theSchoolsDataMakeAllStale() throws {
    var patch = SchoolPatch(npsn: target.npsn)
    patch.phone = .set("021 5550000")
    try fixture.commit(.schools([patch]), to: target)
    #expect(try stale().count == fixture.tally.expected)
  }

  @Test func aChangeDuringPrintingIsNotLost() throws {
    let name = example.classes[1].group.name
    let student = try fixture.students(of: example)[1][0]
    let (outcomes, pdfs) = try fixture.cards(of: name, in: target, saying: "v2")
    try fixture.commit(
      .attendance([
        {
          var patch = AttendancePatch(student: student); patch.sick = .set(9); return patch
        }()
      ]),
      to: target)
    try fixture.ledger.note(
      outcomes, pdfs: pdfs, of: target, press: LedgerFixture.press, at: 1_576_800_000)
    #expect(try stale() == [student])
  }

  @Test func countersFollowClassMovesAndFailures() throws {
    let students = try fixture.students(of: example)
    let student = students[1][0]
    var patch = StudentPatch(id: student)
    patch.className = .set(example.classes[2].group.name)
    try fixture.commit(.students([patch]), to: target)
    #expect(try stale() == [student])
    patch.className = .clear
    try fixture.commit(.students([patch]), to: target)
    #expect(try fixture.ledger.countersAreRight())
    let other = students[1][1]
    try fixture.ledger.note(
      [CardOutcome(student: other, result: .failed(code: "layout"))], pdfs: [:], of: target,
      press: "", at: 1)
    #expect(try fixture.ledger.countersAreRight())
    #expect(try fixture.tally.states["failed"] == 1)
  }
}
