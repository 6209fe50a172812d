internal import Pages

/// The text and figures of one page with the elements that they belong to, in the order of reading.
struct MarkedText {
  private var pieces: [(element: Int32?, pen: TextPen, run: GlyphRun)] = []
  private var figures: [Ink] = []

  /// Adds a run; the last one grows if it has the same pen and element.
  mutating func add(
    _ run: SetRun, of paragraph: SetParagraph, element: Int32?, x: Double, y: Double
  ) {
    let mayGrow = pieces.last.map { $0.element == element && $0.pen === run.pen } ?? false
    if !mayGrow {
      pieces.append(
        (element, run.pen, GlyphRun(font: run.pen.font, size: run.pen.size, color: run.pen.color)))
    }
    let last = pieces.count - 1
    for glyph in paragraph.glyphs[run.glyphs] {
      pieces[last].run.glyphs.append(Glyph(index: glyph.index, x: glyph.x + x, y: glyph.y + y))
    }
    pieces[last].run.clusters.append(contentsOf: paragraph.clusters[run.clusters])
    pieces[last].run.text.append(contentsOf: paragraph.text[run.text])
  }

  /// Ends a line with a blank, which nobody sees: without one, the last word of a line and the first of the next would be
  /// read as one.
  mutating func endLine() {
    guard let last = pieces.indices.last, !pieces[last].run.isBackward,
      let space = pieces[last].pen.space,
      let byte = pieces[last].run.text.last, let glyph = pieces[last].run.glyphs.last
    else { return }
    // After a hyphen the word goes on.
    guard byte != UInt8(ascii: "-"), byte > 32 else { return }
    let x = glyph.x + pieces[last].run.size.value / 2
    pieces[last].run.glyphs.append(Glyph(index: space, x: x, y: glyph.y))
    pieces[last].run.clusters.append(Cluster(bytes: 1, glyphs: 1))
    pieces[last].run.text.append(32)
  }

  mutating func add(figure element: Int32, _ ink: [Ink]) {
    figures.append(.marked(element, ink))
  }

  /// The page's ink: figures beneath the lines and text above them, as on pages without marks.
  consuming func ink(background: [Ink], lines: [Ink]) -> [Ink] {
    var ink: [Ink] = background.isEmpty ? [] : [.marked(nil, background)]
    ink += figures
    if !lines.isEmpty { ink.append(.marked(nil, lines)) }
    var index = 0
    while index < pieces.count {
      let element = pieces[index].element
      var runs: [Ink] = []
      while index < pieces.count, pieces[index].element == element {
        runs.append(.glyphs(pieces[index].run))
        index += 1
      }
      ink.append(.marked(element, runs))
    }
    return ink
  }
}
