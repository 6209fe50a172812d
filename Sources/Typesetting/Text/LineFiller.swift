internal import Pages

/// Fills lines greedily with the tokens of a paragraph and places their glyphs.
struct LineFiller {
  let cache: WordCache
  let styles: ContiguousArray<TextStyle>
  let strut: Int32
  let width: Double
  let text: ContiguousArray<UInt8>
  let pictures: [SetPicture]
  private(set) var result = SetParagraph()
  /// The pen of a font in a style, made when first needed.
  let pen: (Int32, Int32) -> TextPen

  init(
    cache: WordCache, styles: ContiguousArray<TextStyle>, strut: Int32, width: Double,
    tokenizer: borrowing Tokenizer, pen: @escaping (Int32, Int32) -> TextPen
  ) {
    self.cache = cache
    self.styles = styles
    self.strut = strut
    self.width = width
    self.text = tokenizer.text
    self.pictures = tokenizer.pictures
    self.pen = pen
  }

  /// Room for rounding: a line as wide as its text was measured must hold it.
  private static let slack = 0.001

  mutating func fill(_ source: ContiguousArray<TextToken>) throws(TypesettingError) {
    var tokens = source
    let indent = styles[Int(strut)].style.textIndent.value
    var lineStart = 0
    var x = indent
    var at = 0
    var isFirst = true
    while at < tokens.count {
      let kind = tokens[at].kind
      if kind == .lineBreak {
        try endLine(tokens, lineStart..<at, indent: isFirst ? indent : 0, isLast: true)
        isFirst = false
        at += 1
        lineStart = at
        x = 0
        continue
      }
      let end = chunkEnd(tokens, at)
      var chunk = 0.0
      for token in tokens[at..<end] { chunk += token.width }
      // A hyphen that may have to be shown must fit too.
      let endsAtHyphen = end < tokens.count && tokens[end].kind == .softHyphen
      let hyphen = endsAtHyphen ? hyphenWidth(tokens[at].style) : 0
      if x + chunk + hyphen <= width + Self.slack || kind == .space {
        x += chunk
        at = end
      } else if at > lineStart, mayEnd(tokens, lineStart, at) {
        try endLine(tokens, lineStart..<at, indent: isFirst ? indent : 0, isLast: false)
        isFirst = false
        lineStart = skippingSpaces(tokens, from: at)
        at = lineStart
        x = 0
      } else if let cut = try cut(
        &tokens, at..<end, room: width - x - hyphen, isAlone: at == lineStart)
      {
        try endLine(tokens, lineStart..<cut, indent: isFirst ? indent : 0, isLast: false)
        isFirst = false
        lineStart = cut
        at = cut
        x = 0
      } else {
        // One glyph, or a picture, wider than the line: it stands there alone.
        x += chunk
        at = end
      }
    }
    if lineStart < tokens.count || result.lines.isEmpty && !source.isEmpty {
      try endLine(tokens, lineStart..<tokens.count, indent: isFirst ? indent : 0, isLast: true)
    }
    for line in result.lines { result.height = result.height + line.height }
  }

  /// The tokens from `at` that must stand together.
  private func chunkEnd(_ tokens: ContiguousArray<TextToken>, _ at: Int) -> Int {
    var end = at + 1
    guard tokens[at].kind != .space, tokens[at].kind != .softHyphen else { return end }
    while end < tokens.count {
      switch tokens[end].kind {
      case .word, .picture: if tokens[end].mayBreakBefore { return end }
      case .space:
        // A space that does not break (nowrap) keeps its neighbours together.
        guard end + 1 < tokens.count, tokens[end + 1].kind == .word, !tokens[end + 1].mayBreakBefore
        else { return end }
      case .softHyphen, .lineBreak: return end
      }
      end += 1
    }
    return end
  }

  private func mayEnd(_ tokens: ContiguousArray<TextToken>, _ start: Int, _ at: Int) -> Bool {
    tokens[start..<at].contains { $0.kind == .word || $0.kind == .picture }
      && (tokens[at].mayBreakBefore || tokens[at - 1].kind == .softHyphen)
  }

