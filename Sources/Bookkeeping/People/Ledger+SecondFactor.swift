package import Credentials
internal import Foundation
internal import GRDB
package import Records

extension Ledger {
  /// Gives an account another authenticator.
  /// - Parameter code: what the app makes of the secret; nil where nobody can type it, at the machine itself.
  /// - Throws: ``PeopleFault/secondFactorNeeded`` for a wrong code.
  package func setSecondFactor(
    _ factor: TOTPSecret, code: String?, of id: AccountID, with secret: WorkspaceSecret,
    by actor: Actor, at time: Int64
  ) throws(PeopleFault) {
    try writePeople { database in
      let account = try Self.known(id, database)
      if let code {
        try Self.store((factor, code), of: id, with: secret, at: time, in: database)
      } else {
        try Self.store(factor, step: nil, of: id, with: secret, in: database)
      }
      try Self.audit(
        [AuditEntry(at: time, actor: actor, act: .setSecondFactor, npsn: account.npsn)],
        in: database)
    }
  }

  static func store(
    _ factor: (secret: TOTPSecret, code: String), of id: AccountID, with secret: WorkspaceSecret,
    at time: Int64, in database: Database
  ) throws {
    guard let step = try factor.secret.step(of: factor.code, at: time) else {
      throw PeopleFault.secondFactorNeeded
    }
    try store(factor.secret, step: step, of: id, with: secret, in: database)
  }

  private static func store(
    _ factor: TOTPSecret, step: Int64?, of id: AccountID, with secret: WorkspaceSecret,
    in database: Database
  ) throws {
    let sealed = Data(try secret.seal(factor.bytes, of: id.value))
    try database.execute(
      sql: "UPDATE account SET totp = ?, totp_step = ? WHERE id = ?",
      arguments: [sealed, step, id.value])
  }

  /// Whether a code is right and was not used before; it is used then.
  static func takeCode(
    _ code: String, of id: AccountID, with secret: WorkspaceSecret, at time: Int64,
    _ database: Database
  ) throws -> Bool {
    let row = try Row.fetchOne(
      database, sql: "SELECT totp, totp_step FROM account WHERE id = ?", arguments: [id.value])
    guard let row, let sealed = row[0] as Data? else { return false }
    guard let factor = TOTPSecret(bytes: try secret.open([UInt8](sealed), of: id.value)) else {
      throw CredentialError.notOurs
    }
    guard let step = try factor.step(of: code, at: time, after: row[1]) else { return false }
    try database.execute(
      sql: "UPDATE account SET totp_step = ? WHERE id = ?", arguments: [step, id.value])
    return true
  }
}
