import Foundation
import Support
import Testing

/// The finished cards in samples/, judged by qpdf and poppler.
@Suite struct SampleFilesTests {
  static let files: [String] = {
    let all =
      FileManager.default.enumerator(atPath: Places.samples)?
      .compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".pdf") }.sorted()
  }()

  @Test func thereAreSamples() {
    #expect(Self.files.count >= 8)
  }

  @Test(arguments: files) func everyFileIsSound(name: String) throws {
    let path = Places.samples + "/" + name
    let verdict = try tool("qpdf", "--check", path)
    #expect(verdict.contains("No syntax or stream encoding errors found"))
    let fonts = try tool("pdffonts", path).split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    for font in fonts { #expect(font.contains("yes yes yes"), "\(name): \(font)") }
  }

  /// The student with Arabic in the remark (Docs/domain.md section 8.6, case 22) has a card, which can be searched.
  @Test func theStudentWithArabicHasACard() throws {
    let path = Places.samples + "/cards/20100001/Kelas 4A semester 1.pdf"
    let pages = try tool("pdftotext", "-layout", path, "-").split(separator: "\u{0C}")
    let page = try #require(pages.first { $0.contains("Hafal surah") })
    #expect(page.contains("0099000037") && page.contains("الإخلاص") && page.contains("الفلق"))
  }

  /// Every page names its student once, in its foot, and nobody else.
  @Test(arguments: files) func everyPageIsOneStudents(name: String) throws {
    let text = try tool("pdftotext", "-raw", Places.samples + "/" + name, "-")
    let pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: false).dropLast()
    #expect(pages.count > 50)
    var student = ""
    var students: Set<String> = []
    for (number, page) in zip(1..., pages) {
      let foot = page.matches(of: /\| .+ \| (\d{10}|-)\n?/)
      try #require(foot.count == 1, "\(name), page \(number): \(foot.count) feet")
      let own = String(foot[0].1)
      if page.contains(/Halaman 1 dari \d/) {
        student = own
        if own != "-" { #expect(students.insert(own).inserted) }
      }
      #expect(own == student, "\(name), page \(number)")
      let numbers = Set(page.matches(of: /\b\d{10}\b/).map { String($0.0) })
      #expect(numbers == (own == "-" ? [] : [own]), "\(name), page \(number)")
    }
    #expect(students.count >= 17)
  }
}

/// The same card has the same bytes, whatever the threads, the order, the time zone or the locale.
@Test func theSameBytesAnywhere() throws {
  let folder = try TemporaryFolder()
  let whole = try JSONSerialization.jsonObject(
    with: Data(contentsOf: URL(filePath: SampleWorkspace.records)))
  let list = try #require(whole as? [[String: Any]])
  try JSONSerialization.data(withJSONObject: Array(list.reversed()))
    .write(to: URL(filePath: folder.file("reversed.json")))
  let runs: [(String, String, [String], [String: String])] = [
    ("one", try SampleWorkspace.records, ["--jobs", "1"], ["TZ": "UTC", "LC_ALL": "C"]),
    (
      "eight", folder.file("reversed.json"), ["--jobs", "8"],
      ["TZ": "Asia/Jayapura", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "ar"]
    ),
  ]
  for (name, records, options, environment) in runs {
    let outcome = try Program.run(
      ["render", "--records", records, "--class", "1A", "--out", folder.file(name)] + options,
      environment)
    #expect(outcome.code == 0, "\(outcome.complaint)")
  }
  #expect(folder.names("one").count == 20)
  #expect(folder.names("one") == folder.names("eight"))
  for name in folder.names("one") {
    let left = try Data(contentsOf: URL(filePath: folder.file("one/\(name)")))
    #expect(try Data(contentsOf: URL(filePath: folder.file("eight/\(name)"))) == left, "\(name)")
  }
}
