import Foundation
import Support
import Testing

/// Runs over the other reports of a term: each kind has cards, figures and exports of its own.
@Suite struct BatchKindTests {
  struct Kind: Sendable, CustomStringConvertible {
    var description: String
    var curriculum: String
    var year: Int
  }

  @Test(arguments: [
    Kind(description: "midterm", curriculum: "k13", year: 2019),
    Kind(description: "p5", curriculum: "merdeka", year: 2022),
    Kind(description: "supplement", curriculum: "k13", year: 2019),
  ])
  func aRunOfAKind(_ kind: Kind) throws {
    let (files, workspace) = (try TemporaryFolder(), try TemporaryFolder())
    let name = kind.description
    let sample = try Program.run([
      "sample", "--sample-school", "--kind", name, "--curriculum", kind.curriculum, "--year",
      "\(kind.year)", "--out", files.path,
    ])
    #expect(sample.code == 0, "\(sample.complaint)")
    let place = ["--workspace", workspace.path]
    let term = "\(kind.year)/\(kind.year + 1)-1"
    #expect(try Program.run(["init", "--term", term] + place).code == 0)
    for file in files.names() where !file.contains("-1A") && !file.contains("-6A") {
      let what = file.split(separator: "-")[1].split(separator: ".")[0]
      let words = ["import", String(what), files.file(file), "--school", SampleWorkspace.npsn]
      let imported = try Program.run(words + place)
      #expect(imported.code == 0, "\(file): \(imported.complaint)")
    }
    let choice = ["--school", SampleWorkspace.npsn]
    let made = try Program.run(
      ["batch", "--kind", name, "--class", "4B"] + choice + place)
    let sheet = try BatchSheet(of: 1, in: workspace)
    #expect(made.code == 0, "\(made.output) \(sheet.entries.map(\.reason))")
    #expect(sheet.run.totals.made == 22)
    let states = try ListedStudent.all(in: workspace, "--kind", name)
      .filter { $0.className == "4B" }.map(\.state)
    #expect(states.count == 22 && states.allSatisfy { $0 == "verified" })
    #expect(try ListedStudent.all(in: workspace).allSatisfy { $0.state == nil })
    let out = workspace.file("kartu")
    #expect(
      try Program.run(["export", "--all", "--kind", name, "--out", out] + place).code == 1)
    let names = workspace.names("kartu")
    #expect(names.count { $0.contains("/\(name)/4B/") && $0.hasSuffix(".pdf") } == 22)
    #expect(try Program.run(["batch", "--kind", name, "--class", "4B"] + choice + place).code == 0)
    #expect(try BatchSheet(of: 2, in: workspace).run.totals.same == 22)
  }
}
