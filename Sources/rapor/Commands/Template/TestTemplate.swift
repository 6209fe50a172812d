import ArgumentParser
import Batching
import CairoPango
import Foundation
import Pages
import Records
import Sampling
import Templating

/// `rapor template test`.
struct TestTemplate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Compare a layout's cards with its golden pages.",
    discussion: """
      Lays out the sample school's edge-case students (or classes, for what is made of a class) on A4 and F4 and \
      compares their pages with those in the layout's golden/ folder. --out writes a report with pictures side by side; \
      exits with 1 if anything differs or is missing. --accept makes the present pages the golden ones: look at them \
      first. A layout may say live = true only with golden pages.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "The layout's name.") var layout: String
  @Option(help: "A JSON file of report records instead of the sample school's edge cases.")
  var records: String?
  @Option(help: "A folder of photographs, signatures and logos to print; none by default.")
  var pictures: String?
  @Option(help: "The folder of the report.") var out: String?
  @Flag(help: "Make the present pages the golden ones.") var accept = false

  private struct Entry: Encodable {
    var name: String
    var verdict: String
    var detail: String
  }

  func run() throws {
    let library = try Assets.library(common.console)
    guard library.names.contains(layout),
      let manifest = Template.manifest(of: layout, in: library)
    else {
      throw common.console.refusal(
        Exit.noInput, id: "tidak ada tata letak \(layout), atau manifesnya salah.",
        en: "there is no layout \(layout), or its manifest is wrong.")
    }
    let documents = try documents(manifest)
    guard !documents.isEmpty else {
      throw common.console.refusal(
        Exit.noInput, id: "tidak ada siswa contoh untuk \(layout); beri --records.",
        en: "there are no sample students for \(layout); give --records.")
    }
    let bench = FontBench(catalogue: try Assets.catalogue(common.console))
    let trial = LayoutTrial(
      layout, press: CardPress(bench: bench, engine: "Rapor \(Rapor.version)"),
      shelf: TemplateShelf(
        library: library, pictures: try OverrideOptions.pictureFolder(pictures, common)))
    let golden = GoldenPages(layout: Assets.templates + "/" + layout)
    var outcomes: [GoldenPages.Outcome] = []
    let papers = GoldenPages.papers(of: manifest.papers)
    for paper in papers {
      let cards = try common.console.explaining {
        try documents.map { try trial.card($0.name, of: $0.record, paper: paper) }
      }
      if accept {
        try golden.accept(cards, paper: paper)
      } else {
        outcomes += try golden.compare(cards, paper: paper)
      }
    }
    try report(outcomes, count: accept ? documents.count * papers.count : outcomes.count)
  }

  private func documents(
    _ manifest: LayoutManifest
  ) throws -> [(name: String, record: DocumentRecord)] {
    guard let records else {
      return ExampleSchool.documents(
        manifest.kind, manifest.curriculum, manifest.level, grades: manifest.grades,
        years: manifest.schoolYears)
    }
    return try RecordReader.records(from: try common.console.read(records, limit: 64 << 20))
      .filter { manifest.serves($0) }.enumerated().map { ("\($0 + 1)", .report($1)) }
  }

  private func report(_ outcomes: [GoldenPages.Outcome], count: Int) throws {
    guard !accept else {
      return common.console.say(
        id: "\(count) kartu emas ditulis.", en: "\(count) golden cards written.")
    }
    let bad = outcomes.filter { $0.verdict != .same }
    if let out {
      var html = "<!DOCTYPE html><meta charset=\"utf-8\"><title>\(layout)</title>\n"
      for outcome in bad {
        let detail = outcome.detail.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        html += "<h2>\(outcome.name): \(outcome.verdict.rawValue)</h2><p>\(detail)</p>\n"
        for (index, picture) in outcome.pictures.enumerated() {
          let file = outcome.name.replacing("/", with: "-") + "-\(index + 1).png"
          try common.console.write(picture, to: out + "/" + file)
          html += "<p><img src=\"\(file)\"></p>\n"
        }
      }
      try common.console.write(Array(html.utf8), to: out + "/index.html")
    }
    if common.json {
      try common.console.json(
        outcomes.map { Entry(name: $0.name, verdict: $0.verdict.rawValue, detail: $0.detail) })
    } else {
      for outcome in bad { print("\(outcome.name): \(outcome.verdict.rawValue) \(outcome.detail)") }
      common.console.say(
        id: "\(layout): \(count - bad.count) dari \(count) kartu sama dengan halaman emas.",
        en: "\(layout): \(count - bad.count) of \(count) cards are as their golden pages.")
    }
    if !bad.isEmpty { throw Exit.incomplete }
  }
}
