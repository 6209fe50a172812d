internal import GRDB
package import Records

/// Somebody who was invited and has not answered yet, or whose password is to be set anew.
package struct Invitation: Sendable, Hashable {
  /// In seconds.
  package static let lifetime: Int64 = 7 * 86_400

  package var account: Account
  /// Seconds since 1970.
  package var expiresAt: Int64
}

extension Ledger {
  /// Runs `work` in one transaction.
  func writePeople<Result>(_ work: (Database) throws -> Result) throws(PeopleFault) -> Result {
    do { return try pool.write(work) } catch { throw PeopleFault(error) }
  }

  func readPeople<Result>(_ work: (Database) throws -> Result) throws(PeopleFault) -> Result {
    do { return try pool.read(work) } catch { throw PeopleFault(error) }
  }

  // MARK: Accounts

  /// The accounts of a school, or all; by role and name.
  package func accounts(of npsn: NPSN? = nil) throws(PeopleFault) -> [Account] {
    try readPeople { database in
      try Row.fetchAll(
        database,
        sql:
          "SELECT * FROM account WHERE ?1 IS NULL OR npsn = ?1 ORDER BY npsn, role, full_name, id",
        arguments: [npsn?.digits]
      ).map(Self.account)
    }
  }

  /// - Returns: nil if nobody has that name.
  package func account(login: String) throws(PeopleFault) -> Account? {
    guard let name = LoginName(login) else { return nil }
    return try readPeople { database in
      try Row.fetchOne(
        database, sql: "SELECT * FROM account WHERE login = ?", arguments: [name.text]
      ).map(Self.account)
    }
  }

  package func account(_ id: AccountID) throws(PeopleFault) -> Account? {
    try readPeople { database in try Self.account(id, database) }
  }

  static func account(_ id: AccountID, _ database: Database) throws -> Account? {
    try Row.fetchOne(
      database.cachedStatement(sql: "SELECT * FROM account WHERE id = ?"), arguments: [id.value]
    ).map(account)
  }

  static func account(_ row: Row) throws -> Account {
    guard let role = AccountRole(rawValue: row["role"]) else {
      throw LedgerError.damaged("role \(row["role"] as String)")
    }
    let npsn = (row["npsn"] as String?).flatMap { NPSN($0) }
    var room: ClassPlace?
    if let npsn, let name = row["class_name"] as String?,
      let year = (row["school_year"] as Int?).flatMap({ SchoolYear(start: $0) })
    {
      room = ClassPlace(npsn: npsn, schoolYear: year, name: name)
    }
    return Account(
      id: AccountID(row["id"]), login: row["login"], fullName: row["full_name"], role: role,
      npsn: npsn, room: room, isDisabled: row["is_disabled"],
      hasSecondFactor: (row["totp"] as DatabaseValue) != .null, lastSignIn: row["signed_in_at"])
  }

  /// Shuts an account: its sessions and its invitation end.
  package func disable(
    _ id: AccountID, by actor: Actor, at time: Int64
  ) throws(PeopleFault) {
    try setDisabled(true, id, by: actor, .disabledAccount, at: time)
  }

  package func enable(
    _ id: AccountID, by actor: Actor, at time: Int64
  ) throws(PeopleFault) {
    try setDisabled(false, id, by: actor, .enabledAccount, at: time)
  }

  private func setDisabled(
    _ isDisabled: Bool, _ id: AccountID, by actor: Actor, _ act: AuditAct, at time: Int64
  ) throws(PeopleFault) {
    try writePeople { database in
      let account = try Self.known(id, database)
      try database.execute(
        sql: "UPDATE account SET is_disabled = ? WHERE id = ?", arguments: [isDisabled, id.value])
      if isDisabled {
        for table in ["session", "invitation"] {
          try database.execute(
            sql: "DELETE FROM \(table) WHERE account = ?", arguments: [id.value])
        }
      }
      try Self.audit(
        [AuditEntry(at: time, actor: actor, act: act, npsn: account.npsn)], in: database)
    }
  }

  static func known(_ id: AccountID, _ database: Database) throws -> Account {
    guard let account = try account(id, database) else {
      throw PeopleFault.unknownAccount("\(id.value)")
    }
    return account
  }
}
