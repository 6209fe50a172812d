internal import Pages
internal import QRCoding

/// Cuts the inlines of a paragraph into words, spaces and breaks (CSS Text 3 section 4: white space; section 5: breaking).
struct Tokenizer {
  let cache: WordCache
  let styles: ContiguousArray<TextStyle>
  var images: [ImageAsset]
  /// The width of the lines, of which pictures may ask a share; nil while it is looked for.
  private var width: Points?
  /// The last QR code: a paragraph is read twice where its width is looked for.
  private var lastCode: (text: String, code: QRCode)?
  private(set) var tokens: ContiguousArray<TextToken> = []
  private(set) var text: ContiguousArray<UInt8> = []
  private(set) var pictures: [SetPicture] = []
  /// Whether the next word may begin a line.
  private var mayBreak = false

  init(cache: WordCache, styles: ContiguousArray<TextStyle>, images: [ImageAsset]) {
    self.cache = cache
    self.styles = styles
    self.images = images
  }

  mutating func read(_ inlines: [Inline], within width: Points? = nil) throws(TypesettingError) {
    self.width = width
    tokens.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    pictures.removeAll(keepingCapacity: true)
    mayBreak = false
    for inline in inlines {
      switch inline {
      case .text(let string, let style, let origin): try read(string, style, origin)
      case .lineBreak: add(.lineBreak, style: tokens.last?.style ?? 0)
      case .image(let replaced): try picture(replaced)
      case .counter: break
      }
    }
    // Spaces at the end of a line hang; at the end of a paragraph there is none.
    while tokens.last?.kind == .space, isPlain(tokens[tokens.count - 1].style) {
      tokens.removeLast()
    }
  }

  private func isPlain(_ style: Int32) -> Bool { styles[Int(style)].isPlainSpace }

  private mutating func add(
    _ kind: TextToken.Kind, style: Int32, word: Int = -1, width: Double = 0,
    bytes: Range<Int> = 0..<0, origin: Origin = .none, mayBreakBefore: Bool = false,
    isBackward: Bool = false
  ) {
    tokens.append(
      TextToken(
        kind: kind, mayBreakBefore: mayBreakBefore, isBackward: isBackward, style: style,
        word: Int32(word), width: width, bytes: bytes, origin: origin))
  }

  private mutating func read(
    _ string: String, _ style: StyleID, _ origin: Origin
  ) throws(TypesettingError) {
    var copy: String
    switch styles[Int(style.index)].style.textTransform {
    case .none: copy = string
    case .uppercase: copy = string.uppercased()
    case .lowercase: copy = string.lowercased()
    case .capitalize: copy = string.capitalizedWords
    }
    var failure: TypesettingError?
    copy.withUTF8 { bytes in
      do throws(TypesettingError) { try scan(bytes, style.index, origin) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  private mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ style: Int32, _ origin: Origin
  ) throws(TypesettingError) {
    let space = styles[Int(style)].style.whiteSpace
    let breaks = space != .nowrap && space != .pre
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 10, space == .pre || space == .preLine || space == .preWrap {
        add(.lineBreak, style: style)
        mayBreak = false
        at += 1
      } else if byte == 32 || (9...13).contains(byte) {
        addSpace(style, keeps: space == .pre || space == .preWrap, breaks: breaks, origin)
        at += 1
      } else {
        let start = at
        let end = wordEnd(bytes, from: start)
        if end.next > start + end.skipped || end.end > start {
          try addWord(
            UnsafeBufferPointer(rebasing: bytes[start..<end.end]), style, origin, breaks: breaks)
        }
        at = end.next
        switch end.after {
        case .softHyphen where breaks && styles[Int(style)].style.hyphens != .none:
          add(.softHyphen, style: style)
          mayBreak = true
        case .mayBreak where breaks: mayBreak = true
        case .softHyphen, .mayBreak, .none: break
        }
      }
    }
  }

  private mutating func addSpace(_ style: Int32, keeps: Bool, breaks: Bool, _ origin: Origin) {
    let last = tokens.last?.kind
    if !keeps, last == nil || last == .space || last == .lineBreak { return }
    let start = text.count
    text.append(32)
    add(
      .space, style: style, width: styles[Int(style)].spaceAdvance, bytes: start..<text.count,
      origin: origin)
    mayBreak = breaks
  }

  private mutating func addWord(
    _ bytes: UnsafeBufferPointer<UInt8>, _ style: Int32, _ origin: Origin, breaks: Bool
  ) throws(TypesettingError) {
    guard !bytes.isEmpty else { return }
    let prepared = styles[Int(style)]
    let number = try cache.word(bytes, prepared.face)
    let word = cache.shapes.words[number]
    if let missing = word.missing {
      throw TypesettingError(.missingGlyph(missing), origin: origin)
    }
    let start = text.count
    text.append(contentsOf: bytes)
    let width =
      word.advance * prepared.size + Double(word.clusterCount) * prepared.letterSpacing
    add(
      .word, style: style, word: number, width: width, bytes: start..<text.count, origin: origin,
      mayBreakBefore: mayBreak && breaks, isBackward: word.isRightToLeft)
    mayBreak = false
  }

  private enum After { case none, softHyphen, mayBreak }

  /// Where the word that begins at `start` ends, and what may happen there.
  private func wordEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (end: Int, next: Int, skipped: Int, after: After) {
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 32 || (9...13).contains(byte) { return (at, at, 0, .none) }
      if byte < 0x80 {
        at += 1
        // After a hyphen or slash between letters a line may end.
        if byte == 45 || byte == 47, at - start > 1, at < bytes.count, isLetter(bytes[at]),
          isLetter(bytes[at - 2])
        {
          return (at, at, 0, .mayBreak)
        }
      } else if byte == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xAD {
        return (at, at + 2, 2, .softHyphen)
      } else if byte == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80, bytes[at + 2] == 0x8B {
        return (at, at + 3, 3, .mayBreak)
      } else if byte == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80,
        bytes[at + 2] == 0x93 || bytes[at + 2] == 0x94
      {
        return (at + 3, at + 3, 0, .mayBreak)
      } else if isIdeograph(bytes, at) {
        at += 3
        while isClosing(bytes, at) { at += 3 }
        return (at, at, 0, .mayBreak)
      } else {
        at += byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        at = min(at, bytes.count)
        if at < bytes.count, isIdeograph(bytes, at) { return (at, at, 0, .mayBreak) }
      }
    }
    return (at, at, 0, .none)
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
      replaced, styles[Int(replaced.style.index)].style, images: images, within: width, code: code)
    pictures.append(picture)
    add(
      .picture, style: replaced.style.index, word: pictures.count - 1,
      width: picture.extent.width.value, origin: replaced.origin, mayBreakBefore: !tokens.isEmpty)
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
