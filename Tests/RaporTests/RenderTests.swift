import CairoPango
import Foundation
import Support
import Testing

/// What `rapor render` writes, judged by poppler's programs.
@Suite struct RenderTests {
  /// One student of 4B who is complete.
  static let someone = "0099000051"

  private func render(
    _ arguments: String..., from file: String? = nil
  ) throws -> (folder: TemporaryFolder, outcome: Program.Outcome) {
    let folder = try TemporaryFolder()
    let source = try file ?? SampleWorkspace.records
    let outcome = try Program.run(
      ["render", "--records", source, "--out", folder.path + "/rapor"] + arguments)
    return (folder, outcome)
  }

  private struct Summary: Decodable {
    struct Failure: Decodable {
      var student: String
      var code: String
      var message: String
    }
    var cards: Int
    var pages: Int
    var failures: [Failure]
  }

  @Test func everyFileHoldsItsStudentAndNoOther() throws {
    let (folder, outcome) = try render("--class", "6A")
    #expect(outcome.code == 0, "\(outcome.complaint)")
    let names = folder.names("rapor")
    try #require(names.count == 20)
    let numbers = names.compactMap { $0.firstMatch(of: /\((\d{10})\)/)?.1 }
    #expect(Set(numbers).count == 20)
    for (name, number) in zip(names, numbers).prefix(4) {
      let path = folder.file("rapor/\(name)")
      _ = try tool("qpdf", "--check", path)
      let text = try tool("pdftotext", path, "-")
      for page in text.split(separator: "\u{0C}") where !page.allSatisfy(\.isWhitespace) {
        #expect(page.contains(number), "\(name): a page without its number")
      }
      for other in numbers where other != number { #expect(!text.contains(other)) }
      #expect(try tool("pdffonts", path).contains("yes yes yes"))
    }
  }

  /// The dirt of an operator's files is understood: the cards are those of the clean records, byte for byte, but for the
  /// four students whose attitude was typed with a sign for the word.
  @Test func filesAndRecordsGiveTheSameCards() throws {
    let workspace = try SampleWorkspace.copy()
    let out = workspace.file("rapor")
    let fromLedger = try Program.run([
      "render", "--school", SampleWorkspace.npsn, "--workspace", workspace.path, "--out", out,
    ])
    #expect(fromLedger.code == 1)
    let (folder, fromRecords) = try render()
    #expect(fromRecords.code == 1)
    func digests(_ root: String) throws -> [Substring: Data] {
      var found: [Substring: Data] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: root) {
        let number = try #require(name.firstMatch(of: /[\[(](\d+)[\])]/)).1
        found[number] = try Data(contentsOf: URL(filePath: "\(root)/\(name)"))
      }
      return found
    }
    let (left, right) = (try digests(out), try digests(folder.path + "/rapor"))
    #expect(left.count > 80)
    #expect(Set(left.keys) == Set(right.keys))
    #expect(left.count { right[$0.key] != $0.value } == 4)
  }

  @Test func aBlockedStudentIsNamedWithWhatIsMissing() throws {
    let (folder, outcome) = try render("--class", "4A", "--json", "--language", "id")
    #expect(outcome.code == 1)
    let summary = try outcome.decoded(Summary.self)
    #expect(summary.cards == folder.names("rapor").count)
    let blocked = summary.failures.filter { $0.code == "blocked" }
    #expect(blocked.count == 2)
    let missing = try #require(blocked.first)
    #expect(missing.message.contains("nilai keterampilan Ilmu Pengetahuan Alam belum ada"))
    #expect(missing.message.contains("isi nilainya"))
    for failure in blocked {
      #expect(!folder.names("rapor").contains { $0.contains(failure.student) })
      #expect(failure.message.hasPrefix(failure.student))
    }
    // The same in words.
    let spoken = try render("--class", "4A", "--language", "en").outcome
    #expect(spoken.complaint.contains("enter it."))
    #expect(spoken.output.contains("\(summary.failures.count) not made"))
  }

  @Test func aDraftSaysSoOnEveryPage() throws {
    let (folder, outcome) = try render("--class", "4A", "--draft", "--student", "0099000041")
    #expect(outcome.code == 0, "\(outcome.complaint)")
    let name = try #require(folder.names("rapor").first)
    #expect(name.hasSuffix(" KONSEP.pdf"))
    // In the order of painting, or the turned letters come out one by one.
    let pages = try tool("pdftotext", "-raw", folder.file("rapor/\(name)"), "-").split(
      separator: "\u{0C}")
    #expect(pages.count >= 4)
    for page in pages where !page.allSatisfy(\.isWhitespace) {
      #expect(page.filter { !$0.isWhitespace }.contains("KONSEP–BUKANDOKUMENRESMI"))
    }
    // A final card never does.
    let final = try render("--student", Self.someone)
    let card = try #require(final.folder.names("rapor").first)
    #expect(try !tool("pdftotext", final.folder.file("rapor/\(card)"), "-").contains("KONSEP"))
  }

  @Test func aClassFileHoldsTheClassInOrder() throws {
    let (folder, outcome) = try render("--class", "4B", "--class-file", "--json")
    #expect(outcome.code == 0)
    let summary = try outcome.decoded(Summary.self)
    #expect(summary.cards == 22)
    #expect(folder.names("rapor") == ["Kelas 4B semester 1.pdf"])
    let path = folder.file("rapor/Kelas 4B semester 1.pdf")
    _ = try tool("qpdf", "--check", path)
    #expect(try tool("pdfinfo", path).firstMatch(of: /Pages: +(\d+)/)?.1 == "\(summary.pages)")
    let text = try tool("pdftotext", path, "-")
    #expect(text.matches(of: /Halaman 1 dari \d/).count == 22)
  }

