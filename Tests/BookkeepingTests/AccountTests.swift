import Credentials
import Records
import Support
import Testing

@testable import Bookkeeping

@Suite struct AccountTests {
  private static let now = LedgerFixture.now

  @Test func aSchoolsPeopleAreInvitedAndAnswer() throws {
    let fixture = try LedgerFixture(LedgerFixture.example())
    let secret = try LedgerFixture.secret()
    let place = try SampleSchoolPlace(fixture)
    let (id, token) = try fixture.ledger.invite(
      .homeroomTeacher, fullName: " Siti Rahma ", npsn: place.npsn,
      room: ClassPlace(
        npsn: place.npsn, schoolYear: place.room.schoolYear, name: place.room.name.lowercased()),
      by: .machine, at: Self.now)
    let invited = try #require(try fixture.ledger.account(id))
    #expect(invited.fullName == "Siti Rahma" && invited.login == nil)
    #expect(invited.room == place.room && !invited.hasSecondFactor)
    #expect(try fixture.ledger.invitation(token, at: Self.now)?.account == invited)
    let account = try fixture.ledger.accept(
      token, login: "Siti.Rahma", password: LedgerFixture.hash(), with: secret, at: Self.now + 5)
    #expect(account.login == "siti.rahma" && account.id == id)
    #expect(try fixture.ledger.account(login: "SITI.rahma ") == account)
    #expect(try fixture.ledger.accounts(of: place.npsn) == [account])
    // Single use.
    #expect(throws: PeopleFault.invitationVoid) {
      try fixture.ledger.accept(
        token, login: "siti", password: LedgerFixture.hash(), with: secret, at: Self.now + 6)
    }
    #expect(try fixture.ledger.invitation(token, at: Self.now + 6) == nil)
    #expect(try fixture.signIn("siti.rahma", with: secret) != .refused)
  }

  @Test(
    arguments: [
      (-86_400, false), (-300, true), (0, true), (7 * 86_400 - 1, true), (7 * 86_400, false),
    ] as [(Int64, Bool)])
  func anInvitationIsGoodForSevenDays(_ later: Int64, _ isGood: Bool) throws {
    let fixture = try LedgerFixture()
    let (_, token) = try fixture.ledger.invite(
      .cityOffice, fullName: "Budi", by: .machine, at: Self.now)
    #expect(try (fixture.ledger.invitation(token, at: Self.now + later) != nil) == isGood)
  }

  @Test func aLaterInvitationTakesThePlaceOfAnEarlierOne() throws {
    let fixture = try LedgerFixture()
    let (id, first) = try fixture.ledger.invite(
      .cityOffice, fullName: "Budi", by: .machine, at: Self.now)
    let second = try fixture.ledger.reset(id, by: .machine, at: Self.now)
    #expect(try fixture.ledger.invitation(first, at: Self.now) == nil)
    #expect(try fixture.ledger.invitation(second, at: Self.now)?.account.id == id)
  }

  @Test func whatCannotBeInvited() throws {
    let fixture = try LedgerFixture(LedgerFixture.example())
    let ledger = fixture.ledger
    let place = try SampleSchoolPlace(fixture)
    let year = place.room.schoolYear
    let nobody = try #require(NPSN("99999999"))
    let other = ClassPlace(npsn: place.npsn, schoolYear: year, name: "9Z")
    let cases: [(AccountRole, String, NPSN?, ClassPlace?, PeopleFault)] = [
      (.cityOffice, "", nil, nil, .badFullName), (.cityOffice, "A\nB", nil, nil, .badFullName),
      (.cityOffice, String(repeating: "a", count: 9_999), nil, nil, .badFullName),
      (.schoolOperator, "Budi", nil, nil, .schoolNeeded(.schoolOperator)),
      (.homeroomTeacher, "Budi", place.npsn, nil, .classNeeded),
      (.cityOffice, "Budi", place.npsn, nil, .placeNotTaken(.cityOffice)),
      (.principal, "Budi", place.npsn, place.room, .placeNotTaken(.principal)),
      (.homeroomTeacher, "Budi", nobody, place.room, .placeNotTaken(.homeroomTeacher)),
      (.schoolOperator, "Budi", nobody, nil, .ledger(.unknownSchool(nobody))),
      (
        .homeroomTeacher, "Budi", place.npsn, other,
        .ledger(.unknownClass("9Z", nearest: place.room.name))
      ),
    ]
    for (role, name, npsn, room, fault) in cases {
      #expect(throws: fault) {
        try ledger.invite(role, fullName: name, npsn: npsn, room: room, by: .machine, at: Self.now)
      }
    }
    #expect(try ledger.accounts().isEmpty)
    #expect(try ledger.auditTrail(AuditFilter(), limit: 10).isEmpty)
  }

  @Test func namesAreWellFormedAndTakenOnce() throws {
    let fixture = try LedgerFixture(LedgerFixture.example())
    let secret = try LedgerFixture.secret()
    let place = try SampleSchoolPlace(fixture)
    _ = try fixture.account(.schoolOperator, "siti", of: place, with: secret)
    let (_, token) = try fixture.ledger.invite(
      .principal, fullName: "Budi", npsn: place.npsn, by: .machine, at: Self.now)
    for (name, fault) in [
      ("SITI", PeopleFault.loginTaken("siti")), ("b", .badLogin), ("budi santoso", .badLogin),
    ] {
      #expect(throws: fault) {
        try fixture.ledger.accept(
          token, login: name, password: LedgerFixture.hash(), with: secret, at: Self.now)
      }
    }
    // Nothing was used up.
    #expect(try fixture.ledger.invitation(token, at: Self.now) != nil)
  }

  @Test func theCityNeedsAnAuthenticator() throws {
    let fixture = try LedgerFixture()
    let secret = try LedgerFixture.secret()
    let factor = try TOTPSecret.make()
    let (_, token) = try fixture.ledger.invite(
      .cityOffice, fullName: "Budi", by: .machine, at: Self.now)
    for code in [nil, "000000x", ""] as [String?] {
      #expect(throws: PeopleFault.secondFactorNeeded) {
        try fixture.ledger.accept(
          token, login: "budi", password: LedgerFixture.hash(),
          secondFactor: code.map { (factor, $0) }, with: secret, at: Self.now)
      }
    }
    let code = try factor.code(at: Self.now / 30)
    let account = try fixture.ledger.accept(
      token, login: "budi", password: LedgerFixture.hash(), secondFactor: (factor, code),
      with: secret, at: Self.now)
    #expect(account.hasSecondFactor)
    // A password alone, a code that was used, one that is wrong, and the next.
    #expect(try fixture.signIn("budi", with: secret) == .codeNeeded)
    #expect(try fixture.signIn("budi", code: code, with: secret) == .codeWrong)
    let later = Self.now + 30
    let next = try factor.code(at: later / 30)
    #expect(try fixture.signIn("budi", code: "", with: secret, at: later) == .codeNeeded)
    #expect(
      try fixture.signIn("budi", "salah sekali ini", code: next, with: secret, at: later)
        == .refused)
    guard case .account = try fixture.signIn("budi", code: next, with: secret, at: later) else {
      Issue.record("refused")
      return
    }
    #expect(try fixture.signIn("budi", code: next, with: secret, at: later) == .codeWrong)
    // Another secret key cannot read it, and says so.
    #expect(throws: PeopleFault.credential(.notOurs)) {
      try fixture.signIn("budi", code: "123456", with: LedgerFixture.secret(), at: later)
    }
    let new = try TOTPSecret.make()
    try fixture.ledger.setSecondFactor(
      new, code: nil, of: account.id, with: secret, by: .machine, at: later)
    #expect(
      try fixture.signIn("budi", code: new.code(at: later / 30), with: secret, at: later)
        != .codeWrong)
  }

  @Test func aResetKeepsTheOldPasswordUntilItIsAnswered() throws {
    let fixture = try LedgerFixture(LedgerFixture.example())
    let secret = try LedgerFixture.secret()
    let account = try fixture.account(
      .schoolOperator, "siti", of: SampleSchoolPlace(fixture), with: secret)
    let (session, _) = try fixture.ledger.startSession(of: account.id, at: Self.now)
    let token = try fixture.ledger.reset(account.id, by: .machine, at: Self.now)
    #expect(try fixture.signIn("siti", with: secret) != .refused)
    #expect(try fixture.ledger.session(session, at: Self.now) != nil)
    let changed = try fixture.ledger.accept(
      token, login: nil, password: LedgerFixture.hash("kambing putih empat"), with: secret,
      at: Self.now)
    #expect(changed.login == "siti")
    #expect(try fixture.signIn("siti", with: secret) == .refused)
    #expect(try fixture.signIn("siti", "kambing putih empat", with: secret) != .refused)
    #expect(try fixture.ledger.session(session, at: Self.now) == nil)
  }

  @Test func aDisabledAccountIsOutAtOnce() throws {
    let fixture = try LedgerFixture(LedgerFixture.example())
    let secret = try LedgerFixture.secret()
    let account = try fixture.account(
      .schoolOperator, "siti", of: SampleSchoolPlace(fixture), with: secret)
    let (session, _) = try fixture.ledger.startSession(of: account.id, at: Self.now)
    let invitation = try fixture.ledger.reset(account.id, by: .machine, at: Self.now)
    try fixture.ledger.disable(account.id, by: .machine, at: Self.now)
    #expect(try fixture.ledger.session(session, at: Self.now) == nil)
    #expect(try fixture.ledger.invitation(invitation, at: Self.now) == nil)
    #expect(try fixture.signIn("siti", with: secret) == .refused)
    #expect(throws: PeopleFault.self) {
      try fixture.ledger.startSession(of: account.id, at: Self.now)
    }
    try fixture.ledger.enable(account.id, by: .machine, at: Self.now)
    // What ended stays ended.
    #expect(try fixture.ledger.session(session, at: Self.now) == nil)
    #expect(try fixture.signIn("siti", with: secret) != .refused)
    #expect(throws: PeopleFault.unknownAccount("99")) {
      try fixture.ledger.disable(AccountID(99), by: .machine, at: Self.now)
    }
  }

  @Test func passwordsOfAnotherCostAreHashedAnew() throws {
    let fixture = try LedgerFixture(LedgerFixture.example())
    let secret = try LedgerFixture.secret()
    _ = try fixture.account(.schoolOperator, "siti", of: SampleSchoolPlace(fixture), with: secret)
    let dearer = PasswordCost(memory: 16, passes: 1)
    var costs: [PasswordCost] = []
    for _ in 0..<2 {
      _ = try fixture.ledger.signIn(
        SignIn(login: "siti", password: LedgerFixture.password), with: secret, cost: dearer,
        from: nil, at: Self.now
      ) { hash, password throws(CredentialError) in
        costs.append(hash.cost)
        return try hash.verify(password)
      }
    }
    #expect(costs == [.cheapest, dearer])
  }
}
