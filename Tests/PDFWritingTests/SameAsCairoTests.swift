import CairoPango
import Drawing
import PDFWriting
import Pages
import Proofreading
import Support
import Testing

/// What the writer writes looks as what Cairo writes of the same pages, and says the same text.
@Suite struct SameAsCairoTests {
  /// One kind of ink each.
  enum Subject: String, CaseIterable {
    case card, paths, pictures, drawing, watermark, nested, colours, spaced, rareLatin, arabic,
      regional, mandarin, ligature, shared, sizes
  }

  private let specimen = Specimen()

  private func page(_ ink: [Ink], images: [ImageAsset] = []) -> PageSet {
    PageSet(pages: [Page(size: Paper.a4.extent, ink: ink)], images: images, title: "Uji")
  }

  private func pages(of subject: Subject) throws -> PageSet {
    switch subject {
    case .card: try specimen.card(name: "Putri Nur’aini – “Ayu”", number: "0051234567", pages: 2)
    case .paths: page(paths)
    case .pictures: try pictures()
    case .drawing: drawing()
    case .watermark: try watermark()
    case .nested: try nested()
    case .colours: try colours()
    case .spaced: try spaced()
    case .rareLatin:
      page([.glyphs(try specimen.run(["Ḥāfiẓ Ñuñez «Œuvre» ½ € ≤ #1 <a> {b}", "Biasa saja"]))])
    case .arabic:
      page([.glyphs(try text("بسم الله 123", "NotoNaskhArabic-Regular.ttf"))])
    case .regional:
      page([
        .glyphs(try text("ꦲꦏ꧀ꦱꦫ", "NotoSansJavanese-Regular.ttf")),
        .glyphs(try text("ᬩᬮᬶ", "NotoSansBalinese-Bold.ttf", top: 140)),
      ])
    case .mandarin:
      page([
        .glyphs(try specimen.run(["Bahasa"])),
        .glyphs(try text("学生报告", "NotoSansCJKsc-Regular.otf", top: 140)),
      ])
    case .ligature: page([.glyphs(try ligature())])
    case .shared: page([.glyphs(try shared())])
    case .sizes: try sizes()
    }
  }

  @Test(arguments: Subject.allCases) func theEyeSeesNoDifference(subject: Subject) throws {
    let pages = try pages(of: subject)
    let written = try PDFWriterTests.writer().pdf(of: pages, information: Fixtures.information)
    let drawn = try Drawer { key, size in try specimen.font(key, size) }
      .pdf(of: pages, information: Fixtures.information)
    // Places in whole points must not lie on the edges of pixels, where a hair decides.
    let resolution = 97
    let (new, old) = (
      try Support.pictures(ofPDF: written, resolution: resolution),
      try Support.pictures(ofPDF: drawn, resolution: resolution)
    )
    try #require(new.count == pages.pages.count && old.count == new.count)
    // The least difference that counts is a part of what the ink itself makes.
    let blank = try PDFWriterTests.writer().pdf(of: page([]), information: Fixtures.information)
    let paper = try #require(Support.pictures(ofPDF: blank, resolution: resolution).first)
    let ink = try PictureComparison(expected: paper, actual: new[0]).differingShare
    #expect(ink > 0.0002)
    for (number, (old, new)) in zip(old, new).enumerated() {
      let comparison = try PictureComparison(expected: old, actual: new)
      #expect(
        comparison.differingShare < ink / 8, "page \(number + 1): \(comparison), ink \(ink)")
    }
  }

  @Test(arguments: Subject.allCases) func theTextIsWhatWentIn(subject: Subject) throws {
    let pages = try pages(of: subject)
    let written = try PDFWriterTests.writer().pdf(of: pages, information: Fixtures.information)
    let expectation = PDFExpectation(pages: pages.pages.map { PageExpectation($0) })
    #expect(Proofreader.fully(written, expectation) == [])
    #expect(
      try PDFOnDisk(written).read(by: "qpdf", "--check")
        .contains("No syntax or stream encoding errors"))
  }
}

extension SameAsCairoTests {
  private var paths: [Ink] {
    let green = Color(red: 0, green: 120, blue: 0)
    var ink: [Ink] = [.fill(Rectangle(x: 60, y: 60, width: 300, height: 50), .gray(220))]
    for index in 0..<12 {
      let y = Points(150 + Double(index) * 20)
      ink.append(
        .lines(
          [
            Segment(from: Position(x: 60, y: y), to: Position(x: 400, y: y)),
            Segment(from: Position(x: 60, y: y), to: Position(x: 60, y: y + 15)),
          ],
          Pen(
            width: Points(0.25 + Double(index) / 4), color: index % 2 == 0 ? .black : green,
            dashes: index % 3 == 0 ? [6, 3] : [])))
    }
    return ink
  }

  private func pictures() throws -> PageSet {
    let stamp = ImageAsset(
      key: "stamp", format: .png, bytes: try Fixtures.png(), size: Extent(width: 40, height: 30))
    let photo = ImageAsset(
      key: "photo", format: .jpeg, bytes: Fixtures.jpeg, size: Extent(width: 16, height: 16))
    return page(
      [
        .fill(Rectangle(x: 40, y: 60, width: 500, height: 60), .gray(200)),
        .image(0, Rectangle(x: 60, y: 60, width: 120, height: 90), opacity: 1),
        .image(1, Rectangle(x: 260, y: 60, width: 90, height: 120), opacity: 1),
        .image(0, Rectangle(x: 400, y: 80, width: 40, height: 30), opacity: 0.4),
      ], images: [stamp, photo])
  }

