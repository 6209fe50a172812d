import CairoPango
import Pages
import Support
import Testing

@testable import Typesetting

@Suite("Placing text")
struct SettingTests {
  private func xs(_ set: SetParagraph, line: Int = 0) -> [Double] {
    set.runs(of: line).flatMap { $0.glyphs.map(\.x) }
  }

  @Test(
    "Lines are aligned",
    arguments: [
      (TextAlign.start, 0.0), (.left, 0), (.center, 15), (.right, 30), (.end, 30), (.justify, 0),
    ])
  func alignment(align: TextAlign, x: Double) throws {
    let bench = try TextBench([TextBench.boxes { $0.textAlign = align }])
    #expect(try xs(bench.set("satu", width: 50)).first == x)
  }

  @Test("Justified lines fill the width, except the last and those that end at a forced break")
  func justify() throws {
    let bench = try TextBench([
      TextBench.boxes {
        $0.textAlign = .justify
        $0.whiteSpace = .preLine
      }
    ])
    let set = try bench.set("aa bb cc dddd\nee ff", width: 50)
    #expect(set.readLines == ["aa bb cc", "dddd", "ee ff"])
    #expect(abs((xs(set).last ?? 0) - 45) < 1e-6)
    #expect(xs(set, line: 1).last == 15)
    #expect(xs(set, line: 2).last == 20)
  }

  @Test("The indent moves the first line only")
  func indent() throws {
    let bench = try TextBench([TextBench.boxes { $0.textIndent = 12 }])
    let set = try bench.set("satu dua tiga", width: 50)
    #expect(xs(set).first == 12)
    #expect(xs(set, line: 1).first == 0)
  }

  @Test(
    "A line is as tall as its line-height, text in the middle",
    arguments: [
      (LineHeight.normal, 10.0, 8.0), (.multiple(1.5), 15, 10.5), (.length(20), 20, 13),
      (.multiple(0.5), 5, 5.5),
    ])
  func lineHeight(height: LineHeight, total: Double, baseline: Double) throws {
    let bench = try TextBench([TextBench.boxes { $0.lineHeight = height }])
    let set = try bench.set("satu dua tiga", width: 50)
    #expect(set.lines.allSatisfy { abs($0.height.value - total) < 1e-6 })
    #expect(abs(set.lines[0].baseline.value - baseline) < 1e-6)
    #expect(abs(set.height.value - 2 * total) < 1e-6)
    #expect(set.runs(of: 0)[0].glyphs.allSatisfy { abs($0.y - baseline) < 1e-6 })
  }

  @Test("Mixed sizes share a baseline and the taller one makes the line")
  func mixedSizes() throws {
    let bench = try TextBench([TextBench.boxes(), TextBench.boxes { $0.fontSize = 20 }])
    let paragraph = Paragraph(
      style: StyleID(0),
      inlines: [
        .text("a", style: StyleID(0), origin: .none), .text("B", style: StyleID(1), origin: .none),
      ])
    let set = try bench.setter.set(paragraph, width: 50)
    #expect(set.lines[0].height == 20)
    #expect(set.runs(of: 0).map { $0.glyphs[0].y } == [16, 16])
    #expect(set.runs(of: 0).map { $0.glyphs[0].x } == [0, 5])
  }

  @Test("Letter spacing follows every character")
  func letterSpacing() throws {
    let bench = try TextBench([TextBench.boxes { $0.letterSpacing = 2 }])
    #expect(try xs(bench.set("ab c", width: 100)) == [0, 7, 14, 21])
  }

  @Test("Pairs are kerned")
  func kerning() throws {
    let bench = try TextBench([TextBench.sans()], fonts: Places.fonts)
    let pair = try bench.setter.widths(of: TextBench.paragraph("AV")).maximum
    let apart = try ["A", "V"].reduce(Points.zero) {
      $0 + (try bench.setter.widths(of: TextBench.paragraph($1)).maximum)
    }
    #expect(pair < apart - 0.3)
  }

  @Test("No ligature joins letters that a reader searches for")
  func ligatures() throws {
    let bench = try TextBench([TextBench.sans()], fonts: Places.fonts)
    #expect(try bench.set("filsafat", width: 100).runs(of: 0)[0].glyphs.count == 8)
  }

