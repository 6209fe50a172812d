package import Pages
internal import QRCoding

/// A paragraph broken into lines at some width: its words at places relative to their line.
///
/// Its glyphs are looked up where it is painted, straight into the page. Words are known by their numbers in the cache,
/// which are good for the document that is being laid out; what outlives it is asked for by ``WordCache/generation``.
/// A class, for it is handed on more often than made; never changed once it is made. Confined to its setter's thread.
package final class SetParagraph {
  package let lines: ContiguousArray<SetLine>
  package let height: Points

  let words: ContiguousArray<SetWord>
  /// The source in UTF-8: words are ranges of it.
  let text: ContiguousArray<UInt8>
  let strokes: [SetStroke]
  let pictures: [SetPicture]
  let sheet: TextSheet

  init(
    lines: ContiguousArray<SetLine>, words: ContiguousArray<SetWord>,
    text: ContiguousArray<UInt8>, strokes: [SetStroke], pictures: [SetPicture], sheet: TextSheet
  ) {
    self.lines = lines
    self.words = words
    self.text = text
    self.strokes = strokes
    self.pictures = pictures
    self.sheet = sheet
    var height = Points.zero
    for line in lines { height += line.height }
    self.height = height
  }

  /// The same with the words of `mark` before those of the first line, moved by `shift`.
  func marked(with mark: SetParagraph, shift: Double) -> SetParagraph {
    guard let marking = mark.lines.first, !lines.isEmpty else { return self }
    var words = ContiguousArray<SetWord>()
    words.reserveCapacity(mark.words.count + self.words.count)
    for word in mark.words[marking.words] {
      var moved = word
      moved.x += shift
      moved.bytes.lowerBound += Int32(text.count)
      moved.bytes.upperBound += Int32(text.count)
      words.append(moved)
    }
    let count = words.count
    words += self.words
    var lines = self.lines
    for index in lines.indices {
      let old = lines[index].words
      lines[index].words = (index == 0 ? 0 : old.lowerBound + count)..<old.upperBound + count
    }
    return SetParagraph(
      lines: lines, words: words, text: text + mark.text, strokes: strokes, pictures: pictures,
      sheet: sheet)
  }
}

/// One line of a paragraph.
package struct SetLine: Sendable {
  package var height: Points
  /// From the line's top to its baseline.
  package var baseline: Points
  package var width: Points

  var words: Range<Int>
  var strokes: Range<Int>
  var pictures: Range<Int>
}

/// A word, or what a line has room for between words; x from the line's left edge.
struct SetWord {
  var x: Double
  /// In the word cache; -1 for a space.
  var number: Int32
  var style: Int32
  /// Place in ``SetParagraph/text``; empty for a hyphen that a line's end brought about.
  var bytes: ByteRange
}

/// Some bytes of a text: half as large as a range, for there is one in every token.
struct ByteRange {
  var lowerBound: Int32
  var upperBound: Int32

  init(_ lowerBound: Int, _ upperBound: Int) {
    self.lowerBound = Int32(lowerBound)
    self.upperBound = Int32(upperBound)
  }

  static let empty = ByteRange(0, 0)

  var isEmpty: Bool { lowerBound == upperBound }
  var range: Range<Int> { Int(lowerBound)..<Int(upperBound) }
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
