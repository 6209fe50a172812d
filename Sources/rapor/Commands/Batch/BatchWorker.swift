import ArgumentParser
import Batching
import Bookkeeping
import CairoPango
import Checking
import Foundation
import Glibc
import Records

/// `rapor batch-worker`: one lane's process, started by a run and by nobody else.
struct BatchWorker: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch-worker", abstract: "Make cards for a run.", shouldDisplay: false)

  @OptionGroup var common: CommonOptions
  @OptionGroup var overrides: OverrideOptions
  @Option var term: String
  @Option var kind: ReportKind
  @Option var seconds: Int
  @Option var pages: Int
  @Option var proof: BatchOptions.ProofChoice

  func run() throws {
    // Whatever a library prints must not get between the messages.
    let output = dup(1)
    dup2(2, 1)
    let ledger = try common.ledger()
    let term = try common.term(ledger, term)
    let catalogue = try Assets.catalogue(common.console)
    let shelf = try overrides.shelf(common)
    let gate = try common.finalGate()
    let maker = CardMaker(
      press: CardPress(bench: FontBench(catalogue: catalogue), engine: "Rapor \(Rapor.version)"),
      shelf: shelf, identity: try Assets.identity(shelf, common.console, gate: gate), gate: gate,
      proof: proof == .full ? .full : .quick, mostPages: pages)
    var worker = CardWorker(
      ledger: ledger, maker: maker, term: term, kind: kind, secondsLimit: 2 * seconds,
      input: 0, output: output, clock: Self.processorSeconds,
      drill: Drill(ProcessInfo.processInfo.environment["RAPOR_DRILL"]).begin)
    try worker.serve()
  }

  static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// A fire drill: `RAPOR_DRILL="crash 0091234567, hang 0091234568"` lets a worker fail over those students, to see before
/// hand-out week that a run goes on without them.
struct Drill {
  private var faults: [String: String] = [:]

  init(_ text: String?) {
    for fault in (text ?? "").split(separator: ",") {
      let words = fault.split(separator: " ").map(String.init)
      if words.count == 2 { faults[words[1]] = words[0] }
    }
  }

  func begin(_ id: StudentID, _ record: ReportRecord) {
    switch record.student.nisn.flatMap({ faults[$0.digits] }) {
    case "crash"?: kill(getpid(), SIGKILL)
    case "hang"?: while true { pause() }
    default: break
    }
  }
}
