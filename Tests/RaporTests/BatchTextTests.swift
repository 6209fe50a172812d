import Foundation
import Support
import Testing

/// Texts that no operator should have entered, in the middle of a class: everybody else has a card.
@Suite struct BatchTextTests {
  private func quoted(_ text: String) -> String { "\"\(text)\"" }

  @Test func aCharacterWithoutGlyphAndTheLongestNote() throws {
    let workspace = try SampleWorkspace.copy()
    let place = ["--workspace", workspace.path]
    let students = try ListedStudent.all(in: workspace).filter { $0.className == "4B" }
    let numbered = students.filter { $0.nisn != nil }
    let (odd, long) = (try #require(numbered.first), try #require(numbered.dropFirst(3).first))
    // As many lines as 4,000 characters hold; more is refused where it comes in.
    let lines = Array(repeating: "a", count: 2_000).joined(separator: "\n")
    let far = lines + String(repeating: "\nb", count: 8_000)
    func write(_ notes: [(ListedStudent, String)]) throws -> Program.Outcome {
      let rows = notes.map { student, note in
        "\(student.nisn ?? "");\(student.fullName);4B;\(quoted(note))\n"
      }
      let file = workspace.file("catatan.csv")
      try Data(("NISN;Nama;Kelas;Saran\n" + rows.joined()).utf8).write(to: URL(filePath: file))
      let words = ["import", "attendance", file, "--school", SampleWorkspace.npsn]
      return try Program.run(words + place)
    }
    let refused = try write([(long, far)])
    #expect(refused.code == 65, "\(refused.code)")
    #expect((refused.output + refused.complaint).contains("4000"))
    let imported = try write([(odd, "Bagus \u{E123}."), (long, lines)])
    #expect(imported.code == 0, "\(imported.output) \(imported.complaint)")
    let words = ["batch", "--school", SampleWorkspace.npsn, "--class", "4B"]
    let outcome = try Program.run(words + place)
    #expect(outcome.code == 1, "\(outcome.complaint)")
    let sheet = try BatchSheet(of: 1, in: workspace)
    let reasons = Dictionary(grouping: sheet.entries, by: { $0.nisn }).mapValues { $0[0].reason }
    #expect(reasons[odd.nisn] == "missing-glyph")
    #expect(reasons[long.nisn] == nil || reasons[long.nisn] == "too-many-pages")
    #expect(sheet.run.totals.made == students.count - sheet.entries.count)
    #expect(sheet.entries.count <= 2)
    #expect(outcome.output.contains(odd.fullName) && outcome.output.contains("U+E123"))
    try Books.check(workspace, verified: sheet.run.totals.made)
  }
}
