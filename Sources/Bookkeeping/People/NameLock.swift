internal import Credentials
internal import GRDB

/// The attempts at a name, whether somebody has it or not: the answers do not tell which names there are.
enum NameLock {
  /// - Parameter isKnown: whether an account has the name. Others share 65,536 rows, so that no flood of names makes the
  ///   ledger grow; which of them share one, only the secret tells.
  static func key(
    _ name: String, isKnown: Bool, _ secret: WorkspaceSecret
  ) throws(CredentialError) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let digest = try secret.digest(ofName: name)
    let hex = (isKnown ? digest[...] : digest.prefix(2)).flatMap {
      [digits[Int($0 >> 4)], digits[Int($0 & 15)]]
    }
    return String(decoding: hex, as: UTF8.self)
  }

  static func attempts(_ key: String, _ database: Database) throws -> WrongAttempts {
    try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT wrong, locked_until, locks FROM name_lock WHERE key = ?"),
      arguments: [key]
    ).map { WrongAttempts(times: $0[0], lockedUntil: $0[1], locks: $0[2]) } ?? WrongAttempts()
  }

  /// - Returns: whether the name is locked now.
  static func addWrong(_ key: String, at time: Int64, _ database: Database) throws -> Bool {
    var attempts = try attempts(key, database)
    attempts.add(at: time, .names)
    try database.cachedStatement(
      sql: """
        INSERT INTO name_lock VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET
        wrong = excluded.wrong, locked_until = excluded.locked_until, locks = excluded.locks
        """
    ).execute(arguments: [key, attempts.text, attempts.lockedUntil, attempts.locks])
    return attempts.lock(at: time, .names) != nil
  }
}
