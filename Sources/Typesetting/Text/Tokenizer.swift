internal import Pages
internal import QRCoding

/// Cuts the inlines of a paragraph into words, spaces and breaks (CSS Text 3 section 4: white space; section 5: breaking).
struct Tokenizer {
  let sheet: TextSheet
  var images: [ImageAsset]
  /// The width of the lines, of which pictures may ask a share; nil while it is looked for.
  private var width: Points?
  /// The last QR code: a paragraph is read twice where its width is looked for.
  private var lastCode: (text: String, code: QRCode)?
  var tokens: ContiguousArray<TextToken> = []
  /// The inlines' own text, of which tokens name parts.
  private(set) var text: ContiguousArray<UInt8> = []
  private(set) var pictures: [SetPicture] = []
  /// Whether the next word may begin a line.
  private var mayBreak = false

  init(sheet: TextSheet, images: [ImageAsset]) {
    self.sheet = sheet
    self.images = images
  }

  mutating func read(_ inlines: [Inline], within width: Points? = nil) throws(TypesettingError) {
    self.width = width
    tokens.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    if !pictures.isEmpty { pictures.removeAll() }
    mayBreak = false
    for inline in inlines {
      switch inline {
      case .text(let string, let style, let origin): try read(string, style.index, origin)
      case .lineBreak: tokens.append(TextToken(kind: .lineBreak, style: tokens.last?.style ?? 0))
      case .image(let replaced): try picture(replaced)
      case .counter: break
      }
    }
    // Spaces at the end of a line hang; at the end of a paragraph there is none.
    while let last = tokens.last, last.kind == .space,
      sheet.styles[Int(last.style)].isPlainSpace
    {
      tokens.removeLast()
    }
  }

