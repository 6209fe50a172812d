internal import Hyphenating

// Words are divided only where a line would not hold them whole (CSS Text 3 section 5.4, `hyphens: auto`), so that all
// others stay as they were shaped.

extension LineFiller {
  /// Divides the word of a stretch that crosses the line's end.
  ///
  /// - Returns: the first token of the next line, or nil if no part of the word fits with its hyphen.
  func divide(
    _ tokens: inout ContiguousArray<TextToken>, _ range: Range<Int>, room: Double
  ) throws(TypesettingError) -> Int? {
    // Where the author set soft hyphens, no others are looked for.
    if range.lowerBound > 0, tokens[range.lowerBound - 1].isWritten { return nil }
    if range.upperBound < tokens.count, tokens[range.upperBound].isWritten { return nil }
    var room = room
    for index in range {
      let token = tokens[index]
      if token.width <= room + Self.slack {
        room -= token.width
        continue
      }
      guard token.kind == .word, let hyphenator = sheet.hyphenators[Int(token.style)] else {
        return nil
      }
      // Quotation marks and commas belong to the token, not to the word.
      let word = letters(of: token)
      let left = room - hyphenWidth(token.style)
      for place in hyphenator.places(in: text[word]).reversed() {
        let middle = word.lowerBound + place
        let first = try part(of: token, token.bytes.range.lowerBound..<middle)
        guard first.width <= left + Self.slack else { continue }
        var hyphen = token
        hyphen.kind = .softHyphen
        hyphen.width = 0
        hyphen.mayBreakBefore = false
        let second = try part(of: token, middle..<token.bytes.range.upperBound)
        tokens.replaceSubrange(index...index, with: [first, hyphen, second])
        return index + 2
      }
      return nil
    }
    return nil
  }

  private func letters(of token: TextToken) -> Range<Int> {
    var range = token.bytes.range
    func isLetter(_ at: Int) -> Bool { (0x61...0x7A).contains(text[at] | 0x20) }
    while !range.isEmpty, !isLetter(range.lowerBound) {
      range = range.lowerBound + 1..<range.upperBound
    }
    while !range.isEmpty, !isLetter(range.upperBound - 1) {
      range = range.lowerBound..<range.upperBound - 1
    }
    return range
  }
}

extension TextToken {
  /// A soft hyphen of the text itself; one that was found stands for the word that it divides.
  fileprivate var isWritten: Bool { kind == .softHyphen && word < 0 }
}
