import Credentials
import GRDB
import Records
import Sampling
import Support
import Testing

@testable import Bookkeeping

@Suite struct AuditTests {
  private static let now = LedgerFixture.now

  private static func entries() throws -> [AuditEntry] {
    let school = try #require(NPSN("20600001"))
    let other = try #require(NPSN("20600002"))
    return [
      AuditEntry(
        at: now, actor: .account(AccountID(1)), act: .sawCard, npsn: school,
        student: StudentID(7), address: "203.0.113.57"),
      AuditEntry(
        at: now + 1, actor: .parent, act: .parentOpened, npsn: school, student: StudentID(7)),
      AuditEntry(
        at: now + 1, actor: .machine, act: .issuedCode, npsn: other, student: StudentID(8)),
      AuditEntry(at: now - 5, actor: .account(AccountID(2)), act: .startedRun),
    ]
  }

  @Test func entriesReadBackNewestFirstAndByWhatIsAskedFor() throws {
    let fixture = try LedgerFixture()
    let entries = try Self.entries()
    try fixture.ledger.audit(entries)
    try fixture.ledger.audit([])
    func places(_ filter: AuditFilter) throws -> [Int] {
      try fixture.ledger.auditTrail(filter, limit: 100).map {
        try #require(entries.firstIndex(of: $0.entry))
      }
    }
    #expect(try places(AuditFilter()) == [2, 1, 0, 3])
    #expect(try places(AuditFilter(npsn: NPSN("20600001"))) == [1, 0])
    #expect(try places(AuditFilter(student: StudentID(8))) == [2])
    #expect(try places(AuditFilter(account: AccountID(2))) == [3])
    #expect(try places(AuditFilter(since: Self.now)) == [2, 1, 0])
    #expect(try places(AuditFilter(since: Self.now, until: Self.now + 1)) == [0])
    #expect(try places(AuditFilter(npsn: NPSN("20600001"), student: StudentID(8))) == [])
    // Page by page, also where several are of one second.
    var (pages, last): ([AuditLine], AuditLine?) = ([], nil)
    repeat {
      let page = try fixture.ledger.auditTrail(AuditFilter(), limit: 1, before: last)
      last = page.last
      pages += page
    } while last != nil && pages.count < 9
    #expect(pages == (try fixture.ledger.auditTrail(AuditFilter(), limit: 100)))
  }

  @Test(arguments: [
    "UPDATE audit SET act = 'sawClass'", "DELETE FROM audit", "DELETE FROM audit WHERE id = 1",
    "INSERT OR REPLACE INTO audit SELECT id, at, actor, account, npsn, student, 'sawClass', address FROM audit WHERE id = 1",
  ]) func nothingIsChangedOrRemoved(_ sql: String) throws {
    let fixture = try LedgerFixture()
    try fixture.ledger.audit(Self.entries())
    let before = try fixture.ledger.auditTrail(AuditFilter(), limit: 100)
    #expect(throws: (any Error).self) {
      try fixture.ledger.pool.write { try $0.execute(sql: sql) }
    }
    #expect(try fixture.ledger.auditTrail(AuditFilter(), limit: 100) == before)
  }

  @Test func everyQuestionHasItsIndex() throws {
    let fixture = try LedgerFixture()
    for (condition, index) in [
      ("npsn = '1'", "audit_by_school"), ("student = 1", "audit_by_student"),
      ("account = 1", "audit_by_account"), ("at >= 1", "audit_by_time"),
    ] {
      let plan = try fixture.ledger.read { database in
        try Row.fetchAll(
          database,
          sql: """
            EXPLAIN QUERY PLAN SELECT * FROM audit WHERE \(condition) ORDER BY at DESC, id DESC
            """
        ).map { $0["detail"] as String }.joined(separator: "; ")
      }
      #expect(plan.contains(index) && !plan.contains("TEMP B-TREE"), "\(plan)")
    }
  }

  /// Accounts, codes and the log stay with the city: a school's file has none of them.
  @Test func aSchoolsFileHasNoneOfIt() throws {
    let school = try LedgerFixture.example()
    let fixture = try LedgerFixture(school)
    let secret = try LedgerFixture.secret()
    let place = try SampleSchoolPlace(fixture)
    let account = try fixture.account(.schoolOperator, "siti", of: place, with: secret)
    _ = try fixture.ledger.startSession(of: account.id, at: Self.now)
    let students = try fixture.students(of: school).joined().prefix(3)
    _ = try fixture.ledger.issueCodes(
      for: Array(students), of: place.npsn, with: secret, by: .machine, at: Self.now)
    try fixture.ledger.setRelease(
      ReleaseTime(
        term: school.term, kind: .endOfTerm, npsn: place.npsn, at: Self.now), by: .machine,
      at: Self.now)
    let path = fixture.folder.file("sekolah.rapor")
    try fixture.ledger.export(place.npsn, to: path, at: Self.now)
    let copy = try DatabaseQueue(path: path)
    for table in [
      "account", "invitation", "session", "name_lock", "parent_code", "release_time", "audit",
    ] {
      let count = try copy.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
      #expect(count == 0, "\(table)")
    }
    #expect(try copy.read { try $0.tableExists("base_account") } == false)
  }
}

@Suite struct PeopleMigrationTests {
  /// A ledger of the version before, with a school in it, opens with room for people and nothing lost.
  @Test func aLedgerOfVersionTenOpens() throws {
    let folder = try TemporaryFolder()
    let path = folder.file(Ledger.fileName)
    let older = try DatabaseQueue(path: path)
    try Ledger.migrator.migrate(older, upTo: "10: the class that a card was judged in")
    try older.write { database in
      try database.execute(
        sql: """
          PRAGMA application_id = \(Ledger.applicationID);
          INSERT INTO school (npsn, name, level, ownership) VALUES ('20600001', 'SDN 1', 'sd', 'public');
          """)
    }
    try older.close()
    let ledger = try Ledger.open(at: path)
    #expect(try ledger.schools().map(\.name) == ["SDN 1"])
    #expect(try ledger.accounts().isEmpty)
    let (id, _) = try ledger.invite(
      .schoolOperator, fullName: "Siti", npsn: NPSN("20600001"), by: .machine, at: 1)
    #expect(try ledger.account(id)?.npsn == NPSN("20600001"))
    let strict = try ledger.read { database in
      try Int.fetchOne(
        database,
        sql: """
          SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0
          AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'
          """)
    }
    #expect(strict == 0)
  }
}
