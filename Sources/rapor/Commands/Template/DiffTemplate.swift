import ArgumentParser
import Batching
import CairoPango
import Foundation
import Pages
import Previewing
import Records
import Sampling
import Templating

/// `rapor template diff`.
struct DiffTemplate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Tell what changes on paper between two layouts.",
    discussion: """
      A and B are names of layouts or folders, such as an older copy of one; --with lays the overrides in force over \
      B only, so that 'diff NAME NAME --with DIR' shows what an override does. Of the sample school's edge cases the \
      first is compared, a student or, for what is made of a class, a class; --all compares every one.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "The layout before: a name or a folder.") var before: String
  @Argument(help: "The layout after: a name or a folder.") var after: String
  @Option(help: "A folder of overrides to lay over the layout after.") var with: String?
  @Option(help: "A JSON file of report records instead of the sample school's edge cases.")
  var records: String?
  @Option(help: "A folder of photographs, signatures and logos to print; none by default.")
  var pictures: String?
  @Option(help: "One student only: the NISN.") var student: String?
  @Flag(help: "All edge cases instead of the first.") var all = false
  @Option(help: "A folder for pictures side by side, what differs in red.") var out: String?

  private struct Entry: Encodable {
    /// The student, the class or the run.
    var document: String
    var pagesBefore: Int
    var pagesAfter: Int
    /// Whether anything looks different, if only a rule or the place of a text on its page.
    var isDifferent: Bool
    var removed: [PageDifference.Line]
    var added: [PageDifference.Line]
    var moved: [PageDifference.Line]
  }

  func run() throws {
    var options = OverrideOptions()
    options.folder = with
    let (old, oldName) = try layout(before)
    let (new, newName) = try layout(after)
    let pictures = try OverrideOptions.pictureFolder(pictures, common)
    let press = CardPress(
      bench: FontBench(catalogue: try Assets.catalogue(common.console)),
      engine: "Rapor \(Rapor.version)")
    let trials = (
      LayoutTrial(
        oldName, press: press, shelf: TemplateShelf(library: old, pictures: pictures)),
      LayoutTrial(
        newName, press: press,
        shelf: TemplateShelf(
          library: new, overrides: with == nil ? .none : try options.library(common),
          pictures: pictures))
    )
    var entries: [Entry] = []
    for (name, record) in try documents(Template.manifest(of: oldName, in: old)) {
      let paper = record.report.flatMap { Paper(name: $0.settings.paper) } ?? .a4
      let cards = try common.console.explaining {
        (
          try trials.0.card(name, of: record, paper: paper).pages,
          try trials.1.card(name, of: record, paper: paper).pages
        )
      }
      let difference = PageDifference(before: cards.0, after: cards.1)
      let isDifferent = cards.0.pages != cards.1.pages
      entries.append(
        Entry(
          document: record.title, pagesBefore: difference.pagesBefore,
          pagesAfter: difference.pagesAfter, isDifferent: isDifferent, removed: difference.removed,
          added: difference.added, moved: difference.moved))
      guard let out, isDifferent else { continue }
      let picture = try SideBySide.compared(
        before: press.pictures(of: cards.0, resolution: 70, name: record.title),
        after: press.pictures(of: cards.1, resolution: 70, name: record.title))
      try common.console.write(try picture.png(), to: "\(out)/\(FileName.safe(name)).png")
    }
    if common.json { try common.console.json(entries) } else { show(entries) }
  }

  private func show(_ entries: [Entry]) {
    for entry in entries {
      print("\(entry.document): \(entry.pagesBefore) → \(entry.pagesAfter)")
      for line in entry.removed { print("  - p\(line.before ?? 0)  \(line.text)") }
      for line in entry.added { print("  + p\(line.after ?? 0)  \(line.text)") }
      for line in entry.moved {
        print("  ~ p\(line.before ?? 0)→p\(line.after ?? 0)  \(line.text)")
      }
      if entry.removed.isEmpty, entry.added.isEmpty, entry.moved.isEmpty {
        common.console.say(
          id: entry.isDifferent
            ? "  teks sama; letak atau rupanya berbeda (--out memperlihatkannya)"
            : "  tidak ada yang berubah",
          en: entry.isDifferent
            ? "  the same text, elsewhere on its page or drawn differently (--out shows it)"
            : "  nothing changes")
      }
    }
  }

  /// What is compared: the records of a file, or the edge cases that the layout serves.
  private func documents(
    _ manifest: LayoutManifest?
  ) throws -> [(name: String, record: DocumentRecord)] {
    if let records {
      return try RecordReader.records(from: try common.console.read(records, limit: 64 << 20))
        .filter { student == nil || $0.student.nisn?.digits == student }
        .map { (FileName.card(of: $0, isDraft: false), .report($0)) }
    }
    guard let manifest else { return [] }
    let cases = ExampleSchool.documents(
      manifest.kind, manifest.curriculum, manifest.level, grades: manifest.grades,
      years: manifest.schoolYears)
    guard let student else { return all ? cases : Array(cases.prefix(1)) }
    return cases.filter { Self.students(of: $0.record).contains { $0.nisn?.digits == student } }
  }

  private static func students(of record: DocumentRecord) -> [Student] {
    if case .classLedger(let ledger) = record { return ledger.rows.map(\.record.student) }
    return record.report.map { [$0.student] } ?? []
  }

  private func layout(_ text: String) throws -> (LayoutLibrary, String) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: text, isDirectory: &isFolder), isFolder.boolValue
    else { return (try Assets.library(common.console), text) }
    let url = URL(filePath: text).standardizedFileURL
    do throws(LayoutFolderError) {
      return (
        try LayoutSource(folder: url.path, base: Assets.templates).read().library,
        url.lastPathComponent
      )
    } catch {
      throw common.console.refusal(Exit.noInput, error.message)
    }
  }
}
