internal import GRDB

extension Ledger {
  private static let identitySetting = "identity"

  /// What tells this workspace from all others: made when it is first asked for, and never again. A restored workspace has
  /// another than the one that was backed up.
  package func identity() throws(LedgerError) -> String {
    try write { database in
      try database.execute(
        sql: "INSERT INTO workspace VALUES (?, lower(hex(randomblob(16)))) ON CONFLICT DO NOTHING",
        arguments: [Self.identitySetting])
      let identity = try String.fetchOne(
        database, sql: "SELECT value FROM workspace WHERE name = ?",
        arguments: [Self.identitySetting])
      guard let identity else { throw LedgerError.damaged("workspace") }
      return identity
    }
  }

  static func forgetIdentity(in database: Database) throws {
    try database.execute(
      sql: "DELETE FROM workspace WHERE name = ?", arguments: [identitySetting])
  }
}