  private func skippingSpaces(_ tokens: ContiguousArray<TextToken>, from start: Int) -> Int {
    var at = start
    while at < tokens.count, tokens[at].kind == .space || tokens[at].kind == .softHyphen { at += 1 }
    return at
  }

  private func hyphenWidth(_ style: Int32) -> Double { styles[Int(style)].size * 0.333 }

  /// Cuts a stretch of tokens that is too wide for a line (`overflow-wrap`).
  ///
  /// - Returns: the first token of the next line, or nil if the stretch cannot be cut.
  private func cut(
    _ tokens: inout ContiguousArray<TextToken>, _ range: Range<Int>, room: Double, isAlone: Bool
  ) throws(TypesettingError) -> Int? {
    var room = room
    for index in range {
      let token = tokens[index]
      if token.width <= room + Self.slack {
        room -= token.width
        continue
      }
      let isFirst = index == range.lowerBound
      if let split = try split(token, room: room, mustKeep: isFirst && isAlone) {
        tokens.replaceSubrange(index...index, with: [split.0, split.1])
        return index + 1
      }
      return isFirst || !mayCut(token) ? nil : index
    }
    return nil
  }

  private func mayCut(_ token: TextToken) -> Bool {
    let style = styles[Int(token.style)].style
    return style.overflowWrap != .normal && style.whiteSpace != .nowrap && style.whiteSpace != .pre
  }

  /// Splits a word at the last cluster that fits; at least one stays if it must.
  private func split(
    _ token: TextToken, room: Double, mustKeep: Bool
  ) throws(TypesettingError) -> (TextToken, TextToken)? {
    guard token.kind == .word, mayCut(token) else { return nil }
    let style = styles[Int(token.style)]
    let word = cache.words[Int(token.word)]
    guard word.clusterCount > 1 else { return nil }
    // Where each cluster ends: bytes and points from the word's start.
    var edges: [(bytes: Int, width: Double)] = []
    for piece in cache.pieces[word.pieces] {
      var glyph = piece.glyphs.lowerBound
      var bytes = piece.bytes.lowerBound
      for cluster in cache.clusters[piece.clusters] {
        glyph += Int(cluster.glyphs)
        bytes += Int(cluster.bytes)
        let edge =
          glyph < piece.glyphs.upperBound
          ? (piece.x + cache.glyphs[glyph].x) * style.size : token.width
        edges.append((bytes, edge + Double(edges.count + 1) * style.letterSpacing))
      }
    }
    var fitting =
      edges.dropLast().lastIndex { $0.width <= room + Self.slack } ?? (mustKeep ? 0 : -1)
    // A part is shaped anew, and may be wider without the kerning across its end.
    while fitting >= 0 {
      let middle = token.bytes.lowerBound + edges[fitting].bytes
      let first = try part(of: token, token.bytes.lowerBound..<middle)
      if first.width <= room + Self.slack || fitting == 0 && mustKeep {
        return (first, try part(of: token, middle..<token.bytes.upperBound))
      }
      fitting -= 1
    }
    return nil
  }

  private func part(of token: TextToken, _ range: Range<Int>) throws(TypesettingError) -> TextToken
  {
    let style = styles[Int(token.style)]
    var number = 0
    var failure: TypesettingError?
    text.withUnsafeBufferPointer { text in
      do throws(TypesettingError) {
        number = try cache.word(UnsafeBufferPointer(rebasing: text[range]), style.face)
      } catch { failure = error }
    }
    if let failure { throw failure }
    let word = cache.words[number]
    var part = token
    part.word = Int32(number)
    part.bytes = range
    part.width = word.advance * style.size + Double(word.clusterCount) * style.letterSpacing
    part.mayBreakBefore = range.lowerBound > token.bytes.lowerBound || token.mayBreakBefore
    return part
  }
}

// MARK: - Placing

