import Bookkeeping
import Records
import Sampling
import Support
import Testing

/// A run has a list that was fixed at its start, and closes only when expected = done + excused.
@Suite struct RunTests {
  private let example: SampleSchool
  private let fixture: LedgerFixture
  private let target: ImportTarget

  init() throws {
    example = try LedgerFixture.example()
    fixture = try LedgerFixture(example)
    target = LedgerFixture.target(of: example)
  }

  private var ledger: Ledger { fixture.ledger }

  private func start(_ scope: RunScope = .all, press: String = LedgerFixture.press) throws -> Run {
    try ledger.startRun(scope, term: target.term, presses: PressDigests(press), at: 1_576_800_000)
  }

  @Test func aRunClosesWhenAllAreDone() throws {
    let run = try start()
    #expect(run.totals.expected == example.records.count)
    for unit in try ledger.work(of: run.id) {
      #expect(try ledger.closeIfBalanced(run.id, at: 1).state == .open)
      try fixture.issue(unit.className, in: target, run: run.id)
    }
    let closed = try ledger.closeIfBalanced(run.id, at: 2)
    #expect(closed.state == .closed && closed.totals.made == run.totals.expected)
    #expect(throws: LedgerError.runNotOpen(run.id, .closed)) {
      try ledger.set(run.id, to: .paused, at: 3)
    }
  }

  @Test func aSecondRunFindsEverythingDone() throws {
    for room in example.classes { try fixture.issue(room.group.name, in: target) }
    let again = try start()
    #expect(again.totals.same == again.totals.expected)
    #expect(try ledger.work(of: again.id).isEmpty)
    // Other fonts, layouts or another program: everything is looked at again.
    let other = try start(press: "other")
    #expect(other.totals.waiting == other.totals.expected)
  }

  @Test func theScopeDecides() throws {
    let name = example.classes[1].group.name
    let run = try start(.classes([name], of: target.npsn))
    #expect(try ledger.work(of: run.id).map(\.className) == [name])
    #expect(run.totals.expected == example.classes[1].students.count)
    #expect(try start(.schools([NPSN("99999999").unwrapped])).totals.expected == 0)
  }

  @Test func exceptionsMustBeExcused() throws {
    let name = example.classes[1].group.name
    let run = try start(.classes([name], of: target.npsn))
    var (outcomes, pdfs) = try fixture.cards(of: name, in: target)
    outcomes[0].result = .blocked(codes: "C2 C3")
    outcomes[1].result = .failed(code: "timeout")
    try ledger.note(
      outcomes, pdfs: pdfs, of: target, press: LedgerFixture.press, run: run.id, at: 1)
    #expect(try ledger.closeIfBalanced(run.id, at: 2).state == .open)
    let entries = try ledger.entries(of: run.id, onlyExceptions: true)
    #expect(entries.map(\.reason) == ["C2 C3", "timeout"])
    let open = try ledger.openStudents(of: run.id)
    #expect(open.count == 2)
    #expect(try ledger.excuse([open[0]], in: run.id, reason: .incomplete, at: 3) == 1)
    #expect(try ledger.closeIfBalanced(run.id, at: 4).state == .open)
    // A second try makes the other one.
    try ledger.retry(run.id)
    #expect(try ledger.work(of: run.id).flatMap(\.students).count == 1)
    try fixture.issue(name, in: target, run: run.id)
    let closed = try ledger.closeIfBalanced(run.id, at: 5)
    #expect(closed.state == .closed && closed.totals.excused == 1)
    #expect(try ledger.chainFault() == nil)
  }

  @Test func aStudentWhoLeftIsAnException() throws {
    let run = try start()
    let gone = CardOutcome(student: StudentID(987_654), result: .unchanged)
    try ledger.note([gone], pdfs: [:], of: target, press: "", run: run.id, at: 1)
    #expect(try ledger.run(run.id).totals.waiting == run.totals.expected)
  }

  /// One file, two programs: each class and each run is one program's at a time.
  @Test func locksAreSeenByOthers() throws {
    let unit = WorkUnit(npsn: target.npsn, classRow: 7, className: "4A", students: [])
    let other = WorkUnit(npsn: target.npsn, classRow: 8, className: "4B", students: [])
    let mine = try WorkLocks(folder: fixture.folder.path)
    do {
      let theirs = try WorkLocks(folder: fixture.folder.path)
      #expect(mine.claim(unit))
      #expect(!theirs.claim(unit) && theirs.claim(other))
      mine.release(unit)
      #expect(theirs.claim(unit) && !mine.claim(unit))
      #expect(theirs.claim(RunID(7)) && mine.isClaimed(RunID(7)) && !mine.claim(RunID(7)))
      #expect(!mine.isSomebodyWaiting)
      theirs.announceUrgency()
      #expect(mine.isSomebodyWaiting)
    }
    #expect(!mine.isSomebodyWaiting && mine.claim(unit) && mine.claim(RunID(7)))
  }
}
