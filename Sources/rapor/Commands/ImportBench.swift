import ArgumentParser
import Bookkeeping
import Foundation
import Intake
import Measuring
import Records
import SheetReading
import Spreadsheets

/// `rapor bench import`: what a row of a grade file costs.
struct ImportBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Rows a second of processor time through the import of grade files, CSV and XLSX.",
    discussion: """
      Makes the grade files of an invented city, a row for each student and subject, school by school, and reads them \
      on one thread: first the rows alone, then all that an import does but storing. --store stores them, too. \
      --whole makes one file of all students with a column for each subject. Making the files is not counted.
      """)

  enum Form: String, CaseIterable, ExpressibleByArgument { case csv, xlsx }

  @OptionGroup var common: CommonOptions
  @Option(help: "How many students; 172035 are a city.") var students = 172_035
  @Option(help: "How many of them a school has.") var schoolSize = 358
  @Option(parsing: .upToNextOption, help: "The formats.") var forms = Form.allCases
  @Flag(help: "One file of all students.") var whole = false
  @Flag(help: "Store the rows in a ledger, which is removed afterwards.") var store = false

  private static let subjects = ["PPKn", "BIND", "MTK", "IPA", "IPS", "SBdP", "PJOK", "SUNDA"]

  func validate() throws {
    guard (1...1_000_000).contains(students), (1...200_000).contains(schoolSize) else {
      throw ValidationError("--students is 1 to 1000000, --school-size 1 to 200000")
    }
    guard !(whole && store) else { throw ValidationError("--whole is not stored") }
  }

  struct Row: Encodable {
    var form: String
    var step: String
    var rows: Int
    var cells: Int
    var seconds: Double
    var rowsPerSecond: Int
    var peakMegabytes: Int
  }

  func run() throws {
    guard let term = SampleLedger.term() else { throw Exit.fault }
    let folder = FileManager.default.temporaryDirectory.path + "/rapor-bench-\(getpid())"
    try common.console.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let rows = try forms.flatMap { form in
      // The same students again: each form has a ledger of its own.
      let place = "\(folder)/\(form.rawValue)"
      try common.console.makeFolder(place)
      return try measure(
        form, term, store ? BenchSchool.ledger(place, term, common) : nil, place)
    }
    if common.json { return try common.console.json(rows) }
    for row in rows {
      let time = String(format: "%.2f", row.seconds)
      print(
        "  \(row.form) \(row.step): \(common.console.grouped(row.rows)) rows, \(common.console.grouped(row.cells)) cells in \(time) s, \(common.console.grouped(row.rowsPerSecond)) rows/s, peak \(row.peakMegabytes) MB"
      )
    }
  }

  private func measure(
    _ form: Form, _ term: Term, _ ledger: Ledger?, _ folder: String
  ) throws -> [Row] {
    var stages = Stages()
    var next = 0
    while next < students {
      let count = min(whole ? students : schoolSize, students - next)
      guard
        var school = BenchSchool(
          first: next, count: count, term: term, subjects: Self.subjects)
      else { throw Exit.fault }
      next += count
      if let ledger { try school.settle(in: ledger, common) }
      let bytes =
        form == .csv
        ? school.text(isWide: whole) : try school.workbook(isWide: whole, scratch: folder)
      if form == .xlsx {
        var (rows, cells) = (0, 0)
        try stages.time("rows") {
          var file = try SheetFile(bytes)
          _ = try file.rows(of: 0) { _, row in
            rows += 1
            cells += row.count
            return true
          }
        }
        stages.rows += rows - 1
        stages.cells += cells
      }
      var report: IntakeReport?
      stages.time("intake") {
        report = Intake.read(
          bytes, fileName: "nilai.\(form.rawValue)", kind: .scores, roster: school.roster)
      }
      guard let report, let batch = report.batch else {
        let line = report?.mistakes.first?.line(in: .english) ?? ""
        throw common.console.refusal(Exit.fault, id: line, en: line)
      }
      if form == .csv { stages.rows += report.rowCount }
      guard let ledger else { continue }
      try stages.time("store") {
        _ = try common.guarded { () throws(LedgerError) in
          try ledger.commit(
            batch, to: ImportTarget(npsn: school.roster.npsn, term: term),
            from: ImportSource(fileName: "bench", digest: ""), at: 0)
        }
      }
    }
    return stages.seconds.map { name, seconds in
      Row(
        form: form.rawValue, step: name, rows: stages.rows, cells: stages.cells, seconds: seconds,
        rowsPerSecond: Int(Double(stages.rows) / max(0.001, seconds)),
        peakMegabytes: Int(Meters.ofThisMachine.peakMegabytes()))
    }
  }

  private struct Stages {
    var rows = 0
    var cells = 0
    var seconds: [(String, Double)] = []

    mutating func time(_ name: String, _ work: () throws -> Void) rethrows {
      let meters = Meters.ofThisMachine
      let before = meters.processorMilliseconds()
      try work()
      let spent = (meters.processorMilliseconds() - before) / 1e3
      if let place = seconds.firstIndex(where: { $0.0 == name }) {
        seconds[place].1 += spent
      } else {
        seconds.append((name, spent))
      }
    }
  }
}
