import ArgumentParser
import Bookkeeping
import Digesting
import Foundation
import Records

/// `rapor school`: a school's part of the workspace in one file, and back.
struct SchoolCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "school",
    abstract: "Let a school work without the city's server: its records in one file, and back.",
    subcommands: [SchoolExport.self, SchoolOpen.self, SchoolMergeCommand.self])
}

/// `rapor school export`.
struct SchoolExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a school's records into a new file.")

  @OptionGroup var common: CommonOptions
  @Option(help: "The school's NPSN.") var school: NPSN
  @Option(help: "The file to make.", completion: .file()) var out: String

  func run() throws {
    let ledger = try common.ledger()
    try common.guarded { () throws(LedgerError) in
      try ledger.export(school, to: out, at: Int64(Date().timeIntervalSince1970))
    }
    common.console.say(
      id: "\(out) dibuat. Di sekolah: rapor school open \(out) --workspace FOLDER.",
      en: "\(out) made. At the school: rapor school open \(out) --workspace FOLDER.")
  }
}

/// `rapor school open`.
struct SchoolOpen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Make a workspace of a school's file.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The school's file.", completion: .file()) var file: String

  func run() throws {
    let bytes = try common.console.read(file, limit: 1 << 30)
    try common.console.makeFolder(common.folder)
    guard !FileManager.default.fileExists(atPath: common.ledgerPath) else {
      try common.guarded { () throws(LedgerError) in
        throw LedgerError.alreadyExists(path: common.ledgerPath)
      }
      return
    }
    try common.console.write(bytes, to: common.ledgerPath)
    _ = try common.ledger()
    common.console.say(
      id: "Buku kerja dibuat di \(common.folder).", en: "Workspace made in \(common.folder).")
  }
}

/// `rapor school merge`.
struct SchoolMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Bring what a school changed in its file back into the workspace.",
    discussion: """
      Values that only the school changed are taken; those that both sides changed are listed with a number, and nothing \
      is stored until each is settled by --prefer or --take. The merge is one import: 'rapor import undo' takes it \
      back. Exits with 65 while conflicts are open.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "The school's file, or the ledger of its workspace.", completion: .file())
  var file: String
  @Option(help: "Whose values to take where both changed: ours or theirs.") var prefer: MergeSide?
  @Option(help: ArgumentHelp("One conflict's answer, such as 3=theirs.", valueName: "answer"))
  var take: [String] = []
  @Flag(help: "Show what would change, and store nothing.") var dryRun = false
  @Flag(help: "List every change, not only the first.") var allChanges = false

  private struct Answer: Encodable {
    var school: String
    var stored: Bool
    var counts: ImportCounts
    var conflicts: [MergeConflict]
    var open: Int
    var moved: [String]
    var differences: [DifferenceEntry]
  }

  func run() throws {
    let ledger = try common.ledger()
    let term = try common.term(ledger, nil)
    let bytes = try common.console.read(file, limit: 1 << 30)
    let source = ImportSource(
      fileName: URL(filePath: file).lastPathComponent, digest: try Digest(of: bytes).hex)
    let sides = MergeSides(prefer: prefer, items: try items())
    let merged = try common.guarded { () throws(LedgerError) in
      try ledger.merge(
        file, sides: sides, from: source, in: term, at: Int64(Date().timeIntervalSince1970),
        rehearses: dryRun)
    }
    let stored = merged.open.isEmpty && !dryRun
    let text = DifferenceText(
      outcome: merged.outcome, showsAll: allChanges, console: common.console)
    if common.json {
      try common.console.json(
        Answer(
          school: merged.npsn.digits, stored: stored, counts: merged.outcome.counts,
          conflicts: merged.conflicts, open: merged.open.count,
          moved: merged.moved, differences: text.entries))
    } else {
      for conflict in merged.open { common.console.complain(line(conflict)) }
      text.show()
      for name in merged.moved {
        common.console.complain(
          Bilingual(
            id: "\(name) sudah pindah ke sekolah lain; datanya dari berkas ini tidak dipakai.",
            en: "\(name) is at another school by now; what the file says of them is not taken."))
      }
      summary(merged, stored)
    }
    if !merged.open.isEmpty { throw Exit.badData }
  }

  private func summary(_ merged: MergeOutcome, _ stored: Bool) {
    let counts = merged.outcome.counts
    common.console.say(
      id: "\(merged.npsn.digits): \(counts.added) baru, \(counts.changed) berubah, "
        + "\(merged.open.count) pertentangan terbuka\(stored ? "" : " (belum disimpan)").",
      en: "\(merged.npsn.digits): \(counts.added) new, \(counts.changed) changed, "
        + "\(merged.open.count) open conflicts\(stored ? "" : " (not stored)").")
  }

  private func line(_ conflict: MergeConflict) -> Bilingual {
    func text(_ language: Language) -> String {
      func value(_ raw: String?) -> String {
        ImportField.text(raw, of: conflict.field, in: language)
      }
      let place = [
        conflict.subject, conflict.topic, ImportField.label(conflict.field).text(in: language),
      ].compactMap(\.self).joined(separator: ", ")
      return language == .indonesian
        ? "\(conflict.number). \(place): semula \(value(conflict.before)), di sini "
          + "\(value(conflict.ours)), di berkas \(value(conflict.theirs)). Pilih --take "
          + "\(conflict.number)=ours atau --take \(conflict.number)=theirs."
        : "\(conflict.number). \(place): was \(value(conflict.before)), here "
          + "\(value(conflict.ours)), in the file \(value(conflict.theirs)). Choose --take "
          + "\(conflict.number)=ours or --take \(conflict.number)=theirs."
    }
    return Bilingual(id: text(.indonesian), en: text(.english))
  }

  private func items() throws -> [Int: MergeSide] {
    var items: [Int: MergeSide] = [:]
    for item in take {
      let parts = item.split(separator: "=")
      guard parts.count == 2, let number = Int(parts[0]),
        let side = MergeSide(rawValue: String(parts[1]))
      else { throw ValidationError("--take is a number and a side, such as 3=theirs") }
      items[number] = side
    }
    return items
  }
}

extension MergeSide: ExpressibleByArgument {}
