import ArgumentParser
import Bookkeeping
import Foundation
import Records

/// `rapor backup`: a verified copy of the workspace, made while others work in it.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the workspace into a new folder while it is in use, and read the copy back.",
    discussion: """
      In DIR a folder named after the time is made: the ledger as it is at one moment, the archive of issued cards, \
      overrides and photos, and a list of digests. The copy is read back whole: every byte, SQLite's own check, the chain \
      of events, every issued PDF. Run it from cron; with --keep only the newest N of the folders that it made in DIR \
      of this workspace remain, and older ones go once the new one is read back; those of other workspaces, and of one \
      that was restored since, stay. --check only reads an older backup back.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "The folder in which the backup's folder is made.", completion: .directory)
  var out: String?
  @Option(help: "How many of the newest backups in --out remain, the new one included.")
  var keep: Int?
  @Option(help: "Read this backup back, and make none.", completion: .directory) var check: String?

  func validate() throws {
    guard (out == nil) != (check == nil) else {
      throw ValidationError(
        id: "beri salah satu: --out atau --check", en: "give either --out or --check")
    }
    guard keep == nil || out != nil && (1...10_000).contains(keep ?? 0) else {
      throw ValidationError(
        id: "--keep 1 sampai 10000, bersama --out", en: "--keep is 1 to 10000, and goes with --out")
    }
  }

  func run() throws {
    let time = Int64(Date().timeIntervalSince1970)
    if let check {
      let backup = try common.backing { () throws(BackupFault) in try Backup.examine(check) }
      return try common.show(backup, in: check, id: "utuh", en: "is whole")
    }
    guard let out else { return }
    try common.console.makeFolder(out)
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.dateFormat = "yyyy-MM-dd-HHmmss"
    let name = BackupRotation.prefix + format.string(from: Date())
    let folder = out + "/" + name
    let backup = try common.backing { () throws(BackupFault) in
      try Backup.make(of: common.folder, to: folder, at: time)
    }
    var removed: [String]? = []
    if let keep {
      let identity = try common.guarded { () throws(LedgerError) in
        try Ledger.open(at: common.ledgerPath).identity()
      }
      removed = try common.backing { () throws(BackupFault) in
        try BackupRotation(out, of: identity).keep(keep, made: name)
      }
    }
    try common.show(
      backup, in: folder, id: "dibuat dan dibaca ulang", en: "made and read back",
      removed: removed ?? [])
    guard removed != nil else {
      throw common.console.refusal(
        ExitCode(1),
        id: "Tidak ada cadangan lama yang dihapus, karena ada yang bertanggal sesudah sekarang; "
          + "periksa jam komputer ini.",
        en: "No older backup was removed, for some are of a later date than now; check this "
          + "computer's clock.")
    }
  }
}

/// `rapor restore`: a new workspace from a backup.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Make a new workspace from a backup; a damaged one is refused.",
    discussion:
      "Exits with 65 and names the place if the backup is damaged. --workspace must not exist.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The backup's folder.", completion: .directory) var backup: String

  func validate() throws {
    guard common.workspace != nil else {
      throw ValidationError("name the new folder with --workspace")
    }
  }

  func run() throws {
    let restored = try common.backing { () throws(BackupFault) in
      try Backup.restore(
        backup, to: common.folder, at: Int64(Date().timeIntervalSince1970))
    }
    try common.show(restored, in: common.folder, id: "dipulihkan", en: "restored")
  }
}

extension CommonOptions {
  fileprivate struct BackupEntry: Encodable {
    var folder: String
    var at: Int64
    var files: Int
    var bytes: Int64
    var events: Int64
    var documents: Int
    var schools: Int
    var students: Int
    /// Older backups that went.
    var removed: [String]
  }

  fileprivate func show(
    _ backup: Backup, in folder: String, id indonesian: String, en english: String,
    removed: [String] = []
  ) throws {
    if json {
      return try console.json(
        BackupEntry(
          folder: folder, at: backup.at, files: backup.files.count, bytes: backup.bytes,
          events: backup.events, documents: backup.documents, schools: backup.schools,
          students: backup.students, removed: removed))
    }
    let (schools, students) = (console.grouped(backup.schools), console.grouped(backup.students))
    let (documents, size) = (console.grouped(backup.documents), "\(backup.bytes >> 20) MB")
    console.say(
      id:
        "\(folder) \(indonesian): \(schools) sekolah, \(students) siswa, \(documents) rapor, \(size).",
      en:
        "\(folder) \(english): \(schools) schools, \(students) students, \(documents) cards, \(size)."
    )
    for name in removed {
      console.say(id: "\(name) dihapus (--keep).", en: "\(name) removed (--keep).")
    }
  }

  /// Runs work on a backup; a fault becomes a message and an exit code.
  fileprivate func backing<Result>(_ work: () throws(BackupFault) -> Result) throws -> Result {
    do throws(BackupFault) {
      return try work()
    } catch {
      throw console.refusal(
        error.exitCode, id: error.message.indonesian, en: error.message.english)
    }
  }
}

extension BackupFault {
  fileprivate var exitCode: ExitCode {
    switch self {
    case .exists, .storage: Exit.cannotCreate
    case .notABackup: Exit.noInput
    case .damaged, .tooMany: Exit.badData
    case .ledger(let error): error.exitCode
    }
  }
}
