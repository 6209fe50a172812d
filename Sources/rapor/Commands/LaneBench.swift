import ArgumentParser
import Batching
import Foundation
import Measuring

/// `rapor bench lanes`: how much faster several lanes are than one.
struct LaneBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lanes",
    abstract: "Students a second and CPU a student with one lane and with several, in turns.",
    discussion: """
      From the ledger's rows to checked PDFs in memory, class by class. Medians of the rounds. The machine must be idle \
      for the speed to mean anything; CPU a student tells of locks even when it is not.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "How many students, in whole classes.") var students = 400
  @Option(help: "How many lanes to compare with one.") var lanes = 2
  @Option(help: "How many rounds.") var rounds = 5
  @Option(help: "A folder for the ledger, kept and used again; by default one that is removed.")
  var ledger: String?

  func validate() throws {
    guard (1...100_000).contains(students), (2...64).contains(lanes), (1...100).contains(rounds)
    else {
      throw ValidationError(
        id: "--students harus 1 sampai 100000, --lanes 2 sampai 64, --rounds 1 sampai 100",
        en: "--students is 1 to 100000, --lanes 2 to 64, --rounds 1 to 100")
    }
  }

  private struct Answer: Encodable {
    struct Row: Encodable {
      var lanes: Int
      var studentsPerSecond: Double
      var milliseconds: Double
    }
    var students: Int
    var rows: [Row]
    var speedup: Double
    var processorRatio: Double
  }

  func run() throws {
    guard let term = SampleLedger.term() else { throw Exit.fault }
    let bench = BenchLedger(folder: ledger, students: students)
    defer { bench.remove() }
    let trial = LaneTrial(
      ledger: try bench.open(of: term, common),
      shelf: TemplateShelf(library: try Assets.library(common.console)),
      catalogue: try Assets.catalogue(common.console), engine: "Rapor \(Rapor.version)",
      meters: .ofThisMachine)
    let (one, many) = try trial.run(
      lanes: lanes, students: students, of: term, rounds: rounds)
    let answer = Answer(
      students: one.students,
      rows: [(1, one), (lanes, many)].map {
        Answer.Row(
          lanes: $0, studentsPerSecond: $1.studentsPerSecond, milliseconds: $1.milliseconds)
      },
      speedup: many.studentsPerSecond / one.studentsPerSecond,
      processorRatio: many.milliseconds / one.milliseconds)
    if common.json { return try common.console.json(answer) }
    for row in answer.rows {
      print(
        String(
          format: "  lanes %2d  %8.1f students/s  %6.3f ms CPU", row.lanes, row.studentsPerSecond,
          row.milliseconds))
    }
    print(
      String(
        format: "  speed × %.2f, CPU a student × %.2f", answer.speedup, answer.processorRatio))
  }
}
