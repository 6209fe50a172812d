internal import Foundation
internal import GRDB

/// The one truth about a workspace: records, and where the card of every student stands.
///
/// One SQLite file (WAL, STRICT tables). Safe to use from any thread: reads run side by side, writes one after another.
package final class Ledger: Sendable {
  let pool: DatabasePool

  /// The name of the ledger's file within a workspace.
  package static let fileName = "ledger.sqlite"

  /// "RAPO": marks the file as ours (SQLite `application_id`).
  static let applicationID = 0x5241_504F

  private init(pool: DatabasePool) { self.pool = pool }

  /// Makes a new ledger.
  /// - Throws: ``LedgerError/alreadyExists(path:)`` rather than touch an existing file.
  package static func create(at path: String) throws(LedgerError) -> Ledger {
    guard !FileManager.default.fileExists(atPath: path) else { throw .alreadyExists(path: path) }
    return try connect(path)
  }

  /// Opens a ledger and brings its tables up to date.
  package static func open(at path: String) throws(LedgerError) -> Ledger {
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    return try connect(path)
  }

  private static func connect(_ path: String) throws(LedgerError) -> Ledger {
    do {
      var configuration = Configuration()
      configuration.label = "rapor.ledger"
      configuration.busyMode = .timeout(5)
      configuration.foreignKeysEnabled = true
      configuration.prepareDatabase { database in
        // In WAL, NORMAL may lose the last commits when the power fails but never tears one; what a lost commit
        // said is then done again, for archives are written before statuses (Docs/design.md section 5).
        try database.execute(sql: "PRAGMA synchronous = NORMAL")
      }
      let pool = try DatabasePool(path: path, configuration: configuration)
      try pool.write { database in
        let identifier = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        guard identifier == applicationID || (identifier == 0 && tables == 0) else {
          throw LedgerError.notALedger(path: path)
        }
        if identifier == 0 {
          try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
      }
      let unknown = try pool.read { database in
        try migrator.hasBeenSuperseded(database)
          ? Array(try migrator.appliedIdentifiers(database)).sorted() : []
      }
      guard unknown.isEmpty else { throw LedgerError.newerVersion(found: unknown) }
      try migrator.migrate(pool)
      return Ledger(pool: pool)
    } catch {
      let typed = LedgerError(error)
      if case .notALedger = typed { throw .notALedger(path: path) }
      throw typed
    }
  }

  /// Runs `work` in one transaction.
  func write<Result>(_ work: (Database) throws -> Result) throws(LedgerError) -> Result {
    do { return try pool.write(work) } catch { throw LedgerError(error) }
  }

  func read<Result>(_ work: (Database) throws -> Result) throws(LedgerError) -> Result {
    do { return try pool.read(work) } catch { throw LedgerError(error) }
  }

  // MARK: Settings of the workspace

  /// A setting of the workspace: the current term, the language.
  package func setting(_ name: String) throws(LedgerError) -> String? {
    try read { database in
      try String.fetchOne(
        database, sql: "SELECT value FROM workspace WHERE name = ?", arguments: [name])
    }
  }

  package func set(_ name: String, to value: String) throws(LedgerError) {
    try write { database in
      try database.execute(
        sql:
          "INSERT INTO workspace VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        arguments: [name, value])
    }
  }
}
