import ArgumentParser
import Bookkeeping
import Digesting
import Foundation
import Intake
import Records

/// `rapor import KIND FILE`: reads an operator's file into the workspace, whole or not at all.
struct ImportFile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "file",
    abstract:
      "Read a file of the school into the workspace: all of it, or nothing if it has a mistake.",
    discussion: """
      Kinds: \(ImportKind.allCases.map(\.rawValue).joined(separator: ", ")). All mistakes are shown at once, each with \
      its row, column, value and what to do. --dry-run shows what would change and stores nothing. Exits with 65 if \
      the file has mistakes.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "What the file holds.") var kind: ImportKind
  @Argument(help: "The file: XLSX, ODS, or CSV as spreadsheets write it.", completion: .file())
  var file: String
  @Option(help: "The school's NPSN.") var school: NPSN
  @Option(help: "Another term than the workspace's, such as 2019/2020-2.") var term: String?
  @OptionGroup var columns: ColumnOptions
  @Flag(help: "Show what would change, and store nothing.") var dryRun = false
  @Flag(help: "List every repair that was made to understand the file, not only examples.")
  var allRepairs = false

  @Flag(help: "List every change, not only the first.") var allChanges = false
  @Option(
    name: .customLong("confirm"),
    help: ArgumentHelp(
      "An answer to a question about a row: 7 (it is so), 7=NISN, 7=new, all; or a file of such lines.",
      valueName: "answer"))
  var answers: [String] = []
  @Flag(
    name: .customLong("transfer"),
    help: "Students whom another school has under the same NISN have moved from there.")
  var confirmsTransfers = false

  func run() throws {
    let ledger = try common.ledger()
    let term = try common.term(ledger, term)
    let bytes = try common.console.read(file, limit: 64 << 20)
    // A school that is not yet known has nobody on its roster.
    let roster =
      kind == .schools
      ? Roster(npsn: school, term: term)
      : try common.guarded { () throws(LedgerError) in
        _ = try ledger.school(school)
        return try ledger.roster(of: school, in: term)
      }
    let name = URL(filePath: file).lastPathComponent
    var failure: LedgerError?
    let report = Intake.read(
      bytes, fileName: name, kind: kind, roster: roster, choices: try choices(ledger)
    ) { numbers in
      do throws(LedgerError) {
        return try ledger.elsewhere(numbers, besides: school, in: term)
      } catch {
        failure = error
        return [:]
      }
    }
    if let failure { try common.guarded { () throws(LedgerError) in throw failure } }
    let target = ImportTarget(npsn: school, term: term)
    var outcome: ImportOutcome?
    if dryRun, report.batch == nil {
      // What the good rows would do; where they cannot stand alone, the mistakes say enough.
      outcome = report.preview.flatMap { try? ledger.preview($0, to: target) }
    } else if let batch = report.batch {
      let source = ImportSource(
        fileName: name, digest: try Digest(of: bytes).hex, repairs: report.repairs,
        repairCount: report.repairs.count + report.omittedRepairs)
      outcome = try common.guarded { () throws(LedgerError) in
        dryRun
          ? try ledger.preview(batch, to: target)
          : try ledger.commit(
            batch, to: target, from: source, at: Int64(Date().timeIntervalSince1970))
      }
      if !dryRun {
        try common.guarded { () throws(LedgerError) in
          try columns.remember(report, in: ledger, at: Int64(Date().timeIntervalSince1970))
        }
      }
    }
    try ImportAnswer(
      report: report, outcome: outcome, stored: report.batch != nil && !dryRun, isDryRun: dryRun,
      showsAllRepairs: allRepairs, showsAllChanges: allChanges, console: common.console
    ).show(asJSON: common.json)
    if report.batch == nil { throw Exit.badData }
  }

  private func choices(_ ledger: Ledger) throws -> IntakeChoices {
    let lines = try answerLines()
    var choices = try common.guarded { () throws(LedgerError) in
      try columns.choices(kind, ledger)
    }
    choices.confirmsTransfers = confirmsTransfers
    do throws(ConfirmationMistake) {
      choices.confirmations = try Confirmations(lines)
      return choices
    } catch {
      throw common.console.refusal(
        ExitCode.validationFailure, id: error.message.indonesian, en: error.message.english)
    }
  }

  /// The answers, those in files line by line.
  private func answerLines() throws -> [String] {
    try answers.flatMap { answer in
      guard FileManager.default.fileExists(atPath: answer) else { return [answer] }
      let bytes = try common.console.read(answer, limit: 4 << 20)
      return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        .map(String.init)
    }
  }
}
