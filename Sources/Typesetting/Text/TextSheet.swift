internal import CairoPango
internal import Hyphenating
internal import Pages

/// The styles of a template as text setting reads them, with the words and pens that its text is made of.
///
/// Confined to its bench's thread.
final class TextSheet {
  let cache: WordCache
  let styles: ContiguousArray<TextStyle>
  /// What the styles were made from.
  let sources: [Style]
  /// For each style what divides its words, where it asks for that (`hyphens: auto`) and its language has patterns.
  let hyphenators: [Hyphenator?]
  private let pens: TextPens
  private var spareLayers = ContiguousArray<TextLayer>()
  private static let spareLimit = 256

  init(
    cache: WordCache, styles sources: [Style], patterns: HyphenationPatterns?
  ) throws(TypesettingError) {
    let pens = TextPens(cache: cache)
    var styles: ContiguousArray<TextStyle> = []
    var hyphenators: [Hyphenator?] = []
    for style in sources {
      let face = try cache.face(of: style)
      let space = try cache.space(of: face)
      styles.append(
        try TextStyle(
          style, face: face, cache: cache, pen: pens.number(font: face.font, of: style),
          space: space.map { ($0.glyph, pens.number(font: $0.font, of: style)) }))
      hyphenators.append(try Self.hyphenator(of: style, patterns))
    }
    self.cache = cache
    self.styles = styles
    self.sources = sources
    self.hyphenators = hyphenators
    self.pens = pens
  }

  private static func hyphenator(
    of style: Style, _ patterns: HyphenationPatterns?
  ) throws(TypesettingError) -> Hyphenator? {
    guard style.hyphens == .auto, let patterns else { return nil }
    do {
      return try patterns.hyphenator(language: style.language)
    } catch { throw TypesettingError(.engine(error.description)) }
  }

  /// An empty layer for text of that pen.
  func layer(_ pen: Int32, element: Int32?) -> TextLayer {
    let full = pens.pens[Int(pen)]
    let layer = spareLayers.popLast() ?? TextLayer(full)
    layer.begin(number: pen, full, element: element)
    return layer
  }

  /// Takes back the layers of a finished page.
  func recycle(_ layers: ContiguousArray<TextLayer>) {
    if spareLayers.count < Self.spareLimit { spareLayers += layers }
  }

  /// The number of the pen of a word's piece in that font.
  @inline(__always)
  func pen(font: Int32, of style: Int32) -> Int32 {
    let known = styles[Int(style)]
    return known.font == font ? known.pen : pens.number(font: font, of: sources[Int(style)])
  }
}

/// The pens of a template, one for each font, size and colour.
final class TextPens {
  private struct Key: Hashable {
    var font: Int32
    var size: Double
    var color: Color
  }

  private let cache: WordCache
  private(set) var pens: [TextPen] = []
  private var numbers: [Key: Int32] = [:]

  init(cache: WordCache) { self.cache = cache }

  /// - Parameter font: the font's number in the word cache.
  func number(font: Int32, of style: Style) -> Int32 {
    let key = Key(font: font, size: style.fontSize.value, color: style.color)
    if let known = numbers[key] { return known }
    let blank = (try? cache.face(of: style)).flatMap { try? cache.space(of: $0) }
    let number = Int32(pens.count)
    pens.append(
      TextPen(
        font: cache.fonts[Int(font)].key, size: style.fontSize, color: style.color,
        space: blank?.font == font ? blank?.glyph : nil))
    numbers[key] = number
    return number
  }
}
