package import Bookkeeping
internal import Dispatch
internal import Digesting
package import Records
internal import Synchronization

/// Works on a run: lanes make cards in worker processes, this thread writes them, class by class. Lanes wait when the
/// disk is slower than they are. Safe to stop from any thread.
package final class BatchRunner: Sendable {
  package struct Options: Sendable {
    package var lanes: Int
    package var command: WorkerCommand
    /// Seconds for one student, whole.
    package var secondsLimit: Int

    package init(lanes: Int, command: WorkerCommand, secondsLimit: Int) {
      self.lanes = lanes
      self.command = command
      self.secondsLimit = secondsLimit
    }
  }

  private let ledger: Ledger
  private let locks: WorkLocks
  private let run: Run
  private let options: Options
  private let clock: @Sendable () -> Int64
  private let foreman: Foreman
  private let progress: Mutex<BatchProgress>
  /// Students waiting, by school.
  private let waiting: Mutex<[NPSN: Int]>
  private let failure = Mutex<BatchError?>(nil)
  private let stageSeconds = Mutex<[CardMaker.Stage: Double]>([:])

  /// - Parameters:
  ///   - locks: those of the program, by which the run was claimed.
  ///   - schools: how many schools the run covers.
  ///   - clock: seconds since 1970.
  package init(
    ledger: Ledger, locks: WorkLocks, run: Run, work: [WorkUnit], schools: Int, options: Options,
    clock: @escaping @Sendable () -> Int64
  ) {
    self.ledger = ledger
    self.locks = locks
    self.run = run
    self.options = options
    self.clock = clock
    foreman = Foreman(work, lanes: options.lanes)
    var counts: [NPSN: Int] = [:]
    for unit in work { counts[unit.npsn, default: 0] += unit.students.count }
    waiting = Mutex(counts)
    progress = Mutex(
      BatchProgress(
        run: run.id, totals: run.totals, schools: schools, schoolsDone: schools - counts.count,
        lanes: Array(repeating: "", count: options.lanes)))
  }

  /// Lets the current students finish, notes them and ends.
  package func stop() { foreman.stop() }

  /// The seconds of processor time that each stage took, of all lanes.
  package var stages: [CardMaker.Stage: Double] { stageSeconds.withLock { $0 } }

  /// Works until nothing waits or somebody stops it. Blocks its thread.
  /// - Parameter observe: told of everything, on this thread and on one other.
  package func work(observe: @escaping @Sendable (BatchEvent) -> Void) throws(BatchError)
    -> BatchEnd
  {
    let news = BoundedQueue<LaneNews>(capacity: options.lanes + 1)
    let launcher = WorkerLauncher(options.command)
    for number in 0..<options.lanes {
      DispatchQueue(label: "rapor.lane.\(number)").async { [self] in
        var lane = Lane(
          number: number, foreman: foreman, locks: locks, launcher: launcher,
          secondsLimit: options.secondsLimit, news: news)
        lane.run()
      }
    }
    let control = watch(observe)
    defer { control.cancel() }
    var running = options.lanes
    while running > 0 {
      switch news.take() {
      case .began(let lane, let unit):
        let now = progress.withLock { progress in
          progress.lanes[lane] = "\(unit.npsn.digits) \(unit.className)"
          return progress
        }
        observe(.progress(now))
      case .result(_, let result):
        // Until its next class the lane is shown with this one: it takes but a moment.
        write(result, observe)
        locks.release(result.unit)
      case .ended(let lane, let stages, let error):
        running -= 1
        progress.withLock { $0.lanes[lane] = "" }
        stageSeconds.withLock { $0.merge(stages, uniquingKeysWith: +) }
        if let error { failure.withLock { $0 = $0 ?? error } }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return foreman.hasStopped ? .interrupted : .finished
  }

  /// Archives and notes a class. After a failure nothing more is written: what waits is made again by a later call.
  private func write(_ result: ClassResult, _ observe: (BatchEvent) -> Void) {
    guard failure.withLock({ $0 == nil }), !result.outcomes.isEmpty else { return }
    let target = ImportTarget(npsn: result.unit.npsn, term: run.term, kind: run.kind)
    // Another program may be importing a whole city: that takes longer than a lock is usually waited for.
    for attempt in 1...10 {
      do throws(LedgerError) {
        try ledger.note(
          result.outcomes, pdfs: result.pdfs, of: target, press: result.press, run: run.id,
          at: clock())
        break
      } catch .locked where attempt < 10 {
        continue
      } catch {
        failure.withLock { $0 = .ledger(error) }
        foreman.stop()
        return
      }
    }
    show(result, observe)
  }

  private func show(_ result: ClassResult, _ observe: (BatchEvent) -> Void) {
    let left = waiting.withLock { waiting in
      waiting[result.unit.npsn, default: 0] -= result.outcomes.count
      return waiting[result.unit.npsn] ?? 0
    }
    let now = progress.withLock { progress in
      for outcome in result.outcomes {
        switch outcome.result {
        case .verified(_, let pages, let bytes):
          progress.totals.made += 1
          progress.pages += pages
          progress.bytes += bytes
        case .unchanged: progress.totals.same += 1
        case .blocked: progress.totals.blocked += 1
        case .failed: progress.totals.failed += 1
        }
      }
      if left <= 0 { progress.schoolsDone += 1 }
      return progress
    }
    showExceptions(of: result, observe)
    observe(.progress(now))
  }

  private func showExceptions(of result: ClassResult, _ observe: (BatchEvent) -> Void) {
    let codes = result.outcomes.compactMap { outcome -> (student: StudentID, code: String)? in
      switch outcome.result {
      case .blocked(let codes): (outcome.student, codes)
      case .failed(let code): (outcome.student, code)
      case .verified, .unchanged: nil
      }
    }
    guard !codes.isEmpty else { return }
    // A name that cannot be read is no reason to stop.
    let names = (try? ledger.names(of: codes.map(\.student))) ?? [:]
    for (student, code) in codes {
      observe(
        .exception(
          student, name: names[student] ?? "\(student.value)", npsn: result.unit.npsn,
          className: result.unit.className, code: code, complaint: result.complaints[student]))
    }
  }

  /// Looks twenty times a second whether a person wants something: a pause, an end, or a class of their own first.
  private func watch(_ observe: @escaping @Sendable (BatchEvent) -> Void) -> any DispatchSourceTimer
  {
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "rapor.control"))
    timer.schedule(deadline: DispatchTime(uptimeNanoseconds: 1), repeating: .milliseconds(50))
    timer.setEventHandler { [self] in
      if let state = try? ledger.state(of: run.id), state != .open { foreman.stop() }
      let isHeld = !run.isUrgent && locks.isSomebodyWaiting
      foreman.tick(isHeld: isHeld)
      let now = progress.withLock { progress -> BatchProgress? in
        guard progress.isHeld != isHeld else { return nil }
        progress.isHeld = isHeld
        return progress
      }
      if let now { observe(.progress(now)) }
    }
    timer.resume()
    return timer
  }
}
