import CairoPango
import Drawing
import Pages
import Support
import Testing

@Suite struct DrawerPDFTests {
  @Test func glyphsAndClustersLieAsCairosOwn() {
    #expect(glyphsLieAsCairoExpects())
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

  @Test(arguments: [
    (Int64(0), 0, "1970-01-01T00:00:00+00:00"), (1_797_638_400, 420, "2026-12-19T07:00:00+07:00"),
    (-1, 0, "1969-12-31T23:59:59+00:00"), (951_782_400, -210, "2000-02-28T20:30:00-03:30"),
    (1_709_164_800, 540, "2024-02-29T09:00:00+09:00"),
  ]) func creationDates(seconds: Int64, offset: Int, text: String) {
    #expect(CreationDate(secondsSince1970: seconds, offsetMinutes: offset).iso8601 == text)
  }
}
