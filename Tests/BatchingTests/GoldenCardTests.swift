import Batching
import Drawing
import Pages
import Records
import Sampling
import Support
import Testing

/// The students whom every card must bear (Docs/domain.md section 8.6), as their pages stand: text with its places, and
/// pictures as an eye would compare them.
@Suite struct GoldenCardTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var room: String
    var place: Int
    var semester: Semester = .odd
    var paper = "A4"
    var isDraft = false
    /// Pages, from 1, that are compared as pictures too.
    var pictures: [Int] = []

    var testDescription: String { name }

    func pages() throws -> PageSet {
      try SampleCards.pages(
        of: SampleCards.record(room, place, semester, paper: paper), isDraft: isDraft)
    }
  }

  static let cases = [
    Case(name: "01-short-name", room: "1A", place: 0, pictures: [1, 3]),
    Case(name: "02-long-name-f4", room: "1A", place: 1, paper: "F4", pictures: [1]),
    Case(name: "04-no-nisn-even", room: "1A", place: 5, semester: .even, pictures: [3]),
    Case(name: "07-missing-score-draft", room: "4A", place: 3, isDraft: true, pictures: [2]),
    Case(name: "12-long-description", room: "4A", place: 8, pictures: [2]),
    Case(name: "13-long-note", room: "4A", place: 9),
    Case(name: "15-six-activities-f4", room: "4A", place: 10, paper: "F4", pictures: [3]),
    Case(name: "19-not-graduated", room: "6A", place: 0, semester: .even, pictures: [3]),
    Case(name: "20-retained-f4", room: "1A", place: 4, semester: .even, paper: "F4", pictures: [3]),
    Case(name: "22-arabic", room: "4A", place: 12, pictures: [3]),
    Case(name: "28-name-in-one-word", room: "4A", place: 13, pictures: [1]),
  ]

  @Test(arguments: cases) func theTextIsAsItWas(golden: Case) throws {
    try expectGolden(golden.pages().dump, "\(golden.name).txt")
  }

  @Test(arguments: cases) func thePagesLookAsTheyDid(golden: Case) throws {
    let pages = try golden.pages()
    let record = try SampleCards.record(golden.room, golden.place, golden.semester)
    let pictures = try SampleCards.press().pictures(of: pages, resolution: 56, record: record)
    for page in golden.pictures {
      try #require(page <= pictures.count)
      try expectGoldenPicture(pictures[page - 1], "\(golden.name)-\(page).png")
    }
  }

  /// Every page of a two-sided class file, by its text: the white ones too.
  @Test func aTwoSidedClassFileIsAsItWas() throws {
    let press = try SampleCards.press()
    var parts: [(record: ReportRecord, pages: PageSet)] = []
    for place in 0..<4 {
      let record = try SampleCards.record("1A", place)
      parts.append((record, try SampleCards.pages(of: record, press)))
    }
    let pdf = try press.classFile(parts, sides: .both, proof: .full)
    let counts = parts.map(\.pages.pages.count)
    #expect(counts.contains { $0 % 2 == 1 })
    let file = try PDFOnDisk(pdf)
    let text = try file.text()
    try expectGolden(text.replacing("\u{0C}", with: "\n=== page\n"), "class-file-two-sided.txt")
  }
}
