/// Searches in UTF-8 text.
enum ByteSearch {
  static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    first(of: word, in: text[...]) != nil
  }

  static func first(of word: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    guard let head = word.first, word.count <= text.count else { return word.isEmpty ? 0 : nil }
    for start in text.startIndex...(text.endIndex - word.count) where text[start] == head {
      if text[start..<start + word.count].elementsEqual(word) { return start }
    }
    return nil
  }

  /// Whether `text` stands in the pages, white space and hyphens aside, perhaps running on from one page to the next.
  static func runsThrough(_ pages: [[UInt8]], _ text: String) -> Bool {
    let folded = pages.map { fold($0) }
    let wanted = fold(Array(text.utf8))
    return folded.indices.contains { runs(wanted, from: $0, of: folded) }
  }

  /// Whether the longest head of `wanted` that stands on a page is followed by the rest on the next pages. A word may be
  /// parted there, for it may have been hyphenated.
  private static func runs(_ wanted: [UInt8], from page: Int, of pages: [[UInt8]]) -> Bool {
    var rest = wanted
    for page in pages[page...] {
      var (stands, fails) = (0, rest.count + 1)
      while fails - stands > 1 {
        let middle = (stands + fails) / 2
        if contains(page, Array(rest.prefix(middle))) { stands = middle } else { fails = middle }
      }
      guard stands > 0 else { return rest.isEmpty }
      rest.removeFirst(stands)
    }
    return rest.isEmpty
  }

  /// Without white space, hyphens (U+002D, U+2010, U+2011) and soft hyphens.
  private static func fold(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte <= 32 || byte == UInt8(ascii: "-") {
        index += 1
      } else if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xAD {
        index += 2
      } else if byte == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80,
        bytes[index + 2] == 0x90 || bytes[index + 2] == 0x91
      {
        index += 3
      } else {
        result.append(byte)
        index += 1
      }
    }
    return result
  }
}

/// The marks of many students, looked for all at once.
struct MarkSet {
  private var byFirst: [[(mark: String, bytes: [UInt8])]]
  /// Whether a mark begins with that byte.
  private var isFirst: [Bool]

  init(_ marks: [String]) {
    byFirst = Array(repeating: [], count: 256)
    isFirst = Array(repeating: false, count: 256)
    for mark in marks where mark.utf8.count >= 3 {
      let bytes = Array(mark.utf8)
      byFirst[Int(bytes[0])].append((mark, bytes))
      isFirst[Int(bytes[0])] = true
    }
  }

  /// The marks that stand in a page's painted text.
  ///
  /// A mark counts where its characters follow each other without a gap, or with a gap or space after each one (a box a
  /// digit); figures of neighbouring cells that would read as a mark only when run together do not count.
  func marks(in text: [UInt8]) -> [String] {
    var found: [String] = []
    for start in text.indices where isFirst[Int(text[start])] {
      let candidates = byFirst[Int(text[start])]
      guard start == 0 || !Self.isDigit(text[start - 1]) else { continue }
      for (mark, bytes) in candidates where !found.contains(mark) {
        if Self.stands(bytes, in: text, at: start) { found.append(mark) }
      }
    }
    return found
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func stands(_ mark: [UInt8], in text: [UInt8], at start: Int) -> Bool {
    var position = start
    var gaps = 0
    for (index, byte) in mark.enumerated() {
      if index > 0 {
        let before = position
        while position < text.count, text[position] <= 32 { position += 1 }
        if position > before { gaps += 1 }
      }
      guard position < text.count, text[position] == byte else { return false }
      position += 1
    }
    let ends = position >= text.count || !isDigit(text[position])
    return ends && (gaps == 0 || gaps == mark.count - 1)
  }
}