  /// The narrowest width that breaks no word, and the width without any break but forced ones.
  var widths: (minimum: Points, maximum: Points) {
    var widest = 0.0
    var line = 0.0
    var chunk = 0.0
    var longest = 0.0
    for token in tokens {
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

  private mutating func read(
    _ string: String, _ style: Int32, _ origin: Origin
  ) throws(TypesettingError) {
    var copy: String
    switch sheet.styles[Int(style)].transform {
    case .none: copy = string
    case .uppercase: copy = string.uppercased()
    case .lowercase: copy = string.lowercased()
    case .capitalize: copy = string.capitalizedWords
    }
    var failure: TypesettingError?
    copy.withUTF8 { bytes in
      do throws(TypesettingError) { try scan(bytes, style, origin) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  private mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ number: Int32, _ origin: Origin
  ) throws(TypesettingError) {
    let style = sheet.styles[Int(number)]
    let base = text.count
    text.append(contentsOf: bytes)
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 10, style.keepsLines {
        tokens.append(TextToken(kind: .lineBreak, style: number))
        mayBreak = false
        at += 1
      } else if byte == 32 || (9...13).contains(byte) {
        addSpace(number, style)
        at += 1
      } else {
        let start = at
        let end = wordEnd(bytes, from: start)
        if end.end > start {
          try addWord(
            UnsafeBufferPointer(rebasing: bytes[start..<end.end]), number, style, origin,
            at: base + start)
        }
        at = end.next
        switch end.after {
        case .softHyphen where style.breaks && style.obeysSoftHyphens:
          tokens.append(TextToken(kind: .softHyphen, style: number))
          mayBreak = true
        case .mayBreak where style.breaks: mayBreak = true
        case .softHyphen, .mayBreak, .none: break
        }
      }
    }
  }

  private mutating func addSpace(_ number: Int32, _ style: TextStyle) {
    if !style.keepsSpaces {
      guard let last = tokens.last?.kind, last != .space, last != .lineBreak else { return }
    }
    tokens.append(TextToken(kind: .space, style: number, width: style.spaceAdvance))
    mayBreak = style.breaks
  }

  private mutating func addWord(
    _ bytes: UnsafeBufferPointer<UInt8>, _ number: Int32, _ style: TextStyle, _ origin: Origin,
    at start: Int
  ) throws(TypesettingError) {
    let known = try sheet.cache.word(bytes, style.face)
    let word = sheet.cache.shapes.words[known]
    if let missing = word.missing {
      throw TypesettingError(.missingGlyph(missing), origin: origin)
    }
    tokens.append(
      TextToken(
        kind: .word, mayBreakBefore: mayBreak && style.breaks, isBackward: word.isRightToLeft,
        style: number, word: Int32(known),
        width: word.advance * style.size + Double(word.clusterCount) * style.letterSpacing,
        bytes: ByteRange(start, start + bytes.count)))
    mayBreak = false
  }

  private enum After { case none, softHyphen, mayBreak }

  /// Where the word that begins at `start` ends, and what may happen there.
  private func wordEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (end: Int, next: Int, after: After) {
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      // Letters and digits, and all that stands after them in ASCII.
      if byte > 47, byte < 0x80 {
        at += 1
        continue
      }
      if byte == 32 || (9...13).contains(byte) { return (at, at, .none) }
      if byte < 0x80 {
        at += 1
        // After a hyphen or slash between letters a line may end.
        if byte == 45 || byte == 47, at - start > 1, at < bytes.count, isLetter(bytes[at]),
          isLetter(bytes[at - 2])
        {
          return (at, at, .mayBreak)
        }
      } else if byte == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xAD {
        return (at, at + 2, .softHyphen)
      } else if byte == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80, bytes[at + 2] == 0x8B {
        return (at, at + 3, .mayBreak)
      } else if byte == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80,
        bytes[at + 2] == 0x93 || bytes[at + 2] == 0x94
      {
        return (at + 3, at + 3, .mayBreak)
      } else if isIdeograph(bytes, at) {
        at += 3
        while isClosing(bytes, at) { at += 3 }
        return (at, at, .mayBreak)
      } else {
        at += byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        at = min(at, bytes.count)
        if at < bytes.count, isIdeograph(bytes, at) { return (at, at, .mayBreak) }
      }
    }
    return (at, at, .none)
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte) || byte >= 0x80
  }

  /// Kana and CJK ideographs (U+3040 to U+9FFF), between which lines may break.
  private func isIdeograph(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    guard at + 2 < bytes.count else { return false }
    let byte = bytes[at]
    return (0xE4...0xE9).contains(byte) || (byte == 0xE3 && bytes[at + 1] >= 0x81)
  }

  /// East Asian full stops, commas and closing brackets, which never begin a line.
  private func isClosing(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    guard at + 2 < bytes.count else { return false }
    return switch (bytes[at], bytes[at + 1], bytes[at + 2]) {
    case (0xE3, 0x80, 0x81...0x82), (0xE3, 0x80, 0x89), (0xE3, 0x80, 0x8B), (0xE3, 0x80, 0x8D),
      (0xE3, 0x80, 0x8F), (0xE3, 0x80, 0x91), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x89),
      (0xEF, 0xBC, 0x8C), (0xEF, 0xBC, 0x8E), (0xEF, 0xBC, 0x9A...0x9B), (0xEF, 0xBC, 0x9F):
      true
    default: false
    }
  }

  private mutating func picture(_ replaced: Replaced) throws(TypesettingError) {
    var code: QRCode?
    if let text = replaced.code, !text.isEmpty {
      code = lastCode?.text == text ? lastCode?.code : QRCode(text)
      guard let code else {
        throw TypesettingError(
          .codeTooLong(bytes: text.utf8.count, limit: QRCode.byteLimit), origin: replaced.origin)
      }
      lastCode = (text, code)
    }
    let picture = SetPicture(
      replaced, sheet.sources[Int(replaced.style.index)], images: images, within: width, code: code)
    pictures.append(picture)
    tokens.append(
      TextToken(
        kind: .picture, mayBreakBefore: !tokens.isEmpty, style: replaced.style.index,
        word: Int32(pictures.count - 1), width: picture.extent.width.value))
    mayBreak = true
  }
}

extension String {
  /// CSS `capitalize`: the first letter of each word in capitals.
  fileprivate var capitalizedWords: String {
    var result = ""
    var isStart = true
    for character in self {
      result += isStart ? character.uppercased() : String(character)
      isStart = character.isWhitespace
    }
    return result
  }
}
