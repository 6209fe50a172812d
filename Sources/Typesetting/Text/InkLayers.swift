package import Pages
internal import QRCoding

/// Gathers the ink of one page, layer by layer: backgrounds, pictures, lines, text. Lines of one pen become one path and
/// glyphs of one pen one run; on tagged pages one run of an element.
package struct InkLayers {
  private var fills: [Ink] = []
  private var pictures: [Ink] = []
  private var lines: [(pen: Pen, segments: [Segment])] = []
  var texts = ContiguousArray<TextLayer>()
  /// The layer that was added to last.
  private var current: TextLayer?
  /// Where the layers are from.
  private var sheet: TextSheet?

  /// The element that the next text and pictures belong to; nil for what says nothing to a reader.
  var element: Int32?
  let structure: StructureRecorder?
  /// Figures of tagged pages, each with its mark.
  var figures: [Ink] = []

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
    let sheet = paragraph.sheet
    let shapes = sheet.cache.shapes
    var top = place.y.value
    for line in paragraph.lines[lines] {
      let baseline = Position(x: place.x, y: Points(top + line.baseline.value))
      for word in paragraph.words[line.words] {
        add(word, of: paragraph, sheet, shapes, at: baseline)
      }
      for stroke in paragraph.strokes[line.strokes] {
        let y = baseline.y + Points(stroke.y)
        let x = place.x + Points(stroke.x)
        self.line(
          Segment(from: Position(x: x, y: y), to: Position(x: x + Points(stroke.width), y: y)),
          stroke.pen)
      }
      for picture in paragraph.pictures[line.pictures] {
        add(picture, at: Position(x: place.x + Points(picture.x), y: baseline.y))
      }
      if structure != nil { endMarkedLine() }
      top += line.height.value
    }
  }

  private mutating func add(
    _ word: SetWord, of paragraph: SetParagraph, _ sheet: TextSheet, _ shapes: WordShapes,
    at place: Position
  ) {
    let style = sheet.styles[Int(word.style)]
    guard word.number >= 0 else {
      guard style.spacePen >= 0 else { return }
      layer(of: style.spacePen, sheet).addSpace(
        Glyph(
          index: style.spaceGlyph, x: word.x + place.x.value, y: -style.rise + place.y.value))
      return
    }
    let pieces = shapes.words[Int(word.number)].pieces
    for number in pieces {
      let piece = shapes.pieces[number]
      let layer = layer(of: sheet.pen(font: piece.font, of: word.style), sheet)
      let left = word.x + piece.x * style.size
      if style.letterSpacing == 0 {
        layer.addGlyphs(of: piece, shapes, style, left: left, at: place)
      } else {
        // Counted from the word's first cluster, for the spacing runs on through fonts.
        let first = shapes.pieces[pieces.lowerBound].clusters.lowerBound
        layer.addSpacedGlyphs(
          of: piece, shapes, style, left: left, clusters: piece.clusters.lowerBound - first,
          at: place)
      }
      layer.addText(of: piece, shapes, paragraph.text, word.bytes)
    }
  }

  /// The layer that text of that pen goes to now.
  @inline(__always)
  private mutating func layer(of pen: Int32, _ sheet: TextSheet) -> TextLayer {
    if let current, current.pen == pen, structure == nil || current.element == element {
      return current
    }
    let next = nextLayer(of: pen, sheet)
    current = next
    return next
  }

  private mutating func nextLayer(of pen: Int32, _ sheet: TextSheet) -> TextLayer {
    if structure == nil, let known = texts.first(where: { $0.pen == pen }) { return known }
    let layer = sheet.layer(pen, element: element)
    texts.append(layer)
    self.sheet = sheet
    return layer
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
      if !ink.isEmpty { figures.append(.marked(structure.add(figure), ink)) }
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

  /// The finished page; nothing more is added to it.
  package func page(size: Extent) -> Page {
    defer { sheet?.recycle(texts) }
    var ink = fills
    ink += pictures
    guard structure == nil else {
      let lines: [Ink] = lines.map { .lines($0.segments, $0.pen) }
      return Page(size: size, ink: markedInk(background: ink, lines: lines))
    }
    ink += lines.map { .lines($0.segments, $0.pen) }
    ink += texts.map { .glyphs($0.run) }
    return Page(size: size, ink: ink)
  }
}
