internal import Pages

/// Fills lines greedily with the tokens of a paragraph and places their glyphs.
struct LineFiller {
  let sheet: TextSheet
  let strut: Int32
  let width: Double
  let text: ContiguousArray<UInt8>
  let pictures: [SetPicture]
  // What is placed so far.
  var lines = ContiguousArray<SetLine>()
  var words = ContiguousArray<SetWord>()
  var strokes: [SetStroke] = []
  var placedPictures: [SetPicture] = []

  init(
    sheet: TextSheet, strut: Int32, width: Double, text: ContiguousArray<UInt8>,
    pictures: [SetPicture]
  ) {
    self.sheet = sheet
    self.strut = strut
    self.width = width
    self.text = text
    self.pictures = pictures
  }

  func finish() -> SetParagraph {
    SetParagraph(
      lines: lines, words: words, text: text, strokes: strokes, pictures: placedPictures,
      sheet: sheet)
  }

  /// Room for rounding: a line as wide as its text was measured must hold it.
  static let slack = 0.001

  /// - Parameter tokens: those of the paragraph; words are divided in place.
  mutating func fill(_ tokens: inout ContiguousArray<TextToken>) throws(TypesettingError) {
    words.reserveCapacity(tokens.count)
    let isEmpty = tokens.isEmpty
    let indent = sheet.styles[Int(strut)].indent
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
      } else if let next = try divide(&tokens, at..<end, room: width - x) {
        try endLine(tokens, lineStart..<next, indent: isFirst ? indent : 0, isLast: false)
        isFirst = false
        lineStart = next
        at = next
        x = 0
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
    if lineStart < tokens.count || lines.isEmpty && !isEmpty {
      try endLine(tokens, lineStart..<tokens.count, indent: isFirst ? indent : 0, isLast: true)
    }
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

  func hyphenWidth(_ style: Int32) -> Double { sheet.styles[Int(style)].hyphenAdvance }
}
