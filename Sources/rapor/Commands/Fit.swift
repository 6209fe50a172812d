import ArgumentParser
import Batching
import CairoPango
import Fitting
import Foundation
import Records
import Templating
import Typesetting

/// `rapor fit`: how the cards fit their pages, and what would save one.
struct Fit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Say how many pages each card takes, which texts run over, and what paper and time that is.",
    discussion: """
      For each student the pages and how full the last one is, worst first. For a card that runs over: by how much, \
      which text does it, and by how many lines it would have to be shorter to save the page; that was tried, by \
      laying the card out again. Exits with 1 if a card cannot be laid out.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var overrides: OverrideOptions
  @OptionGroup var choice: RecordChoice
  @Option(help: "The layout's name; by default the one that serves the report.") var layout: String?
  @Flag(help: "Count time for printing on both sides.") var twoSided = false
  @Option(help: "What the printer prints in a minute.") var pagesPerMinute = 10.0
  @Option(help: "How many threads; by default one a processor.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard choice.school != nil || choice.records != nil else {
      throw ValidationError(
        id: "beri salah satu: --school atau --records", en: "give either --school or --records")
    }
    guard (0.1...1_000).contains(pagesPerMinute) else {
      throw ValidationError(
        id: "--pages-per-minute harus 0.1 sampai 1000", en: "--pages-per-minute is 0.1 to 1000")
    }
    guard (1...64).contains(jobs) else {
      throw ValidationError(id: "--jobs harus 1 sampai 64", en: "--jobs is 1 to 64")
    }
  }

  func run() throws {
    let shelf = try overrides.shelf(common)
    let catalogue = try Assets.catalogue(common.console)
    var classes: [ClassFit] = []
    for (name, records) in try choice.classes(common) where !records.isEmpty {
      classes.append(try measure(name, records, shelf, catalogue))
    }
    guard !classes.isEmpty else {
      throw common.console.refusal(
        Exit.noInput, id: "tidak ada siswa yang cocok: periksa pilihan.",
        en: "no student fits: check the options.")
    }
    let report = FitReport(
      classes: classes, pagesPerMinute: pagesPerMinute, isTwoSided: twoSided)
    if common.json {
      try common.console.json(report.entry(in: common.console.language))
    } else {
      for line in report.lines { common.console.say(line) }
    }
    if classes.contains(where: { !$0.failures.isEmpty }) { throw Exit.incomplete }
  }

  /// First how every card fits; then, for those that run over, what would save the page.
  private func measure(
    _ name: String, _ records: [ReportRecord], _ shelf: TemplateShelf, _ catalogue: FontCatalogue
  ) throws -> ClassFit {
    let layout = layout
    let bench: @Sendable () -> FitAdviser = { FitAdviser(bench: FontBench(catalogue: catalogue)) }
    let measured = try inLanes(jobs, records, makeBench: bench) { record, adviser in
      Self.advice(record, shelf, layout) { template throws(TypesettingError) in
        try adviser.fit(of: .report(record), template: template)
      }
    }
    var result = ClassFit(name: name)
    var fits: [(ReportRecord, StudentFit)] = []
    for (record, outcome) in zip(records, measured) {
      switch outcome {
      case .success(let fit): fits.append((record, fit))
      case .failure(let error): result.failures.append(error)
      }
    }
    result.usualPageCount = fits.map(\.1).usualPageCount
    let savings = try inLanes(jobs, fits, makeBench: bench) { pair, adviser -> Saving? in
      guard pair.1.overrun != nil else { return nil }
      return try Self.advice(pair.0, shelf, layout) { template throws(TypesettingError) in
        try adviser.saving(for: pair.0, template: template)
      }.get()
    }
    for ((record, fit), saving) in zip(fits, savings) {
      let isSpilling = fit.isSpilling(usualPageCount: result.usualPageCount, saving: saving)
      result.students.append(
        ClassFit.Student(record: record, fit: fit, saving: saving, isSpilling: isSpilling))
    }
    result.sort()
    return result
  }

  private static func advice<Advice: Sendable>(
    _ record: ReportRecord, _ shelf: TemplateShelf, _ layout: String?,
    _ work: (Template) throws(TypesettingError) -> Advice
  ) -> Result<Advice, CardError> {
    let template: Template
    do throws(CardError) {
      template =
        if let layout {
          try shelf.template(named: layout, for: record)
        } else {
          try shelf.template(for: record)
        }
    } catch {
      return .failure(error)
    }
    do throws(TypesettingError) {
      return .success(try work(template))
    } catch {
      return .failure(
        CardError(
          student: record.student.fullName,
          cause: .typesetting(error, site: template.site(of: error.origin))))
    }
  }
}
