import Batching
import Bookkeeping
import Dispatch
import Foundation
import Glibc
import Records

/// One call that works on a run, from the claim to the last line.
struct BatchSession {
  let common: CommonOptions
  let options: BatchOptions
  let ledger: Ledger

  static func now() -> Int64 { Int64(Date().timeIntervalSince1970) }

  func resume(_ id: RunID) throws {
    let run = try common.guarded { () throws(LedgerError) in
      let run = try ledger.run(id)
      guard !run.state.hasEnded else { throw LedgerError.runNotOpen(id, run.state) }
      return run
    }
    try mendArchive()
    try work(on: run, again: true)
  }

  /// Cards whose bytes the archive has lost are no longer held to be there, so that the run makes them.
  func mendArchive() throws {
    let count = try common.guarded { () throws(LedgerError) in
      try ledger.forgetLostCards(reads: options.verifyArchive, at: Self.now())
    }
    guard count > 0 else { return }
    common.console.complain(
      id:
        "Arsip kehilangan \(common.console.grouped(count)) rapor; yang masih berlaku dibuat lagi.",
      en:
        "The archive has lost \(common.console.grouped(count)) cards; those that still hold are made again."
    )
  }

  func work(on run: Run, outdated: OutdatedCards = .none, again: Bool = false) throws {
    let (locks, work, schools) = try common.guarded { () throws(LedgerError) in
      let locks = try WorkLocks(folder: common.folder)
      guard locks.claim(run.id) else { throw LedgerError.runInUse(run.id) }
      if again {
        try ledger.retry(run.id)
        try ledger.set(run.id, to: .open, at: Self.now())
      }
      return (locks, try ledger.work(of: run.id), try ledger.schoolCount(of: run.id))
    }
    if run.isUrgent { locks.announceUrgency() }
    let current = try common.guarded { () throws(LedgerError) in try ledger.run(run.id) }
    let view = ProgressView(common: common, ledger: ledger)
    let changed = work.reduce(0) { $0 + $1.students.count(where: outdated.students.contains) }
    view.begin(current, schools: schools, outdated: changed)
    let runner = BatchRunner(
      ledger: ledger, locks: locks, run: current, work: work, schools: schools,
      options: BatchRunner.Options(
        lanes: options.jobs, command: try Self.worker(in: common.folder, for: current, options),
        secondsLimit: options.seconds),
      clock: Self.now)
    let end: BatchEnd
    do throws(BatchError) {
      end = try interruptibly(runner, view)
    } catch {
      view.finish()
      throw common.console.refusal(
        error.exitCode, id: error.message.indonesian, en: error.message.english)
    }
    view.finish()
    let last = try common.guarded { () throws(LedgerError) in
      try ledger.closeIfBalanced(run.id, at: Self.now())
    }
    view.end(last, end)
    if end == .interrupted { throw Exit.stopped }
    if last.state != .closed { throw Exit.incomplete }
  }

  /// Ctrl-C and a polite end let the current students finish; a second Ctrl-C ends at once.
  private func interruptibly(
    _ runner: BatchRunner, _ view: ProgressView
  ) throws(BatchError) -> BatchEnd {
    signal(SIGPIPE, SIG_IGN)
    let queue = DispatchQueue(label: "rapor.signals")
    let sources = [SIGINT, SIGTERM].map { number -> any DispatchSourceSignal in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        runner.stop()
        signal(number, SIG_DFL)
      }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    return try runner.work { view.show($0) }
  }

  /// This program again, as a worker.
  static func worker(
    in folder: String, for run: Run, _ options: BatchOptions
  ) throws -> WorkerCommand {
    let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let overrides =
      (options.overrides.folder.map { ["--overrides", $0] } ?? [])
      + (options.overrides.pictures.map { ["--pictures", $0] } ?? [])
    return WorkerCommand(
      path: program,
      arguments: [
        "batch-worker", "--workspace", folder, "--term", run.term.argument, "--kind",
        run.kind.rawValue, "--seconds", "\(options.seconds)", "--pages", "\(options.pages)",
        "--proof", options.proof.rawValue,
      ] + overrides, log: folder + "/worker.log")
  }
}
