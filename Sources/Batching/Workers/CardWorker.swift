package import Bookkeeping
internal import Checking
internal import Glibc
package import Records

/// The child's side of a lane: takes orders from one pipe, reads the class in a handful of queries, makes the cards one
/// after another and sends them down another pipe. Being a process of its own, it shares no lock with other lanes, and
/// a student who hangs or crashes it takes nobody along. Ends when its run does.
package struct CardWorker {
  private let ledger: Ledger
  private let maker: CardMaker
  private let target: (term: Term, kind: ReportKind)
  private let secondsLimit: UInt32
  private let clock: () -> Double
  private let drill: (StudentID, ReportRecord) -> Void
  private let (input, output): (Int32, Int32)
  private var stages: [CardMaker.Stage: Double] = [:]
  private var mark = 0.0

  /// - Parameters:
  ///   - secondsLimit: after this long over one student the kernel ends the worker: the run notices earlier, unless it
  ///     is gone itself.
  ///   - clock: seconds of this thread's processor time.
  ///   - drill: called before each student; a fault is put in here to see that the run goes on.
  package init(
    ledger: Ledger, maker: CardMaker, term: Term, kind: ReportKind, secondsLimit: Int,
    input: Int32, output: Int32, clock: @escaping () -> Double,
    drill: @escaping (StudentID, ReportRecord) -> Void
  ) {
    self.ledger = ledger
    self.maker = maker
    target = (term, kind)
    self.secondsLimit = UInt32(clamping: secondsLimit)
    (self.input, self.output) = (input, output)
    self.clock = clock
    self.drill = drill
  }

  /// Works until the run closes the pipe.
  package mutating func serve() throws {
    try Frame(WorkerReply.ready(presses: maker.identity.presses)).write(to: output)
    mark = clock()
    while let frame = try? Frame(from: input) {
      guard case .make(let npsn, let className, let students) = try frame.message(WorkerOrder.self)
      else { continue }
      try make(npsn, className, students)
      try Frame(WorkerReply.ended(stages)).write(to: output)
    }
  }

  private mutating func make(_ npsn: NPSN, _ className: String, _ students: [StudentID]) throws {
    alarm(secondsLimit)
    defer { alarm(0) }
    let stored = try ledger.records(
      of: npsn, className: className, term: target.term, kind: target.kind)
    let known = try ledger.bases(
      of: npsn, className: className, term: target.term, kind: target.kind)
    let byID = Dictionary(stored.map { ($0.id, $0) }) { first, _ in first }
    let classmates = stored.compactMap { $0.record.student.nisn?.digits }
    pass(.reading)
    let rulings = maker.gate.rulings(
      of: stored.map(\.record), lacksPhoto: maker.shelf.lacksPhoto)
    let classState = maker.gate.comparesStudents ? stored.classState : nil
    let ruled = Dictionary(zip(stored.map(\.id), rulings)) { first, _ in first }
    pass(.deciding)
    for student in students {
      // Whatever comes during an order says that a person is waiting or the run is over.
      if Frame.isReady(input, within: 0) { return }
      alarm(secondsLimit)
      try Frame(WorkerReply.began(student)).write(to: output)
      var made = CardMaker.Made(
        outcome: CardOutcome(student: student, result: .failed(code: "gone")))
      if let stored = byID[student] {
        drill(student, stored.record)
        made = maker.make(
          stored, known: known[student], rulings: ruled[student] ?? [], classState: classState,
          classmates: classmates
        ) { pass($0) }
      }
      let complaint = made.complaint.map {
        Complaint(indonesian: $0.indonesian, english: $0.english)
      }
      try Frame(WorkerReply.settled(made.outcome, complaint: complaint), bytes: made.pdf)
        .write(to: output)
      pass(.sending)
    }
  }

  private mutating func pass(_ stage: CardMaker.Stage) {
    let now = clock()
    stages[stage, default: 0] += now - mark
    mark = now
  }
}