extension LineFiller {
  /// Places the tokens of one line.
  private mutating func endLine(
    _ tokens: ContiguousArray<TextToken>, _ range: Range<Int>, indent: Double, isLast: Bool
  ) throws(TypesettingError) {
    var end = range.upperBound
    let endsAtSoftHyphen = end > range.lowerBound && tokens[end - 1].kind == .softHyphen && !isLast
    while end > range.lowerBound,
      tokens[end - 1].kind == .space || tokens[end - 1].kind == .softHyphen
    { end -= 1 }
    var start = range.lowerBound
    while start < end, tokens[start].kind == .space, styles[Int(tokens[start].style)].isPlainSpace {
      start += 1
    }
    var line = Array(tokens[start..<end])
    if endsAtSoftHyphen, let last = line.last(where: { $0.kind == .word }) {
      line.append(try hyphen(in: last))
    }
    var natural = indent
    var spaces = 0
    var above = styles[Int(strut)].above
    var below = styles[Int(strut)].below
    for token in line {
      natural += token.width
      if token.kind == .space { spaces += 1 }
      if token.kind == .picture {
        above = max(above, pictures[Int(token.word)].extent.height.value)
      } else {
        above = max(above, styles[Int(token.style)].above)
        below = max(below, styles[Int(token.style)].below)
      }
    }
    let (offset, stretch) = alignment(
      free: width - natural, spaces: spaces, isLast: isLast)
    let first = (result.runs.count, result.strokes.count, result.pictures.count)
    place(reordered(line), x: indent + offset, stretch: stretch)
    result.lines.append(
      SetLine(
        height: Points(above + below), baseline: Points(above),
        width: Points(natural + stretch * Double(spaces)), runs: first.0..<result.runs.count,
        strokes: first.1..<result.strokes.count, pictures: first.2..<result.pictures.count))
  }

