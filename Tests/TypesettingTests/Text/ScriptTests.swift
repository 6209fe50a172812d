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

  @Test("Arabic words run from right to left, their letters joined; they are painted from the left")
  func arabic() throws {
    let bench = try TextBench([TextBench.sans()], fonts: Places.fonts)
    let set = try bench.set("بسم الله", width: 400)
    #expect(set.clustersSumUp)
    let runs = set.runs(of: 0)
    let arabic = try #require(runs.first { $0.font.file.contains("Naskh") })
    #expect(String(decoding: arabic.text, as: UTF8.self) == "هللا" + "مسب")
    #expect(arabic.glyphs.map(\.x).max() ?? 0 < set.lines[0].width.value)
    let isolated = try bench.set("ب س م", width: 400).runs(of: 0)
    let forms = Set(isolated.flatMap { $0.glyphs }.map(\.index))
    #expect(arabic.glyphs.contains { !forms.contains($0.index) })
  }

  /// The letters of each are those of the word from its end: alef after lam has no room of its own in the font.
  @Test(
    "A lam with its alef stays two letters, alef left of lam",
    arguments: ["لا", "لأ", "لإ", "لآ", "سلام", "الإخلاص", "أولا"])
  func lamAlef(word: String) throws {
    let bench = try TextBench([TextBench.sans()], fonts: Places.fonts)
    let run = try #require(try bench.set(word, width: 400).runs(of: 0).first)
    #expect(run.clusters.allSatisfy { $0 == Cluster(bytes: 2, glyphs: 1) })
    let painted = String(decoding: run.text, as: UTF8.self).unicodeScalars
    #expect(Array(painted) == word.unicodeScalars.reversed())
    #expect(run.glyphs.map(\.x) == run.glyphs.map(\.x).sorted())
  }

  @Test(
    "Marks stay in the cluster of their letter", arguments: ["بِسْمِ", "اللَّهِ", "الرَّحْمَٰنِ", "ꦏꦿꦺꦴ", "ᬓᭀ"])
  func marks(word: String) throws {
    let bench = try TextBench([TextBench.sans()], fonts: Places.fonts)
    let set = try bench.set(word, width: 400)
    #expect(set.clustersSumUp)
    let run = try #require(set.runs(of: 0).first)
    var clusters: [String] = []
    var byte = 0
    for cluster in run.clusters {
      let end = byte + Int(cluster.bytes)
      clusters.append(String(decoding: run.text[byte..<end], as: UTF8.self))
      byte = end
    }
    for cluster in clusters {
      #expect(cluster.unicodeScalars.first?.properties.canonicalCombiningClass == .notReordered)
    }
    // From the left or from the right, each cluster whole.
    #expect(clusters.joined() == word || clusters.reversed().joined() == word)
  }

  @Test("A right-to-left word too wide for its line is cut from its beginning")
  func cutting() throws {
    var style = TextBench.sans()
    style.overflowWrap = .anywhere
    let bench = try TextBench([style], fonts: Places.fonts)
    let word = String(repeating: "سلام", count: 12)
    let set = try bench.set(word, width: 60)
    try #require(set.lines.count > 2)
    #expect(set.lines.allSatisfy { $0.width <= 60.01 })
    #expect(set.lines.dropLast().allSatisfy { $0.width > 30 })
    var read = String.UnicodeScalarView()
    for line in set.readLines { read.append(contentsOf: line.unicodeScalars.reversed()) }
    #expect(String(read) == word)
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
