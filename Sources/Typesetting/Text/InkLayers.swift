package import Pages
internal import QRCoding

/// Gathers the ink of one page, layer by layer: backgrounds, pictures, lines, text. Lines of one pen become one path and
/// glyphs of one pen one run.
package struct InkLayers {
  private var fills: [Ink] = []
  private var pictures: [Ink] = []
  private var lines: [(pen: Pen, segments: [Segment])] = []
  private var texts: [(pen: TextPen, run: GlyphRun)] = []

  /// The element that the next text and pictures belong to; nil for what says nothing to a reader.
  var element: Int32?
  private let structure: StructureRecorder?
  private var marked = MarkedText()

  package init() { structure = nil }

  /// - Parameter structure: the document's elements, if the page is to be tagged.
  init(structure: StructureRecorder?) { self.structure = structure }

  package mutating func fill(_ rectangle: Rectangle, _ color: Color) {
    fills.append(.fill(rectangle, color))
  }

  package mutating func image(_ index: Int32, _ rectangle: Rectangle, opacity: Double) {
    pictures.append(.image(index, rectangle, opacity: opacity))
  }

  package mutating func line(_ segment: Segment, _ pen: Pen) {
    if let known = lines.lastIndex(where: { $0.pen == pen }) {
      lines[known].segments.append(segment)
    } else {
      lines.append((pen, [segment]))
    }
  }

  /// Adds some of a paragraph's lines, the top left corner of the first at `place`.
  package mutating func text(_ paragraph: SetParagraph, lines: Range<Int>, at place: Position) {
    var top = place.y.value
    for line in paragraph.lines[lines] {
      let baseline = top + line.baseline.value
      for run in paragraph.runs[line.runs] {
        add(run, of: paragraph, x: place.x.value, y: baseline)
      }
      for stroke in paragraph.strokes[line.strokes] {
        let y = Points(baseline + stroke.y)
        let x = place.x + Points(stroke.x)
        self.line(
          Segment(from: Position(x: x, y: y), to: Position(x: x + Points(stroke.width), y: y)),
          stroke.pen)
      }
      for picture in paragraph.pictures[line.pictures] {
        add(picture, at: Position(x: place.x + Points(picture.x), y: Points(baseline)))
      }
      if structure != nil { marked.endLine() }
      top += line.height.value
    }
  }

  private mutating func add(_ run: SetRun, of paragraph: SetParagraph, x: Double, y: Double) {
    guard structure == nil else {
      return marked.add(run, of: paragraph, element: element, x: x, y: y)
    }
    let index: Int
    if let known = texts.firstIndex(where: { $0.pen === run.pen }) {
      index = known
    } else {
      index = texts.count
      texts.append(
        (run.pen, GlyphRun(font: run.pen.font, size: run.pen.size, color: run.pen.color)))
      texts[index].run.glyphs.reserveCapacity(1_024)
    }
    texts[index].run.glyphs.append(
      contentsOf: paragraph.glyphs[run.glyphs].lazy.map { glyph in
        Glyph(index: glyph.index, x: glyph.x + x, y: glyph.y + y)
      })
    texts[index].run.clusters.append(contentsOf: paragraph.clusters[run.clusters])
    texts[index].run.text.append(contentsOf: paragraph.text[run.text])
  }

  private mutating func add(_ picture: SetPicture, at foot: Position) {
    let box = Rectangle(
      x: foot.x, y: foot.y - picture.extent.height, width: picture.extent.width,
      height: picture.extent.height)
    let place = Rectangle(
      x: box.x + picture.inner.x, y: box.y + picture.inner.y, width: picture.inner.width,
      height: picture.inner.height)
    let frame = self.frame(of: picture, box)
    if let structure, let element, !picture.alternateText.isEmpty {
      let figure = StructureElement(
        kind: .figure, parent: element, alternateText: picture.alternateText)
      var ink: [Ink] = frame.map { .lines([$0.segment], $0.pen) }
      if picture.image >= 0 {
        ink.insert(.image(picture.image, place, opacity: picture.opacity), at: 0)
      }
      if let code = picture.code { ink.append(code.ink(in: place, color: picture.color)) }
      if !ink.isEmpty { marked.add(figure: structure.add(figure), ink) }
      return
    }
    // Without a picture only the frame is drawn: room for a photograph.
    if picture.image >= 0 { image(picture.image, place, opacity: picture.opacity) }
    if let code = picture.code { pictures.append(code.ink(in: place, color: picture.color)) }
    for side in frame { line(side.segment, side.pen) }
  }

  private func frame(
    of picture: SetPicture, _ box: Rectangle
  ) -> [(segment: Segment, pen: Pen)] {
    [
      (picture.border.top, Position(x: box.x, y: box.y), Position(x: box.maxX, y: box.y)),
      (picture.border.right, Position(x: box.maxX, y: box.y), Position(x: box.maxX, y: box.maxY)),
      (picture.border.bottom, Position(x: box.x, y: box.maxY), Position(x: box.maxX, y: box.maxY)),
      (picture.border.left, Position(x: box.x, y: box.y), Position(x: box.x, y: box.maxY)),
    ].compactMap { side, from, to in
      guard side.usedWidth > 0 else { return nil }
      return (Segment(from: from, to: to), Pen(width: side.width, color: side.color))
    }
  }

  package consuming func page(size: Extent) -> Page {
    var ink = fills
    ink += pictures
    guard structure == nil else {
      let lines: [Ink] = lines.map { .lines($0.segments, $0.pen) }
      return Page(size: size, ink: marked.ink(background: ink, lines: lines))
    }
    ink += lines.map { .lines($0.segments, $0.pen) }
    ink += texts.map { .glyphs($0.run) }
    return Page(size: size, ink: ink)
  }
}