  private func drawing() -> PageSet {
    let text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><defs>\
      <linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/>\
      </linearGradient></defs><rect width="100" height="40" fill="url(#g)"/>\
      <circle cx="50" cy="70" r="25" fill="green" fill-opacity="0.5" stroke="black"/></svg>
      """
    let logo = ImageAsset(
      key: "logo", format: .svg, bytes: Array(text.utf8), size: Extent(width: 75, height: 75))
    return page(
      [
        .image(0, Rectangle(x: 60, y: 60, width: 150, height: 150), opacity: 1),
        .image(0, Rectangle(x: 300, y: 90, width: 80, height: 40), opacity: 1),
      ], images: [logo])
  }

  private func watermark() throws -> PageSet {
    var card = try specimen.card(name: "Komang Ayu", number: "0051234567", pages: 1)
    let draft = try specimen.run(["KONSEP"], font: Specimen.bold, size: 90, left: 0, top: 0)
    let turn = Transform(a: 0.8, b: -0.6, c: 0.6, d: 0.8, e: 150, f: 480)
    let box = Rectangle(x: -10, y: -80, width: 270, height: 90)
    card.pages[0].ink.append(
      .transformed(
        turn, [.fill(box, Color(red: 200, green: 0, blue: 0)), .glyphs(draft)], opacity: 0.25))
    card.pages[0].ink.append(.transformed(turn, [.glyphs(draft)], opacity: 0.1))
    card.pages[0].ink.append(.glyphs(try specimen.run(["Sesudahnya"], top: 700)))
    return card
  }

  private func nested() throws -> PageSet {
    let quarter = Transform(a: 0, b: -1, c: 1, d: 0, e: 100, f: 400)
    let half = Transform(a: 0.5, b: 0, c: 0, d: 0.5, e: 20, f: 10)
    let words = try specimen.run(["Muatan Lokal", "Bahasa Sunda"], left: 0, top: 0)
    return page([
      .transformed(
        quarter,
        [
          .glyphs(words), .transformed(half, [.glyphs(words)], opacity: 0.5),
          .lines(
            [Segment(from: Position(x: 0, y: 30), to: Position(x: 90, y: 30))], Pen(width: 2)),
        ], opacity: 1)
    ])
  }

  private func colours() throws -> PageSet {
    let teal = Color(red: 0, green: 128, blue: 128)
    let faint = Color(red: 200, green: 0, blue: 0, alpha: 90)
    return page([
      .glyphs(try specimen.run(["Tuntas"], color: teal, top: 80)),
      .glyphs(try specimen.run(["Belum tuntas"], size: 40, color: faint, top: 160)),
      .glyphs(try specimen.run(["Biasa"], color: .gray(120), top: 200)),
      .fill(Rectangle(x: 50, y: 130, width: 150, height: 20), faint),
      .glyphs(try specimen.run(["Biasa"], top: 240)),
    ])
  }

  /// Glyphs that stand elsewhere than their widths say: kerned, spaced out, justified, raised.
  private func spaced() throws -> PageSet {
    var run = try specimen.run(["Rapor Peserta Didik AVATAR", "Semester gasal", "x2 + y3"])
    for index in run.glyphs.indices {
      run.glyphs[index].x += Double(index % 26) * 0.37
      if index % 17 == 3 { run.glyphs[index].y -= 4 }
      if index > 40 { run.glyphs[index].x += 200 }
    }
    return page([.glyphs(run)])
  }

  private func text(_ text: String, _ file: String, top: Points = 90) throws -> GlyphRun {
    try specimen.run([text], font: FontKey(file: "full/" + file), size: 24, top: top)
  }

  /// Two letters of one glyph, and one letter of two.
  private func ligature() throws -> GlyphRun {
    var run = try specimen.run(["efisien aēb"])
    run.glyphs.remove(at: 2)
    run.clusters[1] = Cluster(bytes: 2, glyphs: 1)
    run.clusters.remove(at: 2)
    let accent = try specimen.run(["a\u{304}"])
    run.glyphs.append(contentsOf: accent.glyphs)
    for index in run.glyphs.indices.suffix(2) { run.glyphs[index].x += 150 }
    run.text.append(contentsOf: accent.text)
    run.clusters.append(
      Cluster(bytes: Int32(accent.text.count), glyphs: Int32(accent.glyphs.count)))
    return run
  }

  /// The same glyph for different characters.
  private func shared() throws -> GlyphRun {
    var run = try specimen.run(["a-b-c d e"])
    let text = Array("a\u{2011}b-c\u{A0}d e".utf8)
    run.text = ContiguousArray(text)
    run.clusters = ContiguousArray(
      "a\u{2011}b-c\u{A0}d e".unicodeScalars.map {
        Cluster(bytes: Int32(String($0).utf8.count), glyphs: 1)
      })
    return run
  }

  private func sizes() throws -> PageSet {
    let landscape = Extent(width: Paper.f4.extent.height, height: Paper.f4.extent.width)
    return PageSet(
      pages: try [Paper.a4.extent, landscape, Extent(width: 200.5, height: 99.25)].map {
        Page(size: $0, ink: [.glyphs(try specimen.run(["Leger kelas"], left: 20, top: 40))])
      }, title: "Ukuran")
  }
}
