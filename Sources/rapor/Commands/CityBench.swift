import ArgumentParser
import Batching
import Bookkeeping
import Checking
import CairoPango
import Foundation
import Glibc
import Measuring
import Records

/// `rapor bench city`: whole runs over an invented city.
struct CityBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "city",
    abstract: "Run over an invented city: cold, again, and with one per cent changed.",
    discussion: """
      Each number of lanes starts from the same ledger. Processor time is that of the run and all its workers; the \
      stages are those of the workers. The floor is Cairo's alone on the same pages, measured in the same call.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "How many schools, 1 to 5000; 482 are a city.") var schools = 4
  @Option(parsing: .upToNextOption, help: "Numbers of lanes to compare.") var lanes = [1, 2]
  @Option(help: "A folder for the city, kept and used again; by default one that is removed.")
  var folder: String?
  @Flag(help: "Make the city, and run nothing.") var onlyFill = false

  func validate() throws {
    guard (1...5_000).contains(schools) else {
      throw ValidationError(id: "--schools harus 1 sampai 5000", en: "--schools is 1 to 5000")
    }
    guard lanes.allSatisfy({ (1...64).contains($0) }) else {
      throw ValidationError(id: "--lanes harus 1 sampai 64", en: "--lanes is 1 to 64")
    }
  }

  func run() throws {
    guard let term = SampleLedger.term() else { throw Exit.fault }
    let folder =
      folder ?? FileManager.default.temporaryDirectory.path + "/rapor-city-\(getpid())"
    defer { if self.folder == nil { try? FileManager.default.removeItem(atPath: folder) } }
    try common.console.makeFolder(folder)
    try fill(folder, term)
    guard !onlyFill else { return }
    let floor = try floor(folder, term)
    var rows: [CityRow] = []
    for count in lanes {
      let place = "\(folder)/lanes-\(count)"
      try? FileManager.default.removeItem(atPath: place)
      try common.console.makeFolder(place)
      try FileManager.default.copyItem(
        atPath: folder + "/" + Ledger.fileName, toPath: place + "/" + Ledger.fileName)
      defer { try? FileManager.default.removeItem(atPath: place) }
      let trial = CityTrial(common: common, folder: place, term: term, lanes: count)
      rows += try [trial.run("cold"), trial.run("again"), trial.runAfterChanges()]
    }
    try CityAnswer(floorMilliseconds: floor, rows: rows).show(json: common.json, common.console)
  }

  private func fill(_ folder: String, _ term: Term) throws {
    let path = folder + "/" + Ledger.fileName
    try common.guarded { () throws(LedgerError) in
      let isThere = FileManager.default.fileExists(atPath: path)
      let ledger = try isThere ? Ledger.open(at: path) : Ledger.create(at: path)
      try ledger.set("term", to: term.argument)
      try SampleLedger.fill(ledger, schools: schools, of: term)
    }
  }

  /// Milliseconds that bare Cairo takes for the median student.
  private func floor(_ folder: String, _ term: Term) throws -> Double {
    let ledger = try common.guarded { () throws(LedgerError) in
      try Ledger.open(at: folder + "/" + Ledger.fileName)
    }
    let trial = RenderTrial(
      ledger: ledger, shelf: TemplateShelf(library: try Assets.library(common.console)),
      bench: FontBench(catalogue: try Assets.catalogue(common.console)),
      engine: "Rapor \(Rapor.version)", layout: nil, meters: .ofThisMachine)
    _ = try trial.run(students: 32, of: term, through: .floor)
    return try trial.run(students: 240, of: term, through: .floor).milliseconds(.floor)
  }
}

/// One run over a city.
struct CityRow: Encodable {
  var name: String
  var lanes: Int
  var students: Int
  var made: Int
  var seconds: Double
  /// Of the run and its workers together.
  var processorSeconds: Double
  var bytes: Int
  /// The largest process.
  var peakMegabytes: Int
  var stageSeconds: [String: Double]

  var perSecond: Double { Double(students) / max(seconds, 0.001) }
  var processorMilliseconds: Double { processorSeconds * 1e3 / Double(max(1, made)) }
}

/// Runs over one copy of the city.
struct CityTrial {
  let common: CommonOptions
  let folder: String
  let term: Term
  let lanes: Int

  private func ledger() throws -> Ledger {
    try common.guarded { () throws(LedgerError) in
      try Ledger.open(at: folder + "/" + Ledger.fileName)
    }
  }

  func run(_ name: String) throws -> CityRow {
    let (began, before) = (Date(), Self.processorSeconds())
    let ledger = try ledger()
    let identity = try Assets.identity(
      TemplateShelf(library: Assets.library(common.console)), common.console, gate: FinalGate())
    let (run, locks, work, schools) = try common.guarded { () throws(LedgerError) in
      let run = try ledger.startRun(.all, term: term, presses: identity.presses, at: 0)
      return (
        run, try WorkLocks(folder: folder), try ledger.work(of: run.id),
        try ledger.schoolCount(of: run.id)
      )
    }
    signal(SIGPIPE, SIG_IGN)
    let runner = BatchRunner(
      ledger: ledger, locks: locks, run: run, work: work, schools: schools,
      options: BatchRunner.Options(
        lanes: lanes,
        command: try BatchSession.worker(in: folder, for: run, BatchOptions.parse([])),
        secondsLimit: 60),
      clock: BatchSession.now)
    do throws(BatchError) {
      if !work.isEmpty { _ = try runner.work { _ in } }
    } catch {
      throw common.console.refusal(
        error.exitCode, id: error.message.indonesian, en: error.message.english)
    }
    let last = try common.guarded { () throws(LedgerError) in
      try ledger.closeIfBalanced(run.id, at: 0)
    }
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    let archive = folder + "/" + Ledger.archiveFile(of: term)
    let size = try? FileManager.default.attributesOfItem(atPath: archive)[.size] as? Int
    return CityRow(
      name: name, lanes: lanes, students: last.totals.expected, made: last.totals.made,
      seconds: Date().timeIntervalSince(began),
      processorSeconds: Self.processorSeconds() - before, bytes: size ?? 0,
      peakMegabytes: usage.ru_maxrss / 1_024,
      stageSeconds: Dictionary(
        uniqueKeysWithValues: runner.stages.map { ($0.key.rawValue, $0.value) }))
  }

  /// One student in a hundred missed another day of school.
  func runAfterChanges() throws -> CityRow {
    let ledger = try ledger()
    try common.guarded { () throws(LedgerError) in
      var count = 0
      for school in try ledger.schools() {
        var patches: [AttendancePatch] = []
        for student in try ledger.students(of: school.npsn, in: term) {
          count += 1
          guard count.isMultiple(of: 100) else { continue }
          var patch = AttendancePatch(student: student.id)
          patch.sick = .set(97)
          patches.append(patch)
        }
        _ = try ledger.commit(
          .attendance(patches), to: ImportTarget(npsn: school.npsn, term: term),
          from: ImportSource(fileName: "bench", digest: ""), at: 0)
      }
    }
    return try run("1 % changed")
  }

  static func processorSeconds() -> Double {
    [RUSAGE_SELF, RUSAGE_CHILDREN].reduce(0) { sum, who in
      var usage = rusage()
      getrusage(__rusage_who_t(who.rawValue), &usage)
      let times = [usage.ru_utime, usage.ru_stime]
      return times.reduce(sum) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }
  }
}

private struct CityAnswer: Encodable {
  var floorMilliseconds: Double
  var rows: [CityRow]

  func show(json: Bool, _ console: Console) throws {
    if json { return try console.json(self) }
    func text(_ number: Double, _ decimals: Int = 1) -> String {
      String(format: "%.\(decimals)f", number)
    }
    console.say(
      id: "batas bawah Cairo \(text(floorMilliseconds, 2)) ms prosesor per siswa",
      en: "Cairo's floor \(text(floorMilliseconds, 2)) ms of processor time a student")
    for row in rows {
      print(
        "  \(row.lanes) × \(row.name): \(row.made)/\(row.students) in \(text(row.seconds, 2)) s, \(text(row.perSecond))/s, \(text(row.processorMilliseconds, 2)) ms CPU each (\(text(row.processorMilliseconds / max(floorMilliseconds, 0.001), 2)) × floor), peak \(row.peakMegabytes) MB, archive \(row.bytes >> 20) MB"
      )
      let whole = row.stageSeconds.values.reduce(0, +)
      guard whole > 0 else { continue }
      let stages = row.stageSeconds.sorted { $0.value > $1.value }
        .map { "\($0.key) \(text($0.value / whole * 100, 0)) %" }
      print("      " + stages.joined(separator: ", "))
    }
    let cold = rows.filter { $0.name == "cold" }
    if let first = cold.first {
      for row in cold.dropFirst() {
        print("  \(row.lanes) lanes / \(first.lanes): \(text(row.perSecond / first.perSecond, 2))")
      }
    }
  }
}
