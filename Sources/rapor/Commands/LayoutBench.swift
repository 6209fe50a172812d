import ArgumentParser
import Batching
import CairoPango
import Foundation
import Measuring
import Pages
import Records
import Sampling
import Templating

/// `rapor bench layouts`: what the documents of every layout cost, each beside Cairo's floor for its own pages.
struct LayoutBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layouts",
    abstract: "CPU a document of every layout, beside the floor that Cairo sets for its pages.",
    discussion: """
      Lays out and draws the sample school's special cases (for a ledger its classes) with each layout that serves \
      somebody, in turns with Cairo painting the same pages, and shows medians. Documents come from memory and are not \
      read back: the ratio is layout and drawing over the floor.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "The layouts; by default all.") var layouts: [String] = []
  @Option(help: "How many documents a layout, at most.") var documents = 12
  @Option(help: "How many rounds.") var rounds = 5

  func validate() throws {
    guard (1...1_000).contains(documents) else {
      throw ValidationError("--documents is 1 to 1000")
    }
    guard (1...1_000).contains(rounds) else { throw ValidationError("--rounds is 1 to 1000") }
  }

  func run() throws {
    let library = try Assets.library(common.console)
    let subjects = try subjects(library)
    let trials = LayoutTrials(
      shelf: TemplateShelf(library: library),
      bench: FontBench(catalogue: try Assets.catalogue(common.console)),
      engine: "Rapor \(Rapor.version)", meters: .ofThisMachine)
    let figures: [RenderFigures]
    do {
      figures = try trials.run(subjects, rounds: rounds)
    } catch let error as CardError {
      throw common.console.refusal(
        Exit.fault, id: error.message.indonesian, en: error.message.english)
    }
    let rows = zip(subjects, figures).map { Row($0, $1) }
    if common.json { return try common.console.json(rows) }
    show(rows)
  }

  /// The layouts that somebody is served by, each with its documents; others are parts that layouts are made of.
  private func subjects(_ library: LayoutLibrary) throws -> [LayoutTrials.Subject] {
    for name in layouts where !library.names.contains(name) {
      throw common.console.refusal(
        Exit.noInput,
        id: "tidak ada tata letak \(name); yang ada: \(library.names.joined(separator: ", ")).",
        en: "there is no layout \(name); there are: \(library.names.joined(separator: ", ")).")
    }
    return library.names.compactMap { name in
      guard layouts.isEmpty || layouts.contains(name),
        let manifest = Template.manifest(of: name, in: library), manifest.isLive,
        let paper = manifest.papers.first
      else { return nil }
      let documents = ExampleSchool.documents(
        manifest.kind, manifest.curriculum, manifest.level, grades: manifest.grades,
        years: manifest.schoolYears
      ).prefix(self.documents).map(\.record)
      return documents.isEmpty
        ? nil : LayoutTrials.Subject(layout: name, paper: paper, documents: documents)
    }
  }

  private struct Row: Encodable {
    var layout: String
    var documents: Int
    /// Of a document.
    var pages: Double
    var layoutMilliseconds: Double
    var drawingMilliseconds: Double
    var floorMilliseconds: Double
    var overFloor: Double

    init(_ subject: LayoutTrials.Subject, _ figures: RenderFigures) {
      layout = subject.layout
      documents = subject.documents.count
      pages = Double(figures.pages) / Double(max(1, figures.students))
      layoutMilliseconds = figures.milliseconds(.layout)
      drawingMilliseconds = figures.milliseconds(.drawing)
      floorMilliseconds = figures.milliseconds(.floor)
      overFloor = figures.overFloor ?? 0
    }
  }

  private func show(_ rows: [Row]) {
    common.console.say(
      id: "tata letak: halaman, layout + gambar, dasar (ms); (layout + gambar) / dasar",
      en: "layout: pages, layout + drawing, floor (ms); (layout + drawing) / floor")
    let width = rows.map(\.layout.count).max() ?? 0
    for row in rows {
      let name = row.layout.padding(toLength: width, withPad: " ", startingAt: 0)
      print(
        String(
          format: "  %@ %5.1f  %6.3f + %6.3f  %6.3f  %5.2f × floor", name, row.pages,
          row.layoutMilliseconds, row.drawingMilliseconds, row.floorMilliseconds, row.overFloor))
    }
    let ratios = rows.map(\.overFloor)
    guard let worst = ratios.max() else { return }
    print(String(format: "  worst %.2f × floor", worst))
  }
}
