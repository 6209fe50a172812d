import ArgumentParser
import Batching
import Bookkeeping
import Foundation
import Records

/// `rapor import undo`: takes an import back.
struct ImportUndo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take the last import back: every value is what it was before.",
    discussion: """
      Refused with 77 if a later import changed the same, or if cards with its contents were downloaded, printed or \
      handed out. Cards that were made since are stale afterwards and are made again by the next run.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "The import's number, from 'rapor import list'; else the last one.")
  var number: ImportID?
  @Option(help: "The last one of this school (NPSN).") var school: NPSN?
  @Flag(help: "Say what would be taken back, and change nothing.") var dryRun = false
  @Option(
    help: "The folder of photographs, signatures and logos; by default 'pictures' in the workspace."
  )
  var pictures: String?

  private struct Answer: Encodable {
    var past: PastImportEntry
    var rows: Int
    var staleCards: Int
    var undone: Bool
  }

  func validate() throws {
    guard number == nil || school == nil else {
      throw ValidationError("give a number or --school, not both")
    }
  }

  func run() throws {
    let ledger = try common.ledger()
    let last =
      try number
      ?? common.guarded { () throws(LedgerError) in
        try ledger.lastImport(of: school)?.id
      }
    guard let last else {
      throw common.console.refusal(
        Exit.noInput, id: "tidak ada impor yang dapat dibatalkan.",
        en: "there is no import to undo.")
    }
    let kind = try common.guarded { () throws(LedgerError) in try ledger.pastImport(last).kind }
    if kind == Ledger.pictureImport { return try undoPictures(last, ledger) }
    let outcome = try common.guarded { () throws(LedgerError) in
      try ledger.undo(last, at: Int64(Date().timeIntervalSince1970), rehearses: dryRun)
    }
    if common.json {
      return try common.console.json(
        Answer(
          past: PastImportEntry(outcome.past), rows: outcome.rows, staleCards: outcome.staleCards,
          undone: !dryRun))
    }
    let past = outcome.past
    common.console.say(
      id: "Impor \(past.id.value) (\(past.kind), \(past.file)) "
        + (dryRun ? "akan dibatalkan" : "dibatalkan") + ": \(outcome.rows) baris kembali seperti "
        + "semula, \(outcome.staleCards) rapor perlu dibuat lagi.",
      en: "Import \(past.id.value) (\(past.kind), \(past.file)) "
        + (dryRun ? "would be undone" : "undone") + ": \(outcome.rows) rows are as before, "
        + "\(outcome.staleCards) cards have to be made again.")
  }

  private func undoPictures(_ number: ImportID, _ ledger: Ledger) throws {
    let school = try common.guarded { () throws(LedgerError) in try ledger.pastImport(number).npsn }
    let store = PictureStore(pictures: pictures ?? common.folder + "/pictures", school: school)
    let (past, files) = try common.storing {
      try store.undo(
        number, in: ledger, at: Int64(Date().timeIntervalSince1970), rehearses: dryRun)
    }
    if common.json {
      return try common.console.json(
        Answer(past: PastImportEntry(past), rows: files, staleCards: 0, undone: !dryRun))
    }
    common.console.say(
      id: "Impor \(past.id.value) (\(past.kind), \(past.file)) "
        + (dryRun ? "akan dibatalkan" : "dibatalkan") + ": \(files) gambar kembali seperti semula. "
        + "Kartu yang memuatnya dibuat lagi oleh rapor batch.",
      en: "Import \(past.id.value) (\(past.kind), \(past.file)) "
        + (dryRun ? "would be undone" : "undone") + ": \(files) pictures are as before. Cards that "
        + "show them are made again by rapor batch.")
  }
}
