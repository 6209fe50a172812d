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
      throw ValidationError("give either --student or --everybody")
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

/// `rapor batch report`: the closing sheet.
struct BatchReport: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json }

  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Print a run's closing sheet: totals, exceptions by name, digests.",
    discussion: "Exits with 1 while expected ≠ done + excused.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The run's number.") var number: RunID
  @Option(help: "text, csv or json.") var format = Format.text
  @Flag(help: "Every student with the digest of the PDF, not the exceptions only.") var full = false
  @Option(help: "The file to write to; else standard output.") var out: String?

  private struct Sheet: Encodable {
    var run: Run
    var isBalanced: Bool
    var entries: [RunEntry]
  }

  func run() throws {
    let ledger = try common.ledger()
    let (run, entries) = try common.guarded { () throws(LedgerError) in
      (try ledger.run(number), try ledger.entries(of: number, onlyExceptions: !full))
    }
    let text: String
    switch common.json ? .json : format {
    case .text: text = Self.text(run, entries, common.console)
    case .csv: text = Self.csv(entries)
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let sheet = Sheet(run: run, isBalanced: run.totals.isBalanced, entries: entries)
      text = String(decoding: try encoder.encode(sheet), as: UTF8.self) + "\n"
    }
    if let out {
      try common.console.write(Array(text.utf8), to: out)
    } else {
      print(text, terminator: "")
    }
    if !run.totals.isBalanced { throw Exit.incomplete }
  }

  private static func text(_ run: Run, _ entries: [RunEntry], _ console: Console) -> String {
    let totals = run.totals
    let number = console.grouped
    func line(_ indonesian: String, _ english: String, _ count: Int) -> String {
      let label = Bilingual(id: indonesian, en: english).text(in: console.language)
      return "  \(label.padding(toLength: 18, withPad: " ", startingAt: 0)) \(number(count))\n"
    }
    var text = Bilingual(
      id: "Proses \(run.id.value), semester \(run.term.argument), \(run.state.rawValue)\n",
      en: "Run \(run.id.value), term \(run.term.argument), \(run.state.rawValue)\n"
    ).text(in: console.language)
    text += line("seharusnya", "expected", totals.expected)
    text += line("dibuat", "made", totals.made)
    text += line("tidak berubah", "unchanged", totals.same)
    text += line("dikecualikan", "excused", totals.excused)
    text += line("belum lengkap", "not complete", totals.blocked)
    text += line("gagal", "failed", totals.failed)
    text += line("menunggu", "waiting", totals.waiting)
    for entry in entries {
      let nisn = entry.nisn.map { " (\($0.digits))" } ?? ""
      let why = [entry.outcome ?? "-", entry.reason, entry.pdfDigest].compactMap { $0 }
      text +=
        "  \(entry.npsn.digits) \(entry.className)  \(entry.fullName)\(nisn): \(why.joined(separator: " "))\n"
    }
    return text
  }

  private static func csv(_ entries: [RunEntry]) -> String {
    var text = "npsn;school;class;number;name;nisn;outcome;reason;sha256\r\n"
    for entry in entries {
      let cells = [
        entry.npsn.digits, entry.school, entry.className, entry.rosterNumber.map { "\($0)" } ?? "",
        entry.fullName, entry.nisn?.digits ?? "", entry.outcome ?? "waiting", entry.reason ?? "",
        entry.pdfDigest ?? "",
      ]
      text += cells.map(CSVCell.quoted).joined(separator: ";") + "\r\n"
    }
    return text
  }
}

/// A cell of a CSV file that spreadsheets will open.
enum CSVCell {
  static func quoted(_ text: String) -> String {
    // A leading sign would be taken for a formula.
    let safe = text.first.map { "=+-@".contains($0) } == true ? "'" + text : text
    return safe.contains(where: { "\";\r\n,".contains($0) })
      ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
  }
}
