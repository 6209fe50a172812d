import CairoPango
import Digesting
import Dispatch
import Drawing
import Foundation
import PDFWriting
import Pages
import Support
import Synchronization
import Testing

/// The two makers of PDF files.
enum Maker: CaseIterable {
  case cairo, own

  typealias Writing = (
    single: (PageSet, DocumentInformation) throws -> [UInt8],
    room: ([ClassPart], PrintedSides, DocumentInformation) throws -> [UInt8]
  )

  /// One that has made nothing yet; confined to the thread that asks.
  func fresh() throws -> Writing {
    switch self {
    case .cairo:
      let drawer = Fixtures.drawer(Specimen())
      return (
        { try drawer.pdf(of: $0, information: $1) },
        { try drawer.pdf(ofClass: $0, sides: $1, information: $2) }
      )
    case .own:
      let writer = try PDFWriter(bench: FontBench(fonts: Places.fonts))
      return (
        { try writer.pdf(of: $0, information: $1) },
        { try writer.pdf(ofClass: $0, sides: $1, information: $2) }
      )
    }
  }
}

/// What a PDF must be whoever makes it, as other programs read it.
@Suite struct BothMakersTests {
  private let specimen = Specimen()
  private let information = Fixtures.information

  @Test(arguments: Maker.allCases) func aPDFHasItsInformation(maker: Maker) throws {
    let card = try specimen.card(name: "Putri Lestari", number: "0051234567")
    var information = information
    information.author = "SD “Harapan” (Jaya)"
    let file = try PDFOnDisk(try maker.fresh().single(card, information))
    let text = try file.read(by: "pdfinfo", "-isodates")
    for expected in [
      "Title:           Rapor Putri Lestari", "Author:          SD “Harapan” (Jaya)",
      "Subject:         Semester 1", "Keywords:        rapor, K13", "Creator:         Rapor 1.0",
      "CreationDate:    2026-12-19T07:00:00+07", "Pages:           4", "x 841.89 pts (A4)",
      "PDF version:     \(maker == .own ? "1.7" : "1.5")",
    ] {
      #expect(text.contains(expected), "\(expected) in \(text)")
    }
    #expect(try file.read(by: "qpdf", "--check").contains("No syntax or stream encoding errors"))
    #expect(text.contains(/Tagged: +no/))
  }

  @Test(arguments: Maker.allCases) func theSamePagesGiveTheSameBytes(maker: Maker) throws {
    let card = try specimen.card(name: "Made", number: "0051234567")
    let first = try maker.fresh().single(card, information)
    let other = try maker.fresh()
    #expect(try other.single(card, information) == first)
    var later = information
    later.creationDate.secondsSince1970 += 1
    #expect(try other.single(card, later) != first)
    #expect(try other.single(card, information) == first)
  }

  private func lanesCards() throws -> [PageSet] {
    try (0..<40).map { index in
      var card = try Specimen().card(
        name: "Siswa \(index) ē", number: String(5_100_000_000 + index), pages: 2)
      card.images = [
        ImageAsset(
          key: "stamp", format: .png, bytes: try Fixtures.png(), size: Extent(width: 40, height: 30)
        )
      ]
      card.pages[0].ink.append(
        .image(0, Rectangle(x: 150, y: 500, width: 40, height: 30), opacity: 0.5))
      return card
    }
  }

