import CairoPango
import Dispatch
import Drawing
import Foundation
import Pages
import Proofreading
import Support
import Synchronization
import Testing

/// What the tests of proofreading share: a class of three and its PDF.
struct TrialClass {
  static let numbers = ["0051234567", "0051234568", "0059876543"]
  var parts: [ClassPart] = []
  let drawer: Drawer

  init() throws {
    let specimen = Specimen()
    drawer = Drawer { key, size in try specimen.font(key, size) }
    for (index, number) in Self.numbers.enumerated() {
      let card = try specimen.card(name: "Siswa Ke-\(index)", number: number, pages: 2)
      parts.append(ClassPart(pages: card, outlineTitle: "Siswa \(index)"))
    }
  }

  static let information = DocumentInformation(
    title: "Rapor", author: "SD Harapan", creator: "Rapor",
    creationDate: CreationDate(secondsSince1970: 1_797_638_400))

  func single(_ index: Int = 0) throws -> [UInt8] {
    try drawer.pdf(of: parts[index].pages, information: Self.information)
  }

  /// What the single PDF of that student must be.
  func expectation(_ index: Int = 0) -> PDFExpectation {
    let pages = parts[index].pages.pages.map {
      PageExpectation($0, marks: [Self.numbers[index]])
    }
    return PDFExpectation(
      pages: pages, texts: ["Siswa Ke-\(index) menunjukkan penguasaan yang baik"],
      foreignMarks: Self.numbers.filter { $0 != Self.numbers[index] })
  }
}

/// Both ways of checking.
enum Way: CaseIterable {
  case quick, full

  func check(_ bytes: [UInt8], _ expectation: PDFExpectation) -> [Finding] {
    switch self {
    case .quick: Proofreader.quickly(bytes, expectation)
    case .full: Proofreader.fully(bytes, expectation)
    }
  }
}

@Suite struct ProofreaderTests {
  let trial: TrialClass

  init() throws { trial = try TrialClass() }

  @Test(arguments: Way.allCases) func aSoundDocumentHasNoFindings(way: Way) throws {
    #expect(way.check(try trial.single(), trial.expectation()) == [])
  }

  @Test(arguments: Way.allCases) func aSoundClassFileHasNoFindings(way: Way) throws {
    var parts = trial.parts
    parts[1].pages.pages.removeLast()
    parts[2].pages.pages[1].size = Paper.f4.extent
    let bytes = try trial.drawer.pdf(
      ofClass: parts, sides: .both, information: TrialClass.information)
    var pages: [PageExpectation] = []
    for (part, number) in zip(parts, TrialClass.numbers) {
      pages += part.pages.pages.map { PageExpectation($0, marks: [number]) }
      if !pages.count.isMultiple(of: 2) {
        pages.append(PageExpectation(Page(size: Paper.a4.extent, ink: [])))
      }
    }
    let expectation = PDFExpectation(pages: pages, foreignMarks: TrialClass.numbers)
    #expect(way.check(bytes, expectation) == [])
  }

  @Test(arguments: Way.allCases) func anotherStudentsPageIsFound(way: Way) throws {
    let findings = way.check(try trial.single(1), trial.expectation(0))
    #expect(findings.contains(.missingMark(page: 1, mark: TrialClass.numbers[0])))
    #expect(findings.contains(.foreignMark(page: 2, mark: TrialClass.numbers[1])))
    #expect(findings.contains { $0.kind == "text-differs" })
    #expect(findings.contains { $0.kind == "missing-text" })
  }

  @Test(arguments: Way.allCases) func aDroppedPageIsFound(way: Way) throws {
    var fewer = trial.parts[0].pages
    fewer.pages.removeLast()
    let bytes = try trial.drawer.pdf(of: fewer, information: TrialClass.information)
    #expect(way.check(bytes, trial.expectation()).contains(.pageCount(expected: 2, found: 1)))
  }

  @Test(arguments: Way.allCases) func aLeftOutTextIsFound(way: Way) throws {
    var changed = trial.parts[0].pages
    changed.pages[1].ink.remove(at: 2)
    let bytes = try trial.drawer.pdf(of: changed, information: TrialClass.information)
    let findings = way.check(bytes, trial.expectation())
    #expect(findings.contains { if case .textDiffers(page: 2, _, _) = $0 { true } else { false } })
  }

  @Test(arguments: Way.allCases) func aWrongSizeIsFound(way: Way) throws {
    var changed = trial.parts[0].pages
    changed.pages[0].size = Paper.f4.extent
    let bytes = try trial.drawer.pdf(of: changed, information: TrialClass.information)
    #expect(way.check(bytes, trial.expectation()).contains { $0.kind == "page-size" })
  }

  @Test(arguments: Way.allCases) func aMissingGlyphIsFound(way: Way) throws {
    let run = try Specimen().run(["Nilai \u{FFFD}"])
    let pages = PageSet(pages: [Page(size: Paper.a4.extent, ink: [.glyphs(run)])])
    // Drawing would refuse a glyph 0, so the picture of one stands for it.
    let drawn = run.glyphs.map { $0.index == 0 ? 5 : $0.index }
    var shown = pages
    var changed = run
    for (index, glyph) in drawn.enumerated() { changed.glyphs[index].index = glyph }
    shown.pages[0].ink = [.glyphs(changed)]
    let bytes = try trial.drawer.pdf(of: shown, information: TrialClass.information)
    let expectation = PDFExpectation(pages: pages.pages.map { PageExpectation($0) })
    #expect(way.check(bytes, expectation).contains { $0.kind == "missing-glyph" })
  }

