import ArgumentParser
import Batching
import Bookkeeping
import Checking
import Foundation
import Records

/// `rapor batch`: whole schools and the whole city, every student accounted for.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Make the cards of classes, schools or the whole city, every student accounted for.",
    discussion: """
      A run has a list of students that is fixed at its start, and closes only when each of them is done or excused. \
      Only what changed is made again. It may be stopped at any moment (Ctrl-C, a power cut) and resumed. Exits with \
      1 if students are left, with 130 if the run was stopped before its end.
      """,
    subcommands: [
      BatchStart.self, BatchResume.self, BatchPause.self, BatchCancel.self, BatchExcuse.self,
      BatchReport.self, BatchList.self,
    ], defaultSubcommand: BatchStart.self)
}

/// How a run is worked on.
struct BatchOptions: ParsableArguments {
  @OptionGroup var overrides: OverrideOptions
  @Option(help: "How many lanes; by default one a processor.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount
  @Option(help: "Seconds after which a student is given up.") var seconds = 20
  @Option(help: "Pages after which a student is given up.") var pages = 40
  @Option(help: "How finished PDFs are read back: quick or full.") var proof = ProofChoice.quick

  @Flag(help: "First read every issued card in the archive; those that are damaged are made again.")
  var verifyArchive = false

  enum ProofChoice: String, ExpressibleByArgument, CaseIterable { case quick, full }

  func validate() throws {
    guard (1...64).contains(jobs) else {
      throw ValidationError(id: "--jobs harus 1 sampai 64", en: "--jobs is 1 to 64")
    }
    guard (1...3_600).contains(seconds) else {
      throw ValidationError(id: "--seconds harus 1 sampai 3600", en: "--seconds is 1 to 3600")
    }
    guard (1...1_000).contains(pages) else {
      throw ValidationError(id: "--pages harus 1 sampai 1000", en: "--pages is 1 to 1000")
    }
  }
}

extension RunID: ExpressibleByArgument {
  public init?(argument: String) {
    guard let value = Int64(argument) else { return nil }
    self.init(value)
  }
}

/// `rapor batch start`, also `rapor batch`.
struct BatchStart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Start a run: --all, --school or --class.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var options: BatchOptions
  @Flag(help: "All schools of the workspace.") var all = false
  @Option(parsing: .upToNextOption, help: "These schools: their NPSN.") var school: [NPSN] = []
  @Option(
    name: .customLong("class"), parsing: .upToNextOption,
    help: "These classes of the one --school, or of the only school there is.")
  var classes: [String] = []
  @Flag(help: "Somebody waits for it: other runs stand aside.") var now = false
  @Option(help: "Another term than the workspace's.") var term: String?
  @Option(help: "Which report: endOfTerm, midterm, p5 or supplement.")
  var kind = ReportKind.endOfTerm

  func validate() throws {
    guard all != (!school.isEmpty || !classes.isEmpty) else {
      throw ValidationError(
        id: "beri --all, --school, atau --class", en: "give --all, or --school, or --class")
    }
    guard classes.isEmpty || school.count <= 1 else {
      throw ValidationError(
        id: "--class hanya dengan satu --school", en: "--class goes with one --school")
    }
    guard school.count + classes.count <= 10_000 else {
      throw ValidationError(
        id: "paling banyak 10000 sekolah atau kelas sekaligus",
        en: "at most 10000 schools or classes at a time")
    }
  }

  func run() throws {
    let ledger = try common.ledger()
    let term = try common.term(ledger, term)
    let scope = try scope(ledger, term)
    let shelf = try options.overrides.shelf(common)
    let gate = try common.finalGate()
    let identity = try Assets.identity(shelf, common.console, gate: gate)
    let session = BatchSession(common: common, options: options, ledger: ledger)
    try session.mendArchive()
    let (outdated, run) = try common.guarded { () throws(LedgerError) in
      (
        try OutdatedCards(ledger, shelf: shelf, identity: identity, term: term, kind: kind),
        try ledger.startRun(
          scope, term: term, kind: kind, presses: identity.presses, isUrgent: now,
          comparesStudents: gate.comparesStudents, at: BatchSession.now())
      )
    }
    try session.work(on: run, outdated: outdated)
  }

  private func scope(_ ledger: Ledger, _ term: Term) throws -> RunScope {
    if all { return .all }
    if classes.isEmpty {
      for npsn in school {
        _ = try common.guarded { () throws(LedgerError) in try ledger.school(npsn) }
      }
      return .schools(school)
    }
    let schools = try common.guarded { () throws(LedgerError) in try ledger.schools() }
    guard let npsn = school.first ?? (schools.count == 1 ? schools.first?.npsn : nil) else {
      throw ValidationError(
        id: "ada beberapa sekolah: sebutkan satu dengan --school",
        en: "there are several schools: name one with --school")
    }
    let known = try common.guarded { () throws(LedgerError) in
      _ = try ledger.school(npsn)
      return try ledger.classes(of: npsn, in: term.schoolYear).map(\.name)
    }
    let names = classes.map { ClassName($0)?.text ?? $0 }
    if let missing = names.first(where: { !known.contains($0) }) {
      let error = LedgerError.unknownClass(missing, nearest: nil)
      throw common.console.refusal(
        error.exitCode, id: error.message.indonesian, en: error.message.english)
    }
    return .classes(names, of: npsn)
  }
}

/// `rapor batch resume`.
struct BatchResume: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Go on with a run that was stopped; blocked and failed students are tried again.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var options: BatchOptions
  @Argument(help: "The run's number.") var number: RunID

  func run() throws {
    let ledger = try common.ledger()
    try BatchSession(common: common, options: options, ledger: ledger).resume(number)
  }
}

/// `rapor batch pause`.
struct BatchPause: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause", abstract: "Let a run finish its current students and rest.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The run's number.") var number: RunID

  func run() throws {
    let ledger = try common.ledger()
    try common.guarded { () throws(LedgerError) in
      try ledger.set(number, to: .paused, at: BatchSession.now())
    }
    common.console.say(
      id: "Proses \(number.value) dijeda; lanjutkan dengan 'rapor batch resume \(number.value)'.",
      en: "Run \(number.value) paused; go on with 'rapor batch resume \(number.value)'.")
  }
}

/// `rapor batch cancel`.
struct BatchCancel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Give a run up; what was made stays.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The run's number.") var number: RunID

  func run() throws {
    let ledger = try common.ledger()
    try common.guarded { () throws(LedgerError) in
      try ledger.set(number, to: .cancelled, at: BatchSession.now())
    }
    common.console.say(
      id: "Proses \(number.value) dibatalkan.", en: "Run \(number.value) cancelled.")
  }
}
