internal import GRDB
internal import Glibc

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
  /// - Parameter patience: how many seconds to wait for another program's lock, here and in every later call.
  /// - Throws: ``LedgerError/alreadyExists(path:)`` rather than touch an existing file; on any other failure what was
  ///   made is removed again.
  package static func create(
    at path: String, patience: Double = 5
  ) throws(LedgerError) -> Ledger {
    // Exclusively, so that of two programs only one makes it.
    let file = Glibc.open(path, O_CREAT | O_EXCL | O_RDWR, 0o644)
    guard file >= 0 else {
      throw errno == EEXIST
        ? .alreadyExists(path: path)
        : errno == ENOSPC || errno == EDQUOT ? .diskFull : .readOnly
    }
    close(file)
    do {
      return try connect(path, patience)
    } catch {
      for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
      throw error
    }
  }

  /// Opens a ledger and brings its tables up to date.
  /// - Parameter patience: how many seconds to wait for another program's lock, here and in every later call.
  package static func open(at path: String, patience: Double = 5) throws(LedgerError) -> Ledger {
    guard access(path, F_OK) == 0 else { throw errno == EACCES ? .readOnly : .missing(path: path) }
    return try connect(path, patience)
  }

  private static func connect(_ path: String, _ patience: Double) throws(LedgerError) -> Ledger {
    do {
      var configuration = Configuration()
      configuration.label = "rapor.ledger"
      configuration.busyMode = .timeout(patience)
      configuration.foreignKeysEnabled = true
      try examine(path, configuration)
      let pool = try DatabasePool(path: path, configuration: configuration)
      // What a person was told is stored is on the disk; see writeRepeatable for what may be done again. Only now, for a
      // pool that is opened sets NORMAL.
      try pool.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA synchronous = FULL")
      }
      // Only then is anything written, and another program's lock in the way: who only reads need not wait.
      if try !pool.read(migrator.hasCompletedMigrations) {
        try bringUpToDate(pool, patience)
        // The connection that read this knows the old tables, and SQLite does not always look again.
        pool.invalidateReadOnlyConnections()
      }
      return Ledger(pool: pool)
    } catch {
      let typed = LedgerError(error)
      if case .notALedger = typed { throw .notALedger(path: path) }
      throw typed
    }
  }

  /// Brings the tables up to date. Two programs that found them old would both add a column: the second waits, and
  /// finds them new.
  private static func bringUpToDate(_ pool: DatabasePool, _ patience: Double) throws {
    let locks = try WorkLocks(folder: CardArchive.folder(of: pool.path))
    var tries = Int(patience * 50)
    while !locks.claimTables() {
      guard tries > 0 else { throw LedgerError.locked }
      tries -= 1
      usleep(20_000)
    }
    defer { withExtendedLifetime(locks) {} }
    if try !pool.read(migrator.hasCompletedMigrations) { try migrator.migrate(pool) }
  }

  /// Looks whose file it is before anything is changed in it: another program's database stays as it is, a newer ledger
  /// too. An empty file becomes a ledger.
  private static func examine(_ path: String, _ configuration: Configuration) throws {
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let isOurs = try queue.read { database in
      try Int.fetchOne(database, sql: "PRAGMA application_id") == applicationID
    }
    if isOurs {
      let unknown = try queue.read { database in
        try migrator.hasBeenSuperseded(database)
          ? try migrator.appliedIdentifiers(database).sorted() : []
      }
      guard unknown.isEmpty else { throw LedgerError.newerVersion(found: unknown) }
    } else {
      try queue.write { database in
        let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
        let identifier = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        // Another thread may just have made it.
        if identifier == applicationID { return }
        guard isEmpty, identifier == 0 else { throw LedgerError.notALedger(path: path) }
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      }
    }
    try queue.close()
  }

  /// Runs `work` in one transaction.
  func write<Result>(_ work: (Database) throws -> Result) throws(LedgerError) -> Result {
    do { return try pool.write(work) } catch { throw LedgerError(error) }
  }

  /// Runs `work` in one transaction that a power cut may lose, though never tear: for what the next run would do again,
  /// since archives are written before statuses (Docs/design.md section 5). Saves a wait for the disk for each class.
  func writeRepeatable<Result>(_ work: (Database) throws -> Result) throws(LedgerError) -> Result {
    do {
      return try pool.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA synchronous = NORMAL")
        defer { try? database.execute(sql: "PRAGMA synchronous = FULL") }
        var result: Result?
        try database.inTransaction {
          result = try work(database)
          return .commit
        }
        guard let result else { throw LedgerError.refused("COMMIT") }
        return result
      }
    } catch {
      throw LedgerError(error)
    }
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
