import ArgumentParser
import Batching
import CairoPango
import Foundation
import Measuring
import Records

/// `rapor bench`: what a student costs.
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure what a student costs, beside the floor that Cairo sets, in one run.",
    subcommands: [
      RenderBench.self, LayoutBench.self, LaneBench.self, CityBench.self, FirstPageBench.self,
      ImportBench.self,
    ],
    defaultSubcommand: RenderBench.self)
}

/// `rapor bench render`: the chain from the ledger's row to the checked PDF, its steps, and Cairo alone on the same pages.
struct RenderBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "CPU, bytes and memory a student, from the ledger's row to the checked PDF.",
    discussion: """
      Fills a ledger with invented schools, then makes their cards one after the other on one thread. The steps and \
      Cairo's floor (the same glyphs and rules, only painted) take turns, and medians are shown, for machines are \
      noisy: the ratios of one run are what counts. scripts/bench-instructions counts instructions, which repeat.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "How many students.") var students = 240
  @Option(help: "Another layout than the one that serves the grade.") var layout: String?
  @Flag(help: "Tag the cards for screen readers and machines, as issued ones are.")
  var tags = false
  @Option(help: "A folder for the ledger, kept and used again; by default one that is removed.")
  var ledger: String?
  @Option(help: "Only the steps up to this one: reading, layout, drawing, check or floor.")
  var through: RenderStep?

  func validate() throws {
    guard (1...100_000).contains(students) else {
      throw ValidationError(id: "--students harus 1 sampai 100000", en: "--students is 1 to 100000")
    }
  }

  func run() throws {
    guard let term = SampleLedger.term() else { throw Exit.fault }
    let bench = BenchLedger(folder: ledger, students: students)
    defer { bench.remove() }
    let trial = RenderTrial(
      ledger: try bench.open(of: term, common),
      shelf: TemplateShelf(library: try Assets.library(common.console)),
      bench: FontBench(catalogue: try Assets.catalogue(common.console)),
      engine: "Rapor \(Rapor.version)", layout: layout, isTagged: tags,
      meters: .ofThisMachine)
    let figures: RenderFigures
    do {
      // What is shaped and compiled once is no student's cost: a few go first, unmeasured.
      if through == nil { _ = try trial.run(students: 32, of: term) }
      figures = try trial.run(students: students, of: term, through: through)
    } catch let error as CardError {
      throw common.console.refusal(
        Exit.fault, id: error.message.indonesian, en: error.message.english)
    }
    try RenderAnswer(figures).show(json: common.json, common.console)
  }
}

extension RenderStep: ExpressibleByArgument {}

extension Meters {
  private static func milliseconds(of clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }

  static var ofThisMachine: Meters {
    Meters(
      processorMilliseconds: { milliseconds(of: CLOCK_THREAD_CPUTIME_ID) },
      processMilliseconds: { milliseconds(of: CLOCK_PROCESS_CPUTIME_ID) },
      wallMilliseconds: { milliseconds(of: CLOCK_MONOTONIC) },
      residentMegabytes: {
        // Pages in use, second of the numbers of proc(5)'s statm.
        let numbers = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = numbers.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
        return pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576
      },
      peakMegabytes: {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_maxrss) / 1_024
      })
  }
}

/// What `rapor bench render` says.
private struct RenderAnswer: Encodable {
  struct Row: Encodable {
    var step: RenderStep
    var milliseconds: Double
  }

  var students: Int
  var pages: Double
  var bytes: Int
  var floorBytes: Int
  var chainMilliseconds: Double
  var steps: [Row]
  var chainWithoutCheckOverFloor: Double?
  var checkShare: Double
  var megabytesAfterQuarters: [Double]
  var peakMegabytes: Double

  init(_ figures: RenderFigures) {
    let count = max(1, figures.students)
    students = figures.students
    pages = Double(figures.pages) / Double(count)
    bytes = figures.bytes / count
    floorBytes = figures.floorBytes / count
    chainMilliseconds = figures.chainMilliseconds
    steps = figures.steps.map { Row(step: $0, milliseconds: figures.milliseconds($0)) }
    chainWithoutCheckOverFloor = figures.overFloor
    checkShare = figures.checkShare
    megabytesAfterQuarters = figures.memory
    peakMegabytes = figures.peakMegabytes
  }

  func show(json: Bool, _ console: Console) throws {
    if json { return try console.json(self) }
    console.say(
      id: "\(students) siswa, masing-masing \(Self.text(pages, 2)) halaman dan \(bytes) bita",
      en: "\(students) students, \(Self.text(pages, 2)) pages and \(bytes) bytes each")
    let floor = steps.first { $0.step == .floor }?.milliseconds ?? 0
    let rows = [("chain", chainMilliseconds)] + steps.map { ($0.step.rawValue, $0.milliseconds) }
    for (name, milliseconds) in rows {
      let ratio = floor > 0 ? "  \(Self.text(milliseconds / floor, 2)) × floor" : ""
      print(
        "  \(name.padding(toLength: 8, withPad: " ", startingAt: 0)) \(Self.text(milliseconds, 3)) ms\(ratio)"
      )
    }
    if let ratio = chainWithoutCheckOverFloor {
      print("  (chain - check) / floor = \(Self.text(ratio, 2))")
      print("  check / (chain - check) = \(Self.text(checkShare, 2))")
    }
    let quarters = megabytesAfterQuarters.map { Self.text($0, 1) }.joined(separator: ", ")
    print("  memory after each quarter \(quarters) MB, peak \(Self.text(peakMegabytes, 1)) MB")
  }

  private static func text(_ number: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", number)
  }
}
