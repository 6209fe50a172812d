import ArgumentParser
import Bookkeeping
import Digesting
import Foundation
import PictureReading
import Records

/// `rapor school merge`.
struct SchoolMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Bring what a school changed in its file back into the workspace.",
    discussion: """
      Values and pictures that only the school changed are taken; those that both sides changed are listed with a number, \
      and nothing is stored until each is settled by --prefer or --take. Pictures are checked as 'rapor import pictures' \
      does; what was removed at the school stays here. Which cards the school made is noted, and of whom both sides have \
      printed different ones is told. Records are one import and pictures another: 'rapor import undo' takes each back. \
      Exits with 65 while conflicts are open, with 1 if a picture was refused.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "The school's file, or its workspace.", completion: .file())
  var file: String
  @Option(help: "Whose values to take where both changed: ours or theirs.") var prefer: MergeSide?
  @Option(help: ArgumentHelp("One conflict's answer, such as 3=theirs.", valueName: "answer"))
  var take: [String] = []
  @Option(
    help: "The folder of photographs, signatures and logos; by default 'pictures' in the workspace."
  )
  var pictures: String?
  @Flag(help: "Show what would change, and store nothing.") var dryRun = false
  @Flag(help: "List every change, not only the first.") var allChanges = false

  func run() throws {
    let ledger = try common.ledger()
    let term = try common.term(ledger, nil)
    let path = ledgerPath
    let source = ImportSource(
      fileName: URL(filePath: path).lastPathComponent,
      digest: try Digest(of: try common.console.read(path, limit: 1 << 30)).hex)
    let sides = MergeSides(prefer: prefer, items: try items())
    let copy = try common.guarded { () throws(LedgerError) in
      try SchoolFileCopy(of: path, in: common.folder)
    }
    defer { copy.remove() }
    func merge(rehearses: Bool) throws -> MergeOutcome {
      try common.guarded { () throws(LedgerError) in
        try ledger.merge(
          copy, sides: sides, from: source, in: term, at: now, rehearses: rehearses)
      }
    }
    var merged = try merge(rehearses: true)
    var travelling = try MergedPictures(
      copy, beside: path, into: pictures ?? common.folder + "/pictures", term, common)
    let conflicts = travelling.conflicts(after: merged.conflicts.count)
    let open = conflicts.filter { prefer == nil && sides.items[$0.number] == nil }
    var isStored = merged.open.isEmpty && open.isEmpty && !dryRun
    for conflict in conflicts where (sides.items[conflict.number] ?? prefer) == .ours {
      try travelling.drop(conflict)
    }
    if isStored {
      merged = try merge(rehearses: false)
      // Somebody else may have changed since what the school did, too; then the merge has stored nothing.
      isStored = merged.open.isEmpty
      if isStored { try travelling.store(in: ledger, from: source, at: now) }
    }
    let answer = MergeAnswer(
      merged: merged, pictures: travelling, conflicts: conflicts, open: open, isStored: isStored,
      showsAll: allChanges, console: common.console)
    try answer.show(asJSON: common.json)
    if !merged.open.isEmpty || !open.isEmpty { throw Exit.badData }
    if !travelling.report.complaints.isEmpty { throw Exit.incomplete }
  }

  private var now: Int64 { Int64(Date().timeIntervalSince1970) }

  /// The file, or the ledger of a workspace that was named by its folder.
  private var ledgerPath: String {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: file, isDirectory: &isFolder)
    return exists && isFolder.boolValue ? file + "/" + Ledger.fileName : file
  }

  private func items() throws -> [Int: MergeSide] {
    var items: [Int: MergeSide] = [:]
    for item in take {
      let parts = item.split(separator: "=")
      guard parts.count == 2, let number = Int(parts[0]),
        let side = MergeSide(rawValue: String(parts[1]))
      else {
        throw ValidationError(
          id: "--take berupa nomor dan pihak, misalnya 3=theirs",
          en: "--take is a number and a side, such as 3=theirs")
      }
      items[number] = side
    }
    return items
  }
}

extension MergeSide: ExpressibleByArgument {}
