package import Credentials
internal import GRDB
package import Records

/// What somebody typed to sign in.
package struct SignIn: Sendable {
  package var login: String
  package var password: String
  /// Of the authenticator app, for accounts that have one.
  package var code: String?

  package init(login: String, password: String, code: String? = nil) {
    self.login = login
    self.password = password
    self.code = code
  }
}

package enum SignInAnswer: Sendable, Hashable {
  case account(Account)
  /// The password is right; the app's code is missing.
  case codeNeeded
  /// The password is right; the code is not, or was used before.
  case codeWrong
  /// Wrong name or wrong password, or a disabled account: nobody is told which.
  case refused
  /// Too many wrong attempts at this name, whether somebody has it or not. Seconds since 1970.
  case wait(until: Int64)
}

extension Ledger {
  /// Checks a name and a password, and the code where the account needs one. A wrong name and a wrong password cost the
  /// same: one Argon2id, one write. It takes a thread for as long as ``PasswordCost`` says.
  ///
  /// After five wrong attempts within 15 minutes a name waits for 15 minutes, then 30, then an hour at most; sessions that
  /// are open are not touched.
  /// - Parameters:
  ///   - cost: of the passwords that are made now: a hash of another cost is made anew when its password comes by.
  ///   - address: where it came from, for the audit log.
  package func signIn(
    _ attempt: SignIn, with secret: WorkspaceSecret, cost: PasswordCost = .standard,
    from address: String? = nil, at time: Int64
  ) throws(PeopleFault) -> SignInAnswer {
    try signIn(attempt, with: secret, cost: cost, from: address, at: time) {
      hash, password throws(CredentialError) in try hash.verify(password)
    }
  }

  /// - Parameter verify: the slow work, told apart so that a test can count it.
  func signIn(
    _ attempt: SignIn, with secret: WorkspaceSecret, cost: PasswordCost, from address: String?,
    at time: Int64, verify: (PasswordHash, String) throws(CredentialError) -> Bool
  ) throws(PeopleFault) -> SignInAnswer {
    let name = LoginName(attempt.login)?.text ?? String(attempt.login.prefix(256)).lowercased()
    let found = try readPeople { database in try Found(name, secret, database) }
    if let end = found.attempts.lock(at: time, .names) { return .wait(until: end) }
    let isRight: Bool
    var renewed: PasswordHash?
    do {
      isRight =
        try verify(found.password ?? .dummy(cost), attempt.password) && found.account != nil
        && found.password != nil
      if isRight, found.password?.needsRehash(for: cost) == true {
        renewed = try PasswordHash.make(password: attempt.password, cost: cost)
      }
    } catch {
      throw .credential(error)
    }
    return try writePeople { database in
      // Others may have tried the same name meanwhile.
      if let end = try NameLock.attempts(found.key, database).lock(at: time, .names) {
        return .wait(until: end)
      }
      guard isRight, let id = found.account?.id, let account = try Self.account(id, database),
        !account.isDisabled
      else {
        try Self.addWrong(found, from: address, at: time, database)
        return .refused
      }
      if account.hasSecondFactor {
        guard let code = attempt.code, !code.isEmpty else { return .codeNeeded }
        guard try Self.takeCode(code, of: id, with: secret, at: time, database) else {
          try Self.addWrong(found, from: address, at: time, database)
          return .codeWrong
        }
      }
      try database.execute(sql: "DELETE FROM name_lock WHERE key = ?", arguments: [found.key])
      try database.execute(
        sql: "UPDATE account SET signed_in_at = ?, password = coalesce(?, password) WHERE id = ?",
        arguments: [time, renewed?.text, id.value])
      try Self.audit(
        [
          AuditEntry(
            at: time, actor: .account(id), act: .signedIn, npsn: account.npsn, address: address)
        ], in: database)
      return .account(try Self.known(id, database))
    }
  }

  /// Who has a name, what it is checked against, and how often it was wrong.
  private struct Found {
    var account: Account?
    var password: PasswordHash?
    var key: String
    var attempts: WrongAttempts

    init(_ name: String, _ secret: WorkspaceSecret, _ database: Database) throws {
      let row = try Row.fetchOne(
        database.cachedStatement(sql: "SELECT * FROM account WHERE login = ?"), arguments: [name])
      account = try row.map(Ledger.account)
      password = (row?["password"] as String?).flatMap { PasswordHash(text: $0) }
      key = try NameLock.key(name, isKnown: row != nil, secret)
      attempts = try NameLock.attempts(key, database)
    }
  }

  /// The audit log has the attempt that locks an account, not all: a stranger could fill it.
  private static func addWrong(
    _ found: Found, from address: String?, at time: Int64, _ database: Database
  ) throws {
    guard try NameLock.addWrong(found.key, at: time, database), let account = found.account else {
      return
    }
    try audit(
      [
        AuditEntry(
          at: time, actor: .account(account.id), act: .refusedSignIn, npsn: account.npsn,
          address: address)
      ], in: database)
  }
}
