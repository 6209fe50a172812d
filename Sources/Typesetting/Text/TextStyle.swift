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

  init(font: FontKey, size: Points, color: Color) {
    self.font = font
    self.size = size
    self.color = color
  }
}

/// What text setting needs of a style, worked out once a template.
struct TextStyle {
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
  /// Divides words, where the style asks for it (`hyphens: auto`) and its language has patterns.
  let hyphenator: Hyphenator?

  var isPlainSpace: Bool { style.whiteSpace == .normal || style.whiteSpace == .nowrap }

  init(
    _ style: Style, face: TextFace, cache: WordCache, hyphenator: Hyphenator? = nil
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
    let space = try Self.advance(of: 32, face, cache)
    let hyphen = try Self.advance(of: 45, face, cache)
    self.style = style
    self.face = face
    self.size = size
    self.rise = rise
    above = font.ascent * size + leading + (rise > 0 ? rise : 0)
    below = font.descent * size + leading + (rise < 0 ? -rise : 0)
    letterSpacing = style.letterSpacing.value
    spaceAdvance = space * size + letterSpacing
    hyphenAdvance = hyphen * size
    underlineThickness = size * 0.05
  }

  /// A character's advance as a share of the font size.
  private static func advance(
    of character: UInt8, _ face: TextFace, _ cache: WordCache
  ) throws(TypesettingError) -> Double {
    var number = 0
    var failure: TypesettingError?
    [character].withUnsafeBufferPointer { bytes in
      do throws(TypesettingError) { number = try cache.word(bytes, face) } catch { failure = error }
    }
    if let failure { throw failure }
    return cache.words[number].advance
  }
}
