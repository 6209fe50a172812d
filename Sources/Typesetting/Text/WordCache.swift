internal import CairoPango
internal import Pages

/// A glyph of a word, as shares of the font size, so that one shaping serves every size.
struct WordGlyph {
  var index: UInt
  var x: Double
  var y: Double
}

/// A part of a word in one font.
struct WordPiece {
  /// The font's number in the cache.
  var font: Int32
  var x: Double
  var glyphs: Range<Int>
  var clusters: Range<Int>
  /// The bytes of the word that it shows.
  var bytes: Range<Int>
  /// Right-to-left: glyphs and clusters stand from left to right, so that the first cluster shows the last bytes.
  var isBackward: Bool
}

/// A shaped word: advance as a share of the font size.
struct Word {
  var advance: Double
  var clusterCount: Int
  var pieces: Range<Int>
  var isRightToLeft: Bool
  /// A character that no font has.
  var missing: Unicode.Scalar?
}

/// Every word shaped once a face, whatever its size; most words of a school's reports recur.
///
/// Bounded: past a number of words it begins anew. Confined to its bench's thread.
final class WordCache {
  let bench: FontBench
  private(set) var fonts: [ShapingFont] = []
  private(set) var words: ContiguousArray<Word> = []
  private(set) var pieces: ContiguousArray<WordPiece> = []
  private(set) var glyphs: ContiguousArray<WordGlyph> = []
  private(set) var clusters: ContiguousArray<Cluster> = []
  /// Grows whenever the cache begins anew: numbers of words from before are void.
  private(set) var generation = 0

  private var keys: ContiguousArray<UInt8> = []
  private var entries: ContiguousArray<Entry> = []
  private var slots: ContiguousArray<Int32>
  private var fontNumbers: [FontKey: Int32] = [:]
  private var scratch: ContiguousArray<ShapedGlyph> = []

  private struct Entry {
    var hash: UInt64
    var face: Int32
    var key: Range<Int>
  }

  /// Words kept at most: some 30 MB.
  static let limit = 100_000

  init(bench: FontBench) {
    self.bench = bench
    slots = ContiguousArray(repeating: -1, count: 1 << 14)
  }

