import CairoPango
import Pages
import Support

@testable import Typesetting

/// Sets text for the tests below and reads it back from the page.
struct TextBench {
  let setter: TextSetter

  init(_ styles: [Style], fonts: String = Places.testFonts) throws {
    setter = try TextSetter(bench: FontBench(fonts: fonts), styles: styles, images: [])
  }

  /// Half an em is 5 points: a line 50 points wide holds ten characters.
  static func boxes(_ change: (inout Style) -> Void = { _ in }) -> Style {
    var style = Style()
    style.fontFamily = ["Boxes"]
    style.fontSize = 10
    change(&style)
    return style
  }

  static func sans(_ change: (inout Style) -> Void = { _ in }) -> Style {
    var style = Style()
    style.fontFamily = ["Rapor Sans"]
    style.fontSize = 10
    change(&style)
    return style
  }

  func set(_ text: String, width: Points) throws -> SetParagraph {
    try setter.set(Self.paragraph(text), width: width)
  }

  static func paragraph(_ text: String) -> Paragraph {
    Paragraph(
      style: StyleID(0),
      inlines: [.text(text, style: StyleID(0), origin: Origin(site: 7))])
  }
}

extension SetParagraph {
  /// The text of each line, as a reader finds it on a page.
  var readLines: [String] {
    lines.indices.map { index in
      runs(of: index).map { String(decoding: $0.text, as: UTF8.self) }.joined()
    }
  }

  /// The runs of one line, painted on a page of its own at the origin.
  func runs(of line: Int) -> [GlyphRun] {
    var layers = InkLayers()
    layers.text(self, lines: line..<line + 1, at: Position(x: 0, y: 0))
    return layers.page(size: Extent(width: 600, height: 800)).ink.compactMap {
      if case .glyphs(let run) = $0 { run } else { nil }
    }
  }

  /// Whether the clusters of every run name each of its bytes and glyphs once.
  var clustersSumUp: Bool {
    lines.indices.allSatisfy { line in
      runs(of: line).allSatisfy { run in
        run.clusters.reduce(0) { $0 + Int($1.bytes) } == run.text.count
          && run.clusters.reduce(0) { $0 + Int($1.glyphs) } == run.glyphs.count
      }
    }
  }
}
