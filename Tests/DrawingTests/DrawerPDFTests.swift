import CairoPango
import Digesting
import Dispatch
import Drawing
import Foundation
import Pages
import Support
import Synchronization
import Testing

@Suite struct DrawerPDFTests {
  @Test func glyphsAndClustersLieAsCairosOwn() {
    #expect(glyphsLieAsCairoExpects())
  }

  @Test func aPDFHasItsInformation() throws {
    let specimen = Specimen()
    let card = try specimen.card(name: "Putri Lestari", number: "0051234567")
    let bytes = try Fixtures.drawer(specimen).pdf(of: card, information: Fixtures.information)
    let text = String(decoding: bytes, as: Unicode.ASCII.self)
    #expect(text.hasPrefix("%PDF-1.5"))
    for expected in [
      "/Title (Rapor Putri Lestari)", "/Author (SD Harapan)", "/Subject (Semester 1)",
      "/Keywords (rapor, K13)", "/Creator (Rapor 1.0)", "/CreationDate (D:20261219070000+07'00)",
    ] {
      #expect(text.contains(expected))
    }
    #expect(text.components(separatedBy: "/Type /Page %").count - 1 == 4)
  }

  @Test func theSamePagesGiveTheSameBytes() throws {
    let specimen = Specimen()
    let card = try specimen.card(name: "Made", number: "0051234567")
    let first = try Fixtures.drawer(specimen).pdf(of: card, information: Fixtures.information)
    let other = Specimen()
    let second = try Fixtures.drawer(other).pdf(of: card, information: Fixtures.information)
    #expect(first == second)
    var later = Fixtures.information
    later.creationDate.secondsSince1970 += 1
    #expect(try Fixtures.drawer(other).pdf(of: card, information: later) != first)
  }

