import GRDB
import Records
import Sampling
import Support
import Testing

@testable import Bookkeeping

/// Who is in which class, term by term (Docs/domain.md section 6.5): a pupil who leaves stays printable for the terms in
/// which he was there, and is not looked for in later ones.
@Suite struct MembershipTests {
  private let example: SampleSchool
  private let fixture: LedgerFixture
  private let odd: ImportTarget
  private let even: ImportTarget
  private let student: StudentID
  private let room: String

  init() throws {
    example = try LedgerFixture.example()
    fixture = try LedgerFixture(example)
    odd = LedgerFixture.target(of: example)
    let later = Term(schoolYear: example.term.schoolYear, semester: .even)
    even = ImportTarget(npsn: odd.npsn, term: later)
    student = try fixture.students(of: example)[1][2]
    room = example.classes[1].group.name
  }

  private func place(
    _ className: Change<String>, number: Change<Int> = .keep, in target: ImportTarget
  ) throws {
    var patch = StudentPatch(id: student)
    patch.className = className
    patch.rosterNumber = number
    try fixture.commit(.students([patch]), to: target)
  }

  /// The classes in which the student is looked for: by records, status, a run's list and the kept counters alike.
  private func rooms(_ target: ImportTarget, of student: StudentID? = nil) throws -> [String] {
    let student = student ?? self.student
    let ledger = fixture.ledger
    let students = try ledger.students(of: target.npsn, in: target.term)
    let found = students.filter { $0.id == student }.map(\.className)
    let names = try ledger.classes(of: target.npsn, in: target.term.schoolYear).map(\.name)
    let printed = try names.filter { name in
      try ledger.records(of: target.npsn, className: name, term: target.term)
        .contains { $0.id == student }
    }
    #expect(printed == found)
    let run = try ledger.startRun(.all, term: target.term, presses: PressDigests("p"), at: 1)
    let asked = try ledger.work(of: run.id).filter { $0.students.contains(student) }
    #expect(asked.map(\.className) == found)
    #expect(run.totals.expected == students.count)
    let expected = try ledger.classStatus(in: target.term).reduce(0) { $0 + $1.tally.expected }
    #expect(expected == students.count)
    let roster = try ledger.roster(of: target.npsn, in: target.term).students
    #expect(roster.first { $0.id == student }?.className == found.first)
    #expect(try ledger.countersAreRight())
    return found
  }

  @Test func theEvenSemestersListIsTheOddOnesUntilItComes() throws {
    #expect(try rooms(odd) == [room])
    #expect(try rooms(even) == [room])
    // What is mended in the odd list is mended in the other.
    try place(.set("6A"), in: odd)
    #expect(try rooms(odd) == ["6A"] && rooms(even) == ["6A"])
    try place(.clear, in: odd)
    #expect(try rooms(odd) == [] && rooms(even) == [])
  }

  @Test func whoLeavesAfterTheOddSemesterStaysInIt() throws {
    try fixture.issue(room, in: odd)
    let before = try fixture.tally
    try place(.clear, in: even)
    #expect(try rooms(odd) == [room])
    #expect(try rooms(even) == [])
    #expect(try fixture.tally == before, "the card of the odd semester is still good")
    // The odd list once more, and a late correction in it.
    try place(.set(room), in: odd)
    try place(.keep, number: .set(31), in: odd)
    #expect(try rooms(odd) == [room])
    #expect(try rooms(even) == [])
    let card = try fixture.ledger.records(of: odd.npsn, className: room, term: odd.term)
      .first { $0.id == student }
    #expect(card?.record.rosterNumber == 31 && card?.record.subjects.isEmpty == false)
  }

  @Test func whoChangesClassIsInEachForItsTerm() throws {
    try fixture.issue(room, in: odd)
    try place(.set("6A"), number: .set(40), in: even)
    #expect(try rooms(odd) == [room])
    #expect(try rooms(even) == ["6A"])
    #expect(try fixture.tally.stale == 0)
    // What the even card shows of the odd semester comes along.
    var patch = AttendancePatch(student: student)
    patch.heightOdd = .set(141)
    try fixture.commit(.attendance([patch]), to: odd)
    let card = try fixture.ledger.records(of: even.npsn, className: "6A", term: even.term)
      .first { $0.id == student }
    #expect(card?.record.physical.heightOdd == 141)
    #expect(card?.record.rosterNumber == 40)
  }

