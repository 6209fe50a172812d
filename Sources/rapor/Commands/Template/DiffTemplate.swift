import ArgumentParser
import Batching
import CairoPango
import Foundation
import Pages
import Records
import Sampling
import Templating

/// `rapor template diff`.
struct DiffTemplate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Tell what changes on paper between two layouts.",
    discussion: """
      A and B are names of layouts or folders, such as an older copy of one; --with lays the overrides in force over \
      B only, so that 'diff NAME NAME --with DIR' shows what an override does.
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
  @Option(help: "A folder for pictures side by side, what differs in red.") var out: String?

  private struct Entry: Encodable {
    var student: String
    var pagesBefore: Int
    var pagesAfter: Int
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
    let shelves = (
      TemplateShelf(library: old, pictures: pictures),
      TemplateShelf(
        library: new, overrides: with == nil ? .none : try options.library(common),
        pictures: pictures)
    )
    let bench = FontBench(catalogue: try Assets.catalogue(common.console))
    let press = CardPress(bench: bench, engine: "Rapor \(Rapor.version)")
    var entries: [Entry] = []
    for (name, record) in try students(Template.manifest(of: oldName, in: old))
    where student == nil || record.student.nisn?.digits == student {
      let pages = try common.console.explaining {
        (
          try Self.pages(of: record, oldName, shelves.0, press),
          try Self.pages(of: record, newName, shelves.1, press)
        )
      }
      let difference = PageDifference(before: pages.0, after: pages.1)
      entries.append(
        Entry(
          student: record.student.fullName, pagesBefore: difference.pagesBefore,
          pagesAfter: difference.pagesAfter, removed: difference.removed, added: difference.added,
          moved: difference.moved))
      guard let out, !difference.isEmpty else { continue }
      let picture = try SideBySide.compared(
        before: press.pictures(of: pages.0, resolution: 70, record: record),
        after: press.pictures(of: pages.1, resolution: 70, record: record))
      try common.console.write(try picture.png(), to: "\(out)/\(FileName.safe(name)).png")
    }
    if common.json { try common.console.json(entries) } else { show(entries) }
  }

  private static func pages(
    of record: ReportRecord, _ layout: String, _ shelf: TemplateShelf, _ press: CardPress
  ) throws -> PageSet {
    let template = try shelf.template(named: layout, for: record)
    return try press.pages(
      of: record, template: template, options: shelf.trying(record, with: template))
  }

  private func show(_ entries: [Entry]) {
    for entry in entries {
      print("\(entry.student): \(entry.pagesBefore) → \(entry.pagesAfter)")
      for line in entry.removed { print("  - p\(line.before ?? 0)  \(line.text)") }
      for line in entry.added { print("  + p\(line.after ?? 0)  \(line.text)") }
      for line in entry.moved {
        print("  ~ p\(line.before ?? 0)→p\(line.after ?? 0)  \(line.text)")
      }
    }
  }

  private func students(
    _ manifest: LayoutManifest?
  ) throws -> [(name: String, record: ReportRecord)] {
    if let records {
      return try RecordReader.records(from: try common.console.read(records, limit: 64 << 20))
        .map { (FileName.card(of: $0, isDraft: false), $0) }
    }
    guard let manifest else { return [] }
    let cases = ExampleSchool.documents(
      manifest.kind, manifest.curriculum, manifest.level, grades: manifest.grades,
      years: manifest.schoolYears
    ).compactMap { name, document in
      if case .report(let record) = document { (name, record) } else { nil }
    }
    return student == nil ? Array(cases.prefix(1)) : cases
  }

  private func layout(_ text: String) throws -> (LayoutLibrary, String) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: text, isDirectory: &isFolder), isFolder.boolValue
    else { return (try Assets.library(common.console), text) }
    let url = URL(filePath: text).standardizedFileURL
    do throws(LayoutFolderError) {
      return (
        try LayoutLibrary(folder: url.deletingLastPathComponent().path), url.lastPathComponent
      )
    } catch {
      throw common.console.refusal(
        Exit.noInput, id: "folder \(text) tidak dapat dibaca; periksa izinnya.",
        en: "the folder \(text) cannot be read; check its permissions.")
    }
  }
}