  @Test(arguments: [2, 8]) func lanesDrawTheSameAsOneThread(lanes: Int) throws {
    let cards = try (0..<40).map { index in
      try Specimen().card(name: "Siswa \(index)", number: String(5_100_000_000 + index), pages: 2)
    }
    let specimen = Specimen()
    let expected = try cards.map {
      try Digest(of: Fixtures.drawer(specimen).pdf(of: $0, information: Fixtures.information))
    }
    let next = Atomic(0)
    let done = Mutex<[Int: Digest]>([:])
    DispatchQueue.concurrentPerform(iterations: lanes) { _ in
      let drawer = Fixtures.drawer(Specimen())
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < cards.count else { return }
        let digest = try? Digest(
          of: drawer.pdf(of: cards[index], information: Fixtures.information))
        done.withLock { $0[index] = digest }
      }
    }
    let digests = done.withLock { $0 }
    #expect(cards.indices.map { digests[$0] } == expected)
  }

  @Test func eachStudentBeginsOnAFreshSheet() throws {
    let specimen = Specimen()
    let parts = try [3, 2, 1].map { count in
      ClassPart(
        pages: try specimen.card(name: "Siswa \(count)", number: "0051234567", pages: count),
        outlineTitle: "Siswa \(count)")
    }
    let drawer = Fixtures.drawer(specimen)
    for (sides, pages) in [(PrintedSides.one, 6), (.both, 8)] {
      let bytes = try drawer.pdf(ofClass: parts, sides: sides, information: Fixtures.information)
      let text = String(decoding: bytes, as: Unicode.ASCII.self)
      #expect(text.components(separatedBy: "/Type /Page %").count - 1 == pages)
      #expect(text.components(separatedBy: "/Title (Siswa").count - 1 == 3)
      #expect(text.contains("/PageLabels"))
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
    let bytes = try Fixtures.drawer(specimen).pdf(
      ofClass: parts, sides: .one, information: Fixtures.information)
    let file = Data(bytes)
    let found = file.range(of: Data(Fixtures.jpeg))
    let first = try #require(found)
    #expect(file.range(of: Data(Fixtures.jpeg), in: first.upperBound..<file.endIndex) == nil)
    let text = String(decoding: bytes, as: Unicode.ASCII.self)
    // The JPEG, the PNG's colours and the PNG's opacity.
    #expect(text.components(separatedBy: "/Subtype /Image").count - 1 == 3)
  }

  @Test func aWatermarkStaysText() throws {
    let specimen = Specimen()
    var card = try specimen.card(name: "Siswa", number: "0051234567", pages: 1)
    let turned = Transform(a: 0.7, b: -0.7, c: 0.7, d: 0.7, e: 100, f: 600)
    let draft = try specimen.run(["DRAF"], font: Specimen.bold, size: 90)
    let box = Rectangle(x: 0, y: 0, width: 200, height: 100)
    card.pages[0].ink.append(
      .transformed(turned, [.fill(box, .gray(200)), .glyphs(draft)], opacity: 0.2))
    let bytes = try Fixtures.drawer(specimen).pdf(of: card, information: Fixtures.information)
    #expect(!String(decoding: bytes, as: Unicode.ASCII.self).contains("/Subtype /Image"))
  }

  @Test func badPagesAreRefused() throws {
    let specimen = Specimen()
    let drawer = Fixtures.drawer(specimen)
    let info = Fixtures.information
    #expect(throws: DrawingError.noPages) {
      try drawer.pdf(of: PageSet(pages: []), information: info)
    }
    let huge = Extent(width: 20_000, height: 100)
    #expect(throws: DrawingError.pageSize(huge)) {
      try drawer.pdf(of: PageSet(pages: [Page(size: huge, ink: [])]), information: info)
    }
    let image = Ink.image(2, Rectangle(x: 0, y: 0, width: 1, height: 1), opacity: 1)
    #expect(throws: DrawingError.missingPicture(index: 2)) {
      try drawer.pdf(
        of: PageSet(pages: [Page(size: Paper.a4.extent, ink: [image])]), information: info)
    }
    var ink = Ink.fill(Rectangle(x: 0, y: 0, width: 1, height: 1), .black)
    for _ in 0..<40 {
      ink = .transformed(Transform(a: 1, b: 0, c: 0, d: 1, e: 0, f: 0), [ink], opacity: 1)
    }
    #expect(throws: DrawingError.nestedTooDeep(limit: 16)) {
      try drawer.pdf(
        of: PageSet(pages: [Page(size: Paper.a4.extent, ink: [ink])]), information: info)
    }
    var run = try specimen.run(["ab"])
    run.glyphs[1].index = 0
    #expect(throws: DrawingError.missingGlyph(run.font, after: "a")) {
      try drawer.pdf(
        of: PageSet(pages: [Page(size: Paper.a4.extent, ink: [.glyphs(run)])]), information: info)
    }
    run = try specimen.run(["ab"])
    run.clusters.removeLast()
    #expect(throws: DrawingError.self) {
      try drawer.pdf(
        of: PageSet(pages: [Page(size: Paper.a4.extent, ink: [.glyphs(run)])]), information: info)
    }
    run.font = FontKey(file: "none.ttf")
    #expect(throws: DrawingError.self) {
      try drawer.pdf(
        of: PageSet(pages: [Page(size: Paper.a4.extent, ink: [.glyphs(run)])]), information: info)
    }
  }

  @Test(arguments: [
    (Int64(0), 0, "1970-01-01T00:00:00+00:00"), (1_797_638_400, 420, "2026-12-19T07:00:00+07:00"),
    (-1, 0, "1969-12-31T23:59:59+00:00"), (951_782_400, -210, "2000-02-28T20:30:00-03:30"),
    (1_709_164_800, 540, "2024-02-29T09:00:00+09:00"),
  ]) func creationDates(seconds: Int64, offset: Int, text: String) {
    #expect(CreationDate(secondsSince1970: seconds, offsetMinutes: offset).iso8601 == text)
  }
}
