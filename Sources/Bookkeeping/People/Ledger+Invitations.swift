package import Credentials
internal import Digesting
internal import GRDB
package import Records

extension Ledger {
  /// Makes an account that waits for its owner.
  /// - Parameters:
  ///   - place: the school, or the class of a homeroom teacher.
  ///   - actor: whose right to invite (``Rights/mayInvite(_:of:)``) the caller has looked at.
  /// - Returns: the token of the invitation's link, which is good once, for seven days, and told only now.
  package func invite(
    _ role: AccountRole, fullName: String, npsn: NPSN? = nil, room: ClassPlace? = nil,
    by actor: Actor,
    at time: Int64
  ) throws(PeopleFault) -> (account: AccountID, token: SecretToken) {
    let name = fullName.trimmedOfSpace
    guard !name.isEmpty, name.unicodeScalars.count <= Limits.short,
      !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw .badFullName }
    if role.needsSchool, npsn == nil { throw .schoolNeeded(role) }
    if role.needsClass, room == nil { throw .classNeeded }
    if !role.needsSchool && npsn != nil || !role.needsClass && room != nil {
      throw .placeNotTaken(role)
    }
    if let room, room.npsn != npsn { throw .placeNotTaken(role) }
    let token = try Self.token()
    let id = try writePeople { database in
      let room = try room.map { try Self.stored($0, database) }
      if let npsn, room == nil {
        let exists = try Bool.fetchOne(
          database, sql: "SELECT EXISTS (SELECT 1 FROM school WHERE npsn = ?)",
          arguments: [npsn.digits])
        guard exists == true else { throw LedgerError.unknownSchool(npsn) }
      }
      try database.execute(
        sql: """
          INSERT INTO account (full_name, role, npsn, school_year, class_name, created_at)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          String(name), role.rawValue, npsn?.digits, room?.schoolYear.start, room?.name, time,
        ])
      let id = AccountID(database.lastInsertedRowID)
      try Self.invite(id, token, npsn, by: actor, at: time, in: database)
      return id
    }
    return (id, token)
  }

  /// Lets the owner of an account choose a password anew; until then the old one stays as it was.
  package func reset(
    _ id: AccountID, by actor: Actor, at time: Int64
  ) throws(PeopleFault) -> SecretToken {
    let token = try Self.token()
    try writePeople { database in
      let account = try Self.known(id, database)
      try Self.invite(id, token, account.npsn, by: actor, at: time, in: database)
    }
    return token
  }

  private static func token() throws(PeopleFault) -> SecretToken {
    do { return try SecretToken.make() } catch { throw .credential(error) }
  }

  /// A later invitation takes the place of an earlier one.
  private static func invite(
    _ id: AccountID, _ token: SecretToken, _ npsn: NPSN?, by actor: Actor, at time: Int64,
    in database: Database
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO invitation VALUES (?, ?, ?) ON CONFLICT (account)
        DO UPDATE SET digest = excluded.digest, expires_at = excluded.expires_at
        """, arguments: [token.digest.hex, id.value, time + Invitation.lifetime])
    try audit([AuditEntry(at: time, actor: actor, act: .invited, npsn: npsn)], in: database)
  }

  /// The class as the ledger writes it.
  private static func stored(_ room: ClassPlace, _ database: Database) throws -> ClassPlace {
    let names = try String.fetchAll(
      database,
      sql: "SELECT name FROM class_group WHERE npsn = ? AND school_year = ? ORDER BY name",
      arguments: [room.npsn.digits, room.schoolYear.start])
    let wanted = (ClassName(room.name)?.text ?? room.name).lowercased()
    guard let name = names.first(where: { $0.lowercased() == wanted }) else {
      throw LedgerError.unknownClass(room.name, nearest: names.first)
    }
    return ClassPlace(npsn: room.npsn, schoolYear: room.schoolYear, name: name)
  }

  // MARK: The answer

  /// Whose invitation a link is; nil if it is void.
  package func invitation(
    _ token: SecretToken, at time: Int64
  ) throws(PeopleFault) -> Invitation? {
    try readPeople { database in try Self.invitation(token, at: time, database) }
  }

  private static func invitation(
    _ token: SecretToken, at time: Int64, _ database: Database
  ) throws -> Invitation? {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT expires_at, account.* FROM invitation JOIN account ON account.id = account
        WHERE digest = ? AND is_disabled = 0
        """, arguments: [token.digest.hex])
    guard let row else { return nil }
    let expiresAt: Int64 = row["expires_at"]
    // From the future: the clock was set back, and it would be good for longer.
    guard time < expiresAt, expiresAt - time <= Invitation.lifetime + 300 else { return nil }
    return Invitation(account: try account(row), expiresAt: expiresAt)
  }

  /// Takes an invitation up: the account has a name, a password and, if its role needs one, an authenticator. All its
  /// sessions end, for whoever had the old password may be in one of them.
  /// - Parameters:
  ///   - login: the name to sign in with; an account that has one keeps it.
  ///   - password: of a password that ``PasswordRules`` let pass.
  ///   - secondFactor: the secret that was shown, and the code that the app made of it.
  package func accept(
    _ token: SecretToken, login: String?, password: PasswordHash,
    secondFactor: (secret: TOTPSecret, code: String)? = nil, with secret: WorkspaceSecret,
    at time: Int64
  ) throws(PeopleFault) -> Account {
    try writePeople { database in
      guard let invitation = try Self.invitation(token, at: time, database) else {
        throw PeopleFault.invitationVoid
      }
      let account = invitation.account
      let id = account.id.value
      let name =
        try account.login ?? LoginName(login ?? "").map(\.text).orThrow(PeopleFault.badLogin)
      if account.login == nil {
        let isTaken = try Bool.fetchOne(
          database, sql: "SELECT EXISTS (SELECT 1 FROM account WHERE login = ?)", arguments: [name])
        if isTaken == true { throw PeopleFault.loginTaken(name) }
      }
      try database.execute(
        sql: "UPDATE account SET login = ?, password = ? WHERE id = ?",
        arguments: [name, password.text, id])
      // A link alone, which may lie in a chat, never opens an account that needs more than a password.
      if let secondFactor {
        try Self.store(secondFactor, of: account.id, with: secret, at: time, in: database)
      } else if account.role.needsSecondFactor {
        throw PeopleFault.secondFactorNeeded
      }
      try database.execute(sql: "DELETE FROM invitation WHERE account = ?", arguments: [id])
      try database.execute(sql: "DELETE FROM session WHERE account = ?", arguments: [id])
      try database.execute(
        sql: "DELETE FROM name_lock WHERE key = ?",
        arguments: [try NameLock.key(name, isKnown: true, secret)])
      try Self.audit(
        [
          AuditEntry(
            at: time, actor: .account(account.id), act: .acceptedInvitation, npsn: account.npsn)
        ], in: database)
      return try Self.known(account.id, database)
    }
  }
}

extension Optional {
  /// The value.
  func orThrow(_ error: some Error) throws -> Wrapped {
    guard let self else { throw error }
    return self
  }
}