  @Test(
    "text-transform",
    arguments: [
      (TextTransform.uppercase, "SEKOLAH DASAR É"), (.lowercase, "sekolah dasar é"),
      (.capitalize, "Sekolah DAsar É"), (.none, "sekolah dAsar é"),
    ])
  func transform(transform: TextTransform, text: String) throws {
    let bench = try TextBench(
      [TextBench.sans { $0.textTransform = transform }], fonts: Places.fonts)
    #expect(try bench.set("sekolah dAsar é", width: 300).readLines == [text])
  }

  @Test("Underlines run beneath words and the spaces between them")
  func underline() throws {
    let bench = try TextBench([TextBench.boxes { $0.textDecoration = .underline }])
    let set = try bench.set("ab cd", width: 50)
    var layers = InkLayers()
    layers.text(set, lines: 0..<1, at: Position(x: 100, y: 0))
    let page = layers.page(size: Extent(width: 300, height: 300))
    let lines = page.ink.compactMap {
      if case .lines(let segments, _) = $0 { segments } else { nil }
    }
    #expect(lines.count == 1)
    #expect(lines.first?.count == 1)
    #expect(lines.first?.first?.from.x == 100)
    #expect(lines.first?.first?.to.x == 125)
    #expect((lines.first?.first?.from.y ?? 0) > 8)
  }

  @Test("A mark stands left of the first line and changes no other")
  func marker() throws {
    let bench = try TextBench([TextBench.boxes()])
    var paragraph = TextBench.paragraph("satu dua tiga")
    let plain = try bench.setter.set(paragraph, width: 50)
    paragraph.marker = "1."
    let set = try bench.setter.set(paragraph, width: 50)
    #expect(set.lines.count == plain.lines.count)
    #expect(set.readLines[0].hasPrefix("1."))
    #expect((xs(set).min() ?? 0) < -9)
    #expect(xs(set, line: 1) == xs(plain, line: 1))
    #expect(set.clustersSumUp)
  }

  @Test("The text of a page is one run a font, size and colour")
  func mergedRuns() throws {
    let bench = try TextBench([TextBench.boxes()])
    let set = try bench.set("satu dua tiga empat lima", width: 50)
    var layers = InkLayers()
    layers.text(set, lines: set.lines.indices, at: Position(x: 10, y: 20))
    layers.text(set, lines: 1..<2, at: Position(x: 10, y: 100))
    let page = layers.page(size: Extent(width: 300, height: 300))
    #expect(page.ink.count == 1)
    guard case .glyphs(let run) = page.ink[0] else { return }
    #expect(run.glyphs.first == Glyph(index: run.glyphs[0].index, x: 10, y: 28))
    #expect(run.glyphs.last?.y == 108)
    #expect(run.clusters.reduce(0) { $0 + Int($1.bytes) } == run.text.count)
  }

  @Test("Layers are painted from the ground up")
  func layerOrder() {
    var layers = InkLayers()
    let pen = Pen(width: 1)
    let segment = Segment(from: Position(x: 0, y: 0), to: Position(x: 9, y: 0))
    let box = Rectangle(x: 0, y: 0, width: 9, height: 9)
    layers.line(segment, pen)
    layers.image(0, box, opacity: 1)
    layers.fill(box, .white)
    layers.line(segment, pen)
    let ink = layers.page(size: Extent(width: 9, height: 9)).ink
    #expect(
      ink == [.fill(box, .white), .image(0, box, opacity: 1), .lines([segment, segment], pen)])
  }

  @Test("A picture stands on the baseline; a frame without a picture paints no picture")
  func pictures() throws {
    var frame = TextBench.boxes()
    frame.width = .length(30)
    frame.height = .length(40)
    frame.border = Edges(all: BorderSide(width: 1, style: .solid, color: .black))
    let bench = try TextBench([TextBench.boxes(), frame])
    let paragraph = Paragraph(
      style: StyleID(0),
      inlines: [
        .text("ab ", style: StyleID(0), origin: .none),
        .image(Replaced(image: -1, style: StyleID(1))),
      ])
    let set = try bench.setter.set(paragraph, width: 200)
    #expect(set.lines[0].height == 42)
    #expect(set.lines[0].baseline == 40)
    var layers = InkLayers()
    layers.text(set, lines: 0..<1, at: Position(x: 0, y: 0))
    let ink = layers.page(size: Extent(width: 300, height: 300)).ink
    #expect(!ink.contains { if case .image = $0 { true } else { false } })
    let lines = ink.flatMap {
      if case .lines(let segments, _) = $0 { segments } else { [Segment]() }
    }
    #expect(lines.count == 4)
    #expect(lines.map(\.from.x.value).min() == 15)
  }
}
