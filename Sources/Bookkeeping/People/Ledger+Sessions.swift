package import Credentials
internal import Digesting
internal import GRDB
package import Records

/// A session that stands.
package struct OpenSession: Sendable, Hashable {
  package var account: Account
  /// Seconds since 1970, as ``seenAt``.
  package var startedAt: Int64
  /// When it was last used, to a minute.
  package var seenAt: Int64
  /// What its forms have to bring along, see ``SecretToken/formToken``.
  package var formToken: String

  package var rights: Rights { Rights(of: account) }
}

extension Ledger {
  /// Sessions of one account at a time: the oldest makes room.
  static let sessionLimit = 10

  /// Begins a session; always with a token of its own, so that none can be foisted on anybody.
  /// - Returns: the token, which is told only now.
  package func startSession(
    of id: AccountID, at time: Int64
  ) throws(PeopleFault) -> (token: SecretToken, session: OpenSession) {
    let token: SecretToken
    let formToken: String
    do {
      token = try SecretToken.make()
      formToken = try token.formToken
    } catch {
      throw .credential(error)
    }
    let account = try writePeople { database in
      let account = try Self.known(id, database)
      guard !account.isDisabled else { throw PeopleFault.unknownAccount("\(id.value)") }
      try database.execute(
        sql: "DELETE FROM session WHERE started_at <= ?",
        arguments: [time - SessionLimits(of: .schoolOperator).whole])
      try database.execute(
        sql: """
          DELETE FROM session WHERE account = ?1 AND digest NOT IN (SELECT digest FROM session
          WHERE account = ?1 ORDER BY started_at DESC LIMIT ?2)
          """, arguments: [id.value, Self.sessionLimit - 1])
      try database.execute(
        sql: "INSERT INTO session VALUES (?, ?, ?, ?)",
        arguments: [token.digest.hex, id.value, time, time])
      return account
    }
    let session = OpenSession(
      account: account, startedAt: time, seenAt: time, formToken: formToken)
    return (token, session)
  }

  /// The session of a token, with the account as it is now. Written to at most once a minute.
  /// - Returns: nil if it has ended or expired (see ``SessionLimits``).
  package func session(_ token: SecretToken, at time: Int64) throws(PeopleFault) -> OpenSession? {
    let formToken: String
    do { formToken = try token.formToken } catch { throw .credential(error) }
    let digest = token.digest.hex
    let session = try readPeople { database -> OpenSession? in
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT started_at, seen_at, account.* FROM session JOIN account ON account.id = account
            WHERE digest = ? AND is_disabled = 0
            """), arguments: [digest])
      guard let row else { return nil }
      return OpenSession(
        account: try Self.account(row), startedAt: row["started_at"], seenAt: row["seen_at"],
        formToken: formToken)
    }
    guard var session,
      SessionLimits(of: session.account.role)
        .holds(startedAt: session.startedAt, seenAt: session.seenAt, at: time)
    else { return nil }
    if time - session.seenAt >= SessionLimits.grain {
      session.seenAt = time
      do {
        try writePeople { database in
          try database.cachedStatement(sql: "UPDATE session SET seen_at = ? WHERE digest = ?")
            .execute(arguments: [time, digest])
        }
      } catch .ledger(.locked) {
        // Another program has the ledger: the next look is written down.
      }
    }
    return session
  }

  package func endSession(_ token: SecretToken) throws(PeopleFault) {
    try writePeople { database in
      try database.execute(
        sql: "DELETE FROM session WHERE digest = ?", arguments: [token.digest.hex])
    }
  }

  /// Ends the sessions of an account wherever they are.
  package func endAllSessions(of id: AccountID) throws(PeopleFault) {
    try writePeople { database in
      try database.execute(sql: "DELETE FROM session WHERE account = ?", arguments: [id.value])
    }
  }
}
