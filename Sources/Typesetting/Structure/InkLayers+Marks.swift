internal import Pages

// The text and figures of a tagged page with the elements that they belong to, in the order of reading.

extension InkLayers {
  /// Ends a line with a blank, which nobody sees: without one, the last word of a line and the first of the next would be
  /// read as one.
  mutating func endMarkedLine() {
    guard let layer = texts.last, let space = layer.space, let byte = layer.lastByte,
      let glyph = layer.lastGlyph
    else { return }
    // After a hyphen the word goes on.
    guard byte != UInt8(ascii: "-"), byte > 32 else { return }
    layer.addSpace(Glyph(index: space, x: glyph.x + layer.size.value / 2, y: glyph.y))
  }

  /// The page's ink: figures beneath the lines and text above them, as on pages without marks.
  func markedInk(background: [Ink], lines: [Ink]) -> [Ink] {
    var ink: [Ink] = background.isEmpty ? [] : [.marked(nil, background)]
    ink += figures
    if !lines.isEmpty { ink.append(.marked(nil, lines)) }
    var index = 0
    while index < texts.count {
      let element = texts[index].element
      var runs: [Ink] = []
      while index < texts.count, texts[index].element == element {
        runs.append(.glyphs(texts[index].run))
        index += 1
      }
      ink.append(.marked(element, runs))
    }
    return ink
  }
}