  private func hyphen(in token: TextToken) throws(TypesettingError) -> TextToken {
    let style = styles[Int(token.style)]
    var number = 0
    var failure: TypesettingError?
    ([45] as [UInt8]).withUnsafeBufferPointer { bytes in
      do throws(TypesettingError) { number = try cache.word(bytes, style.face) } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    var hyphen = token
    hyphen.word = Int32(number)
    hyphen.bytes = 0..<0
    hyphen.width = cache.words[number].advance * style.size
    return hyphen
  }

  private func alignment(
    free: Double, spaces: Int, isLast: Bool
  ) -> (offset: Double, stretch: Double) {
    let style = styles[Int(strut)].style
    let isBackward = style.direction == .rightToLeft
    guard free > 0 else { return (0, 0) }
    switch style.textAlign {
    case .left: return (0, 0)
    case .right: return (free, 0)
    case .center: return (free / 2, 0)
    case .start: return (isBackward ? free : 0, 0)
    case .end: return (isBackward ? 0 : free, 0)
    case .justify:
      guard !isLast, spaces > 0 else { return (isBackward ? free : 0, 0) }
      return (0, free / Double(spaces))
    }
  }

  /// Turns round stretches of right-to-left words, as they are read (a simplified UAX 9: words keep their direction).
  private func reordered(_ line: [TextToken]) -> [TextToken] {
    func isBackward(_ token: TextToken) -> Bool {
      token.kind == .word && cache.words[Int(token.word)].isRightToLeft
    }
    guard line.contains(where: isBackward) else { return line }
    if styles[Int(strut)].style.direction == .rightToLeft { return line.reversed() }
    var result = line
    var at = 0
    while at < result.count {
      guard isBackward(result[at]) else {
        at += 1
        continue
      }
      var end = at
      for index in at..<result.count {
        if isBackward(result[index]) { end = index } else if result[index].kind != .space { break }
      }
      result[at...end].reverse()
      at = end + 1
    }
    return result
  }

  private mutating func place(_ line: [TextToken], x start: Double, stretch: Double) {
    var x = start
    for token in line {
      let style = styles[Int(token.style)]
      var advance = token.width
      switch token.kind {
      case .word: placeWord(token, style, x)
      case .space:
        placeSpace(token, style, x)
        advance += stretch
      case .picture:
        var picture = pictures[Int(token.word)]
        picture.x = x
        result.pictures.append(picture)
      case .softHyphen, .lineBreak: break
      }
      if !style.style.textDecoration.isEmpty, token.kind == .word || token.kind == .space {
        decorate(style, x: x, width: advance)
      }
      x += advance
    }
  }

  private mutating func placeWord(_ token: TextToken, _ style: TextStyle, _ x: Double) {
    let word = cache.words[Int(token.word)]
    var spaced = 0
    for piece in cache.pieces[word.pieces] {
      let glyphStart = result.glyphs.count
      let clusterStart = result.clusters.count
      let textStart = result.text.count
      let left = x + piece.x * style.size
      if style.letterSpacing == 0 {
        cache.glyphs.withUnsafeBufferPointer { glyphs in
          for glyph in glyphs[piece.glyphs] {
            result.glyphs.append(
              Glyph(
                index: glyph.index, x: left + glyph.x * style.size,
                y: glyph.y * style.size - style.rise))
          }
        }
      } else {
        var glyph = piece.glyphs.lowerBound
        for cluster in cache.clusters[piece.clusters] {
          for index in glyph..<(glyph + Int(cluster.glyphs)) {
            let known = cache.glyphs[index]
            result.glyphs.append(
              Glyph(
                index: known.index,
                x: left + known.x * style.size + Double(spaced) * style.letterSpacing,
                y: known.y * style.size - style.rise))
          }
          glyph += Int(cluster.glyphs)
          spaced += 1
        }
      }
      result.clusters.append(contentsOf: cache.clusters[piece.clusters])
      if token.bytes.isEmpty {
        result.text.append(45)
      } else {
        let from = token.bytes.lowerBound
        result.text.append(
          contentsOf: text[(from + piece.bytes.lowerBound)..<(from + piece.bytes.upperBound)])
      }
      finishRun(pen(token.style, piece.font), glyphStart, clusterStart, textStart)
    }
  }

  private mutating func placeSpace(_ token: TextToken, _ style: TextStyle, _ x: Double) {
    var number = 0
    ([32] as [UInt8]).withUnsafeBufferPointer { bytes in
      number = (try? cache.word(bytes, style.face)) ?? -1
    }
    guard number >= 0, let piece = cache.pieces[cache.words[number].pieces].first,
      let glyph = cache.glyphs[piece.glyphs].first
    else { return }
    let start = (result.glyphs.count, result.clusters.count, result.text.count)
    result.glyphs.append(Glyph(index: glyph.index, x: x, y: -style.rise))
    result.clusters.append(Cluster(bytes: 1, glyphs: 1))
    result.text.append(32)
    finishRun(pen(token.style, piece.font), start.0, start.1, start.2)
  }

  /// Ends a run, joined to the one before it in the line if their pens are one.
  private mutating func finishRun(_ pen: TextPen, _ glyphs: Int, _ clusters: Int, _ text: Int) {
    let lineStart = result.lines.isEmpty ? 0 : result.lines[result.lines.count - 1].runs.upperBound
    if result.runs.count > lineStart, let last = result.runs.last, last.pen === pen {
      result.runs[result.runs.count - 1].glyphs = last.glyphs.lowerBound..<result.glyphs.count
      result.runs[result.runs.count - 1].clusters = last.clusters.lowerBound..<result.clusters.count
      result.runs[result.runs.count - 1].text = last.text.lowerBound..<result.text.count
    } else {
      result.runs.append(
        SetRun(
          pen: pen, glyphs: glyphs..<result.glyphs.count,
          clusters: clusters..<result.clusters.count, text: text..<result.text.count))
    }
  }

  private mutating func decorate(_ style: TextStyle, x: Double, width: Double) {
    let pen = Pen(width: Points(style.underlineThickness), color: style.style.color)
    func add(_ y: Double) {
      if let last = result.strokes.last, last.pen == pen, last.y == y,
        result.strokes.count > (result.lines.last?.strokes.upperBound ?? 0),
        abs(last.x + last.width - x) < 0.01
      {
        result.strokes[result.strokes.count - 1].width += width
      } else {
        result.strokes.append(SetStroke(x: x, y: y, width: width, pen: pen))
      }
    }
    if style.style.textDecoration.contains(.underline) { add(style.size * 0.12 - style.rise) }
    if style.style.textDecoration.contains(.lineThrough) { add(-style.size * 0.28 - style.rise) }
  }
}
