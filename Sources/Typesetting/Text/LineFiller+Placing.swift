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
    var hyphen = token
    hyphen.word = Int32(try cache.word(of: 45, style.face))
    hyphen.isBackward = cache.shapes.words[Int(hyphen.word)].isRightToLeft
    hyphen.bytes = 0..<0
    hyphen.width = style.hyphenAdvance
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

  private mutating func place(_ line: [TextToken], x start: Double, stretch: Double) {
    // Asked for once a line: the cache is guarded at every access.
    let shapes = cache.shapes
    var x = start
    for token in line {
      let style = styles[Int(token.style)]
      var advance = token.width
      switch token.kind {
      case .word: placeWord(token, style, x, shapes)
      case .space:
        placeSpace(style, x)
        advance += stretch
      case .picture:
        var picture = pictures[Int(token.word)]
        picture.x = x
        result.pictures.append(picture)
      case .softHyphen, .lineBreak: break
      }
      if style.isDecorated, token.kind == .word || token.kind == .space {
        decorate(style, x: x, width: advance)
      }
      x += advance
    }
    endRun()
  }

  private mutating func placeWord(
    _ token: TextToken, _ style: TextStyle, _ x: Double, _ shapes: WordShapes
  ) {
    var spaced = 0
    for piece in shapes.pieces[shapes.words[Int(token.word)].pieces] {
      beginRun(
        piece.font == style.face.font ? style.pen : pens.pen(font: piece.font, of: style.style))
      let left = x + piece.x * style.size
      let (size, rise) = (style.size, style.rise)
      if style.letterSpacing == 0 {
        result.glyphs.append(
          contentsOf: shapes.glyphs[piece.glyphs].lazy.map { glyph in
            Glyph(index: glyph.index, x: left + glyph.x * size, y: glyph.y * size - rise)
          })
      } else {
        var glyph = piece.glyphs.lowerBound
        for cluster in shapes.clusters[piece.clusters] {
          for index in glyph..<(glyph + Int(cluster.glyphs)) {
            let known = shapes.glyphs[index]
            result.glyphs.append(
              Glyph(
                index: known.index,
                x: left + known.x * size + Double(spaced) * style.letterSpacing,
                y: known.y * size - rise))
          }
          glyph += Int(cluster.glyphs)
          spaced += 1
        }
      }
      result.clusters.append(contentsOf: shapes.clusters[piece.clusters])
      placeText(of: piece, token, shapes)
    }
  }

  private mutating func placeText(
    of piece: WordPiece, _ token: TextToken, _ shapes: WordShapes
  ) {
    let from = token.bytes.lowerBound
    if token.bytes.isEmpty {
      result.text.append(45)
    } else if piece.isBackward {
      var end = from + piece.bytes.upperBound
      for cluster in shapes.clusters[piece.clusters] {
        result.text.append(contentsOf: text[(end - Int(cluster.bytes))..<end])
        end -= Int(cluster.bytes)
      }
    } else {
      result.text.append(
        contentsOf: text[(from + piece.bytes.lowerBound)..<(from + piece.bytes.upperBound)])
    }
  }

  private mutating func placeSpace(_ style: TextStyle, _ x: Double) {
    guard let space = style.space else { return }
    beginRun(space.pen)
    result.glyphs.append(Glyph(index: space.glyph, x: x, y: -style.rise))
    result.clusters.append(Cluster(bytes: 1, glyphs: 1))
    result.text.append(32)
  }

  /// Begins a run, unless that pen's is open.
  private mutating func beginRun(_ pen: TextPen) {
    guard run?.pen !== pen else { return }
    endRun()
    run = SetRun(
      pen: pen, glyphs: result.glyphs.count..<result.glyphs.count,
      clusters: result.clusters.count..<result.clusters.count,
      text: result.text.count..<result.text.count)
  }

  private mutating func endRun() {
    guard var done = run else { return }
    done.glyphs = done.glyphs.lowerBound..<result.glyphs.count
    done.clusters = done.clusters.lowerBound..<result.clusters.count
    done.text = done.text.lowerBound..<result.text.count
    result.runs.append(done)
    run = nil
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
