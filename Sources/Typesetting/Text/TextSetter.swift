package import CairoPango
package import Hyphenating
package import Pages

/// Sets paragraphs in lines, with the styles of one template.
///
/// Confined to its bench's thread.
package final class TextSetter {
  private let sheet: TextSheet
  // Unchecked, because only the methods below change them, and none of these calls another while it does.
  @exclusivity(unchecked) private var tokenizer: Tokenizer
  @exclusivity(unchecked) private var repeated = TextIndex<RepeatKey>(slots: 1 << 11)
  @exclusivity(unchecked) private var repeats: [SetParagraph] = []
  /// Of the cache that the words of the repeated paragraphs are in.
  private var generation: Int

  /// A short paragraph of one text: labels and headings come again on every card.
  private struct RepeatKey: Equatable {
    var style: StyleID
    var inner: StyleID
    var width: Double

    var seed: UInt64 {
      UInt64(UInt32(bitPattern: style.index)) << 32 ^ UInt64(UInt32(bitPattern: inner.index))
        ^ width.bitPattern &* 0x9E37_79B9_7F4A_7C15
    }
  }

  private static let repeatedLimit = 2_048
  private static let repeatedLength = 64

  package convenience init(
    bench: FontBench, styles: [Style], images: [ImageAsset], patterns: HyphenationPatterns? = nil
  ) throws(TypesettingError) {
    try self.init(
      cache: WordCache(bench: bench), styles: styles, images: images, patterns: patterns)
  }

  /// - Parameter cache: the words shaped so far, whatever the template that they were shaped for.
  init(
    cache: WordCache, styles: [Style], images: [ImageAsset], patterns: HyphenationPatterns?
  ) throws(TypesettingError) {
    sheet = try TextSheet(cache: cache, styles: styles, patterns: patterns)
    tokenizer = Tokenizer(sheet: sheet, images: images)
    generation = cache.generation
  }

  /// Goes on with other pictures: those of another record.
  func use(_ images: [ImageAsset]) {
    tokenizer.images = images
  }

  /// The narrowest width that breaks no word, and the width without any break but forced ones.
  package func widths(
    of paragraph: Paragraph
  ) throws(TypesettingError) -> (minimum: Points, maximum: Points) {
    try tokenizer.read(paragraph.inlines)
    return tokenizer.widths
  }

  /// Breaks a paragraph into lines no wider than `width`, unless one glyph alone is.
  ///
  /// - Throws: ``TypesettingError/Cause/missingGlyph(_:)`` where no font has a character.
  package func set(
    _ paragraph: Paragraph, width: Points
  ) throws(TypesettingError) -> SetParagraph {
    guard paragraph.marker == nil, paragraph.inlines.count == 1,
      case .text(var text, let inner, _) = paragraph.inlines[0],
      text.utf8.count <= Self.repeatedLength
    else {
      let set = try fill(paragraph.inlines, paragraph.style, width: width.value)
      guard let marker = paragraph.marker else { return set }
      return try adding(marker, of: paragraph.style, to: set)
    }
    if generation != sheet.cache.generation || repeats.count >= Self.repeatedLimit {
      generation = sheet.cache.generation
      repeated.removeAll()
      repeats.removeAll(keepingCapacity: true)
    }
    let key = RepeatKey(style: paragraph.style, inner: inner, width: width.value)
    let (hash, known) = text.withUTF8 { bytes in
      let hash = TextHash.of(bytes, seed: key.seed)
      return (hash, repeated.number(of: bytes, key, hash: hash))
    }
    if let known { return repeats[known] }
    let set = try fill(paragraph.inlines, paragraph.style, width: width.value)
    text.withUTF8 { repeated.add($0, key, hash: hash) }
    repeats.append(set)
    return set
  }

  private func fill(
    _ inlines: [Inline], _ style: StyleID, width: Double
  ) throws(TypesettingError) -> SetParagraph {
    try tokenizer.read(inlines, within: Points(width))
    var filler = LineFiller(
      sheet: sheet, strut: style.index, width: width, text: tokenizer.text,
      pictures: tokenizer.pictures)
    try filler.fill(&tokenizer.tokens)
    return filler.finish()
  }

  /// The paragraph with a list item's mark at the left of its first line.
  ///
  /// - Parameter shift: the item's left edge, from the paragraph's.
  func adding(
    _ marker: String, of style: StyleID, to paragraph: SetParagraph, shift edge: Points = 0
  ) throws(TypesettingError) -> SetParagraph {
    let mark = try fill(
      [.text(marker, style: style, origin: .none)], style, width: .infinity)
    guard let line = mark.lines.first else { return paragraph }
    let gap = sheet.styles[Int(style.index)].size * 0.4
    return paragraph.marked(with: mark, shift: edge.value - line.width.value - gap)
  }
}
