/// A finished page: ink at fixed places, in painting order.
///
/// Nothing on it can move any more. Typesetting makes pages; Drawing only paints them, so the same page gives the same
/// PDF, PNG and textual dump.
package struct Page: Sendable, Hashable {
  package var size: Extent
  package var ink: [Ink]

  package init(size: Extent, ink: [Ink]) {
    self.size = size
    self.ink = ink
  }
}

/// All the pages of one document, and the pictures that they show.
package struct PageSet: Sendable, Hashable {
  package var pages: [Page]
  package var images: [ImageAsset]
  package var title: String
  package var language: String
  /// What the marked ink is for readers and machines, in reading order; empty for pages without marks.
  package var structure: [StructureElement]

  package init(
    pages: [Page], images: [ImageAsset] = [], title: String = "", language: String = "id",
    structure: [StructureElement] = []
  ) {
    self.pages = pages
    self.images = images
    self.title = title
    self.language = language
    self.structure = structure
  }
}

/// One mark, or many of a kind, on a page.
package indirect enum Ink: Sendable, Hashable {
  case fill(Rectangle, Color)
  /// Straight lines of one pen, painted as one path.
  case lines([Segment], Pen)
  case glyphs(GlyphRun)
  /// The picture at that place in ``PageSet/images``, stretched over the rectangle.
  case image(Int32, Rectangle, opacity: Double)
  /// Ink in turned or shifted coordinates.
  case transformed(Transform, [Ink], opacity: Double)
  /// Ink of the element at that place in ``PageSet/structure``; nil for what says nothing (an artifact). Marks do not
  /// hold marks.
  case marked(Int32?, [Ink])
}

/// A straight line between two places.
@frozen
public struct Segment: Sendable, Hashable {
  public var from: Position
  public var to: Position

  @inlinable public init(from: Position, to: Position) {
    self.from = from
    self.to = to
  }
}

/// How a line is stroked.
package struct Pen: Sendable, Hashable {
  package var width: Points
  package var color: Color
  /// Lengths of dashes and gaps in turn; empty for a solid line.
  package var dashes: [Points]

  package init(width: Points, color: Color = .black, dashes: [Points] = []) {
    self.width = width
    self.color = color
    self.dashes = dashes
  }
}

/// A font file of `Fonts/` and the face within it: what glyph numbers are numbers of.
package struct FontKey: Sendable, Hashable, Comparable {
  /// The path below the fonts folder, such as `lean/LiberationSans-Regular.ttf`.
  package var file: String
  package var face: Int32

  package init(file: String, face: Int32 = 0) {
    self.file = file
    self.face = face
  }

  package static func < (left: FontKey, right: FontKey) -> Bool {
    (left.file, left.face) < (right.file, right.face)
  }
}

/// Shaped text of one font, size and colour, with its source, so that drawing never shapes again and what a reader
/// extracts is exactly what was put in.
///
/// Typesetting gathers all the text of a page that shares font, size and colour into one run: one Cairo call.
package struct GlyphRun: Sendable, Hashable {
  package var font: FontKey
  package var size: Points
  package var color: Color
  package var glyphs: ContiguousArray<Glyph>
  /// The source text in UTF-8, cluster after cluster, as they stand from left to right: right-to-left words run backward.
  package var text: ContiguousArray<UInt8>
  package var clusters: ContiguousArray<Cluster>

  package init(
    font: FontKey, size: Points, color: Color, glyphs: ContiguousArray<Glyph> = [],
    text: ContiguousArray<UInt8> = [], clusters: ContiguousArray<Cluster> = []
  ) {
    self.font = font
    self.size = size
    self.color = color
    self.glyphs = glyphs
    self.text = text
    self.clusters = clusters
  }
}

/// A glyph at a place on the page; laid out in memory as Cairo's own `cairo_glyph_t`.
@frozen
public struct Glyph: Sendable, Hashable {
  public var index: UInt
  /// Points from the page's left edge to the glyph's origin.
  public var x: Double
  /// Points from the page's top edge to the baseline.
  public var y: Double

  @inlinable public init(index: UInt, x: Double, y: Double) {
    self.index = index
    self.x = x
    self.y = y
  }
}

/// How many bytes of source text became how many glyphs; laid out in memory as Cairo's `cairo_text_cluster_t`.
@frozen
public struct Cluster: Sendable, Hashable {
  public var bytes: Int32
  public var glyphs: Int32

  @inlinable public init(bytes: Int32, glyphs: Int32) {
    self.bytes = bytes
    self.glyphs = glyphs
  }
}
