internal import GRDB
internal import Glibc
package import Records

/// A school's file as it was handed in: copied to a place of our own, so that the original stays as it is, and examined
/// before a row of it is believed. Anybody may have changed it.
package struct SchoolFileCopy: Sendable {
  static let largest: Int64 = 1 << 30
  /// In characters: five times the longest note that an import takes.
  static let longestValue = 5 * Limits.narrative
  /// Far more rows than a ledger has; the next numbers stay countable.
  private static let largestKey: Int64 = 1 << 40

  private static let prefix = ".school-"

  let path: String
  package let npsn: NPSN
  /// Where it was handed in.
  let source: String
  private let folder: ClaimedFolder

  /// - Parameters:
  ///   - source: the file; changes that SQLite keeps in a log beside it count.
  ///   - parent: where the copy may lie until ``remove()``. Copies that a program left there when it was killed go.
  /// - Throws: ``LedgerError/notASchoolFile(path:)``, ``LedgerError/unusable(path:_:)`` for a file that is damaged or was
  ///   changed by another program. The file itself is never written.
  package init(of source: String, in parent: String) throws(LedgerError) {
    self.source = source
    guard access(source, F_OK) == 0 else { throw .missing(path: source) }
    ClaimedFolder.removeAbandoned(in: parent) { $0.hasPrefix(Self.prefix) }
    do throws(SystemError) {
      folder = try ClaimedFolder(in: parent, prefix: Self.prefix)
    } catch {
      throw error.number == ENOSPC || error.number == EDQUOT ? .diskFull : .readOnly
    }
    path = folder.path + "/" + Ledger.fileName
    do throws(LedgerError) {
      try Self.copy(source, to: path)
      if access(source + "-wal", F_OK) == 0 { try Self.copy(source + "-wal", to: path + "-wal") }
      npsn = try Self.examine(path, named: source)
    } catch {
      folder.remove()
      throw error
    }
  }

  package func remove() { folder.remove() }

  /// Makes it the ledger of a new workspace, without the pictures, which belong into a folder there.
  /// - Throws: ``LedgerError/alreadyExists(path:)`` rather than touch a file.
  package func settle(at target: String) throws(LedgerError) {
    guard access(target, F_OK) != 0 else { throw .alreadyExists(path: target) }
    do {
      let ledger = try Ledger.open(at: path)
      try ledger.pool.writeWithoutTransaction { database in
        if try database.tableExists("carried_picture") {
          try database.execute(sql: "DELETE FROM carried_picture; VACUUM")
        }
        try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
      try ledger.pool.close()
    } catch {
      throw LedgerError(error)
    }
    guard rename(path, target) == 0 else { throw errno == ENOSPC ? .diskFull : .readOnly }
  }

  /// Whom the file knows.
  package func roster(in term: Term) throws(LedgerError) -> Roster {
    let ledger = try Ledger.open(at: path)
    defer { try? ledger.pool.close() }
    return try ledger.roster(of: npsn, in: term)
  }

  func read<Result>(_ work: (Database) throws -> Result) throws(LedgerError) -> Result {
    do {
      let queue = try DatabaseQueue(path: path)
      defer { try? queue.close() }
      return try queue.read(work)
    } catch {
      throw LedgerError(error)
    }
  }

  private static func copy(_ source: String, to target: String) throws(LedgerError) {
    var status = stat()
    // A pipe would wait for somebody who writes.
    let input = open(source, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard input >= 0 else {
      throw errno == ENOENT ? .missing(path: source) : .unusable(path: source, .unreadable(errno))
    }
    defer { close(input) }
    guard fstat(input, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unusable(path: source, .notAFile)
    }
    guard Int64(status.st_size) <= largest else {
      throw .unusable(path: source, .tooLarge(limit: largest))
    }
    let output = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw errno == ENOSPC || errno == EDQUOT ? .diskFull : .readOnly }
    defer { close(output) }
    var left = Int(status.st_size)
    while left > 0 {
      let count = sendfile(output, input, nil, min(left, 1 << 24))
      if count < 0 && errno == EINTR { continue }
      if count < 0 {
        switch errno {
        case ENOSPC, EDQUOT: throw .diskFull
        case EROFS, EPERM: throw .readOnly
        default: throw .unusable(path: source, .unreadable(errno))
        }
      }
      // Somebody is shortening it.
      guard count > 0 else { throw .unusable(path: source, .damaged("\(left) bytes")) }
      left -= count
    }
  }

  // MARK: Examination

  private static func examine(_ path: String, named source: String) throws(LedgerError) -> NPSN {
    func fault(_ fault: SchoolFileFault) -> LedgerError { .unusable(path: source, fault) }
    do {
      var configuration = Configuration()
      configuration.prepareDatabase { database in
        // No function of a foreign schema may do more than compute.
        try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      return try queue.read { database in
        guard
          try Int.fetchOne(database, sql: "PRAGMA application_id") == Ledger.applicationID
        else { throw LedgerError.notALedger(path: source) }
        let check = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") ?? "?"
        guard check == "ok" else { throw fault(.damaged(check)) }
        let schema = SchoolFileSchema(database)
        if let found = try schema.fault() { throw fault(found) }
        guard
          let npsn = try String.fetchOne(
            database, sql: "SELECT value FROM workspace WHERE name = ?",
            arguments: [SchoolFile.setting]
          ).flatMap({ NPSN($0) })
        else { throw LedgerError.notASchoolFile(path: source) }
        for base in ["base_staff", "base_class_group", "base_student"]
        where try !database.tableExists(base) { throw fault(.foreign(base)) }
        if try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") != nil {
          throw fault(.damaged("foreign keys"))
        }
        for table in try SchoolFile.tables(in: database) {
          if let found = try Self.fault(of: table, npsn, database) { throw fault(found) }
        }
        if let found = try Self.pictureFault(in: database) { throw fault(found) }
        return npsn
      }
    } catch {
      switch LedgerError(error) {
      case .damaged(let what): throw fault(.damaged(what))
      case .notALedger: throw .notALedger(path: source)
      case let typed: throw typed
      }
    }
  }

  /// Rows of others, keys that are no numbers, values beyond measure.
  private static func fault(
    of table: SchoolFile.Table, _ npsn: NPSN, _ database: Database
  ) throws -> SchoolFileFault? {
    func exists(_ sql: String, _ arguments: StatementArguments = []) throws -> Bool {
      try Bool.fetchOne(database, sql: "SELECT EXISTS (\(sql))", arguments: arguments) ?? false
    }
    if try exists(
      "SELECT 1 FROM \(table.name) WHERE NOT coalesce(\(table.scope("main")), 0)", [npsn.digits])
    {
      return .otherSchool(table: table.name)
    }
    let base = "base_\(table.name)"
    let known = Set(try database.tableExists(base) ? database.columns(in: base).map(\.name) : [])
    if !known.isEmpty, table.columns.contains("id"), !known.contains("id") {
      return .foreign(base)
    }
    for (name, columns) in [
      (table.name, table.columns), (base, table.columns.filter(known.contains)),
    ] {
      for column in columns
      where try exists("SELECT 1 FROM \(name) WHERE length(\(column)) > \(longestValue)") {
        return .tooLong(table: name, column: column)
      }
      if columns.contains("id"),
        try exists(
          "SELECT 1 FROM \(name) WHERE typeof(id) <> 'integer' OR id NOT BETWEEN 1 AND \(largestKey)"
        )
      {
        return .foreign(name)
      }
    }
    return nil
  }
}
