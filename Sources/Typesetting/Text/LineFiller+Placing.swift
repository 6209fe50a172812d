internal import Pages

// The tokens of a finished line get their places: alignment, order, glyphs and strokes.

extension LineFiller {
  /// Places the tokens of one line.
  mutating func endLine(
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

  /// Turns round what is read against the paragraph's direction (a simplified UAX 9: a word has one direction, and spaces
  /// between words of a direction go with them).
  private func reordered(_ line: [TextToken]) -> [TextToken] {
    let isBackward = styles[Int(strut)].style.direction == .rightToLeft
    func runsOtherwise(_ token: TextToken) -> Bool {
      token.kind == .word && cache.words[Int(token.word)].isRightToLeft != isBackward
    }
    var result = isBackward ? line.reversed() : line
    guard result.contains(where: runsOtherwise) else { return result }
    var at = 0
    while at < result.count {
      guard runsOtherwise(result[at]) else {
        at += 1
        continue
      }
      var end = at
      for index in at..<result.count {
        if runsOtherwise(result[index]) {
          end = index
        } else if result[index].kind != .space {
          break
        }
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
      } else if piece.isBackward {
        var end = token.bytes.lowerBound + piece.bytes.upperBound
        for cluster in cache.clusters[piece.clusters] {
          result.text.append(contentsOf: text[(end - Int(cluster.bytes))..<end])
          end -= Int(cluster.bytes)
        }
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
