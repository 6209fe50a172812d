import Foundation
import Support
import Testing

/// Workbooks through the program: which sheet, what columns were taken for, and what is remembered of them.
@Suite struct ImportBookTests {
  private static let samples = Places.samples + "/dirty/"

  /// A workspace with the school of `samples/dirty/base`. Not to be changed: see ``copy()``.
  private static let base = Result {
    let folder = try TemporaryFolder()
    try SampleWorkspace.initialize(folder.path)
    for name in try FileManager.default.contentsOfDirectory(atPath: samples + "base").sorted() {
      let kind = String(name.dropFirst(3).dropLast(4))
      let outcome = try importing(kind, "base/" + name, [], folder.path)
      guard outcome.code == 0 else { throw SampleWorkspace.Failure(outcome, name) }
    }
    return folder
  }

  private static func copy() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let source = try base.get()
    for name in try FileManager.default.contentsOfDirectory(atPath: source.path) {
      try FileManager.default.copyItem(atPath: source.file(name), toPath: folder.file(name))
    }
    return folder
  }

  private static func importing(
    _ kind: String, _ file: String, _ options: [String], _ workspace: String
  ) throws -> Program.Outcome {
    try Program.run(
      [
        "import", kind, samples + file, "--school", "20100002", "--term", "2019/2020-2",
        "--workspace", workspace,
      ] + options)
  }

  private struct Answer: Decodable {
    struct Column: Decodable {
      var letter: String
      var header: String
      var field: String?
      var meaning: String?
      var chosen: Bool
      var values: Int
      var unreadable: Int
    }
    struct Complaint: Decodable {
      var sheet: String?
      var cell: String?
    }
    var sheet: String?
    var subject: String?
    var stored: Bool
    var columns: [Column]
    var mistakes: [Complaint]
  }

  @Test func whatTheColumnsWereTakenFor() throws {
    let workspace = try Self.base.get().path
    let outcome = try Self.importing(
      "students", "dates-of-all-kinds.xlsx", ["--dry-run", "--json", "--language", "en"], workspace)
    #expect(outcome.code == 0, "\(outcome.complaint)")
    let answer = try outcome.decoded(Answer.self)
    #expect(answer.sheet == "Data" && !answer.stored)
    let birth = try #require(answer.columns.first { $0.letter == "F" })
    #expect(birth.field == "birthDate" && birth.meaning == "birth date" && birth.values == 6)
    let text = try Self.importing(
      "students", "date-that-is-none.xlsx", ["--dry-run", "--language", "id"], workspace)
    #expect(text.code == 65)
    #expect(
      text.output.contains("kolom F \"Tanggal Lahir\" → tanggal lahir, 1 nilai, 1 tidak terbaca"))
    #expect(text.complaint.contains("lembar \"Data\", sel F2 (Tanggal Lahir), \"31/02/2009\""))
    let english = try Self.importing(
      "students", "private-columns.xlsx", ["--dry-run", "--language", "en"], workspace)
    #expect(english.output.contains("column B \"NISN\" → NISN, 1 values"))
    #expect(
      english.output.contains("passed over: C \"NIK\", D \"No. KK\", E \"Nomor Rekening Bank\""))
    #expect(!english.output.contains("3671120000000001"))
  }

  @Test func subjectAndCellAreNamed() throws {
    let workspace = try Self.base.get().path
    let one = try Self.importing(
      "scores", "Kelas 4 - Matematika.xlsx", ["--dry-run", "--json"], workspace)
    #expect(try one.decoded(Answer.self).subject == "Matematika")
    let broken = try Self.importing(
      "scores", "formulas-broken.xlsx", ["--dry-run", "--json"], workspace)
    #expect(broken.code == 65)
    #expect(try broken.decoded(Answer.self).mistakes.map(\.cell) == ["C2", "D3"])
  }

  private struct Memory: Decodable {
    var id: Int
    var kind: String
    var columns: [String]
  }

  @Test func choicesAreRememberedForTheShapeAndForgotten() throws {
    let folder = try Self.copy()
    func remembered() throws -> [Memory] {
      try Program.run(["import", "mappings", "--json", "--workspace", folder.path])
        .decoded([Memory].self)
    }
    func birthDate() throws -> Answer.Column? {
      try Self.importing("students", "heading-unknown.xlsx", ["--dry-run", "--json"], folder.path)
        .decoded(Answer.self).columns.first { $0.letter == "D" }
    }
    #expect(try birthDate()?.field == nil)
    let chosen = ["--column", "D=birthDate"]
    let tried = try Self.importing(
      "students", "heading-unknown.xlsx", chosen + ["--dry-run"], folder.path)
    #expect(tried.code == 0)
    #expect(try remembered().isEmpty)
    #expect(try Self.importing("students", "heading-unknown.xlsx", chosen, folder.path).code == 0)
    let memories = try remembered()
    #expect(memories.map(\.columns) == [["D=birthDate"]] && memories.first?.kind == "students")
    let again = try birthDate()
    #expect(again?.field == "birthDate" && again?.chosen == true)
    let number = try #require(memories.first?.id)
    func forget(_ number: Int) throws -> Int32 {
      try Program.run(
        ["import", "mappings", "--forget", "\(number)", "--workspace", folder.path]
      ).code
    }
    #expect(try forget(number + 1) == 66)
    #expect(try forget(number) == 0)
    #expect(try birthDate()?.field == nil)
  }

  private struct Expected: Decodable {
    var kind: String
    var sheet: String?
    var columns: [String]?
    var mistakes: [[String]]?
  }

  /// The program ends as the sample says, in either language; what becomes of the data is compared elsewhere.
  @Test func everyDirtyFileEndsAsItMust() throws {
    let workspace = try Self.base.get().path
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.samples)
      .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
    #expect(names.count >= 60)
    for (number, name) in names.enumerated() {
      let data = try Data(contentsOf: URL(filePath: Self.samples + name + ".json"))
      let sample = try JSONDecoder().decode(Expected.self, from: data)
      var options = ["--dry-run", "--language", number.isMultiple(of: 2) ? "id" : "en"]
      if let sheet = sample.sheet { options += ["--sheet", sheet] }
      for column in sample.columns ?? [] { options += ["--column", column] }
      let outcome = try Self.importing(sample.kind, name, options, workspace)
      let isGood = sample.mistakes?.isEmpty ?? true
      #expect(outcome.code == (isGood ? 0 : 65), "\(name): \(outcome.complaint)")
    }
  }
}