  @Test func eachStudentBeginsOnAFreshSheet() throws {
    let (folder, outcome) = try render("--class", "4B", "--class-file", "--two-sided")
    #expect(outcome.code == 0)
    let text = try tool("pdftotext", folder.file("rapor/Kelas 4B semester 1.pdf"), "-")
    // pdftotext ends every page, an empty one too, with a form feed.
    let pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: false)
    let firsts = pages.indices.filter { pages[$0].contains(/Halaman 1 dari/) }
    #expect(firsts.count == 22)
    #expect(firsts.allSatisfy { $0.isMultiple(of: 2) })
  }

  @Test func picturesAreOfEveryPage() throws {
    let (folder, outcome) = try render(
      "--student", Self.someone, "--format", "png", "--resolution", "50", "--json")
    #expect(outcome.code == 0)
    let summary = try outcome.decoded(Summary.self)
    let names = folder.names("rapor")
    #expect(names.count == summary.pages)
    for name in names {
      let bytes = try Data(contentsOf: URL(filePath: folder.file("rapor/\(name)")))
      let grid = try PixelGrid(png: Array(bytes))
      #expect(abs(grid.width - 413) <= 1 && abs(grid.height - 585) <= 1)
    }
  }

  /// Records of another system: changed in one place by each case.
  private func changed(_ change: (inout String) -> Void) throws -> (TemporaryFolder, String) {
    let folder = try TemporaryFolder()
    let whole = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(filePath: SampleWorkspace.records)))
    let one = try #require(
      (whole as? [[String: Any]])?.first {
        ($0["student"] as? [String: Any])?["nisn"] as? String == Self.someone
      })
    var text = String(
      decoding: try JSONSerialization.data(withJSONObject: [one], options: .sortedKeys),
      as: UTF8.self)
    change(&text)
    let path = folder.file("records.json")
    try Data(text.utf8).write(to: URL(filePath: path))
    return (folder, path)
  }

  @Test(arguments: [
    ("\"fullName\"", "\"fulName\"", "$[0].student.fulName", "fullName"),
    ("\"0099000051\"", "\"99\"", "$[0].student.nisn", "'99'"),
    ("\"semester\":1", "\"semester\":3", "$[0].term.semester", "3"),
  ]) func aWrongFormNamesItsPlace(old: String, new: String, path: String, remedy: String) throws {
    let (folder, file) = try changed { $0.replace(old, with: new, maxReplacements: 1) }
    let (_, outcome) = try render(from: file)
    #expect(outcome.code == 65)
    #expect(outcome.complaint.hasPrefix("\(file): \(path):"), "\(outcome.complaint)")
    #expect(outcome.complaint.contains(remedy))
    withExtendedLifetime(folder) {}
  }

  @Test(arguments: [("id", "huruf ꙮ (U+A66E)"), ("en", "character ꙮ (U+A66E)")])
  func aCharacterWithoutAGlyphIsNamed(language: String, words: String) throws {
    let (folder, file) = try changed {
      $0.replace("\"advice\":\"", with: "\"advice\":\"ꙮ ", maxReplacements: 1)
    }
    let (out, outcome) = try render("--language", language, from: file)
    #expect(outcome.code == 1)
    #expect(outcome.complaint.contains(words), "\(outcome.complaint)")
    #expect(outcome.complaint.contains("report.advice"))
    #expect(outcome.complaint.contains("parts/advice.html:3"))
    #expect(outcome.complaint.contains("Amira Lestari Ardiansyah"))
    #expect(out.names() == [])
    withExtendedLifetime(folder) {}
  }

  /// Whoever else is printed, or not.
  @Test(arguments: [[], ["--student", someone]])
  func aClassmatesNumberOnACardIsRefused(arguments: [String]) throws {
    let (folder, file) = try changed {
      let record = String($0.dropFirst().dropLast())
      let other = record.replacing(Self.someone, with: "0099000052")
      let strange = record.replacing("\"advice\":\"", with: "\"advice\":\"Lihat 0099000052. ")
      $0 = "[\(strange),\(other)]"
    }
    let out = folder.file("rapor")
    let outcome = try Program.run(["render", "--records", file, "--out", out] + arguments)
    #expect(outcome.code == 1)
    #expect(outcome.complaint.contains("0099000052"), "\(outcome.complaint)")
    let made = folder.names("rapor")
    #expect(made.count == (arguments.isEmpty ? 1 : 0))
    #expect(made.allSatisfy { $0.contains("0099000052") })
  }

  /// Two students of one name, without any number, are two files.
  @Test func twoStudentsOfOneNameAreTwoFiles() throws {
    let (folder, file) = try changed {
      $0.replace("\"nisn\":\"\(Self.someone)\",", with: "")
      let record = $0.dropFirst().dropLast()
      $0 = "[\(record),\(record)]"
    }
    let (out, outcome) = try render(from: file)
    #expect(outcome.code == 0, "\(outcome.complaint)")
    #expect(out.names("rapor").count == 2)
    withExtendedLifetime(folder) {}
  }

  @Test(arguments: [
    ["--student", "0000000000"], ["--class", "9Z"], ["--layout", "k13-sma"],
  ]) func whatIsNotThereIsSaid(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(
      ["render", "--records", SampleWorkspace.records, "--out", folder.path] + arguments)
    #expect(outcome.code == 66)
    #expect(!outcome.complaint.isEmpty && folder.names() == [])
  }
}
