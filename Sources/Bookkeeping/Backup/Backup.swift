package import Digesting
internal import Foundation
internal import Credentials
internal import GRDB
internal import Glibc
internal import Records

/// What a backup holds: a folder with a copy of the ledger as it was at one moment, of the archives that it names, and of
/// everything else in the workspace, beside this list.
package struct Backup: Sendable, Hashable, Codable {
  package struct File: Sendable, Hashable, Codable {
    /// Within the workspace.
    package var path: String
    /// In bytes.
    package var length: Int64
    /// Of each piece of ``Backup/blockLength`` bytes, so that damage has a place.
    package var blocks: [Digest]
  }

  package static let fileName = "backup.json"
  /// Holds the identity of the workspace that a backup is of, for ``BackupRotation``.
  static let ownerName = "workspace.id"
  /// What the name of one that is being made ends with.
  static let draftEnding = ".part"
  static let blockLength = 1 << 16

  /// Of the list's form: 1.
  package var format = 1
  /// Seconds since 1970.
  package var at: Int64
  package var files: [File] = []
  /// The last event of the ledger's chain.
  package var events: Int64
  package var chainHash: String
  /// Issued PDFs.
  package var documents: Int
  package var schools: Int
  package var students: Int

  package var bytes: Int64 { files.reduce(0) { $0 + $1.length } }
}

// Making, while others work.
extension Backup {
  /// Copies a workspace into a new folder, while programs work in it, and reads the copy back.
  ///
  /// First the ledger, as it is at one moment (SQLite's VACUUM INTO), then the archives: a PDF is written before the ledger
  /// names it, so that they hold at least what the copied ledger names.
  /// - Throws: ``BackupFault``; what was made is removed again.
  package static func make(
    of workspace: String, to folder: String, at time: Int64
  ) throws(BackupFault) -> Backup {
    guard access(folder, F_OK) != 0 else { throw .exists(folder) }
    let ledger: Ledger
    do { ledger = try Ledger.open(at: workspace + "/" + Ledger.fileName) } catch {
      throw .ledger(error)
    }
    let identity: String
    do { identity = try ledger.identity() } catch { throw .ledger(error) }
    BackupRotation(BackupFile.parent(of: folder), of: identity).removeLeftovers()
    let draft = folder + draftEnding
    let claim: ClaimedFolder
    do throws(SystemError) { claim = try ClaimedFolder(making: draft) } catch {
      throw .storage(draft, error.number)
    }
    do throws(BackupFault) {
      // First of all, so that a draft that is left behind says whose it is.
      try BackupFile.write(Array(identity.utf8), to: draft + "/" + ownerName)
      let backup = try fill(draft, from: ledger, of: workspace, at: time)
      guard rename(draft, folder) == 0 else { throw .storage(folder, errno) }
      try BackupFile.sync(folder: BackupFile.parent(of: folder))
      withExtendedLifetime(claim) {}
      return backup
    } catch {
      claim.remove()
      throw error
    }
  }

  private static func fill(
    _ draft: String, from ledger: Ledger, of workspace: String, at time: Int64
  ) throws(BackupFault) -> Backup {
    let copy = draft + "/" + Ledger.fileName
    do {
      try ledger.pool.writeWithoutTransaction { database in
        try database.execute(sql: "VACUUM INTO ?", arguments: [copy])
      }
    } catch {
      throw .ledger(LedgerError(error))
    }
    try BackupFile.sync(copy)
    var (backup, archives) = try summary(of: copy, at: time)
    backup.files.append(try BackupFile.listed(Ledger.fileName, in: draft))
    for (name, length) in archives {
      backup.files.append(
        try BackupFile.copy(name, from: workspace, to: draft, length: length))
    }
    let known = Set(archives.map(\.name))
    for name in try others(in: workspace, besides: draft) where !known.contains(name) {
      do throws(BackupFault) {
        backup.files.append(try BackupFile.copy(name, from: workspace, to: draft))
      } catch .storage(_, ENOENT) where access(workspace + "/" + name, F_OK) != 0 {
        // A picture that an import took away meanwhile.
        unlink(draft + "/" + name)
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let text = try? encoder.encode(backup) else { throw .storage(draft, EIO) }
    try BackupFile.write(Array(text), to: draft + "/" + fileName)
    try verify(backup, in: draft)
    return backup
  }

  /// What the copied ledger says of itself, and how much of each archive it names.
  private static func summary(
    of ledger: String, at time: Int64
  ) throws(BackupFault) -> (Backup, archives: [(name: String, length: Int64)]) {
    try reading(ledger) { database in
      func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
      let head = try Row.fetchOne(database, sql: "SELECT sequence, hash FROM chain")
      let archives = try Row.fetchAll(
        database, sql: "SELECT file, max(offset + length) FROM archived GROUP BY file ORDER BY file"
      ).map { row -> (name: String, length: Int64) in (row[0], row[1]) }
      let backup = Backup(
        at: time, events: head?[0] ?? 0, chainHash: head?[1] ?? "",
        documents: try count("SELECT count(*) FROM archived"),
        schools: try count("SELECT count(*) FROM school"),
        students: try count("SELECT count(*) FROM student"))
      return (backup, archives)
    }
  }

  /// Runs `work` on a copied ledger without changing it.
  static func reading<Result>(
    _ ledger: String, _ work: (Database) throws -> Result
  ) throws(BackupFault) -> Result {
    do {
      var configuration = Configuration()
      configuration.readonly = true
      let queue = try DatabaseQueue(path: ledger, configuration: configuration)
      defer { try? queue.close() }
      return try queue.read(work)
    } catch let fault as BackupFault {
      throw fault
    } catch {
      throw .damaged(file: Ledger.fileName, place: LedgerError(error).message.english)
    }
  }

  /// Files that are no ledger and no archive: overrides, photos, the photos before them. Other backups, locks and hidden
  /// files stay, and so does the workspace's secret: a stolen backup tells no parents' code and no second factor.
  private static func others(in workspace: String, besides draft: String) throws(BackupFault)
    -> [String]
  {
    let own: Set<String> = ["", "-wal", "-shm", "-journal"].reduce(
      into: [WorkLocks.fileName, WorkspaceSecret.fileName]
    ) {
      $0.insert(Ledger.fileName + $1)
    }
    var names: [String] = []
    var folders = [""]
    while let folder = folders.popLast() {
      let path = folder.isEmpty ? workspace : workspace + "/" + folder
      let isBackup = access(path + "/" + fileName, F_OK) == 0
      guard !isBackup, path != draft else { continue }
      guard let entries = try? FileManager.default.contentsOfDirectory(atPath: path) else {
        throw .storage(path, EACCES)
      }
      for entry in entries.sorted()
      where (!entry.hasPrefix(".") || entry == Ledger.previousPictures)
        && !entry.hasSuffix(draftEnding) && !entry.hasSuffix(BackupRotation.removedEnding)
      {
        let name = folder.isEmpty ? entry : folder + "/" + entry
        switch BackupFile.kind(of: workspace + "/" + name) {
        case .folder: folders.append(name)
        case .file where !own.contains(name) && !entry.hasSuffix(".cards"): names.append(name)
        case .file, .other: continue
        }
      }
      guard names.count <= fileLimit else { throw .tooMany(fileLimit) }
    }
    return names.sorted()
  }

  /// A city's photos, ten times over.
  static let fileLimit = 2_000_000
}
