import CairoPango
import Pages
import Support
import Testing

@testable import Typesetting

@Suite("Text beyond the bundled alphabet")
struct ScriptTests {
  private func files(_ text: String) throws -> Set<String> {
    let bench = try TextBench([TextBench.sans()], fonts: Places.fonts)
    return Set(try bench.set(text, width: 400).runs(of: 0).map(\.font.file))
  }

  @Test(
    "Each character comes from the first font that has it",
    arguments: [
      ("Ananda", ["lean/RaporSans-Regular.ttf"]),
      ("Жанна", ["full/LiberationSans-Regular.ttf"]),
      ("✓", ["full/NotoSansSymbols2-Regular.ttf"]),
      ("日本", ["full/NotoSansCJKsc-Regular.otf"]),
      ("بسم", ["full/NotoNaskhArabic-Regular.ttf"]),
      ("ꦗꦮ", ["full/NotoSansJavanese-Regular.ttf"]),
      ("ᬩᬮᬶ", ["full/NotoSansBalinese-Regular.ttf"]),
      ("A日", ["lean/RaporSans-Regular.ttf", "full/NotoSansCJKsc-Regular.otf"]),
    ])
  func fallback(text: String, expected: [String]) throws {
    #expect(try files(text) == Set(expected))
  }

  @Test("A character that no font has is an error with its place, never a box")
  func missing() throws {
    let bench = try TextBench([TextBench.boxes()])
    #expect(
      throws: TypesettingError(.missingGlyph("\u{65E5}"), origin: Origin(site: 7))
    ) { try bench.set("ab 日", width: 50) }
    #expect(
      throws: TypesettingError(.missingGlyph("\u{65E5}"), origin: Origin(site: 7))
    ) { try bench.setter.widths(of: TextBench.paragraph("ab 日")) }
  }

  @Test("Arabic words run from right to left, their letters joined, their text in reading order")
  func arabic() throws {
    let bench = try TextBench([TextBench.sans()], fonts: Places.fonts)
    let set = try bench.set("بسم الله", width: 400)
    #expect(set.clustersSumUp)
    let run = try #require(set.runs(of: 0).first { $0.font.file.contains("Naskh") })
    let first = try #require(run.glyphs.first)
    let last = try #require(run.glyphs.last)
    #expect(first.x != last.x)
    // The first word read stands right of the second.
    let text = String(decoding: run.text, as: UTF8.self)
    let firstWordLeads = text.hasPrefix("بسم")
    #expect(firstWordLeads ? first.x > last.x : first.x < last.x)
    #expect(run.glyphs.map(\.x).max() ?? 0 < set.lines[0].width.value)
  }

  @Test("Arabic within Indonesian keeps the sentence's order, and its own within")
  func mixedDirections() throws {
    let bench = try TextBench([TextBench.sans()], fonts: Places.fonts)
    let set = try bench.set("Surah الفاتحة (7 ayat)", width: 400)
    let latin = set.runs(of: 0).filter { $0.font.file.contains("Rapor") }
    let arabic = set.runs(of: 0).filter { $0.font.file.contains("Naskh") }
    let start = try #require(latin.first?.glyphs.first)
    #expect(start.x == 0)
    let rightmost = arabic.flatMap(\.glyphs).map(\.x).max() ?? 0
    let closing = latin.flatMap(\.glyphs).map(\.x).max() ?? 0
    #expect(closing > rightmost)
    #expect(set.clustersSumUp)
  }

  @Test("Lines break between ideographs, but not before their full stop")
  func ideographs() throws {
    let bench = try TextBench([TextBench.sans()], fonts: Places.fonts)
    let lines = try bench.set("日本語日本。", width: 51).readLines
    #expect(lines == ["日本語日", "本。"])
  }
}
