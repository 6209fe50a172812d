internal import CairoPango
internal import Pages

/// A font as one document uses it: the common cut, a cut of rarer glyphs, or both.
final class DocumentFont {
  /// A rarer glyph and the text that it stands for here: the same glyph may be a hyphen and a soft one.
  struct Rare: Hashable {
    var glyph: UInt32
    var text: [UInt8]
  }

  let source: FontSource
  /// Its place among the document's fonts, which names it in the pages.
  let place: Int
  var hasCommon = false
  private(set) var rare: [Rare] = []
  /// How far each rarer code moves the pen, in thousandths of the font size; the first stands for code 1.
  private(set) var rareAdvances: [Double] = []
  private var rareCodes: [Rare: UInt16] = [:]

  init(_ source: FontSource, place: Int) {
    self.source = source
    self.place = place
  }

  /// The code of a rarer glyph, from 1.
  func code(of glyph: UInt32, text: [UInt8]) -> UInt16 {
    let wanted = Rare(glyph: glyph, text: text)
    if let known = rareCodes[wanted] { return known }
    rare.append(wanted)
    rareAdvances.append(source.cutter.advance(of: glyph).inThousandths)
    let code = UInt16(clamping: rare.count)
    rareCodes[wanted] = code
    return code
  }
}
