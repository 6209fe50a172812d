internal import CairoPango
internal import Hyphenating
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

/// Font, size and colour of text: runs of one pen are painted together. Compared by identity.
final class TextPen: Sendable {
  let font: FontKey
  let size: Points
  let color: Color
  /// The font's blank, if it has one.
  let space: UInt?

  init(font: FontKey, size: Points, color: Color, space: UInt? = nil) {
    self.font = font
    self.size = size
    self.color = color
    self.space = space
  }
}

/// The pens of a template, one for each font, size and colour.
///
/// Confined to its setter's thread.
final class TextPens {
  private struct Key: Hashable {
    var font: Int32
    var size: Double
    var color: Color
  }

  private let cache: WordCache
  private var pens: [Key: TextPen] = [:]

  init(cache: WordCache) { self.cache = cache }

  /// - Parameter font: the font's number in the word cache.
  func pen(font: Int32, of style: Style) -> TextPen {
    let key = Key(font: font, size: style.fontSize.value, color: style.color)
    if let known = pens[key] { return known }
    let blank = (try? cache.face(of: style)).flatMap { try? cache.space(of: $0) }
    let pen = TextPen(
      font: cache.fonts[Int(font)].key, size: style.fontSize, color: style.color,
      space: blank?.font == font ? blank?.glyph : nil)
    pens[key] = pen
    return pen
  }
}

/// What text setting needs of a style, worked out once a template. A class, for it is taken up for every word.
final class TextStyle {
  let style: Style
  let face: TextFace
  let size: Double
  /// Height above and depth below the baseline, half the leading included.
  let above: Double
  let below: Double
  /// How far the baseline is moved up (superscript) or down.
  let rise: Double
  let spaceAdvance: Double
  let hyphenAdvance: Double
  let letterSpacing: Double
  let underlineThickness: Double
  /// The pen of the face's own font.
  let pen: TextPen
  /// What is painted for a space; nil if no font has a glyph for it.
  let space: (glyph: UInt, pen: TextPen)?
  let isDecorated: Bool
  /// Divides words, where the style asks for it (`hyphens: auto`) and its language has patterns.
  let hyphenator: Hyphenator?

  var isPlainSpace: Bool { style.whiteSpace == .normal || style.whiteSpace == .nowrap }

  init(
    _ style: Style, face: TextFace, cache: WordCache, pens: TextPens,
    hyphenator: Hyphenator? = nil
  ) throws(TypesettingError) {
    self.hyphenator = hyphenator
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
    self.style = style
    self.face = face
    self.size = size
    self.rise = rise
    above = font.ascent * size + leading + (rise > 0 ? rise : 0)
    below = font.descent * size + leading + (rise < 0 ? -rise : 0)
    letterSpacing = style.letterSpacing.value
    let space = try cache.word(of: 32, face)
    let hyphen = try cache.word(of: 45, face)
    spaceAdvance = cache.shapes.words[space].advance * size + style.letterSpacing.value
    hyphenAdvance = cache.shapes.words[hyphen].advance * size
    underlineThickness = size * 0.05
    pen = pens.pen(font: face.font, of: style)
    self.space = try cache.space(of: face).map { ($0.glyph, pens.pen(font: $0.font, of: style)) }
    isDecorated = !style.textDecoration.isEmpty
  }
}
