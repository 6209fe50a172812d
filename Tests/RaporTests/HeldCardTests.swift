import Foundation
import Support
import Testing

/// Cards of students who would get none now: no command counts them as done, or hands them out.
@Suite struct HeldCardTests {
  private let workspace: TemporaryFolder
  private let room: [ListedStudent]

  init() throws {
    workspace = try SampleWorkspace.copy()
    room = try ListedStudent.all(in: workspace).filter { $0.className == "4B" && $0.nisn != nil }
  }

  private struct City: Decodable {
    struct School: Decodable {
      var done: Int
      var states: [String: Int]
    }
    var studentsDone: Int
    var held: Int
    var list: [School]
  }

  private struct Line: Decodable {
    struct Tally: Decodable { var states: [String: Int] }
    var name: String
    var tally: Tally
    var done: Int
  }

  private struct Listed: Decodable {
    var fullName: String
    var blocked: String?
  }

  private struct Entry: Decodable {
    var path: String?
    var name: String?
    var what: String
    var reason: String?
  }

  private struct Packed: Decodable {
    var cards: Int
    var classFiles: Int
    var stale: Int
    var held: Int
  }

  private func rapor(_ words: String...) throws -> Program.Outcome {
    try Program.run(words, ["RAPOR_WORKSPACE": workspace.path])
  }

  private func batch() throws {
    let outcome = try rapor("batch", "--school", SampleWorkspace.npsn, "--class", "4B")
    try #require(outcome.code == 0, "\(outcome.complaint)")
  }

  private func rules(_ levels: [String: String]) throws {
    try JSONEncoder().encode(["rules": levels])
      .write(to: URL(filePath: workspace.file("checks.json")))
  }

  private func bring(
    _ heading: String, _ text: String, of students: some Sequence<ListedStudent>,
    as kind: String = "attendance"
  ) throws {
    let rows = students.map { "\($0.nisn ?? "");\($0.fullName);4B;\(text)\n" }
    let file = workspace.file("isian.csv")
    try Data(("NISN;Nama;Kelas;\(heading)\n" + rows.joined()).utf8).write(to: URL(filePath: file))
    let outcome = try rapor("import", kind, file, "--school", SampleWorkspace.npsn)
    try #require(outcome.code == 0, "\(outcome.complaint)")
  }

  private func city() throws -> City { try rapor("status", "--json").decoded(City.self) }

  /// What an export has, and the manifest's lines of class 4B.
  private func export() throws -> (packed: Packed, entries: [Entry], folder: TemporaryFolder) {
    let out = try TemporaryFolder()
    let outcome = try rapor(
      "export", "--school", SampleWorkspace.npsn, "--class-files", "--out", out.path, "--json")
    let manifest = try #require(out.names().first { $0.hasSuffix("manifest.json") })
    let data = try Data(contentsOf: URL(filePath: out.file(manifest)))
    let entries = try JSONDecoder().decode([Entry].self, from: data)
    return (try outcome.decoded(Packed.self), entries, out)
  }

  @Test func aRuleThatBlocksLaterHoldsCardsThatAreMade() throws {
    let student = try #require(room.dropFirst(2).first)
    try bring("Saran", "xxx", of: [student])
    try batch()
    let all = try city()
    #expect(all.held == 0 && all.studentsDone == 22)
    #expect(try export().packed.held == 0)

    try rules(["placeholder": "block"])
    let held = try city()
    #expect(held.held == 1 && held.studentsDone == 21)
    #expect(held.list.map(\.done) == [21] && held.list[0].states["held"] == 1)
    let classes = try rapor("status", "--by-class", "--json").decoded([Line].self)
    #expect(classes.filter { $0.tally.states["held"] == 1 }.map(\.name) == ["4B"])
    #expect(try rapor("status", "--by-class").output.contains("4B  21/22  (1 held)"))
    #expect(try rapor("status").output.contains("1 students have a card that may not be printed"))
    let line = try rapor("status", "--school", SampleWorkspace.npsn).output
      .split(separator: "\n").first { $0.contains(student.fullName) }
    #expect(line?.contains("may not be printed yet") == true)

    let (packed, entries, out) = try export()
    #expect(packed.held == 1 && packed.cards == 21 && packed.stale == 0 && packed.classFiles == 1)
    let own = entries.filter { $0.name == student.fullName }
    #expect(own.map(\.what) == ["held"] && own.map(\.reason) == ["placeholder"])
    #expect(own.allSatisfy { $0.path == nil })
    #expect(!out.names().contains { $0.contains(student.fullName) })
    let room = try #require(out.names().first { $0.contains("Kelas 4B") })
    #expect(!(try tool("pdftotext", out.file(room), "-")).contains(student.nisn ?? "?"))
    let told = try rapor("export", "--school", SampleWorkspace.npsn, "--out", out.file("lagi"))
    #expect(told.code == 1 && told.complaint.contains("1 students have a card that may not"))

    try rules(["placeholder": "warn"])
    #expect(try city().held == 0)
    #expect(try export().packed.cards == 22)
  }

  /// Without any rule that blocks: data that are taken away.
  @Test func dataThatAreMissingNowHoldACard() throws {
    try batch()
    let student = try #require(room.first)
    try bring("MTK_P", "-", of: [student], as: "scores")
    let held = try city()
    #expect(held.held == 1 && held.studentsDone == 21)
    // No run makes it anew.
    for _ in 0..<2 {
      let said = try rapor("status").output
      #expect(!said.contains("stale") && said.contains("1 students have a card"))
      _ = try rapor("batch", "--school", SampleWorkspace.npsn, "--class", "4B")
    }
    let (packed, entries, _) = try export()
    #expect(packed.held == 1 && packed.stale == 0 && packed.cards == 21)
    #expect(entries.filter { $0.what == "held" }.map(\.name) == [student.fullName])
    #expect(entries.filter { $0.what == "held" }.allSatisfy { $0.reason?.hasPrefix("C") == true })
  }

  /// A card whose own data have not changed is held by a classmate's.
  @Test func aClassmatesChangeHoldsACard() throws {
    try rules(["copied-text": "block"])
    let text = "Tingkatkan terus ketelitian dalam berhitung dan rajinlah membaca di rumah."
    try bring("Saran", text, of: room.prefix(1))
    try batch()
    #expect(try city().held == 0)
    try bring("Saran", text, of: room.dropFirst())
    #expect(try city().held == room.count)
    let listed = try rapor("status", "--school", SampleWorkspace.npsn, "--json")
      .decoded([Listed].self).filter { $0.blocked == "copied-text" }
    #expect(Set(listed.map(\.fullName)) == Set(room.map(\.fullName)))
    #expect(try export().packed.held == room.count)
  }
}