  @Test func whoComesDuringTheYearIsNotMissedBefore() throws {
    var patch = StudentPatch(id: nil)
    patch.fullName = .set("Wulan Baru")
    patch.nisn = .set(try NISN("0099000777").unwrapped)
    patch.className = .set(room)
    try fixture.commit(.students([patch]), to: even)
    let roster = try fixture.ledger.roster(of: even.npsn, in: even.term).students
    let new = try #require(roster.first { $0.fullName == "Wulan Baru" }).id
    #expect(try rooms(odd, of: new) == [])
    #expect(try rooms(even, of: new) == [room])
  }

  @Test(arguments: [("2019-11-30", false), ("2019-12-31", false), ("2020-01-20", true)])
  func aLeavingDateEndsTheMembership(day: String, isInEven: Bool) throws {
    var patch = TransferPatch(student: student)
    patch.date = .set(try CalendarDate(text: day).unwrapped)
    try fixture.commit(.transfers([patch]), to: odd)
    #expect(try rooms(odd) == [room])
    #expect(try rooms(even) == (isInEven ? [room] : []))
    patch.date = .clear
    try fixture.commit(.transfers([patch]), to: odd)
    #expect(try rooms(even) == [room])
  }

  /// A slip of the pen in a leaving date would take a student out of the term without a word.
  @Test(arguments: [
    ("2009-11-30", true), ("2019-06-20", true), ("2019-11-30", false),
  ])
  func whoIsKeptOutByALeavingDateIsNamed(day: String, isOutOfOdd: Bool) throws {
    var patch = TransferPatch(student: student)
    patch.date = .set(try CalendarDate(text: day).unwrapped)
    try fixture.commit(.transfers([patch]), to: odd)
    let outOfOdd = try fixture.ledger.leavers(of: odd.npsn, before: odd.term)
    #expect(outOfOdd.map(\.id) == (isOutOfOdd ? [student] : []))
    // There are results of the odd semester.
    #expect(outOfOdd.allSatisfy { $0.isDoubtful && $0.date.text == day })
    let outOfEven = try fixture.ledger.leavers(of: even.npsn, before: even.term)
    #expect(outOfEven.map(\.id) == [student])
    #expect(outOfEven.first?.isDoubtful == (day == "2009-11-30"))
    patch.date = .clear
    try fixture.commit(.transfers([patch]), to: odd)
    #expect(try fixture.ledger.leavers(of: even.npsn, before: even.term).isEmpty)
  }

  /// A ledger of the version before, with a card that is out and a pupil who left in the odd semester.
  @Test func anOlderLedgerIsBroughtUpToDate() throws {
    let folder = try TemporaryFolder()
    let path = folder.file(Ledger.fileName)
    let older = try DatabaseQueue(path: path)
    try Ledger.migrator.migrate(older, upTo: "5: batches, archive, tallies")
    try older.write { database in
      try database.execute(
        sql: """
          PRAGMA application_id = \(Ledger.applicationID);
          INSERT INTO school (npsn, name, level, ownership)
            VALUES ('20100001', 'SDN Contoh', 'sd', 'public');
          INSERT INTO class_group (id, npsn, school_year, name, grade, curriculum)
            VALUES (7, '20100001', 2019, '4A', 4, 'k13');
          INSERT INTO student (id, npsn, full_name) VALUES (1, '20100001', 'Adi');
          INSERT INTO student (id, npsn, full_name, leaving_date)
            VALUES (2, '20100001', 'Budi', '2019-12-20');
          INSERT INTO membership VALUES (1, 2019, 7, 1), (2, 2019, 7, 2);
          INSERT INTO document (student, npsn, school_year, semester, kind, version, state,
            is_current, pdf_digest, changed_at, is_stale)
            VALUES (1, '20100001', 2019, 1, 'endOfTerm', 1, 'verified', 1, 'ab', 1, 1);
          """)
    }
    try older.close()
    let ledger = try Ledger.open(at: path)
    #expect(try ledger.countersAreRight())
    for (term, names) in [(odd.term, ["Adi", "Budi"]), (even.term, ["Adi"])] {
      #expect(try ledger.students(of: odd.npsn, in: term).map(\.fullName) == names)
      let tally = try #require(try ledger.classStatus(in: term).first).tally
      #expect(tally.expected == names.count)
      #expect(tally.stale == (term == odd.term ? 1 : 0) && tally.done == tally.stale)
    }
  }
}
