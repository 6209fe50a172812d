import ArgumentParser
import Batching
import Bookkeeping
import CairoPango
import Drawing
import Foundation
import Pages
import Records
import Sampling
import Templating

/// `rapor bench`: what a student costs.
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure what a student costs, beside the floor that Cairo sets, in one run.",
    subcommands: [RenderBench.self], defaultSubcommand: RenderBench.self)
}

/// `rapor bench render`: the whole chain, its parts, and Cairo alone on the same pages, interleaved.
struct RenderBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "CPU, bytes and memory a student: whole chain, merge + layout, drawing, Cairo floor.",
    discussion:
      "The variants take turns, class by class, and medians are shown, for machines are noisy. "
      + "The ratios of one run are what counts; --only runs one part for counting instructions.")

  enum Part: String, ExpressibleByArgument, CaseIterable, Codable {
    case chain, layout, drawing, floor
  }

  @OptionGroup var common: CommonOptions
  @Option(help: "How many students.") var students = 240
  @Option(help: "Only this part, without the others' cost.") var only: Part?
  @Option(help: "Another layout than the one that serves the grade.") var layout: String?

  private struct Row: Encodable {
    var part: Part
    var milliseconds: Double
    var bytes: Int
    var pages: Double
    var overFloor: Double?
  }

  private struct Answer: Encodable {
    var students: Int
    var rows: [Row]
    var checkMilliseconds: Double
    var peakMegabytes: Int
  }

  func run() throws {
    guard (1...100_000).contains(students) else {
      throw ValidationError("--students is 1 to 100000")
    }
    let shelf = TemplateShelf(library: try Assets.library(common.console))
    let press = CardPress(
      bench: try FontBench(catalogue: Assets.catalogue(common.console)),
      engine: "Rapor \(Rapor.version)")
    let records = try sample()
    var times: [Part: [Double]] = [:]
    var checks: [Double] = []
    var bytes = 0
    var pageCount = 0
    // One unmeasured round fills the caches, as in any run of more than a class.
    for (index, record) in (records.prefix(8) + records).enumerated() {
      let isMeasured = index >= min(8, records.count)
      let template =
        if let layout { try shelf.template(named: layout, for: record) } else {
          try shelf.template(for: record)
        }
      var pages = PageSet(pages: [])
      let layoutTime = try measure { pages = try press.pages(of: record, template: template) }
      var pdf: [UInt8] = []
      let drawTime = only == .layout ? 0 : try measure { pdf = try press.draw(pages, of: record) }
      let floorTime =
        only == nil || only == .floor ? try measure { try press.floor(pages, of: record) } : 0
      let checkTime =
        only == nil || only == .chain
        ? try measure { try press.check(pdf, pages, of: record, proof: .quick) } : 0
      guard isMeasured else { continue }
      times[.layout, default: []].append(layoutTime)
      times[.drawing, default: []].append(drawTime)
      times[.floor, default: []].append(floorTime)
      times[.chain, default: []].append(layoutTime + drawTime + checkTime)
      checks.append(checkTime)
      bytes += pdf.count
      pageCount += pages.pages.count
    }
    try show(times, checks: checks, bytes: bytes, pages: pageCount)
  }

  private func sample() throws -> [ReportRecord] {
    guard let year = SchoolYear(start: 2019) else { return [] }
    let maker = SchoolMaker(
      seed: 1, term: Term(schoolYear: year, semester: .odd), missingShare: 0)
    var records: [ReportRecord] = []
    var index = 0
    while records.count < students, let school = maker.school(index) {
      records += school.records
      index += 1
    }
    return Array(records.prefix(students))
  }

  /// CPU milliseconds of this thread.
  private func measure(_ work: () throws -> Void) rethrows -> Double {
    var before = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before)
    try work()
    var after = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after)
    return Double(after.tv_sec - before.tv_sec) * 1e3 + Double(after.tv_nsec - before.tv_nsec) / 1e6
  }

  private func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }

  private func show(
    _ times: [Part: [Double]], checks: [Double], bytes: Int, pages: Int
  ) throws {
    let count = max(1, times[.layout]?.count ?? 1)
    let floor = median(times[.floor] ?? [])
    let rows = Part.allCases.filter { only == nil || only == $0 }.map { part in
      let time = median(times[part] ?? [])
      return Row(
        part: part, milliseconds: time, bytes: bytes / count, pages: Double(pages) / Double(count),
        overFloor: floor > 0 ? time / floor : nil)
    }
    let answer = Answer(
      students: count, rows: rows, checkMilliseconds: median(checks), peakMegabytes: peakMegabytes)
    if common.json { return try common.console.json(answer) }
    print(
      "\(count) students, \(format(Double(pages) / Double(count), 2)) pages and \(bytes / count) bytes each"
    )
    for row in rows {
      let ratio = row.overFloor.map { "  \(format($0, 2)) × floor" } ?? ""
      print(
        "  \(row.part.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)) \(format(row.milliseconds, 3)) ms\(ratio)"
      )
    }
    if only == nil {
      let chain = median(times[.chain] ?? []) - answer.checkMilliseconds
      print("  check    \(format(answer.checkMilliseconds, 3)) ms")
      print("  (chain - check) / floor = \(format(floor > 0 ? chain / floor : 0, 2))")
    }
    print("  peak memory \(answer.peakMegabytes) MB")
  }

  private func format(_ number: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", number)
  }

  private var peakMegabytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1_024
  }
}