  /// Empties the cache if it is full; only between paragraphs, for numbers of words are then void.
  func makeRoom() {
    guard words.count > Self.limit else { return }
    generation += 1
    words.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    glyphs.removeAll(keepingCapacity: true)
    clusters.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index] = -1 }
  }

  /// The number of the font of that key.
  func number(of key: FontKey) throws(TypesettingError) -> Int32 {
    if let known = fontNumbers[key] { return known }
    do throws(FontError) {
      fonts.append(try bench.shapingFont(key))
    } catch {
      throw TypesettingError(.engine("font \(key.file): \(error)"))
    }
    let number = Int32(fonts.count - 1)
    fontNumbers[key] = number
    return number
  }

  /// The number of the word whose UTF-8 bytes are given, in that face.
  func word(
    _ text: UnsafeBufferPointer<UInt8>, _ face: TextFace
  ) throws(TypesettingError) -> Int {
    let hash = Self.hash(text, face.number)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if isEntry(index, hash, text, face.number) { return index }
      slot = (slot + 1) & mask
    }
    let index = try add(text, face)
    let start = keys.count
    keys.append(contentsOf: text)
    entries.append(Entry(hash: hash, face: face.number, key: start..<keys.count))
    slots[slot] = Int32(index)
    if words.count * 2 > slots.count { grow() }
    return index
  }

  private func isEntry(
    _ index: Int, _ hash: UInt64, _ text: UnsafeBufferPointer<UInt8>, _ face: Int32
  ) -> Bool {
    let entry = entries[index]
    guard entry.hash == hash, entry.face == face, entry.key.count == text.count else {
      return false
    }
    return keys.withUnsafeBufferPointer { keys in
      var at = entry.key.lowerBound
      for byte in text {
        if keys[at] != byte { return false }
        at += 1
      }
      return true
    }
  }

  private func grow() {
    var larger = ContiguousArray<Int32>(repeating: -1, count: slots.count * 2)
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (larger.count - 1)
      while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = Int32(index)
    }
    slots = larger
  }

  private static func hash(_ text: UnsafeBufferPointer<UInt8>, _ face: Int32) -> UInt64 {
    var hash = UInt64(UInt32(bitPattern: face)) ^ 0x9E37_79B9_7F4A_7C15
    var at = 0
    let base = UnsafeRawPointer(text.baseAddress)
    while let base, at + 8 <= text.count {
      hash =
        (hash ^ base.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      at += 8
    }
    var rest: UInt64 = UInt64(text.count) << 56
    var shift: UInt64 = 0
    while at < text.count {
      rest ^= UInt64(text[at]) << shift
      shift += 8
      at += 1
    }
    hash = (hash ^ rest) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash >> 29)
  }

  // MARK: Shaping

  private func add(
    _ text: UnsafeBufferPointer<UInt8>, _ face: TextFace
  ) throws(TypesettingError) -> Int {
    let firstPiece = pieces.count
    let firstCluster = clusters.count
    let firstGlyph = glyphs.count
    var word = Word(
      advance: 0, clusterCount: 0, pieces: firstPiece..<firstPiece, isRightToLeft: false)
    word.isRightToLeft = shape(
      text, 0..<text.count, fonts[Int(face.font)], face.font, &word.advance)
    if glyphs[firstGlyph...].contains(where: { $0.index == 0 }) {
      pieces.removeSubrange(firstPiece...)
      clusters.removeSubrange(firstCluster...)
      glyphs.removeSubrange(firstGlyph...)
      word.advance = 0
      try shapeByFont(text, face, &word)
    }
    word.pieces = firstPiece..<pieces.count
    word.clusterCount = clusters.count - firstCluster
    words.append(word)
    return words.count - 1
  }

  /// Shapes each stretch of characters with the first font that has them.
  private func shapeByFont(
    _ text: UnsafeBufferPointer<UInt8>, _ face: TextFace, _ word: inout Word
  ) throws(TypesettingError) {
    var start = 0
    var font: Int32?
    var at = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let next = at + UTF8.width(scalar)
      // Marks stay with what they stand on.
      let isMark = scalar.properties.isMark || scalar.value == 0x200D || scalar.value == 0x200C
      let wanted = isMark && font != nil ? font : try fontNumber(having: scalar, face)
      if wanted == nil { word.missing = word.missing ?? scalar }
      if let current = font, wanted != current {
        word.isRightToLeft =
          shape(text, start..<at, fonts[Int(current)], current, &word.advance) || word.isRightToLeft
        start = at
      }
      font = wanted ?? font ?? face.font
      at = next
    }
    if let font {
      word.isRightToLeft =
        shape(text, start..<text.count, fonts[Int(font)], font, &word.advance) || word.isRightToLeft
    }
  }

  private func fontNumber(
    having scalar: Unicode.Scalar, _ face: TextFace
  ) throws(TypesettingError) -> Int32? {
    if fonts[Int(face.font)].hasGlyph(for: scalar) { return face.font }
    for key in face.fallbacks {
      let number = try number(of: key)
      if fonts[Int(number)].hasGlyph(for: scalar) { return number }
    }
    return nil
  }

  /// Appends the glyphs of `range` from left to right with their places. Right-to-left text too is painted so: every
  /// reader of PDFs takes it to be, and turns it round by itself.
  /// - Returns: whether the script runs from right to left.
  private func shape(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ font: ShapingFont, _ number: Int32,
    _ advance: inout Double
  ) -> Bool {
    scratch.removeAll(keepingCapacity: true)
    let isBackward = font.shape(UnsafeBufferPointer(rebasing: text[range]), into: &scratch)
    let scale = 1 / font.unitsPerEm
    let firstGlyph = glyphs.count
    var x = 0.0
    for glyph in scratch {
      glyphs.append(
        WordGlyph(
          index: UInt(glyph.index), x: x + Double(glyph.xOffset) * scale,
          y: -Double(glyph.yOffset) * scale))
      x += Double(glyph.advance) * scale
    }
    let firstCluster = clusters.count
    var index = 0
    var before = range.count
    while index < scratch.count {
      var end = index + 1
      while end < scratch.count, scratch[end].cluster == scratch[index].cluster { end += 1 }
      let first = Int(scratch[index].cluster)
      let after = end < scratch.count ? Int(scratch[end].cluster) : range.count
      clusters.append(
        Cluster(bytes: Int32((isBackward ? before : after) - first), glyphs: Int32(end - index)))
      before = first
      index = end
    }
    pieces.append(
      WordPiece(
        font: number, x: advance, glyphs: firstGlyph..<glyphs.count,
        clusters: firstCluster..<clusters.count, bytes: range, isBackward: isBackward))
    advance += x
    return isBackward
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isMark: Bool {
    switch generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
