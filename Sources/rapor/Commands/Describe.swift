import ArgumentParser
import Batching
import Bookkeeping
import Foundation
import Records
import Templating

/// `rapor describe`: the descriptions that are made where teachers wrote none.
struct Describe: ParsableCommand {
  enum Style: String, ExpressibleByArgument, CaseIterable {
    case compact, full, flags, off, school

    var mode: LearningNarrative.Mode? { LearningNarrative.Mode(rawValue: rawValue) }
  }

  static let configuration = CommandConfiguration(
    abstract:
      "Show the descriptions that are made from scores, and choose their style for a class.",
    discussion: """
      Where a teacher wrote no description, one is made of the scores of competences (KD, K13) or objectives (TP, \
      Merdeka) whenever a card is: it follows the scores, and is never stored among the teachers' texts, which are \
      printed as they are. --style chooses for the class and term: compact names the best and the weakest, full all of \
      them, flags goes by the teacher's marks T and R, off makes none, school lets the school's setting hold. \
      --dry-run shows what a style would print, and stores nothing. The words are in Templates/shared/strings.properties.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var overrides: OverrideOptions
  @Option(help: "The school's NPSN.") var school: NPSN
  @Option(name: .customLong("class"), help: "One class only.") var className: String?
  @Option(help: "One student only: the NISN.") var student: String?
  @Option(help: "Another term than the workspace's.") var term: String?
  @Option(help: "compact, full, flags, off or school.") var style: Style?
  @Flag(help: "Show what would be printed, and store nothing.") var dryRun = false

  private struct Entry: Encodable {
    var className: String
    var student: String
    var nisn: NISN?
    var subject: String
    var field: String
    var source: DescribedField.Source
    var text: String?
  }

  func run() throws {
    let ledger = try common.ledger()
    let term = try common.term(ledger, term)
    let shelf = try overrides.shelf(common)
    var entries: [Entry] = []
    for name in try common.classNames(ledger, school, term, only: className) {
      if let style, !dryRun {
        try common.guarded { () throws(LedgerError) in
          try ledger.setDescriptions(
            style.mode, of: school, className: name, term: term,
            at: Int64(Date().timeIntervalSince1970))
        }
      }
      let records = try common.guarded { () throws(LedgerError) in
        try ledger.records(of: school, className: name, term: term).map(\.record)
      }
      entries += try self.entries(records, shelf)
    }
    if let student, !entries.contains(where: { $0.nisn?.digits == student }) {
      throw common.console.refusal(
        Exit.noInput, id: "tidak ada siswa dengan NISN \(student) yang sudah bernilai.",
        en: "there is no student with NISN \(student) and a score.")
    }
    if common.json { return try common.console.json(entries) }
    list(entries)
  }

  private func entries(_ records: [ReportRecord], _ shelf: TemplateShelf) throws -> [Entry] {
    guard let first = records.first else { return [] }
    let labels: Labels
    do throws(CardError) {
      labels = try shelf.template(for: first).labels
    } catch {
      common.console.complain(error.message)
      throw Exit.configuration
    }
    let phrases = DescriptionPhrases { labels[$0] }
    return records.filter { student == nil || $0.student.nisn?.digits == student }
      .flatMap { record -> [Entry] in
        var record = record
        if dryRun, let mode = style?.mode { record.settings.narrativeMode = mode }
        return record.descriptions(phrases: phrases).map {
          Entry(
            className: record.classGroup.name, student: record.student.fullName,
            nisn: record.student.nisn, subject: $0.subject.name, field: $0.field,
            source: $0.source, text: $0.text)
        }
      }
  }

  private func list(_ entries: [Entry]) {
    let console = common.console
    var heading = ""
    for entry in entries where entry.source != .typed {
      let own = "\(entry.className) \(entry.student)"
      if own != heading {
        heading = own
        print("\n\(own)")
      }
      let text =
        entry.text
        ?? Bilingual(
          id: "(tidak ada nilai KD atau TP untuk dibuatkan deskripsi)",
          en: "(no scores of competences or objectives to make one of)"
        ).text(in: console.language)
      print("  \(entry.source == .made ? "+" : "✗") \(entry.subject): \(text)")
    }
    func count(_ source: DescribedField.Source) -> Int { entries.count { $0.source == source } }
    console.say(
      id: "\n\(count(.typed)) ditulis guru, \(count(.made)) dibuat dari nilai, "
        + "\(count(.missing)) kosong\(dryRun ? " (belum disimpan)" : "").",
      en: "\n\(count(.typed)) written by teachers, \(count(.made)) made from scores, "
        + "\(count(.missing)) empty\(dryRun ? " (nothing stored)" : "").")
  }
}