  @Test(arguments: Way.allCases) func textOutsideOfThePageIsFound(way: Way) throws {
    let run = try Specimen().run(["jauh"], left: 700)
    let pages = PageSet(pages: [Page(size: Paper.a4.extent, ink: [.glyphs(run)])])
    let bytes = try trial.drawer.pdf(of: pages, information: TrialClass.information)
    let findings = way.check(bytes, PDFExpectation(pages: pages.pages.map { PageExpectation($0) }))
    #expect(!findings.isEmpty)
  }

  @Test(arguments: Way.allCases) func textInGroupsAndClustersIsRead(way: Way) throws {
    let specimen = Specimen()
    let draft = try specimen.run(["DRAF"], font: Specimen.bold, size: 60, left: 0, top: 0)
    let turn = Transform(a: 0.8, b: -0.6, c: 0.6, d: 0.8, e: 150, f: 480)
    let box = Rectangle(x: 0, y: 0, width: 100, height: 10)
    // One glyph for two characters, as a ligature; then the same glyph for one.
    var run = try specimen.run(["fi"], top: 300)
    run.glyphs.removeLast()
    run.clusters = [Cluster(bytes: 2, glyphs: 1)]
    let full = FontKey(file: "full/LiberationSerif-Italic.ttf")
    let mixed = try specimen.run(["é Ō ½ – “kutip” (a\\b)"], font: full, top: 330)
    let page = Page(
      size: Paper.a4.extent,
      ink: [
        .glyphs(run), .glyphs(try specimen.run(["f"], top: 310)), .glyphs(mixed),
        .transformed(turn, [.fill(box, .gray(200)), .glyphs(draft)], opacity: 0.2),
      ])
    let bytes = try trial.drawer.pdf(
      of: PageSet(pages: [page]), information: TrialClass.information)
    let expectation = PDFExpectation(
      pages: [PageExpectation(page, marks: ["kutip"])], texts: ["fi"])
    #expect(way.check(bytes, expectation) == [])
  }

  @Test(arguments: [
    (["Mampu me-", "mahami bacaan"], "Mampu memahami bacaan", true),
    (["Mampu memahami", "bacaan"], "Mampu memahami bacaan panjang", false),
    (["memahami Mampu"], "Mampu memahami", false),
  ]) func textsRunOverLinesAndHyphens(lines: [String], text: String, stands: Bool) throws {
    let specimen = Specimen()
    let page = Page(size: Paper.a4.extent, ink: [.glyphs(try specimen.run(lines))])
    // The last line goes on to a second page as well.
    let head = Page(size: Paper.a4.extent, ink: [.glyphs(try specimen.run([lines[0]]))])
    let tail = Page(
      size: Paper.a4.extent, ink: [.glyphs(try specimen.run(Array(lines.dropFirst())))])
    for pages in [[page], [head, tail]] {
      let bytes = try trial.drawer.pdf(
        of: PageSet(pages: pages), information: TrialClass.information)
      let expectation = PDFExpectation(pages: pages.map { PageExpectation($0) }, texts: [text])
      #expect(Proofreader.quickly(bytes, expectation).isEmpty == stands)
    }
  }

  @Test func cellsThatOnlyRunTogetherAreNoMark() throws {
    let specimen = Specimen()
    var run = try specimen.run(["00", "51", "23", "45", "67"])
    var page = Page(size: Paper.a4.extent, ink: [.glyphs(run)])
    let foreign = ["0051234567"]
    func findings() throws -> [Finding] {
      let bytes = try trial.drawer.pdf(
        of: PageSet(pages: [page]), information: TrialClass.information)
      return Proofreader.quickly(
        bytes, PDFExpectation(pages: [PageExpectation(page)], foreignMarks: foreign))
    }
    #expect(try findings() == [])
    // A digit a box is a number all the same.
    run = try specimen.run("0051234567".map(String.init))
    page.ink = [.glyphs(run)]
    #expect(try findings() == [.foreignMark(page: 1, mark: "0051234567")])
    page.ink = [.glyphs(try specimen.run(["10051234567 005123456"]))]
    #expect(try findings() == [])
  }

  @Test(arguments: [1, 4]) func threadsFindTheSame(lanes: Int) throws {
    let bytes = try trial.single()
    let wrong = try trial.single(1)
    let expectation = trial.expectation()
    let sound = Proofreader.fully(wrong, expectation)
    let failures = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: lanes * 8) { _ in
      let right = Proofreader.fully(bytes, expectation).isEmpty
      let same = Proofreader.fully(wrong, expectation) == sound
      if !right || !same { failures.wrappingAdd(1, ordering: .relaxed) }
    }
    #expect(failures.load(ordering: .relaxed) == 0)
  }
}
