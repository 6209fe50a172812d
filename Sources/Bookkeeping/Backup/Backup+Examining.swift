internal import Digesting
internal import Foundation
internal import GRDB
internal import Glibc
internal import Records

// Reading a backup back: every byte, SQLite's own check, the chain of events, every issued PDF.
extension Backup {
  /// - Throws: ``BackupFault/damaged(file:place:)`` with the first place that is not as it was.
  package static func examine(_ folder: String) throws(BackupFault) -> Backup {
    let path = folder + "/" + fileName
    let length = BackupFile.length(path)
    guard length > 0, length < 1 << 30, let data = FileManager.default.contents(atPath: path) else {
      throw .notABackup(folder)
    }
    guard let backup = try? JSONDecoder().decode(Backup.self, from: data), backup.format == 1 else {
      throw .damaged(file: fileName, place: "JSON")
    }
    try verify(backup, in: folder)
    return backup
  }

  /// Makes a new workspace from a backup, and examines both.
  /// - Throws: ``BackupFault``; nothing is left behind then.
  package static func restore(
    _ folder: String, to workspace: String, at time: Int64
  ) throws(BackupFault) -> Backup {
    guard access(workspace, F_OK) != 0 else { throw .exists(workspace) }
    let backup = try examine(folder)
    let draft = workspace + ".part"
    guard mkdir(draft, 0o755) == 0 else { throw .storage(draft, errno) }
    do throws(BackupFault) {
      for file in backup.files {
        let copied = try BackupFile.copy(file.path, from: folder, to: draft, length: file.length)
        guard copied == file else { throw .damaged(file: file.path, place: "?") }
      }
      try verify(backup, in: draft)
      do throws(LedgerError) {
        let ledger = try Ledger.open(at: draft + "/" + Ledger.fileName)
        try ledger.write { database in
          // Both may live on and be backed up into one folder: neither may take the other's backups for its own.
          try Ledger.forgetIdentity(in: database)
          try Ledger.append(
            Event(
              at: time, npsn: nil, student: nil, kind: "restore",
              payload: "\(backup.at) \(backup.events) \(backup.chainHash)"), in: database)
        }
        try? ledger.pool.close()
      } catch {
        throw .ledger(error)
      }
      guard rename(draft, workspace) == 0 else { throw .storage(workspace, errno) }
      try BackupFile.sync(folder: BackupFile.parent(of: workspace))
      return backup
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      throw error
    }
  }

  static func verify(_ backup: Backup, in folder: String) throws(BackupFault) {
    guard backup.files.contains(where: { $0.path == Ledger.fileName }) else {
      throw .damaged(file: fileName, place: Ledger.fileName)
    }
    for file in backup.files {
      guard BackupFile.isSafe(file.path) else { throw .damaged(file: fileName, place: file.path) }
      try BackupFile.compare(file, in: folder)
    }
    let places = try reading(folder + "/" + Ledger.fileName) { database in
      let damaged = { (place: String) in
        BackupFault.damaged(file: Ledger.fileName, place: place)
      }
      let check = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") ?? ""
      guard check == "ok" else { throw damaged(check) }
      if let row = try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") {
        throw damaged("\(row[0] as String): \((row[1] as Int64?) ?? 0)")
      }
      if let fault = try Ledger.chainFault(in: database) {
        throw damaged("event \(fault.sequence): \(fault.reason)")
      }
      let head = try Row.fetchOne(database, sql: "SELECT sequence, hash FROM chain")
      guard head?[0] == backup.events, head?[1] == backup.chainHash else { throw damaged("chain") }
      return try Row.fetchAll(database, sql: "SELECT digest, file, offset, length FROM archived")
        .compactMap { row in
          Digest(hex: row[0] as String).map {
            ($0, ArchivePlace(file: row[1], offset: row[2], length: row[3]))
          }
        }
    }
    let archive = CardArchive(folder: folder)
    for (digest, place) in places {
      do throws(LedgerError) {
        _ = try archive.pdf(digest, at: place)
      } catch {
        throw .damaged(
          file: place.file, place: "byte \(place.offset), PDF \(digest.hex.prefix(12))")
      }
    }
  }
}
