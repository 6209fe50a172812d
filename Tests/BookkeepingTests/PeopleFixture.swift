import Bookkeeping
import Credentials
import Records

// Invented people who sign in.
extension LedgerFixture {
  static let now: Int64 = 1_576_800_000
  static let password = "kucing belang tiga"

  static func secret() throws -> WorkspaceSecret { try WorkspaceSecret.make() }

  static func hash(_ password: String = password) throws -> PasswordHash {
    try PasswordHash.make(password: password, cost: .cheapest)
  }

  /// An account that has been taken up; the city's has the authenticator `factor`.
  func account(
    _ role: AccountRole, _ login: String, of school: SampleSchoolPlace? = nil,
    factor: TOTPSecret? = nil, with secret: WorkspaceSecret, at time: Int64 = now
  ) throws -> Account {
    let (_, token) = try ledger.invite(
      role, fullName: "Siti Rahma", npsn: school?.npsn,
      room: role.needsClass ? school?.room : nil, by: .machine, at: time)
    return try ledger.accept(
      token, login: login, password: Self.hash(),
      secondFactor: factor.map { ($0, try $0.code(at: time / TOTPSecret.period)) }, with: secret,
      at: time)
  }

  func signIn(
    _ login: String, _ password: String = password, code: String? = nil,
    with secret: WorkspaceSecret, at time: Int64 = now
  ) throws -> SignInAnswer {
    try ledger.signIn(
      SignIn(login: login, password: password, code: code), with: secret, cost: .cheapest,
      from: "203.0.113.57", at: time)
  }
}

/// A school of the ledger and one of its classes.
struct SampleSchoolPlace {
  var npsn: NPSN
  var room: ClassPlace

  init(_ fixture: LedgerFixture) throws {
    npsn = try fixture.ledger.schools().first.unwrapped.npsn
    let year = try SchoolYear(start: 2019).unwrapped
    let name = try fixture.ledger.classes(of: npsn, in: year).first.unwrapped.name
    room = ClassPlace(npsn: npsn, schoolYear: year, name: name)
  }
}
