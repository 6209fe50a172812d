import Credentials
import GRDB
import Records
import Support
import Testing

@testable import Bookkeeping

@Suite struct SignInTests {
  private static let now = LedgerFixture.now

  private static func fixture() throws -> (LedgerFixture, WorkspaceSecret) {
    let fixture = try LedgerFixture(LedgerFixture.example())
    let secret = try LedgerFixture.secret()
    _ = try fixture.account(
      .schoolOperator, "siti", of: SampleSchoolPlace(fixture), with: secret)
    return (fixture, secret)
  }

  /// The same answer and the same work, attempt by attempt, up to the lock and after it: a hash of the same cost is
  /// checked once, a row is written.
  @Test func aWrongNameIsAnsweredLikeAWrongPassword() throws {
    let (fixture, secret) = try Self.fixture()
    func attempt(_ login: String, at time: Int64) throws -> (SignInAnswer, [PasswordCost], Int) {
      var work: [PasswordCost] = []
      let answer = try fixture.ledger.signIn(
        SignIn(login: login, password: "salah sekali ini"), with: secret, cost: .cheapest,
        from: nil, at: time
      ) { hash, password throws(CredentialError) in
        work.append(hash.cost)
        return try hash.verify(password)
      }
      let rows = try fixture.ledger.read {
        try Int.fetchOne($0, sql: "SELECT count(*) FROM name_lock WHERE length(wrong) > 0") ?? 0
      }
      return (answer, work, rows)
    }
    for step in 0..<20 {
      let time = Self.now + Int64(step * 60)
      let known = try attempt("siti", at: time)
      let unknown = try attempt("nobody", at: time)
      #expect(known.0 == unknown.0 && known.1 == unknown.1, "\(step)")
      #expect(known.1.count == (known.0 == .refused ? 1 : 0))
    }
  }

  @Test func fiveWrongOnesLockANameAndNotItsSessions() throws {
    let (fixture, secret) = try Self.fixture()
    let account = try #require(try fixture.ledger.account(login: "siti"))
    let (session, _) = try fixture.ledger.startSession(of: account.id, at: Self.now)
    for step in 0..<5 {
      #expect(
        try fixture.signIn("siti", "salah sekali ini", with: secret, at: Self.now + Int64(step))
          == .refused)
    }
    let end = Self.now + 4 + 900
    #expect(try fixture.signIn("siti", with: secret, at: Self.now + 5) == .wait(until: end))
    #expect(try fixture.signIn(" SITI", with: secret, at: end - 1) == .wait(until: end))
    #expect(try fixture.ledger.session(session, at: end - 1) != nil)
    guard case .account(let signed) = try fixture.signIn("siti", with: secret, at: end) else {
      Issue.record("still locked")
      return
    }
    #expect(signed.lastSignIn == end)
    // The lock is in the log, single attempts are not.
    let acts = try fixture.ledger.auditTrail(AuditFilter(account: account.id), limit: 10)
    #expect(acts.map(\.entry.act) == [.signedIn, .refusedSignIn, .acceptedInvitation])
    #expect(acts.first?.entry.address == "203.0.113.0")
  }

  @Test func aRightOneForgetsTheWrongOnes() throws {
    let (fixture, secret) = try Self.fixture()
    for round in 0..<3 {
      for _ in 0..<4 { _ = try fixture.signIn("siti", "salah sekali ini", with: secret) }
      #expect(try fixture.signIn("siti", with: secret) != .refused, "\(round)")
    }
  }

  /// Attempts of an authenticator's code count too: six digits would be found soon.
  @Test func wrongCodesLockAsWell() throws {
    let fixture = try LedgerFixture()
    let secret = try LedgerFixture.secret()
    let factor = try TOTPSecret.make()
    _ = try fixture.account(.cityOffice, "budi", factor: factor, with: secret)
    let right = try (-1...1).map { try factor.code(at: Self.now / 30 + $0) }
    let wrong = try #require(
      ["000000", "111111", "222222", "333333"].first { !right.contains($0) })
    for _ in 0..<5 { #expect(try fixture.signIn("budi", code: wrong, with: secret) == .codeWrong) }
    guard case .wait = try fixture.signIn("budi", code: wrong, with: secret) else {
      Issue.record("not locked")
      return
    }
  }

  /// Whatever is typed, and however much, the table of names has a largest size.
  @Test func unknownNamesShareRows() throws {
    let (fixture, secret) = try Self.fixture()
    let keys = try (0..<2_000).map { try NameLock.key("name\($0)", isKnown: false, secret) }
    #expect(keys.allSatisfy { $0.utf8.count == 4 } && Set(keys).count > 1_900)
    #expect(try NameLock.key("siti", isKnown: true, secret).utf8.count == 64)
    #expect(try fixture.signIn(String(repeating: "x", count: 1 << 20), with: secret) == .refused)
    #expect(try fixture.signIn("' OR 1=1 --", with: secret) == .refused)
    #expect(try fixture.signIn("", "", with: secret) == .refused)
  }
}

/// Locks as values: what attempts at any times come to.
@Suite struct WrongAttemptTests {
  private static let rule = WrongAttempts.Rule.names

  @Test func locksGrowAndAreForgotten() {
    var attempts = WrongAttempts()
    var time: Int64 = 1_000_000
    var lengths: [Int64] = []
    for _ in 0..<6 {
      for _ in 0..<5 { attempts.add(at: time, Self.rule) }
      lengths.append((attempts.lock(at: time, Self.rule) ?? 0) - time)
      time = attempts.lockedUntil
    }
    #expect(lengths == [900, 1_800, 3_600, 3_600, 3_600, 3_600])
    time += Self.rule.memory
    for _ in 0..<5 { attempts.add(at: time, Self.rule) }
    #expect(attempts.lockedUntil == time + 900)
  }

  @Test(arguments: 0..<200) func aLockComesExactlyWithFiveInAWindow(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var attempts = WrongAttempts()
    var (time, recent): (Int64, [Int64]) = (1_000_000, [])
    for _ in 0..<60 {
      time += Int64.random(in: 0...600, using: &random)
      if let end = attempts.lock(at: time, Self.rule) {
        #expect(end - time <= Self.rule.longestLock)
        continue
      }
      attempts.add(at: time, Self.rule)
      recent = recent.filter { time - $0 < Self.rule.window } + [time]
      let isLocked = recent.count >= Self.rule.count
      #expect((attempts.lock(at: time, Self.rule) != nil) == isLocked)
      if isLocked { recent = [] }
      #expect(
        WrongAttempts(
          times: attempts.text, lockedUntil: attempts.lockedUntil, locks: attempts.locks)
          == attempts)
    }
  }

  /// The clock jumps to and fro: nobody ever waits longer than the longest lock by the clock as it is then.
  @Test(arguments: 0..<200) func noClockLocksForEver(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var attempts = WrongAttempts()
    for _ in 0..<100 {
      let time = Int64.random(in: -10_000_000...2_000_000_000, using: &random)
      for _ in 0..<Int.random(in: 1...5, using: &random) { attempts.add(at: time, Self.rule) }
      let now = Int64.random(in: -10_000_000...2_000_000_000, using: &random)
      if let end = attempts.lock(at: now, Self.rule) {
        #expect(end > now && end - now <= Self.rule.longestLock)
      }
    }
  }
}
