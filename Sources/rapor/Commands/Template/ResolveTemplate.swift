import ArgumentParser
import Batching
import Bookkeeping
import Digesting
import Records
import Templating

/// `rapor template resolve`.
struct ResolveTemplate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Tell which layout and which overrides each student's card gets, and why.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var overrides: OverrideOptions
  @Option(help: "The school's NPSN.") var school: NPSN
  @Option(name: .customLong("class"), help: "One class only.") var className: String?
  @Option(help: "Another term than the workspace's.") var term: String?

  private struct Entry: Encodable {
    var student: String
    var nisn: String?
    var className: String
    var layout: String?
    var paper: String
    var candidates: [String]
    var overrides: [String]
    var digest: String?
    var why: String
    var error: String?
  }

  func run() throws {
    let ledger = try common.ledger()
    let term = try common.term(ledger, term)
    let shelf = TemplateShelf(
      library: try Assets.library(common.console), overrides: try overrides.library(common))
    let names =
      try className.map { [ClassName($0)?.text ?? $0] }
      ?? common.guarded { () throws(LedgerError) in
        try ledger.classes(of: school, in: term.schoolYear).map(\.name)
      }
    var entries: [Entry] = []
    for name in names {
      let stored = try common.guarded { () throws(LedgerError) in
        try ledger.records(of: school, className: name, term: term)
      }
      entries += stored.map { entry($0.record, shelf) }
    }
    if common.json { try common.console.json(entries) } else { show(entries) }
    if entries.contains(where: { $0.error != nil }) { throw Exit.incomplete }
  }

  private func entry(_ record: ReportRecord, _ shelf: TemplateShelf) -> Entry {
    var entry = Entry(
      student: record.student.fullName, nisn: record.student.nisn?.digits,
      className: record.classGroup.name, paper: record.settings.paper, candidates: [],
      overrides: [], why: reasons(record))
    do throws(CardError) {
      let resolution = try shelf.resolution(for: record)
      entry.layout = resolution.layout
      entry.candidates = resolution.candidates
      entry.overrides = resolution.overrides.map(\.name)
      entry.digest = try shelf.template(by: resolution, for: record).digest?.hex
    } catch {
      entry.error = error.message.text(in: common.console.language)
    }
    return entry
  }

  /// What the choice depends on (Docs/domain.md section 3.8).
  private func reasons(_ record: ReportRecord) -> String {
    [
      record.kind.rawValue, record.classGroup.curriculum.rawValue, record.term.schoolYear.text,
      record.school.level.rawValue, "\(record.classGroup.grade)",
      "\(record.term.semester.rawValue)", record.school.address.city ?? "-",
    ].joined(separator: ", ")
  }

  private func show(_ entries: [Entry]) {
    for entry in entries {
      let overrides = entry.overrides.isEmpty ? "-" : entry.overrides.joined(separator: " + ")
      print("\(entry.className)  \(entry.student)")
      common.console.say(
        id: "    tata letak \(entry.layout ?? "-"), kertas \(entry.paper), penimpa \(overrides)",
        en: "    layout \(entry.layout ?? "-"), paper \(entry.paper), overrides \(overrides)")
      common.console.say(id: "    karena \(entry.why)", en: "    because of \(entry.why)")
      if let error = entry.error { print("    \(error)") }
    }
  }
}
