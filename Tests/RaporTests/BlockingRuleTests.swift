import Foundation
import Support
import Testing

/// A rule of `checks.json` that is set to block holds a student's card wherever final cards are made.
@Suite struct BlockingRuleTests {
  private let workspace: TemporaryFolder
  private let room: [ListedStudent]

  init() throws {
    workspace = try SampleWorkspace.copy()
    room = try ListedStudent.all(in: workspace).filter { $0.className == "4B" && $0.nisn != nil }
  }

  private struct Held: Decodable {
    var fullName: String
    var blocked: String?
    var isStale: Bool
  }

  private struct Made: Decodable {
    struct Failure: Decodable {
      var student: String
      var code: String
      var points: String?
    }
    var cards: Int
    var failures: [Failure]
  }

  @discardableResult
  private func rapor(_ words: String...) throws -> Program.Outcome {
    try Program.run(words, ["RAPOR_WORKSPACE": workspace.path])
  }

  private func batch() throws -> Int32 {
    try rapor("batch", "--school", SampleWorkspace.npsn, "--class", "4B").code
  }

  private func rules(_ levels: [String: String]) throws {
    try JSONEncoder().encode(["rules": levels])
      .write(to: URL(filePath: workspace.file("checks.json")))
  }

  private func note(_ text: String, of students: some Sequence<ListedStudent>) throws {
    let rows = students.map { "\($0.nisn ?? "");\($0.fullName);4B;\(text)\n" }
    let file = workspace.file("catatan.csv")
    try Data(("NISN;Nama;Kelas;Saran\n" + rows.joined()).utf8).write(to: URL(filePath: file))
    let outcome = try rapor("import", "attendance", file, "--school", SampleWorkspace.npsn)
    try #require(outcome.code == 0, "\(outcome.complaint)")
  }

  private func held() throws -> [Held] {
    try rapor("status", "--school", SampleWorkspace.npsn, "--json").decoded([Held].self)
      .filter { student in room.contains { $0.fullName == student.fullName } }
  }

  @Test func aHeldStudentHasNoFinalCardAnywhere() throws {
    let student = try #require(room.dropFirst(2).first)
    let others = try ListedStudent.all(in: workspace).count { $0.className == "4B" } - 1
    try note("xxx", of: [student])
    try rules(["placeholder": "block"])
    #expect(try batch() == 1)
    let sheet = try BatchSheet(of: 1, in: workspace)
    #expect(sheet.run.totals.made == others && sheet.run.totals.blocked == 1)
    #expect(sheet.entries.map(\.reason) == ["placeholder"])
    #expect(sheet.entries.map(\.fullName) == [student.fullName])
    #expect(try held().filter { $0.blocked != nil }.map(\.blocked) == ["placeholder"])

    let out = try TemporaryFolder()
    let rendered = try rapor(
      "render", "--school", SampleWorkspace.npsn, "--class", "4B", "--out", out.path, "--json")
    let made = try rendered.decoded(Made.self)
    #expect(rendered.code == 1 && made.cards == others)
    #expect(made.failures.map(\.points) == ["placeholder"])
    // One student alone is judged like the whole class.
    let alone = try rapor(
      "render", "--school", SampleWorkspace.npsn, "--student", student.nisn ?? "", "--out",
      out.path)
    #expect(alone.code == 1 && alone.complaint.contains("[placeholder]"))
    let draft = try rapor(
      "render", "--school", SampleWorkspace.npsn, "--student", student.nisn ?? "", "--draft",
      "--out", out.path)
    #expect(draft.code == 0)
  }

  /// Whatever the switch does, only the card that it concerns is made or held.
  @Test func theSwitchActsOnCardsThatAreMade() throws {
    let student = try #require(room.first)
    try note("xxx", of: [student])
    #expect(try batch() == 0)
    let count = try BatchSheet(of: 1, in: workspace).run.totals.made
    try rules(["placeholder": "block"])
    #expect(try batch() == 1)
    let second = try BatchSheet(of: 2, in: workspace).run.totals
    #expect(second.same == count - 1 && second.blocked == 1 && second.made == 0)
    #expect(try held().filter(\.isStale).map(\.fullName) == [student.fullName])
    try rules(["placeholder": "warn"])
    #expect(try batch() == 0)
    #expect(try BatchSheet(of: 3, in: workspace).run.totals.same == count)
    #expect(try held().filter(\.isStale).isEmpty)
  }

  /// A rule that compares students judges a student anew when a classmate has changed; all who share a note are held.
  @Test func aClassmatesChangeIsJudged() throws {
    try rules(["copied-text": "block"])
    let text = "Tingkatkan terus ketelitian dalam berhitung dan rajinlah membaca di rumah."
    try note(text, of: room.prefix(1))
    #expect(try batch() == 0)
    let count = try BatchSheet(of: 1, in: workspace).run.totals.made
    try note(text, of: room.dropFirst())
    #expect(try batch() == 1)
    let second = try BatchSheet(of: 2, in: workspace)
    #expect(Set(second.entries.map(\.reason)) == ["copied-text"])
    #expect(Set(second.entries.map(\.fullName)) == Set(room.map(\.fullName)))
    #expect(second.run.totals.made == 0 && second.run.totals.blocked == room.count)
    #expect(second.run.totals.same == count - room.count)
    #expect(try batch() == 1)
    let third = try BatchSheet(of: 3, in: workspace).run.totals
    #expect(third.made == 0 && third.same == count - room.count)
    #expect(third.blocked == room.count)
  }
}
