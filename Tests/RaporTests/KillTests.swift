import Foundation
import Glibc
import Support
import Testing

/// The power fails at any moment: after it, nothing is lost, nothing is there twice, and every digest is right.
///
/// `RAPOR_KILLS` says how many times (12 unless set) and `RAPOR_KILL_SCHOOLS` how many invented schools are run over.
@Suite struct KillTests {
  private static func number(_ name: String, or standard: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? standard
  }

  private struct Sheet: Decodable {
    struct Run: Decodable {
      struct Totals: Decodable {
        var expected: Int
        var made: Int
        var same: Int
        var blocked: Int
        var failed: Int
      }
      var totals: Totals
    }
    var run: Run
  }

  @Test func killedAtRandomMoments() throws {
    let workspace = try TemporaryFolder()
    let schools = Self.number("RAPOR_KILL_SCHOOLS", or: 1)
    let filled = try Program.run(
      ["bench", "city", "--schools", "\(schools)", "--only-fill", "--folder", workspace.path])
    #expect(filled.code == 0, "\(filled.complaint)")
    let place = ["RAPOR_WORKSPACE": workspace.path]
    var random = SplitMix64(seed: 20_191_220)
    let kills = Self.number("RAPOR_KILLS", or: 12)
    var words = ["batch", "--all", "--jobs", "2"]
    var hits = 0
    for _ in 0..<kills {
      let running = try Program.start(words, place)
      usleep(UInt32.random(in: 20_000...1_500_000, using: &random))
      kill(running.process, SIGKILL)
      // Not one that had already ended.
      if try running.finish().code == 137 { hits += 1 }
      // The first may have died before there was a run.
      let hasRun = try Program.run(["batch", "report", "1"], place).code != 66
      words = hasRun ? ["batch", "resume", "1", "--jobs", "2"] : words
    }
    print("\(hits) of \(kills) kills met a program at work")
    #expect(hits > 0)
    _ = try Program.run(words, place)
    let sheet = try Program.run(["batch", "report", "1", "--json"], place).decoded(Sheet.self)
    let totals = sheet.run.totals
    #expect(totals.made + totals.same == totals.expected && totals.expected > 100)
    #expect(totals.failed == 0 && totals.blocked == 0)
    try Books.check(workspace, verified: totals.expected)
    let doctor = try Program.run(["doctor"], place)
    #expect(doctor.code == 0, "\(doctor.output)")
  }
}
