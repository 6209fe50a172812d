import CairoPango
import Drawing
import PDFWriting
import Pages
import Support
import Testing

@Suite struct PDFWriterTests {
  static func writer() throws -> PDFWriter {
    try PDFWriter(bench: FontBench(fonts: Places.fonts))
  }

  /// A glyph that the font does not have at all.
  @Test func glyphsBeyondTheFontAreRefused() throws {
    var run = try Specimen().run(["ab"])
    run.glyphs[1].index = 60_000
    let page = Page(size: Paper.a4.extent, ink: [.glyphs(run)])
    #expect(throws: DrawingError.missingGlyph(run.font, after: "a")) {
      try Self.writer().pdf(of: PageSet(pages: [page]), information: Fixtures.information)
    }
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
