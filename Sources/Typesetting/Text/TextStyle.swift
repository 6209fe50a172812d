internal import CairoPango
internal import Pages

/// A font with what stands in for it.
final class TextFace {
  /// Its number among faces: part of a word's key.
  let number: Int32
  /// Its font's number in the word cache.
  let font: Int32
  let fallbacks: [FontKey]

  init(number: Int32, font: Int32, fallbacks: [FontKey]) {
    self.number = number
    self.font = font
    self.fallbacks = fallbacks
  }
}

/// Font, size and colour of text: runs of one pen are painted together.
struct TextPen {
  let font: FontKey
  let size: Points
  let color: Color
  /// The font's blank, if it has one.
  let space: UInt?
}

/// What is read of a style for every word: plain numbers, worked out once a template.
struct TextStyle {
  var size: Double
  /// Height above and depth below the baseline, half the leading included.
  var above: Double
  var below: Double
  /// How far the baseline is moved up (superscript) or down.
  var rise: Double
  var spaceAdvance: Double
  var hyphenAdvance: Double
  var letterSpacing: Double
  var indent: Double
  var underlineThickness: Double
  /// What is painted for a space, with ``spacePen``.
  var spaceGlyph: UInt
  /// Numbers in ``TextSheet``: the face's own font and pen, and the pen of spaces, or -1 if no font has a glyph for one.
  var face: Int32
  var font: Int32
  var pen: Int32
  var spacePen: Int32
  var align: TextAlign
  var isBackward: Bool
  var isUnderlined: Bool
  var isStruck: Bool
  /// White space is collapsed and hangs at a line's end.
  var isPlainSpace: Bool
  /// A line feed ends the line.
  var keepsLines: Bool
  var keepsSpaces: Bool
  /// Lines end between words.
  var breaks: Bool
  /// Soft hyphens are seen.
  var obeysSoftHyphens: Bool
  /// Words too wide for a line are cut.
  var mayCut: Bool
  var transform: TextTransform

  var isDecorated: Bool { isUnderlined || isStruck }
}

extension TextStyle {
  init(
    _ style: Style, face: TextFace, cache: WordCache, pen: Int32, space: (glyph: UInt, pen: Int32)?
  ) throws(TypesettingError) {
    let font = cache.fonts[Int(face.font)]
    let size = style.fontSize.value
    let natural = (font.ascent + font.descent) * size
    let height: Double =
      switch style.lineHeight {
      case .normal: natural + font.lineGap * size
      case .multiple(let multiple): multiple * size
      case .length(let length): length.value
      }
    let leading = (height - natural) / 2
    let rise: Double =
      switch style.verticalAlign {
      case .super: size * 0.5
      case .sub: -size * 0.2
      case .baseline, .top, .middle, .bottom: 0
      }
    let blank = try cache.word(of: 32, face.number)
    let hyphen = try cache.word(of: 45, face.number)
    let mode = style.whiteSpace
    self.init(
      size: size,
      above: font.ascent * size + leading + (rise > 0 ? rise : 0),
      below: font.descent * size + leading + (rise < 0 ? -rise : 0),
      rise: rise,
      spaceAdvance: cache.shapes.words[blank].advance * size + style.letterSpacing.value,
      hyphenAdvance: cache.shapes.words[hyphen].advance * size,
      letterSpacing: style.letterSpacing.value, indent: style.textIndent.value,
      underlineThickness: size * 0.05, spaceGlyph: space?.glyph ?? 0, face: face.number,
      font: face.font, pen: pen, spacePen: space?.pen ?? -1, align: style.textAlign,
      isBackward: style.direction == .rightToLeft,
      isUnderlined: style.textDecoration.contains(.underline),
      isStruck: style.textDecoration.contains(.lineThrough),
      isPlainSpace: mode == .normal || mode == .nowrap,
      keepsLines: mode == .pre || mode == .preLine || mode == .preWrap,
      keepsSpaces: mode == .pre || mode == .preWrap, breaks: mode != .nowrap && mode != .pre,
      obeysSoftHyphens: style.hyphens != .none,
      mayCut: style.overflowWrap != .normal && mode != .nowrap && mode != .pre,
      transform: style.textTransform)
  }
}
