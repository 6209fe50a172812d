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
    while start < end, tokens[start].kind == .space,
      sheet.styles[Int(tokens[start].style)].isPlainSpace
    {
      start += 1
    }
    var hyphen: TextToken?
    if endsAtSoftHyphen, let last = tokens[start..<end].last(where: { $0.kind == .word }) {
      hyphen = try self.hyphen(in: last)
    }
    var measure = LineMeasure(sheet.styles[Int(strut)], natural: indent)
    for token in tokens[start..<end] {
      if token.kind == .picture {
        measure.add(token, height: pictures[Int(token.word)].extent.height.value)
      } else {
        measure.add(token, sheet.styles[Int(token.style)])
      }
    }
    if let hyphen { measure.add(hyphen, sheet.styles[Int(hyphen.style)]) }
    let (offset, stretch) = alignment(
      free: width - measure.natural, spaces: measure.spaces, isLast: isLast)
    let first = (words.count, strokes.count, placedPictures.count)
    var x = indent + offset
    if measure.isMixed {
      var line = Array(tokens[start..<end])
      if let hyphen { line.append(hyphen) }
      for token in reordered(line) { place(token, &x, stretch: stretch, strokes: first.1) }
    } else {
      for token in tokens[start..<end] { place(token, &x, stretch: stretch, strokes: first.1) }
      if let hyphen { place(hyphen, &x, stretch: stretch, strokes: first.1) }
    }
    lines.append(
      SetLine(
        height: Points(measure.above + measure.below), baseline: Points(measure.above),
        width: Points(measure.natural + stretch * Double(measure.spaces)),
        words: first.0..<words.count, strokes: first.1..<strokes.count,
        pictures: first.2..<placedPictures.count))
  }

  private func hyphen(in token: TextToken) throws(TypesettingError) -> TextToken {
    let style = sheet.styles[Int(token.style)]
    var hyphen = token
    hyphen.word = Int32(try sheet.cache.word(of: 45, style.face))
    hyphen.isBackward = sheet.cache.shapes.words[Int(hyphen.word)].isRightToLeft
    hyphen.bytes = .empty
    hyphen.width = style.hyphenAdvance
    return hyphen
  }

  private func alignment(
    free: Double, spaces: Int, isLast: Bool
  ) -> (offset: Double, stretch: Double) {
    let style = sheet.styles[Int(strut)]
    guard free > 0 else { return (0, 0) }
    switch style.align {
    case .left: return (0, 0)
    case .right: return (free, 0)
    case .center: return (free / 2, 0)
    case .start: return (style.isBackward ? free : 0, 0)
    case .end: return (style.isBackward ? 0 : free, 0)
    case .justify:
      guard !isLast, spaces > 0 else { return (style.isBackward ? free : 0, 0) }
      return (0, free / Double(spaces))
    }
  }

  /// Turns round what is read against the paragraph's direction (a simplified UAX 9: a word has one direction, and spaces
  /// between words of a direction go with them).
  private func reordered(_ line: [TextToken]) -> [TextToken] {
    let isBackward = sheet.styles[Int(strut)].isBackward
    func runsOtherwise(_ token: TextToken) -> Bool {
      token.kind == .word && token.isBackward != isBackward
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

  /// - Parameter strokes: number of strokes before this line's.
  @inline(__always)
  private mutating func place(
    _ token: TextToken, _ x: inout Double, stretch: Double, strokes first: Int
  ) {
    var advance = token.width
    switch token.kind {
    case .word:
      words.append(SetWord(x: x, number: token.word, style: token.style, bytes: token.bytes))
    case .space:
      words.append(SetWord(x: x, number: -1, style: token.style, bytes: .empty))
      advance += stretch
    case .picture:
      var picture = pictures[Int(token.word)]
      picture.x = x
      placedPictures.append(picture)
    case .softHyphen, .lineBreak: break
    }
    if token.kind == .word || token.kind == .space,
      sheet.styles[Int(token.style)].isDecorated
    {
      decorate(token.style, x: x, width: advance, strokes: first)
    }
    x += advance
  }

  private mutating func decorate(
    _ number: Int32, x: Double, width: Double, strokes first: Int
  ) {
    let style = sheet.styles[Int(number)]
    let pen = Pen(
      width: Points(style.underlineThickness), color: sheet.sources[Int(number)].color)
    func add(_ y: Double) {
      if let last = strokes.last, last.pen == pen, last.y == y, strokes.count > first,
        abs(last.x + last.width - x) < 0.01
      {
        strokes[strokes.count - 1].width += width
      } else {
        strokes.append(SetStroke(x: x, y: y, width: width, pen: pen))
      }
    }
    if style.isUnderlined { add(style.size * 0.12 - style.rise) }
    if style.isStruck { add(-style.size * 0.28 - style.rise) }
  }
}

/// What the tokens of a line add up to.
private struct LineMeasure {
  var natural: Double
  var spaces = 0
  var above: Double
  var below: Double
  /// Some of it must be turned round before it is placed.
  var isMixed: Bool

  /// - Parameter strut: the paragraph's own style.
  init(_ strut: TextStyle, natural: Double) {
    self.natural = natural
    above = strut.above
    below = strut.below
    isMixed = strut.isBackward
  }

  @inline(__always)
  mutating func add(_ token: TextToken, _ style: TextStyle) {
    natural += token.width
    if token.kind == .space { spaces += 1 }
    if token.kind == .word, token.isBackward { isMixed = true }
    above = max(above, style.above)
    below = max(below, style.below)
  }

  mutating func add(_ picture: TextToken, height: Double) {
    natural += picture.width
    above = max(above, height)
  }
}
