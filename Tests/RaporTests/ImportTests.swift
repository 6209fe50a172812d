import Foundation
import Support
import Testing

/// `rapor import` as an operator meets it: receipts, past imports.
@Suite struct ImportTests {
  private let workspace: TemporaryFolder

  init() throws { workspace = try SampleWorkspace.copy() }

  private func rapor(_ words: String...) throws -> Program.Outcome {
    try Program.run(words + ["--workspace", workspace.path])
  }

  private func file(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: workspace.file(name)))
    return workspace.file(name)
  }

  private struct Group: Decodable {
    struct Cell: Decodable {
      var cell: String
      var before: String
      var after: String
    }
    var rule: String
    var count: Int
    var cells: [Cell]
  }

  private struct Answer: Decodable {
    var repairCount: Int
    var repairs: [Group]
  }

  private struct Past: Decodable {
    var number: Int
    var kind: String
    var file: String
    var repairs: Int
    var digest: String
  }

  private struct Shown: Decodable {
    var past: Past
    var repairs: [Group]
  }

  @Test func repairsAreSaidAndKept() throws {
    let rows = (1...9).map { "\($0);Guru \($0), S.Pd.;tidak ada" }.joined(separator: "\n")
    let path = try file("guru.csv", "No;Nama;NIP\n\(rows)\n")
    let words = ["import", "staff", path, "--school", SampleWorkspace.npsn]
    let few = try Program.run(words + ["--dry-run", "--workspace", workspace.path])
    #expect(few.code == 0)
    #expect(few.output.contains("18 repairs"))
    #expect(few.output.contains("B (Nama): titles parted from the name, 9×"))
    #expect(few.output.contains("B2") && !few.output.contains("B9:"))
    let all = try Program.run(
      words + ["--dry-run", "--all-repairs", "--json", "--workspace", workspace.path])
    let answer = try all.decoded(Answer.self)
    #expect(answer.repairCount == 18 && answer.repairs.map(\.rule) == ["titles", "unknown"])
    #expect(answer.repairs[1].cells.map(\.cell) == (2...10).map { "C\($0)" })
    #expect(answer.repairs[1].cells[0].before == "tidak ada")
    #expect(try Program.run(words + ["--workspace", workspace.path]).code == 0)
    let past = try rapor("import", "list", "--json", "--limit", "1").decoded([Past].self)
    #expect(past.map(\.file) == ["guru.csv"] && past[0].repairs == 18 && past[0].kind == "staff")
    #expect(past[0].digest.count == 64)
    let shown = try rapor("import", "show", "\(past[0].number)", "--json").decoded(Shown.self)
    #expect(shown.repairs.map(\.count) == [9, 9] && shown.repairs[0].cells.count == 3)
    let text = try rapor("import", "show", "\(past[0].number)", "--all-repairs")
    #expect(text.output.contains("guru.csv") && text.output.contains("C10: \"tidak ada\" → \"-\""))
    #expect(try rapor("import", "show", "999").code == 66)
  }
}
