import Credentials
import Digesting
import GRDB
import Records
import Support
import Testing

@testable import Bookkeeping

@Suite struct SessionTests {
  private static let now = LedgerFixture.now

  private static func fixture(
    _ role: AccountRole
  ) throws -> (LedgerFixture, Account) {
    let fixture = try LedgerFixture(LedgerFixture.example())
    let account = try fixture.account(
      role, "siti", of: role.needsSchool ? SampleSchoolPlace(fixture) : nil,
      factor: role.needsSecondFactor ? TOTPSecret.make() : nil, with: LedgerFixture.secret())
    return (fixture, account)
  }

  @Test(arguments: AccountRole.allCases) func sessionsExpireExactly(_ role: AccountRole) throws {
    let (fixture, account) = try Self.fixture(role)
    let limits = SessionLimits(of: role)
    let (idle, _) = try fixture.ledger.startSession(of: account.id, at: Self.now)
    #expect(try fixture.ledger.session(idle, at: Self.now + limits.idle) == nil)
    #expect(try fixture.ledger.session(idle, at: Self.now + limits.idle - 1) != nil)
    // In use all the time, it ends all the same.
    let (busy, _) = try fixture.ledger.startSession(of: account.id, at: Self.now)
    var time = Self.now
    while time + limits.idle / 2 < Self.now + limits.whole {
      time += limits.idle / 2
      #expect(try fixture.ledger.session(busy, at: time) != nil)
    }
    #expect(try fixture.ledger.session(busy, at: Self.now + limits.whole - 1) != nil)
    #expect(try fixture.ledger.session(busy, at: Self.now + limits.whole) == nil)
  }

  @Test func aLookIsWrittenDownOnceAMinute() throws {
    let (fixture, account) = try Self.fixture(.schoolOperator)
    let (token, started) = try fixture.ledger.startSession(of: account.id, at: Self.now)
    #expect(started.account == account && started.seenAt == Self.now)
    for (later, seen) in [(59, 0), (60, 60), (119, 60), (121, 121)] as [(Int64, Int64)] {
      let session = try #require(try fixture.ledger.session(token, at: Self.now + later))
      #expect(session.seenAt == Self.now + seen)
      #expect(session.formToken == started.formToken && session.startedAt == Self.now)
    }
  }

  /// A session of the future would last longer than it may.
  @Test func aClockThatIsSetBackEndsSessions() throws {
    let (fixture, account) = try Self.fixture(.schoolOperator)
    let (token, _) = try fixture.ledger.startSession(of: account.id, at: Self.now)
    #expect(try fixture.ledger.session(token, at: Self.now - 300) != nil)
    #expect(try fixture.ledger.session(token, at: Self.now - 301) == nil)
    #expect(try fixture.ledger.session(token, at: Self.now - 86_400 * 365) == nil)
  }

  /// At no time by any clock does a session stand that has stood for longer than its limits.
  @Test(arguments: 0..<100) func limitsHold(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    for role in AccountRole.allCases {
      let limits = SessionLimits(of: role)
      let started = Int64.random(in: -100_000...100_000, using: &random)
      let seen = started + Int64.random(in: 0...100_000, using: &random)
      let time = Int64.random(in: -200_000...300_000, using: &random)
      if limits.holds(startedAt: started, seenAt: seen, at: time) {
        #expect(time - started < limits.whole && time - seen < limits.idle && started - time <= 300)
      }
    }
  }

  @Test func sessionsEndOneByOneOrAllAtOnce() throws {
    let (fixture, account) = try Self.fixture(.schoolOperator)
    let tokens = try (0..<3).map {
      try fixture.ledger.startSession(of: account.id, at: Self.now + Int64($0)).token
    }
    try fixture.ledger.endSession(tokens[0])
    #expect(
      try tokens.map { try fixture.ledger.session($0, at: Self.now + 5) != nil } == [
        false, true, true,
      ])
    try fixture.ledger.endAllSessions(of: account.id)
    for token in tokens { #expect(try fixture.ledger.session(token, at: Self.now + 5) == nil) }
    #expect(try fixture.ledger.session(SecretToken.make(), at: Self.now) == nil)
  }

  @Test func theOldestSessionMakesRoom() throws {
    let (fixture, account) = try Self.fixture(.schoolOperator)
    let tokens = try (0..<12).map {
      try fixture.ledger.startSession(of: account.id, at: Self.now + Int64($0)).token
    }
    let open = try tokens.map { try fixture.ledger.session($0, at: Self.now + 20) != nil }
    #expect(open == [false, false] + Array(repeating: true, count: 10))
  }

  /// Only its digest is in the file.
  @Test func theLedgerHoldsNoToken() throws {
    let (fixture, account) = try Self.fixture(.schoolOperator)
    let (token, session) = try fixture.ledger.startSession(of: account.id, at: Self.now)
    let rows = try fixture.ledger.read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM session").map { "\($0)" }.joined()
    }
    #expect(rows.contains(token.digest.hex))
    #expect(!rows.contains(token.text) && !rows.contains(session.formToken))
  }
}
