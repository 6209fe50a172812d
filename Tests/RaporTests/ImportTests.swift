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

  private struct Preview: Decodable {
    struct Counts: Decodable, Equatable {
      var added: Int
      var changed: Int
      var same: Int
    }
    struct Difference: Decodable, Equatable {
      var subject: String
      var topic: String?
      var field: String
      var before: String?
      var after: String?
    }
    var stored: Bool
    var errors: Int
    var counts: Counts
    var differences: [Difference]
  }

  /// "Matematika, nilai pengetahuan 78 → 87": before it is stored, when it is, and never again once it is undone.
  @Test func changesAreSaidStudentByStudentAndUndone() throws {
    let scores = try SampleWorkspace.files.get().path + "/20100001/"
    let source = try #require(
      try FileManager.default.contentsOfDirectory(atPath: scores).sorted()
        .first { $0.contains("students") })
    let list = try String(contentsOfFile: scores + source, encoding: .utf8)
    let nisn = try #require(list.firstMatch(of: /\b01\d{8}\b/)).output
    let path = try file("nilai.csv", "NISN;Mapel;KI3\n\(nisn);MTK;1,5\n\(nisn);BIND;2\n")
    let words = ["import", "scores", path, "--school", SampleWorkspace.npsn]
    let place = ["--workspace", workspace.path]
    let before = try workspace.ledgerContents()
    let dry = try Program.run(words + ["--dry-run", "--json"] + place).decoded(Preview.self)
    #expect(!dry.stored && dry.errors == 0 && dry.counts == .init(added: 0, changed: 2, same: 0))
    #expect(dry.differences.map(\.field) == ["knowledge_score", "knowledge_score"])
    #expect(dry.differences.map(\.topic) == ["Matematika", "Bahasa Indonesia"])
    #expect(dry.differences.map(\.after) == ["1.5", "2"])
    #expect(try workspace.ledgerContents() == before)
    let told = try Program.run(words + ["--language", "id"] + place)
    let old = try #require(dry.differences[0].before)
    #expect(told.output.contains("Matematika, nilai pengetahuan \(old) → 1,5\n"))
    #expect(told.output.contains("2 berubah, 0 sama, 0 salah."))
    let same = try Program.run(words + ["--json"] + place).decoded(Preview.self)
    #expect(same.stored && same.counts == .init(added: 0, changed: 0, same: 2))
    #expect(try rapor("import", "undo", "--school", SampleWorkspace.npsn).output.contains("0 rows"))
    let undone = try rapor("import", "undo", "--school", SampleWorkspace.npsn)
    #expect(undone.code == 0 && undone.output.contains("2 rows"))
    let again = try Program.run(words + ["--dry-run", "--json"] + place).decoded(Preview.self)
    #expect(again.differences == dry.differences)
    let number = try rapor("import", "list", "--json", "--limit", "2").decoded([Past].self)[1]
      .number
    let refused = try rapor("import", "undo", "\(number)")
    #expect(refused.code == 77 && refused.complaint.contains("undone before"))
  }

  /// A file with mistakes still says what its good rows would do, and stores nothing of them.
  @Test func aFaultyFileIsPreviewedToo() throws {
    let path = try file("guru.csv", "Nama;NIP\nSiti Contoh;\nBudi Contoh;12\n")
    let words = [
      "import", "staff", path, "--school", SampleWorkspace.npsn, "--workspace", workspace.path,
      "--json",
    ]
    for flags in [["--dry-run"], []] {
      let outcome = try Program.run(words + flags)
      #expect(outcome.code == 65)
      let answer = try outcome.decoded(Faulty.self)
      #expect(answer.errors == 1 && !answer.stored && (answer.counts == nil) == flags.isEmpty)
    }
    #expect(
      try rapor("import", "list", "--json", "--limit", "1").decoded([Past].self)[0].file
        != "guru.csv")
  }

  private struct Faulty: Decodable {
    var errors: Int
    var stored: Bool
    var counts: Preview.Counts?
  }
}
