package import CairoPango
package import Hyphenating
package import Pages

/// Sets paragraphs in lines, with the styles of one template.
///
/// Confined to its bench's thread.
package final class TextSetter {
  private let cache: WordCache
  private let styles: ContiguousArray<TextStyle>
  private let images: [ImageAsset]
  private var tokenizer: Tokenizer
  private var pens: [PenKey: TextPen] = [:]
  private var repeated: [RepeatKey: SetParagraph] = [:]

  private struct PenKey: Hashable {
    var font: Int32
    var size: Double
    var color: Color
  }

  /// A short paragraph of one text: labels and headings come again on every card.
  private struct RepeatKey: Hashable {
    var style: StyleID
    var inner: StyleID
    var marker: String?
    var text: String
    var width: Double
  }

  private static let repeatedLimit = 4_096
  private static let repeatedLength = 64

  package init(
    bench: FontBench, styles: [Style], images: [ImageAsset], patterns: HyphenationPatterns? = nil
  ) throws(TypesettingError) {
    let cache = WordCache(bench: bench)
    var faces: [FaceKey: TextFace] = [:]
    var prepared: ContiguousArray<TextStyle> = []
    for style in styles {
      let key = FaceKey(
        families: style.fontFamily, weight: style.fontWeight, isItalic: style.isItalic)
      let face: TextFace
      if let known = faces[key] {
        face = known
      } else {
        guard
          let font = bench.font(
            families: key.families, weight: key.weight, isItalic: key.isItalic)
        else {
          throw TypesettingError(
            .engine("no font of the families \(key.families.joined(separator: ", "))"))
        }
        face = TextFace(
          number: Int32(faces.count), font: try cache.number(of: font),
          fallbacks: bench.fallbacks(
            for: key.families, weight: key.weight, isItalic: key.isItalic))
        faces[key] = face
      }
      prepared.append(
        try TextStyle(
          style, face: face, cache: cache, hyphenator: try Self.hyphenator(of: style, patterns)))
    }
    self.cache = cache
    self.styles = prepared
    self.images = images
    tokenizer = Tokenizer(cache: cache, styles: prepared, images: images)
  }

  private static func hyphenator(
    of style: Style, _ patterns: HyphenationPatterns?
  ) throws(TypesettingError) -> Hyphenator? {
    guard style.hyphens == .auto, let patterns else { return nil }
    do {
      return try patterns.hyphenator(language: style.language)
    } catch { throw TypesettingError(.engine(error.description)) }
  }

  private struct FaceKey: Hashable {
    var families: [String]
    var weight: Int
    var isItalic: Bool
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
    try tokenizer.read(paragraph.inlines)
    var filler = LineFiller(
      cache: cache, styles: styles, strut: paragraph.style.index, width: width.value,
      tokenizer: tokenizer
    ) { [unowned self] style, font in self.pen(style, font) }
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

  private func pen(_ style: Int32, _ font: Int32) -> TextPen {
    let style = styles[Int(style)].style
    let key = PenKey(font: font, size: style.fontSize.value, color: style.color)
    if let known = pens[key] { return known }
    let pen = TextPen(font: cache.fonts[Int(font)].key, size: style.fontSize, color: style.color)
    pens[key] = pen
    return pen
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
      cache: cache, styles: styles, strut: style.index, width: .infinity, tokenizer: tokenizer
    ) { [unowned self] style, font in self.pen(style, font) }
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