  @Test(arguments: Maker.allCases, [2, 8])
  func lanesMakeTheSameAsOneThread(maker: Maker, lanes: Int) throws {
    let cards = try lanesCards()
    let (information, one) = (information, try maker.fresh())
    let expected = try cards.map { try Digest(of: one.single($0, information)) }
    // What was made before changes nothing.
    #expect(try Digest(of: maker.fresh().single(cards[17], information)) == expected[17])
    let next = Atomic(0)
    let done = Mutex<[Int: Digest]>([:])
    DispatchQueue.concurrentPerform(iterations: lanes) { _ in
      guard let own = try? maker.fresh() else { return }
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < cards.count else { return }
        let digest = try? Digest(of: own.single(cards[index], information))
        done.withLock { $0[index] = digest }
      }
    }
    let digests = done.withLock { $0 }
    #expect(cards.indices.map { digests[$0] } == expected)
  }

  @Test(arguments: Maker.allCases, [(PrintedSides.one, 6), (.both, 8)])
  func eachStudentBeginsOnAFreshSheet(maker: Maker, sheets: (PrintedSides, Int)) throws {
    let (sides, pages) = sheets
    let parts = try [3, 2, 1].map { count in
      ClassPart(
        pages: try specimen.card(name: "Siswa \(count)", number: "0051234567", pages: count),
        outlineTitle: "Siswa \(count) “é”")
    }
    let file = try PDFOnDisk(try maker.fresh().room(parts, sides, information))
    let count = try file.read(by: "pdfinfo").firstMatch(of: /Pages: +(\d+)/)?.1
    #expect(count == "\(pages)")
    let outline = try file.read(by: "qpdf", "--json", "--json-key=outlines")
    for count in 1...3 { #expect(outline.contains("Siswa \(count) “é”")) }
    let labels = try file.read(by: "qpdf", "--json", "--json-key=pagelabels")
    let numbered = labels.components(separatedBy: "\"/S\": \"/D\"").count - 1
    // Cairo writes the label of a page that stands alone as text.
    #expect(numbered == 3 || maker == .cairo && numbered == 2)
    #expect(labels.contains("–") == (sides == .both))
  }

  @Test(arguments: Maker.allCases) func aPictureIsInAClassFileOnce(maker: Maker) throws {
    let assets = [
      ImageAsset(
        key: "logo", format: .jpeg, bytes: Fixtures.jpeg, size: Extent(width: 40, height: 40)),
      ImageAsset(
        key: "stamp", format: .png, bytes: try Fixtures.png(), size: Extent(width: 40, height: 30)),
    ]
    let parts = try (0..<5).map { index in
      var pages = try specimen.card(name: "Siswa", number: "0051234567", pages: 1)
      pages.images = assets
      pages.pages[0].ink.append(
        .image(0, Rectangle(x: 50, y: 500, width: 40, height: 40), opacity: 1))
      pages.pages[0].ink.append(
        .image(1, Rectangle(x: 150, y: 500, width: 40, height: 30), opacity: 0.5))
      return ClassPart(pages: pages, outlineTitle: "Siswa \(index)")
    }
    let bytes = try maker.fresh().room(parts, .one, information)
    let file = Data(bytes)
    let first = try #require(file.range(of: Data(Fixtures.jpeg)))
    #expect(file.range(of: Data(Fixtures.jpeg), in: first.upperBound..<file.endIndex) == nil)
    // By object, on five pages: the JPEG, and the PNG's colours, under which its opacity is listed as well.
    let listed = try PDFOnDisk(bytes).read(by: "pdfimages", "-list").split(separator: "\n")
      .dropFirst(2).map { $0.split(separator: " ") }
    #expect(listed.count == 15)
    #expect(Set(listed.compactMap { $0.count > 10 ? $0[10] : nil }).count == 2)
  }

  @Test(arguments: Maker.allCases) func badPagesAreRefused(maker: Maker) throws {
    let making = try maker.fresh()
    func make(_ ink: Ink..., size: Extent = Paper.a4.extent) throws -> [UInt8] {
      try making.single(PageSet(pages: [Page(size: size, ink: ink)]), information)
    }
    #expect(throws: DrawingError.noPages) { try making.single(PageSet(pages: []), information) }
    let huge = Extent(width: 20_000, height: 100)
    #expect(throws: DrawingError.pageSize(huge)) { try make(size: huge) }
    #expect(throws: DrawingError.missingPicture(index: 2)) {
      try make(.image(2, Rectangle(x: 0, y: 0, width: 1, height: 1), opacity: 1))
    }
    var ink = Ink.fill(Rectangle(x: 0, y: 0, width: 1, height: 1), .black)
    for _ in 0..<40 {
      ink = .transformed(Transform(a: 1, b: 0, c: 0, d: 1, e: 0, f: 0), [ink], opacity: 1)
    }
    #expect(throws: DrawingError.nestedTooDeep(limit: 16)) { try make(ink) }
    var run = try specimen.run(["ab"])
    run.glyphs[1].index = 0
    #expect(throws: DrawingError.missingGlyph(run.font, after: "a")) { try make(.glyphs(run)) }
    run = try specimen.run(["ab"])
    run.clusters.removeLast()
    let fault = #expect(throws: DrawingError.self) { try make(.glyphs(run)) }
    // Cairo finds it in words of its own.
    #expect(maker == .cairo || fault == .unevenRun(run.font))
    run.font = FontKey(file: "none.ttf")
    #expect(throws: DrawingError.self) { try make(.glyphs(run)) }
  }
}
