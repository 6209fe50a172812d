internal import Pages

/// The text of one pen on a page; on tagged pages also of one element, in the order of reading.
///
/// Shaped words become glyphs of a page here, and nowhere before. A page's layers serve the next page again, so that their
/// memory need not grow anew (``TextSheet/layer(_:element:)``).
final class TextLayer {
  /// Its pen's number in ``TextSheet``.
  private(set) var pen: Int32 = -1
  private(set) var element: Int32?
  private var full: TextPen
  // Unchecked, because nothing is called while one of them is being changed.
  @exclusivity(unchecked) private var glyphs = GrowingBuffer<Glyph>(capacity: 256)
  @exclusivity(unchecked) private var clusters = GrowingBuffer<Cluster>(capacity: 256)
  @exclusivity(unchecked) private var text = GrowingBuffer<UInt8>(capacity: 256)

  init(_ pen: TextPen) { full = pen }

  /// Begins anew with another pen.
  func begin(number: Int32, _ pen: TextPen, element: Int32?) {
    self.pen = number
    self.element = element
    full = pen
    glyphs.removeAll()
    clusters.removeAll()
    text.removeAll()
  }

  /// The font's blank, if it has one.
  var space: UInt? { full.space }
  var size: Points { full.size }
  var lastGlyph: Glyph? { glyphs.last }
  var lastByte: UInt8? { text.last }

  var run: GlyphRun {
    GlyphRun(
      font: full.font, size: full.size, color: full.color, glyphs: glyphs.elements,
      text: text.elements, clusters: clusters.elements)
  }

  func addSpace(_ glyph: Glyph) {
    glyphs.append(glyph)
    clusters.append(Cluster(bytes: 1, glyphs: 1))
    text.append(32)
  }

  /// Adds the glyphs of a word's part of one font.
  ///
  /// - Parameters:
  ///   - left: from the line's left edge.
  ///   - place: where the line's baseline begins.
  func addGlyphs(
    of piece: WordPiece, _ shapes: WordShapes, _ style: TextStyle, left: Double, at place: Position
  ) {
    let (size, rise) = (style.size, style.rise)
    let (x, y) = (place.x.value, place.y.value)
    let room = glyphs.extend(by: piece.glyphs.count)
    shapes.glyphs.withUnsafeBufferPointer { known in
      for (place, index) in piece.glyphs.enumerated() {
        let glyph = known[index]
        room[place] = Glyph(
          index: glyph.index, x: left + glyph.x * size + x, y: glyph.y * size - rise + y)
      }
    }
  }

  /// The same with letter spacing.
  ///
  /// - Parameter before: how many clusters of the word stand before these.
  func addSpacedGlyphs(
    of piece: WordPiece, _ shapes: WordShapes, _ style: TextStyle, left: Double,
    clusters before: Int, at place: Position
  ) {
    var glyph = piece.glyphs.lowerBound
    var spaced = before
    for cluster in shapes.clusters[piece.clusters] {
      for index in glyph..<(glyph + Int(cluster.glyphs)) {
        let known = shapes.glyphs[index]
        glyphs.append(
          Glyph(
            index: known.index,
            x: left + known.x * style.size + Double(spaced) * style.letterSpacing + place.x.value,
            y: known.y * style.size - style.rise + place.y.value))
      }
      glyph += Int(cluster.glyphs)
      spaced += 1
    }
  }

  /// Adds its clusters and source.
  ///
  /// - Parameter bytes: the word's part of `source`; empty for a hyphen at a line's end.
  func addText(
    of piece: WordPiece, _ shapes: WordShapes, _ source: ContiguousArray<UInt8>, _ bytes: ByteRange
  ) {
    shapes.clusters.withUnsafeBufferPointer {
      _ = clusters.extend(by: piece.clusters.count).update(
        fromContentsOf: $0.extracting(piece.clusters))
    }
    let from = Int(bytes.lowerBound)
    if bytes.isEmpty {
      text.append(45)
    } else if piece.isBackward {
      var end = from + piece.bytes.upperBound
      for cluster in shapes.clusters[piece.clusters] {
        for byte in source[(end - Int(cluster.bytes))..<end] { text.append(byte) }
        end -= Int(cluster.bytes)
      }
    } else {
      source.withUnsafeBufferPointer {
        _ = text.extend(by: piece.bytes.count).update(
          fromContentsOf: $0.extracting(
            from + piece.bytes.lowerBound..<from + piece.bytes.upperBound))
      }
    }
  }
}
