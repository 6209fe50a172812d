import Foundation
import Support
import Testing

/// What a person does to a run that is under way: pausing, giving up, overtaking. A student who hangs the worker keeps
/// the run in its first class until the student's time is up.
@Suite struct BatchControlTests {
  let workspace: TemporaryFolder

  init() throws { workspace = try SampleWorkspace.copy() }

  private var place: [String: String] { ["RAPOR_WORKSPACE": workspace.path] }

  private func sheet(_ run: Int) throws -> BatchSheet { try BatchSheet(of: run, in: workspace) }

  /// A run over everything, once it is under way; its first class has a student who hangs.
  private func start(seconds: Int, _ words: String...) throws -> Running {
    let students = try ListedStudent.all(in: workspace).filter { $0.className == "1A" }
    let nisn = try #require(students.compactMap(\.nisn).dropFirst(2).first)
    let running = try Program.start(
      ["batch", "--all", "--jobs", "1", "--seconds", "\(seconds)"] + words,
      place.merging(["RAPOR_DRILL": "hang \(nisn)"]) { $1 })
    var looks = 0
    while try !Program.run(["batch", "list"], place).output.contains("running") {
      looks += 1
      try #require(looks < 2_000, "the run never began")
    }
    return running
  }

  /// The run rests at once, and who hung it waits with the others instead of being given up.
  @Test func aPausedRunRestsAndGoesOn() throws {
    let running = try start(seconds: 3_600)
    #expect(try Program.run(["batch", "pause", "1"], place).code == 0)
    let outcome = try running.finish()
    #expect(outcome.code == 130, "\(outcome.output) \(outcome.complaint)")
    let paused = try sheet(1).run
    #expect(paused.state == "paused" && paused.totals.waiting > 0 && paused.totals.failed == 0)
    #expect(try Program.run(["batch", "list"], place).output.contains("paused"))
    #expect(try Program.run(["batch", "resume", "1"], place).code == 1)
    let totals = try sheet(1).run.totals
    #expect(totals.waiting == 0 && totals.failed == 0 && totals.blocked > 0)
    try Books.check(workspace, verified: totals.made)
  }

  @Test func aCancelledRunKeepsWhatItMade() throws {
    let running = try start(seconds: 3_600)
    #expect(try Program.run(["batch", "cancel", "1"], place).code == 0)
    #expect(try running.finish().code == 130)
    let cancelled = try sheet(1).run
    #expect(cancelled.state == "cancelled" && cancelled.totals.waiting > 0)
    for verb in ["resume", "pause", "cancel"] {
      #expect(try Program.run(["batch", verb, "1"], place).code == 66)
    }
    #expect(try Program.run(["batch", "--all"], place).code == 1)
    let next = try sheet(2).run.totals
    #expect(next.same == cancelled.totals.made && next.waiting == 0)
    try Books.check(workspace, verified: next.made + next.same)
  }

  private struct Event: Decodable {
    struct Progress: Decodable { var isHeld: Bool }
    var event: String
    var progress: Progress?
  }

  /// Somebody wants one class now: the run over the city stands aside and goes on afterwards.
  @Test func oneClassNowOvertakesARun() throws {
    let running = try start(seconds: 6, "--json")
    let words = ["batch", "--school", SampleWorkspace.npsn, "--class", "4B", "--now"]
    let urgent = try Program.run(words, place)
    #expect(urgent.code == 0, "\(urgent.complaint)")
    let overtaken = try sheet(1).run
    #expect(overtaken.state == "open" && overtaken.totals.waiting > 0)
    let class4B = try sheet(2).run.totals
    #expect(class4B.made == 22 && class4B.expected == 22)
    let outcome = try running.finish()
    #expect(outcome.code == 1, "\(outcome.complaint)")
    let events = try outcome.output.split(separator: "\n").map {
      try JSONDecoder().decode(Event.self, from: Data($0.utf8))
    }
    #expect(events.contains { $0.progress?.isHeld == true })
    #expect(events.last { $0.progress != nil }?.progress?.isHeld == false)
    let totals = try sheet(1).run.totals
    #expect(totals.same == 22 && totals.failed == 1 && totals.waiting == 0)
    try Books.check(workspace, verified: totals.made + totals.same)
  }
}
