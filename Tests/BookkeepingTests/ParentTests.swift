import Credentials
import GRDB
import Records
import Sampling
import Support
import Testing

@testable import Bookkeeping

/// Parents' codes: from the slip to the card.
@Suite struct ParentTests {
  private static let now = LedgerFixture.now

  /// The sample school with one class's cards issued and a code for each of its students.
  private struct Family {
    let fixture: LedgerFixture
    let secret: WorkspaceSecret
    let target: ImportTarget
    let className: String
    let codes: [StudentID: ParentCode]
    let birthDates: [StudentID: CalendarDate]
    let student: StudentID
    let code: ParentCode
    let birthDate: CalendarDate

    init(issues: Bool = true) throws {
      let school = try LedgerFixture.example()
      fixture = try LedgerFixture(school)
      secret = try LedgerFixture.secret()
      target = LedgerFixture.target(of: school)
      className = try #require(school.classes.first).group.name
      if issues { try fixture.issue(className, in: target) }
      let roster = try fixture.ledger.roster(of: target.npsn, in: target.term).students
        .filter { [className] in $0.className == className }
      birthDates = Dictionary(
        uniqueKeysWithValues: roster.compactMap { entry in
          entry.birthDate.map { (entry.id, $0) }
        })
      codes = try fixture.ledger.issueCodes(
        for: roster.map(\.id), of: target.npsn, with: secret, by: .machine, at: ParentTests.now)
      student = try #require(birthDates.keys.min())
      code = try #require(codes[student])
      birthDate = try #require(birthDates[student])
    }

    func release(at time: Int64, of npsn: NPSN? = nil) throws {
      try fixture.ledger.setRelease(
        ReleaseTime(term: target.term, kind: .endOfTerm, npsn: npsn, at: time), by: .machine,
        at: ParentTests.now)
    }

    func open(
      _ code: ParentCode? = nil, _ birthDate: CalendarDate? = nil, at time: Int64 = ParentTests.now
    ) throws -> ParentAnswer {
      try fixture.ledger.open(
        code ?? self.code, birthDate: birthDate ?? self.birthDate, with: secret, at: time)
    }

    var wrongDate: CalendarDate {
      get throws { try #require(CalendarDate(year: 1999, month: 1, day: 1)) }
    }
  }

  @Test func codeAndBirthDateOpenTheChildsOwnCard() throws {
    let family = try Family()
    try family.release(at: Self.now)
    for (student, birthDate) in family.birthDates {
      guard case .open(let pass, let cards) = try family.open(family.codes[student], birthDate)
      else {
        Issue.record("refused")
        continue
      }
      #expect(pass.student == student)
      let card = try #require(cards.first)
      #expect(cards.count == 1 && card.term == family.target.term && card.version == 1)
      let pdf = try family.fixture.ledger.pdf(card.pdf)
      #expect(pdf == Array("%PDF \(student.value) v1".utf8) && card.bytes == pdf.count)
    }
  }

  @Test func nothingOpensBeforeTheReleaseTime() throws {
    let family = try Family()
    #expect(try family.open() == .refused(.notYetReleased(at: nil)))
    try family.release(at: Self.now + 60)
    #expect(try family.open(at: Self.now + 59) == .refused(.notYetReleased(at: Self.now + 60)))
    guard case .open(let pass, _) = try family.open(at: Self.now + 60) else {
      Issue.record("not open")
      return
    }
    // The clock is set back, or the time moved: closed again, for passes as well.
    #expect(try family.open(at: Self.now + 59) == .refused(.notYetReleased(at: Self.now + 60)))
    #expect(try family.fixture.ledger.cards(for: pass, at: Self.now + 60)?.count == 1)
    try family.release(at: Self.now + 120)
    #expect(try family.fixture.ledger.cards(for: pass, at: Self.now + 60) == [])
  }

  @Test func aSchoolsOwnTimeGoesBeforeTheCitys() throws {
    let family = try Family()
    let ledger = family.fixture.ledger
    let (term, npsn) = (family.target.term, family.target.npsn)
    try family.release(at: Self.now)
    try family.release(at: Self.now + 100, of: npsn)
    #expect(try ledger.releaseTime(of: term, kind: .endOfTerm, school: npsn) == Self.now + 100)
    #expect(try ledger.releaseTime(of: term, kind: .midterm, school: npsn) == nil)
    #expect(try family.open() == .refused(.notYetReleased(at: Self.now + 100)))
    #expect(try ledger.releases(of: term).map(\.npsn) == [nil, npsn])
    try ledger.clearRelease(
      of: term, kind: .endOfTerm, school: npsn, by: .machine, at: Self.now)
    guard case .open = try family.open() else {
      Issue.record("not open")
      return
    }
    let nobody = try #require(NPSN("99999999"))
    #expect(throws: LedgerError.unknownSchool(nobody)) {
      try family.release(at: Self.now, of: nobody)
    }
  }

