import CairoPango
import Digesting
import Dispatch
import Drawing
import Foundation
import PDFWriting
import Pages
import Proofreading
import Support
import Synchronization
import Testing

@Suite struct PDFWriterTests {
  static func writer() throws -> PDFWriter {
    try PDFWriter(bench: FontBench(fonts: Places.fonts))
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

  @Test(arguments: [2, 8]) func lanesWriteTheSameAsOneThread(lanes: Int) throws {
    let cards = try lanesCards()
    // One that wrote all of them, and one for each: what was written before changes nothing.
    let writer = try Self.writer()
    let expected = try cards.map {
      try Digest(of: writer.pdf(of: $0, information: Fixtures.information))
    }
    #expect(
      try Digest(of: Self.writer().pdf(of: cards[17], information: Fixtures.information))
        == expected[17])
    let next = Atomic(0)
    let done = Mutex<[Int: Digest]>([:])
    DispatchQueue.concurrentPerform(iterations: lanes) { _ in
      guard let writer = try? Self.writer() else { return }
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < cards.count else { return }
        let digest = try? Digest(
          of: writer.pdf(of: cards[index], information: Fixtures.information))
        done.withLock { $0[index] = digest }
      }
    }
    let digests = done.withLock { $0 }
    #expect(cards.indices.map { digests[$0] } == expected)
  }

  @Test func aPDFHasItsInformation() throws {
    let specimen = Specimen()
    let card = try specimen.card(name: "Putri Lestari", number: "0051234567")
    var information = Fixtures.information
    information.author = "SD “Harapan” (Jaya)"
    let file = try PDFOnDisk(try Self.writer().pdf(of: card, information: information))
    let text = try file.read(by: "pdfinfo", "-isodates")
    for expected in [
      "Title:           Rapor Putri Lestari", "Author:          SD “Harapan” (Jaya)",
      "Subject:         Semester 1", "Keywords:        rapor, K13", "Creator:         Rapor 1.0",
      "CreationDate:    2026-12-19T07:00:00+07", "Pages:           4", "595.276 x 841.89 pts (A4)",
      "PDF version:     1.7",
    ] {
      #expect(text.contains(expected), "\(expected) in \(text)")
    }
    #expect(try file.read(by: "qpdf", "--check").contains("No syntax or stream encoding errors"))
    #expect(text.contains(/Tagged: +no/))
  }

  @Test func eachStudentBeginsOnAFreshSheet() throws {
    let specimen = Specimen()
    let parts = try [3, 2, 1].map { count in
      ClassPart(
        pages: try specimen.card(name: "Siswa \(count)", number: "0051234567", pages: count),
        outlineTitle: "Siswa \(count) “é”")
    }
    for (sides, pages) in [(PrintedSides.one, 6), (.both, 8)] {
      let file = try PDFOnDisk(
        try Self.writer().pdf(ofClass: parts, sides: sides, information: Fixtures.information))
      let count = try file.read(by: "pdfinfo").firstMatch(of: /Pages: +(\d+)/)?.1
      #expect(count == "\(pages)")
      let outline = try file.read(by: "qpdf", "--json", "--json-key=outlines")
      for count in 1...3 { #expect(outline.contains("Siswa \(count) “é”")) }
      let labels = try file.read(by: "qpdf", "--json", "--json-key=pagelabels")
      #expect(labels.components(separatedBy: "\"/S\": \"/D\"").count - 1 == 3)
      #expect(labels.contains("–") == (sides == .both))
    }
  }

  @Test func aPictureIsInAClassFileOnce() throws {
    let specimen = Specimen()
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
    let file = Data(
      try Self.writer().pdf(ofClass: parts, sides: .one, information: Fixtures.information))
    let first = try #require(file.range(of: Data(Fixtures.jpeg)))
    #expect(file.range(of: Data(Fixtures.jpeg), in: first.upperBound..<file.endIndex) == nil)
  }

  @Test func badPagesAreRefused() throws {
    let specimen = Specimen()
    let writer = try Self.writer()
    func write(_ ink: Ink..., size: Extent = Paper.a4.extent) throws -> [UInt8] {
      try writer.pdf(
        of: PageSet(pages: [Page(size: size, ink: ink)]), information: Fixtures.information)
    }
    #expect(throws: DrawingError.noPages) {
      try writer.pdf(of: PageSet(pages: []), information: Fixtures.information)
    }
    let huge = Extent(width: 20_000, height: 100)
    #expect(throws: DrawingError.pageSize(huge)) { try write(size: huge) }
    #expect(throws: DrawingError.missingPicture(index: 2)) {
      try write(.image(2, Rectangle(x: 0, y: 0, width: 1, height: 1), opacity: 1))
    }
    var ink = Ink.fill(Rectangle(x: 0, y: 0, width: 1, height: 1), .black)
    for _ in 0..<40 {
      ink = .transformed(Transform(a: 1, b: 0, c: 0, d: 1, e: 0, f: 0), [ink], opacity: 1)
    }
    #expect(throws: DrawingError.nestedTooDeep(limit: 16)) { try write(ink) }
    var run = try specimen.run(["ab"])
    run.glyphs[1].index = 0
    #expect(throws: DrawingError.missingGlyph(run.font, after: "a")) { try write(.glyphs(run)) }
    run.glyphs[1].index = 60_000
    #expect(throws: DrawingError.missingGlyph(run.font, after: "a")) { try write(.glyphs(run)) }
    run = try specimen.run(["ab"])
    run.clusters.removeLast()
    #expect(throws: DrawingError.unevenRun(run.font)) { try write(.glyphs(run)) }
    run.font = FontKey(file: "none.ttf")
    #expect(throws: DrawingError.self) { try write(.glyphs(run)) }
  }

  /// Numbers that no page has, but a record that somebody else wrote might lead to.
  @Test(arguments: [Double.nan, .infinity, -1e300, 1e300, -0.004, 2.5e-300])
  func strangeNumbersStayNumbers(value: Double) throws {
    let place = Points(value)
    var run = try Specimen().run(["Rapor"])
    run.glyphs[2].x = value
    let pages = PageSet(pages: [
      Page(
        size: Paper.a4.extent,
        ink: [
          .fill(Rectangle(x: place, y: 5, width: place, height: 10), .black),
          .lines(
            [Segment(from: Position(x: place, y: 1), to: Position(x: 3, y: place))], Pen(width: 1)),
          .glyphs(run),
        ])
    ])
    let pdf = try Self.writer().pdf(of: pages, information: Fixtures.information)
    #expect(
      try PDFOnDisk(pdf).read(by: "qpdf", "--check").contains("No syntax or stream encoding errors")
    )
  }
}
