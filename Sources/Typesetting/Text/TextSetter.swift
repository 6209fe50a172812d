package import CairoPango
package import Hyphenating
package import Pages

/// Sets paragraphs in lines, with the styles of one template.
///
/// Confined to its bench's thread.
package final class TextSetter {
  private let cache: WordCache
  private let styles: ContiguousArray<TextStyle>
  private var tokenizer: Tokenizer
  private let pens: TextPens
  private var repeated: [RepeatKey: SetParagraph] = [:]

  /// A short paragraph of one text: labels and headings come again on every card.
  private struct RepeatKey: Hashable {
    var style: StyleID
    var inner: StyleID
    var marker: String?
    var text: String
    var width: Double
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
    cache.makeRoom()
    let pens = TextPens(cache: cache)
    var prepared: ContiguousArray<TextStyle> = []
    for style in styles {
      prepared.append(
        try TextStyle(
          style, face: try cache.face(of: style), cache: cache, pens: pens,
          hyphenator: try Self.hyphenator(of: style, patterns)))
    }
    self.cache = cache
    self.pens = pens
    self.styles = prepared
    tokenizer = Tokenizer(cache: cache, styles: prepared, images: images)
  }

  /// Goes on with other pictures: those of another record.
  func use(_ images: [ImageAsset]) { tokenizer.images = images }

  private static func hyphenator(
    of style: Style, _ patterns: HyphenationPatterns?
  ) throws(TypesettingError) -> Hyphenator? {
    guard style.hyphens == .auto, let patterns else { return nil }
    do {
      return try patterns.hyphenator(language: style.language)
    } catch { throw TypesettingError(.engine(error.description)) }
  }

  /// The narrowest width that breaks no word, and the width without any break but forced ones.
  package func widths(
    of paragraph: Paragraph
  ) throws(TypesettingError) -> (minimum: Points, maximum: Points) {
    cache.makeRoom()
    try tokenizer.read(paragraph.inlines)
    var widest = 0.0
    var line = 0.0
    var chunk = 0.0
    var longest = 0.0
    for token in tokenizer.tokens {
      switch token.kind {
      case .lineBreak:
        longest = max(longest, line)
        line = 0
        chunk = 0
      case .softHyphen: break
      case .space, .word, .picture:
        if token.mayBreakBefore || token.kind == .space { chunk = 0 }
        line += token.width
        chunk += token.kind == .space ? 0 : token.width
        widest = max(widest, chunk)
      }
    }
    return (Points(widest), Points(max(longest, line)))
  }

  /// Breaks a paragraph into lines no wider than `width`, unless one glyph alone is.
  ///
  /// - Throws: ``TypesettingError/Cause/missingGlyph(_:)`` where no font has a character.
  package func set(
    _ paragraph: Paragraph, width: Points
  ) throws(TypesettingError) -> SetParagraph {
    let key = repeatKey(of: paragraph, width: width)
    if let key, let known = repeated[key] { return known }
    cache.makeRoom()
    try tokenizer.read(paragraph.inlines, within: width)
    var filler = LineFiller(
      cache: cache, styles: styles, strut: paragraph.style.index, width: width.value,
      tokenizer: tokenizer,
      pens: pens)
    try filler.fill(tokenizer.tokens)
    var result = filler.result
    if let marker = paragraph.marker { try add(marker, of: paragraph.style, to: &result) }
    if let key {
      if repeated.count >= Self.repeatedLimit { repeated.removeAll(keepingCapacity: true) }
      repeated[key] = result
    }
    return result
  }

  private func repeatKey(of paragraph: Paragraph, width: Points) -> RepeatKey? {
    guard paragraph.inlines.count == 1, case .text(let text, let inner, _) = paragraph.inlines[0],
      text.utf8.count <= Self.repeatedLength
    else { return nil }
    return RepeatKey(
      style: paragraph.style, inner: inner, marker: paragraph.marker, text: text,
      width: width.value)
  }

  /// Sets a list item's mark at the left of its first line.
  ///
  /// - Parameter shift: the item's left edge, from the paragraph's.
  func add(
    _ marker: String, of style: StyleID, to paragraph: inout SetParagraph, shift edge: Points = 0
  ) throws(TypesettingError) {
    guard !paragraph.lines.isEmpty else { return }
    let gap = styles[Int(style.index)].size * 0.4
    let single = Paragraph(style: style, inlines: [.text(marker, style: style, origin: .none)])
    try tokenizer.read(single.inlines)
    var filler = LineFiller(
      cache: cache, styles: styles, strut: style.index, width: .infinity, tokenizer: tokenizer,
      pens: pens)
    try filler.fill(tokenizer.tokens)
    let mark = filler.result
    guard let line = mark.lines.first else { return }
    let shift = edge.value - line.width.value - gap
    let glyphs = paragraph.glyphs.count
    let clusters = paragraph.clusters.count
    let text = paragraph.text.count
    for glyph in mark.glyphs {
      paragraph.glyphs.append(Glyph(index: glyph.index, x: glyph.x + shift, y: glyph.y))
    }
    paragraph.clusters += mark.clusters
    paragraph.text += mark.text
    // The mark's runs go before the first line's, which all others then follow.
    let runs = mark.runs.map { run in
      SetRun(
        pen: run.pen, glyphs: run.glyphs.lowerBound + glyphs..<run.glyphs.upperBound + glyphs,
        clusters: run.clusters.lowerBound + clusters..<run.clusters.upperBound + clusters,
        text: run.text.lowerBound + text..<run.text.upperBound + text)
    }
    paragraph.runs.insert(contentsOf: runs, at: 0)
    for index in paragraph.lines.indices {
      let old = paragraph.lines[index].runs
      paragraph.lines[index].runs =
        (index == 0 ? 0 : old.lowerBound + runs.count)..<(old.upperBound + runs.count)
    }
  }
}
