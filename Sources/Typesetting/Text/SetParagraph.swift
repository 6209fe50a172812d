package import Pages
internal import QRCoding

/// A paragraph broken into lines at some width: its glyphs at places relative to their line.
package struct SetParagraph: Sendable {
  package var lines: ContiguousArray<SetLine> = []
  package var height: Points = 0

  var runs: ContiguousArray<SetRun> = []
  var glyphs: ContiguousArray<Glyph> = []
  var clusters: ContiguousArray<Cluster> = []
  var text: ContiguousArray<UInt8> = []
  var strokes: [SetStroke] = []
  var pictures: [SetPicture] = []
}

/// One line of a paragraph.
package struct SetLine: Sendable {
  package var height: Points
  /// From the line's top to its baseline.
  package var baseline: Points
  package var width: Points

  var runs: Range<Int>
  var strokes: Range<Int>
  var pictures: Range<Int>
}

/// Glyphs of one pen; x from the line's left edge, y from its baseline.
struct SetRun: Sendable {
  var pen: TextPen
  var glyphs: Range<Int>
  var clusters: Range<Int>
  var text: Range<Int>
}

/// An underline or the like; y from the baseline, downwards.
struct SetStroke: Sendable {
  var x: Double
  var y: Double
  var width: Double
  var pen: Pen
}

/// A picture in a line, its foot on the baseline.
struct SetPicture: Sendable {
  var image: Int32
  var x: Double
  var extent: Extent
  /// The modules of a QR code in place of a picture.
  var code: QRCode?
  var color: Color
  /// Where the picture stands in that box, from its top left corner.
  var inner: Rectangle
  var border: Edges<BorderSide>
  var opacity: Double
  var alternateText: String
}
