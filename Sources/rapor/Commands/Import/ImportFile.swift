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
  @Argument(help: "The file: CSV as spreadsheets write it.", completion: .file()) var file: String
  @Option(help: "The school's NPSN.") var school: NPSN
  @Option(help: "Another term than the workspace's, such as 2019/2020-2.") var term: String?
  @Flag(help: "Show what would change, and store nothing.") var dryRun = false
  @Flag(help: "List every repair that was made to understand the file, not only examples.")
  var allRepairs = false

  private struct Answer: Encodable {
    struct Complaint: Encodable {
      var row: Int?
      var column: String?
      var header: String?
      var value: String?
      var message: String
      var remedy: String
    }
    var file: String
    var kind: ImportKind
    var stored: Bool
    var rows: Int
    var mistakes: [Complaint]
    var warnings: [Complaint]
    var repairCount: Int
    var repairs: [RepairGroupEntry]
    var counts: ImportCounts?
    var differences: [ImportDifference]
  }

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
    let report = Intake.read(bytes, fileName: name, kind: kind, roster: roster)
    var outcome: ImportOutcome?
    if let batch = report.batch {
      let target = ImportTarget(npsn: school, term: term)
      let source = ImportSource(
        fileName: name, digest: try Digest(of: bytes).hex, repairs: report.repairs,
        repairCount: report.repairs.count + report.omittedRepairs)
      outcome = try common.guarded { () throws(LedgerError) in
        dryRun
          ? try ledger.preview(batch, to: target)
          : try ledger.commit(
            batch, to: target, from: source, at: Int64(Date().timeIntervalSince1970))
      }
    }
    try show(report, outcome)
    if report.batch == nil { throw Exit.badData }
  }

  private func show(_ report: IntakeReport, _ outcome: ImportOutcome?) throws {
    let console = common.console
    let repairs = RepairText(
      repairs: report.repairs, total: report.repairs.count + report.omittedRepairs,
      showsAll: allRepairs, console: console)
    if common.json {
      try console.json(
        Answer(
          file: report.file, kind: report.kind, stored: outcome != nil && !dryRun,
          rows: report.rowCount, mistakes: report.mistakes.map(complaint),
          warnings: report.warnings.map(complaint),
          repairCount: repairs.total, repairs: repairs.entries, counts: outcome?.counts,
          differences: outcome?.differences ?? []))
      return
    }
    for mistake in report.mistakes { console.complain(Self.both { mistake.line(in: $0) }) }
    if report.omittedMistakes > 0 {
      console.complain(
        id: "… dan \(report.omittedMistakes) kesalahan lagi",
        en: "… and \(report.omittedMistakes) more mistakes")
    }
    for warning in report.warnings { console.say(Self.both { "! " + warning.line(in: $0) }) }
    repairs.show()
    guard let counts = outcome?.counts else {
      console.complain(
        id: "\(report.file): tidak ada yang disimpan; perbaiki lalu impor lagi.",
        en: "\(report.file): nothing was stored; correct it and import again.")
      return
    }
    if dryRun {
      for difference in outcome?.differences.prefix(50) ?? [] {
        print(
          "  \(difference.subject), \(difference.field): \(difference.before ?? "-") → \(difference.after ?? "-")"
        )
      }
    }
    console.say(
      id:
        "\(report.file): \(report.rowCount) baris; \(counts.added) baru, \(counts.changed) berubah, \(counts.same) sama\(dryRun ? " (belum disimpan)" : "").",
      en:
        "\(report.file): \(report.rowCount) rows; \(counts.added) new, \(counts.changed) changed, \(counts.same) the same\(dryRun ? " (not stored)" : "")."
    )
  }

  private static func both(_ text: (Language) -> String) -> Bilingual {
    Bilingual(id: text(.indonesian), en: text(.english))
  }

  private func complaint(_ mistake: IntakeMistake) -> Answer.Complaint {
    let language = common.console.language
    return Answer.Complaint(
      row: mistake.row, column: mistake.column, header: mistake.header, value: mistake.value,
      message: mistake.message.text(in: language), remedy: mistake.remedy.text(in: language))
  }
}
