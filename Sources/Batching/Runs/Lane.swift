internal import Bookkeeping
internal import Digesting
internal import Records

/// What came of a class, or of the part of it before a pause: the unit that is written at once.
struct ClassResult: Sendable {
  var unit: WorkUnit
  var outcomes: [CardOutcome] = []
  var pdfs: [Digest: [UInt8]] = [:]
  var complaints: [StudentID: Complaint] = [:]
  var press = ""
}

enum LaneNews: Sendable {
  case began(lane: Int, WorkUnit)
  case result(lane: Int, ClassResult)
  case ended(lane: Int, [CardMaker.Stage: Double], BatchError?)
}

/// One lane of a run: leads one worker process from class to class, on a thread of its own. A worker that hangs or dies
/// costs the one student it had; it is replaced, and the rest of the class goes on.
struct Lane {
  let number: Int
  let foreman: Foreman
  let locks: WorkLocks
  let launcher: WorkerLauncher
  /// How long a worker may be silent over one student.
  let secondsLimit: Int
  /// How long a run that was stopped waits for the students in work: most take some milliseconds, and a person is
  /// looking on.
  static let stopSeconds = 2
  let news: BoundedQueue<LaneNews>

  private var worker: (process: WorkerProcess, presses: PressDigests)?
  private var stages: [CardMaker.Stage: Double] = [:]

  init(
    number: Int, foreman: Foreman, locks: WorkLocks, launcher: WorkerLauncher, secondsLimit: Int,
    news: BoundedQueue<LaneNews>
  ) {
    self.number = number
    self.foreman = foreman
    self.locks = locks
    self.launcher = launcher
    self.secondsLimit = secondsLimit
    self.news = news
  }

  /// Works until the foreman has nothing left.
  mutating func run() {
    var failure: BatchError?
    do throws(BatchError) {
      while let unit = foreman.next() {
        guard locks.claim(unit) else {
          foreman.postpone(unit)
          continue
        }
        news.put(.began(lane: number, unit))
        try make(unit)
      }
    } catch {
      failure = error
      foreman.stop()
    }
    worker = nil
    news.put(.ended(lane: number, stages, failure))
  }

  private mutating func ready() throws(BatchError) -> (
    process: WorkerProcess, presses: PressDigests
  ) {
    if let worker { return worker }
    let started = try launcher.start()
    worker = started
    return started
  }

  private mutating func make(_ unit: WorkUnit) throws(BatchError) {
    var result = ClassResult(unit: unit)
    var rest = unit.students
    while !rest.isEmpty && !foreman.wantsPause {
      let (process, presses) = try ready()
      result.press = presses[unit.npsn]
      guard let loss = follow(process, unit, &rest, &result) else { continue }
      process.kill()
      worker = nil
      // Nobody's time was up: who was in work waits for the run to go on.
      if loss.code == nil { break }
      // Before any student began, it was the class's records that could not be read.
      let lost = loss.student.map { [$0] } ?? rest
      rest.removeAll { lost.contains($0) }
      result.outcomes += lost.map {
        CardOutcome(student: $0, result: .failed(code: loss.code ?? ""))
      }
    }
    news.put(.result(lane: number, result))
    foreman.finish(unit, leaving: rest)
  }

  /// One order from beginning to end.
  /// - Returns: nil when the worker is ready for another; else what was lost with it, without a code if the run was stopped
  ///   and the worker did not come to an end.
  private mutating func follow(
    _ process: WorkerProcess, _ unit: WorkUnit, _ rest: inout [StudentID],
    _ result: inout ClassResult
  ) -> (student: StudentID?, code: String?)? {
    var current: StudentID?
    var isStopping = false
    do {
      try process.send(
        .make(npsn: unit.npsn, className: unit.className, students: rest))
      while true {
        let (reply, bytes) = try process.receive(
          within: secondsLimit, orStopped: Self.stopSeconds, isStopped: { foreman.hasStopped })
        switch reply {
        case .ready: continue
        case .began(let student): current = student
        case .settled(let outcome, let complaint):
          result.outcomes.append(outcome)
          if case .verified(let digest, _, _) = outcome.result { result.pdfs[digest] = bytes }
          result.complaints[outcome.student] = complaint
          rest.removeAll { $0 == outcome.student }
          current = nil
        case .ended(let stages):
          self.stages.merge(stages) { max($0, $1) }
          return nil
        }
        if !isStopping && foreman.wantsPause {
          isStopping = true
          try process.send(.stop)
        }
      }
    } catch {
      return switch error {
      case Frame.Failure.late: (current, "timeout")
      case Frame.Failure.stopped: (current, nil)
      default: (current, "crash")
      }
    }
  }
}
