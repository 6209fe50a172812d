import ArgumentParser
import Batching
import Foundation
import Pages
import Previewing
import Records
import Templating

/// `rapor template check`.
struct CheckTemplate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find every mistake of layouts, and of the overrides of them.",
    discussion: """
      Prints each as file:line:column with the line, a caret and what to do; exits with 1 if there are any. Each \
      override is tried on each layout that it is for, alone and with each other that a card may get besides.
      """
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var overrides: OverrideOptions
  @Argument(help: "The name of a layout, or its folder; all layouts if left out.")
  var layout: String?
  @Option(help: "The paper to check for; by default every paper of the layout.") var paper: String?

  private struct Entry: Encodable {
    var file: String
    var line: Int
    var column: Int
    var message: String
    var remedy: String
  }

  func run() throws {
    let library = try library()
    let overrides = try overrides.library(common)
    let shelf = TemplateShelf(library: library, overrides: overrides)
    var found = Mistakes()
    for name in layout.map({ [Self.name(of: $0)] })
      ?? library.names
    {
      for paper in try papers(of: name, in: library) {
        found.add(contentsOf: shelf.mistakes(of: name, paper: paper))
        for override in overrides.overrides where override.fits(name) {
          found.add(contentsOf: shelf.mistakes(of: name, paper: paper, overrides: [override]))
        }
        for pair in overrides.pairs(on: name) {
          found.add(contentsOf: shelf.mistakes(of: name, paper: paper, overrides: pair))
        }
      }
    }
    for name in library.names where layout.map({ name == Self.name(of: $0) }) ?? true {
      found.add(contentsOf: goldenMistakes(of: name, in: library))
    }
    for override in overrides.overrides { found.add(contentsOf: override.mistakes) }
    try report(found, overrides)
  }

  private static func name(of layout: String) -> String {
    URL(filePath: layout).standardizedFileURL.lastPathComponent
  }

  /// A layout that is live without golden pages.
  private func goldenMistakes(of name: String, in library: LayoutLibrary) -> Mistakes {
    guard let manifest = Template.manifest(of: name, in: library), manifest.isLive,
      !GoldenPages(layout: folder + "/" + name).exist(for: manifest.papers)
    else { return Mistakes() }
    return library.mistake(
      of: name, property: "live",
      message: Bilingual(
        id: "tata letak ini 'live', tetapi tidak punya halaman emas untuk setiap kertas",
        en: "the layout is live, but has no golden pages for each paper"),
      remedy: Bilingual(
        id: "lihat kartunya, lalu 'rapor template test \(name) --accept'",
        en: "look at its cards, then 'rapor template test \(name) --accept'"))
  }

  /// Where the layouts lie.
  private var folder: String {
    guard let layoutFolder else { return Assets.templates }
    return URL(filePath: layoutFolder).standardizedFileURL.deletingLastPathComponent().path
  }

  /// The folder that was named, in place of a layout's name.
  private var layoutFolder: String? {
    var isFolder: ObjCBool = false
    guard let layout else { return nil }
    let exists = FileManager.default.fileExists(atPath: layout, isDirectory: &isFolder)
    return exists && isFolder.boolValue || layout.contains("/") ? layout : nil
  }

  private func papers(of name: String, in library: LayoutLibrary) throws -> [Paper] {
    guard let paper else { return Template.manifest(of: name, in: library)?.papers ?? [.a4] }
    guard let one = Paper(name: paper) else {
      let names = Paper.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        id: "--paper: \(names)", en: "--paper is one of \(names)")
    }
    return [one]
  }

  private func report(_ mistakes: Mistakes, _ overrides: OverrideLibrary) throws {
    let language = common.console.language
    if common.json {
      try common.console.json(
        mistakes.list.map {
          Entry(
            file: $0.place.file, line: $0.place.line, column: $0.place.column,
            message: $0.message.text(in: language), remedy: $0.remedy.text(in: language))
        }
          + overrides.strays.map {
            Entry(
              file: $0.path, line: 1, column: 1, message: $0.message.text(in: language), remedy: "")
          })
    } else {
      for mistake in mistakes.list { print(mistake.rendered(in: language)) }
      for stray in overrides.strays { print("\(stray.path): \(stray.message.text(in: language))") }
      if mistakes.omitted > 0 {
        common.console.say(
          id: "… dan \(mistakes.omitted) lagi", en: "… and \(mistakes.omitted) more")
      }
      if mistakes.isEmpty, overrides.strays.isEmpty {
        let name = layout ?? "*"
        common.console.say(id: "\(name): benar.", en: "\(name): no mistakes.")
      }
    }
    if !mistakes.isEmpty || !overrides.strays.isEmpty { throw Exit.incomplete }
  }

  private func library() throws -> LayoutLibrary {
    guard let layoutFolder, folder != Assets.templates else {
      return try Assets.library(common.console)
    }
    do throws(LayoutFolderError) {
      // What lies beside the folder concerns it only if it extends it.
      return try LayoutSource(folder: layoutFolder, base: Assets.templates).read().library
    } catch {
      throw common.console.refusal(Exit.noInput, error.message)
    }
  }
}
