import CairoPango
import Pages
import Support
import Testing

@Suite("The fonts of a folder")
struct FontBenchTests {
  @Test("The catalogue names every family of the bundled fonts by file")
  func catalogue() throws {
    let catalogue = try FontCatalogue(folder: Places.fonts)
    let families = Set(catalogue.entries.map(\.family))
    for family in ["Rapor Sans", "Rapor Serif", "Liberation Sans", "Noto Naskh Arabic"] {
      #expect(families.contains(family))
    }
    #expect(catalogue.entries.allSatisfy { $0.characterCount > 0 })
    #expect(catalogue.entries.map(\.key) == catalogue.entries.map(\.key).sorted())
  }

  @Test(
    "A style gets the file of its weight and slant",
    arguments: [
      (400, false, "lean/RaporSans-Regular.ttf"), (700, false, "lean/RaporSans-Bold.ttf"),
      (600, false, "lean/RaporSans-Bold.ttf"), (300, true, "lean/RaporSans-Italic.ttf"),
      (900, true, "lean/RaporSans-BoldItalic.ttf"),
    ])
  func matching(weight: Int, isItalic: Bool, file: String) throws {
    let bench = try FontBench(fonts: Places.fonts)
    let key = bench.font(families: ["Tidak Ada", "Rapor Sans"], weight: weight, isItalic: isItalic)
    #expect(key == FontKey(file: file))
  }

  @Test("A family that the folder lacks is no font")
  func unknownFamily() throws {
    let bench = try FontBench(fonts: Places.testFonts)
    #expect(bench.font(families: ["Rapor Sans"], weight: 400, isItalic: false) == nil)
  }

  @Test("A folder without fonts is an error that names it")
  func emptyFolder() {
    #expect(throws: FontError.noFonts(folder: "/proc/self/fdinfo")) {
      try FontBench(fonts: "/proc/self/fdinfo")
    }
  }

  @Test("The measures are the font's own")
  func measures() throws {
    let bench = try FontBench(fonts: Places.testFonts)
    let font = try bench.shapingFont(FontKey(file: "Boxes.ttf"))
    #expect(abs(font.ascent - 0.8) < 1e-9)
    #expect(abs(font.descent - 0.2) < 1e-9)
  }

  @Test("One scaled font a key and size")
  func scaledFonts() throws {
    let bench = try FontBench(fonts: Places.testFonts)
    let key = FontKey(file: "Boxes.ttf")
    #expect(try bench.scaledFont(key, 10) === bench.scaledFont(key, 10))
    #expect(try bench.scaledFont(key, 10) !== bench.scaledFont(key, 11))
  }

  @Test("A process can be cut off from the machine's fonts, twice without harm")
  func isolation() throws {
    try FontBench.isolateProcess()
    try FontBench.isolateProcess()
    let bench = try FontBench(fonts: Places.testFonts)
    #expect(bench.font(families: ["Boxes"], weight: 400, isItalic: false) != nil)
  }
}
