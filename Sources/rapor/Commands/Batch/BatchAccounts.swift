import ArgumentParser
import Bookkeeping
import Foundation
import Records

/// `rapor batch list`: the runs.
struct BatchList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the runs, newest first.")

  @OptionGroup var common: CommonOptions

  private struct Line: Encodable {
    var run: Run
    var isWorkedOn: Bool
  }

  func run() throws {
    let ledger = try common.ledger()
    let lines = try common.guarded { () throws(LedgerError) in
      let locks = try WorkLocks(folder: common.folder)
      return try ledger.runs().map { Line(run: $0, isWorkedOn: locks.isClaimed($0.id)) }
    }
    if common.json { return try common.console.json(lines) }
    let number = common.console.grouped
    for line in lines {
      let totals = line.run.totals
      let state = word(line.run.state, line.isWorkedOn).text(in: common.console.language)
      let scope = line.run.scope.count > 40 ? line.run.scope.prefix(40) + "…" : line.run.scope[...]
      print(
        "  \(line.run.id.value)  \(line.run.term.argument)  \(state)  \(number(totals.done + totals.excused))/\(number(totals.expected))  \(scope)"
      )
    }
  }

  private func word(_ state: RunState, _ isWorkedOn: Bool) -> Bilingual {
    switch state {
    case .open where isWorkedOn: Bilingual(id: "berjalan", en: "running")
    case .open: Bilingual(id: "terhenti", en: "stopped")
    case .paused: Bilingual(id: "dijeda", en: "paused")
    case .cancelled: Bilingual(id: "dibatalkan", en: "cancelled")
    case .closed: Bilingual(id: "ditutup", en: "closed")
    }
  }
}

extension ExcuseReason: ExpressibleByArgument {}

/// `rapor batch excuse`: says why students have no card.
struct BatchExcuse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "excuse",
    abstract: "Say why students of a run get no card; the run closes when none is left.",
    discussion: "Reasons: \(ExcuseReason.allCases.map(\.rawValue).joined(separator: ", ")).")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The run's number.") var number: RunID
  @Option(parsing: .upToNextOption, help: "The students: their NISN.") var student: [String] = []
  @Flag(help: "All students who are left.") var everybody = false
  @Option(help: "Why.") var reason: ExcuseReason

  func validate() throws {
    guard student.isEmpty == everybody else {
      throw ValidationError(
        id: "beri salah satu: --student atau --everybody",
        en: "give either --student or --everybody")
    }
  }

  func run() throws {
    let ledger = try common.ledger()
    var excused = 0
    for nisn in everybody ? [nil] : student.map(Optional.some) {
      let students = try common.guarded { () throws(LedgerError) in
        try ledger.openStudents(of: number, nisn: nisn)
      }
      if let nisn, students.isEmpty {
        common.console.complain(
          id: "\(nisn) tidak ada di antara yang belum selesai; lihat 'rapor batch report'.",
          en: "\(nisn) is not among those who are left; see 'rapor batch report'.")
        throw Exit.incomplete
      }
      excused += try common.guarded { () throws(LedgerError) in
        try ledger.excuse(students, in: number, reason: reason, at: BatchSession.now())
      }
    }
    let run = try common.guarded { () throws(LedgerError) in
      try ledger.closeIfBalanced(number, at: BatchSession.now())
    }
    if common.json { return try common.console.json(run) }
    let left = run.totals.expected - run.totals.done - run.totals.excused
    common.console.say(
      id: run.state == .closed
        ? "\(excused) dikecualikan; proses \(number.value) ditutup."
        : "\(excused) dikecualikan; tersisa \(left).",
      en: run.state == .closed
        ? "\(excused) excused; run \(number.value) closed." : "\(excused) excused; \(left) left.")
  }
}