  @Test func withoutACardThereIsNothing() throws {
    let family = try Family(issues: false)
    try family.release(at: Self.now)
    #expect(try family.open() == .refused(.nothingIssued))
  }

  @Test func aNewVersionTakesThePlaceOfTheOld() throws {
    let family = try Family()
    try family.release(at: Self.now)
    try family.fixture.ledger.move(
      family.student, to: .downloaded, of: family.target, at: Self.now)
    try family.fixture.issue(family.className, in: family.target, saying: "v2")
    guard case .open(_, let cards) = try family.open() else {
      Issue.record("refused")
      return
    }
    #expect(cards.map(\.version) == [2])
  }

  @Test func fiveWrongBirthDatesLockTheCodeForAnHour() throws {
    let family = try Family()
    try family.release(at: Self.now)
    let wrong = try family.wrongDate
    for step in 0..<4 {
      #expect(try family.open(nil, wrong, at: Self.now + Int64(step)) == .refused(.wrong))
    }
    // A right one in between, and five are needed again.
    guard case .open = try family.open(at: Self.now + 4) else {
      Issue.record("refused")
      return
    }
    for step in 5..<10 {
      #expect(try family.open(nil, wrong, at: Self.now + Int64(step)) == .refused(.wrong))
    }
    let end = Self.now + 9 + 3_600
    #expect(try family.open(at: Self.now + 10) == .refused(.locked(until: end)))
    #expect(try family.open(nil, wrong, at: end - 1) == .refused(.locked(until: end)))
    guard case .open = try family.open(at: end) else {
      Issue.record("locked for ever")
      return
    }
    // Another family behind the same address is not touched.
    let other = try #require(family.birthDates.keys.max())
    guard case .open = try family.open(family.codes[other], family.birthDates[other]) else {
      Issue.record("locked out")
      return
    }
  }

  /// A code that nobody has locks nobody, and is answered like a wrong birth date.
  @Test func anUnknownCodeLocksNobody() throws {
    let family = try Family()
    try family.release(at: Self.now)
    for _ in 0..<50 {
      #expect(try family.open(ParentCode.make()) == .refused(.wrong))
    }
    guard case .open = try family.open() else {
      Issue.record("refused")
      return
    }
  }

  @Test func aLaterCodeVoidsTheEarlierAndItsPasses() throws {
    let family = try Family()
    try family.release(at: Self.now)
    guard case .open(let pass, _) = try family.open() else {
      Issue.record("refused")
      return
    }
    let ledger = family.fixture.ledger
    let npsn = family.target.npsn
    #expect(throws: PeopleFault.codesExist(count: 1)) {
      try ledger.store(
        [family.student: ParentCode.make()], of: npsn, replaces: false, with: family.secret,
        by: .machine, at: Self.now)
    }
    #expect(try family.open() != .refused(.wrong))
    // Within the same second.
    let codes = try ledger.issueCodes(
      for: [family.student], of: npsn, with: family.secret, by: .machine, at: Self.now)
    #expect(try family.open() == .refused(.wrong))
    #expect(try ledger.cards(for: pass, at: Self.now) == nil)
    guard case .open(let new, _) = try family.open(codes[family.student]) else {
      Issue.record("refused")
      return
    }
    #expect(try ledger.cards(for: new, at: Self.now)?.count == 1)
    let status = try ledger.codeStatus(
      of: npsn, className: family.className, term: family.target.term)
    #expect(status.count == family.codes.count && status.allSatisfy(\.hasCode))
    #expect(status.first { $0.student == family.student }?.issues == 2)
    #expect(status.filter { $0.issues == 1 }.count == family.codes.count - 1)
    // Another secret key knows none of them.
    #expect(
      try ledger.open(
        family.code, birthDate: family.birthDate, with: LedgerFixture.secret(), at: Self.now)
        == .refused(.wrong))
  }

  @Test func codesOfAnotherSchoolsStudentsAreRefused() throws {
    let family = try Family()
    let other = try #require(NPSN("99999999"))
    #expect(throws: PeopleFault.ledger(.unknownStudent(family.student))) {
      try family.fixture.ledger.issueCodes(
        for: [family.student], of: other, with: family.secret, by: .machine, at: Self.now)
    }
    guard case .refused(.notYetReleased) = try family.open() else {
      Issue.record("the code was replaced")
      return
    }
  }

  @Test func theLedgerHoldsNoCode() throws {
    let family = try Family()
    let rows = try family.fixture.ledger.read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM parent_code").map { "\($0)" }.joined()
    }
    for code in family.codes.values {
      #expect(!rows.contains(code.text) && !rows.contains(code.text.replacing("-", with: "")))
    }
  }
}
