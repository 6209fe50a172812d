import Foundation
import Support
import Testing

/// Descriptions from competences: imported, shown, printed, following the scores; teachers' texts stay.
@Suite struct DescribeTests {
  private struct Entry: Decodable {
    var student: String
    var nisn: String?
    var subject: String
    var field: String
    var source: String
    var text: String?
  }

  private let workspace: TemporaryFolder
  private let place: [String: String]

  init() throws {
    workspace = try SampleWorkspace.copy()
    place = ["RAPOR_WORKSPACE": workspace.path]
  }

  private func scores(_ lines: String...) throws {
    let file = workspace.file("kd.csv")
    let head = "NISN;Mata Pelajaran;Deskripsi Pengetahuan;KD;Kompetensi Dasar;Nilai KD"
    try Data(([head] + lines).joined(separator: "\n").utf8).write(to: URL(filePath: file))
    let made = try Program.run(
      ["import", "scores", file, "--school", SampleWorkspace.npsn], place)
    try #require(made.code == 0, "\(made.complaint)\(made.output)")
  }

  private func entries(_ arguments: String...) throws -> [Entry] {
    let told = try Program.run(
      ["describe", "--school", SampleWorkspace.npsn, "--class", "4B", "--json"] + arguments, place)
    try #require(told.code == 0, "\(told.complaint)")
    return try JSONDecoder().decode([Entry].self, from: Data(told.output.utf8))
  }

  private func mathematics(_ nisn: String, _ arguments: [String] = []) throws -> Entry? {
    let told = try Program.run(
      ["describe", "--school", SampleWorkspace.npsn, "--class", "4B", "--student", nisn, "--json"]
        + arguments, place)
    return try JSONDecoder().decode([Entry].self, from: Data(told.output.utf8)).first {
      $0.subject == "Matematika" && $0.field == "knowledge.narrative"
    }
  }

  @Test func textsFollowScoresAndTeachersTextsStay() throws {
    let before = try entries()
    #expect(before.allSatisfy { $0.source == "typed" })
    let nisn = try #require(before.first?.nisn)
    try scores(
      "\(nisn);MTK;-;3.1;Mengenal pecahan senilai.;96", "\(nisn);MTK;;3.2;Menaksir hasil kali;40")
    let made = try #require(try mathematics(nisn))
    #expect(made.source == "made")
    #expect(
      made.text?.hasSuffix(
        "sangat baik dalam mengenal pecahan senilai, perlu bimbingan dalam menaksir hasil kali.")
        == true)
    // The others are as they were.
    let others = try entries().filter { $0.source == "typed" }
    #expect(others.count == before.count - 1)
    // New scores, new text, without being asked again.
    try scores("\(nisn);MTK;;3.1;Mengenal pecahan senilai.;96")
    #expect(
      try mathematics(nisn)?.text?.hasSuffix("sangat baik dalam mengenal pecahan senilai.") == true)
    // A typed text goes before.
    try scores("\(nisn);MTK;Rajin berhitung.;;;")
    #expect(try mathematics(nisn)?.text == "Rajin berhitung.")
  }

  @Test func theStyleIsChosenForAClassAndPrinted() throws {
    let nisn = try #require(try entries().first?.nisn)
    try scores(
      "\(nisn);MTK;-;3.1;Membilang;96", "\(nisn);MTK;;3.2;Mengukur;95",
      "\(nisn);MTK;;3.3;Menimbang;97")
    let compact = "sangat baik dalam menimbang dan mengukur."
    let full = "sangat baik dalam membilang, mengukur, dan menimbang."
    #expect(try mathematics(nisn)?.text?.hasSuffix(full) == false)
    #expect(try mathematics(nisn, ["--style", "full", "--dry-run"])?.text?.hasSuffix(full) == true)
    #expect(try mathematics(nisn)?.text?.hasSuffix(full) == false)
    #expect(try mathematics(nisn, ["--style", "full"])?.text?.hasSuffix(full) == true)
    #expect(try mathematics(nisn)?.text?.hasSuffix(full) == true)
    let out = try TemporaryFolder()
    let card = try Program.run(
      [
        "render", "--school", SampleWorkspace.npsn, "--class", "4B", "--student", nisn, "--out",
        out.path,
      ], place)
    try #require(card.code == 0, "\(card.complaint)")
    let text = try tool(
      "pdftotext", "-raw", out.path + "/" + (try #require(out.names().first)), "-")
    #expect(text.replacing("\n", with: " ").contains(full))
    #expect(try mathematics(nisn, ["--style", "off"])?.source == "missing")
    #expect(try mathematics(nisn, ["--style", "school"])?.text?.hasSuffix(compact) != nil)
  }
}
