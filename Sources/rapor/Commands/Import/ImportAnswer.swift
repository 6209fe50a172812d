import Bookkeeping
import Foundation
import Intake
import Records

/// What an import did, or would do, as people and programs see it.
struct ImportAnswer {
  var report: IntakeReport
  /// Nil if the file could not be tried.
  var outcome: ImportOutcome?
  var stored: Bool
  var isDryRun: Bool
  var showsAllRepairs: Bool
  var showsAllChanges: Bool
  var console: Console

  private var errors: Int { max(report.faultyRows.count, report.mistakes.isEmpty ? 0 : 1) }

  private var repairs: RepairText {
    RepairText(
      repairs: report.repairs, total: report.repairs.count + report.omittedRepairs,
      showsAll: showsAllRepairs, console: console)
  }

  private var differences: DifferenceText {
    DifferenceText(
      outcome: outcome ?? ImportOutcome(), showsAll: showsAllChanges, console: console)
  }

  func show(asJSON: Bool) throws {
    if asJSON { try showJSON() } else { showText() }
  }

  // MARK: Text

  private func showText() {
    for mistake in report.mistakes { console.complain(both { mistake.line(in: $0) }) }
    if report.omittedMistakes > 0 {
      console.complain(
        id: "… dan \(report.omittedMistakes) kesalahan lagi",
        en: "… and \(report.omittedMistakes) more mistakes")
    }
    let questions = report.mistakes.count { $0.choices.count == 1 }
    if questions > 1 {
      console.complain(
        id:
          "\(questions) baris dicocokkan dengan satu anak saja: bila semuanya benar, ulangi dengan "
          + "--confirm all.",
        en: "\(questions) rows match one student only: if all of them are right, repeat with "
          + "--confirm all.")
    }
    if let encoding = report.encoding {
      console.say(
        id: "\(report.file): dibaca sebagai teks \(encoding).",
        en: "\(report.file): read as \(encoding) text.")
    }
    for warning in report.warnings { console.say(both { "! " + warning.line(in: $0) }) }
    if report.omittedWarnings > 0 {
      console.say(
        id: "! … dan \(report.omittedWarnings) peringatan lagi",
        en: "! … and \(report.omittedWarnings) more warnings")
    }
    if isDryRun { ColumnText(report: report, console: console).show() }
    repairs.show()
    differences.show()
    let counts = outcome?.counts ?? ImportCounts()
    let note =
      stored
      ? Bilingual(id: "", en: "")
      : isDryRun
        ? Bilingual(id: " (belum disimpan)", en: " (not stored)")
        : Bilingual(id: "", en: "")
    if outcome != nil {
      console.say(
        id: "\(report.file): \(report.rowCount) baris; \(counts.added) baru, "
          + "\(counts.changed) berubah, \(counts.same) sama, \(errors) salah\(note.indonesian).",
        en: "\(report.file): \(report.rowCount) rows; \(counts.added) new, "
          + "\(counts.changed) changed, \(counts.same) the same, \(errors) wrong\(note.english).")
    }
    if report.batch == nil {
      console.complain(
        id: "\(report.file): tidak ada yang disimpan; perbaiki lalu impor lagi.",
        en: "\(report.file): nothing was stored; correct it and import again.")
    }
  }

  private func both(_ text: (Language) -> String) -> Bilingual {
    Bilingual(id: text(.indonesian), en: text(.english))
  }

  // MARK: JSON

  private struct Entry: Encodable {
    struct Complaint: Encodable {
      var sheet: String?
      /// "F12", in a workbook.
      var cell: String?
      var row: Int?
      var column: String?
      var header: String?
      var value: String?
      var message: String
      var remedy: String
      /// Possible answers, if it is a question.
      var choices: [Choice]
    }
    struct Choice: Encodable {
      /// As `--confirm` takes it.
      var answer: String
      var meaning: String
    }
    var file: String
    /// Of a workbook.
    var sheet: String?
    /// Of a text file that is not UTF-8.
    var encoding: String?
    /// Of a file that is about one.
    var subject: String?
    var kind: ImportKind
    var stored: Bool
    var rows: Int
    /// Rows with mistakes.
    var errors: Int
    var mistakes: [Complaint]
    var omittedMistakes: Int
    var warnings: [Complaint]
    var omittedWarnings: Int
    var repairCount: Int
    var repairs: [RepairGroupEntry]
    var columns: [ColumnEntry]
    var counts: ImportCounts?
    var additions: [ImportAddition]
    var differences: [DifferenceEntry]
    var omittedDifferences: Int
  }

  private func showJSON() throws {
    try console.json(
      Entry(
        file: report.file, sheet: report.sheet, encoding: report.encoding,
        subject: report.subject, kind: report.kind, stored: stored, rows: report.rowCount,
        errors: errors, mistakes: report.mistakes.map(complaint),
        omittedMistakes: report.omittedMistakes, warnings: report.warnings.map(complaint),
        omittedWarnings: report.omittedWarnings, repairCount: repairs.total,
        repairs: repairs.entries,
        columns: ColumnText(report: report, console: console).entries, counts: outcome?.counts,
        additions: outcome?.additions ?? [],
        differences: differences.entries, omittedDifferences: outcome?.omittedDifferences ?? 0))
  }

  private func complaint(_ mistake: IntakeMistake) -> Entry.Complaint {
    let language = console.language
    return Entry.Complaint(
      sheet: mistake.sheet, cell: mistake.cell, row: mistake.row, column: mistake.column,
      header: mistake.header, value: mistake.value,
      message: mistake.message.text(in: language), remedy: mistake.remedy.text(in: language),
      choices: mistake.choices.map {
        .init(answer: $0.answer, meaning: $0.meaning.text(in: language))
      })
  }
}
