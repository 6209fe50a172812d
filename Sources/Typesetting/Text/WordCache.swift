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

/// Shaped words: each is ranges of the arrays below it.
struct WordShapes {
  fileprivate(set) var words: ContiguousArray<Word> = []
  fileprivate(set) var pieces: ContiguousArray<WordPiece> = []
  fileprivate(set) var glyphs: ContiguousArray<WordGlyph> = []
  fileprivate(set) var clusters: ContiguousArray<Cluster> = []

  fileprivate mutating func removeAll() {
    words.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    glyphs.removeAll(keepingCapacity: true)
    clusters.removeAll(keepingCapacity: true)
  }
}

/// Every word shaped once a face, whatever its size; most words of a school's reports recur.
///
/// Bounded: past a number of words it begins anew with the next document. Confined to its bench's thread.
final class WordCache {
  let bench: FontBench
  private(set) var fonts: [ShapingFont] = []
  // Read for every word. Unchecked, because no reader runs while a word is added: one thread has both.
  @exclusivity(unchecked) private(set) var shapes = WordShapes()
  @exclusivity(unchecked) private var index = TextIndex<Int32>(slots: 1 << 14)
  /// How often the cache has begun anew: numbers of words are good within one.
  private(set) var generation = 0
  private var fontNumbers: [FontKey: Int32] = [:]
  private var faceNumbers: [FaceKey: Int32] = [:]
  private var faces: [TextFace] = []
  private var scratch: ContiguousArray<ShapedGlyph> = []

  private struct FaceKey: Hashable {
    var families: [String]
    var weight: Int
    var isItalic: Bool
  }

  /// Words kept at most: some 6 MB, and the words of a thousand students.
  static let limit = 20_000

  init(bench: FontBench) { self.bench = bench }

  /// Empties the cache if it is full; only between documents, for numbers of words are then void.
  func makeRoom() {
    guard shapes.words.count > Self.limit else { return }
    shapes.removeAll()
    index.removeAll()
    generation += 1
  }

  /// The face that a style asks for.
  func face(of style: Style) throws(TypesettingError) -> TextFace {
    let key = FaceKey(
      families: style.fontFamily, weight: style.fontWeight, isItalic: style.isItalic)
    if let known = faceNumbers[key] { return faces[Int(known)] }
    guard
      let font = bench.font(families: key.families, weight: key.weight, isItalic: key.isItalic)
    else {
      throw TypesettingError(
        .engine("no font of the families \(key.families.joined(separator: ", "))"))
    }
    let face = TextFace(
      number: Int32(faces.count), font: try number(of: font),
      fallbacks: bench.fallbacks(for: key.families, weight: key.weight, isItalic: key.isItalic))
    faceNumbers[key] = face.number
    faces.append(face)
    return face
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

  /// The number of the word whose UTF-8 bytes are given, in the face of that number.
  func word(
    _ text: UnsafeBufferPointer<UInt8>, _ face: Int32
  ) throws(TypesettingError) -> Int {
    let hash = TextHash.of(text, seed: UInt64(UInt32(bitPattern: face)))
    if let known = index.number(of: text, face, hash: hash) { return known }
    let number = try add(text, faces[Int(face)])
    index.add(text, face, hash: hash)
    return number
  }

  /// What is painted where a line has room for a space of that face, and in which font.
  func space(of face: TextFace) throws(TypesettingError) -> (glyph: UInt, font: Int32)? {
    let word = shapes.words[try word(of: 32, face.number)]
    guard let piece = shapes.pieces[word.pieces].first,
      let glyph = shapes.glyphs[piece.glyphs].first
    else { return nil }
    return (glyph.index, piece.font)
  }

  /// The number of the word that is one ASCII character.
  func word(of character: UInt8, _ face: Int32) throws(TypesettingError) -> Int {
    var number = 0
    var failure: TypesettingError?
    [character].withUnsafeBufferPointer { bytes in
      do throws(TypesettingError) { number = try word(bytes, face) } catch { failure = error }
    }
    if let failure { throw failure }
    return number
  }

  // MARK: Shaping

  private func add(
    _ text: UnsafeBufferPointer<UInt8>, _ face: TextFace
  ) throws(TypesettingError) -> Int {
    let firstPiece = shapes.pieces.count
    let firstCluster = shapes.clusters.count
    let firstGlyph = shapes.glyphs.count
    var word = Word(
      advance: 0, clusterCount: 0, pieces: firstPiece..<firstPiece, isRightToLeft: false)
    word.isRightToLeft = shape(
      text, 0..<text.count, fonts[Int(face.font)], face.font, &word.advance)
    if shapes.glyphs[firstGlyph...].contains(where: { $0.index == 0 }) {
      shapes.pieces.removeSubrange(firstPiece...)
      shapes.clusters.removeSubrange(firstCluster...)
      shapes.glyphs.removeSubrange(firstGlyph...)
      word.advance = 0
      try shapeByFont(text, face, &word)
    }
    word.pieces = firstPiece..<shapes.pieces.count
    word.clusterCount = shapes.clusters.count - firstCluster
    shapes.words.append(word)
    return shapes.words.count - 1
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
    let firstGlyph = shapes.glyphs.count
    var x = 0.0
    for glyph in scratch {
      shapes.glyphs.append(
        WordGlyph(
          index: UInt(glyph.index), x: x + Double(glyph.xOffset) * scale,
          y: -Double(glyph.yOffset) * scale))
      x += Double(glyph.advance) * scale
    }
    let firstCluster = shapes.clusters.count
    var index = 0
    var before = range.count
    while index < scratch.count {
      var end = index + 1
      while end < scratch.count, scratch[end].cluster == scratch[index].cluster { end += 1 }
      let first = Int(scratch[index].cluster)
      let after = end < scratch.count ? Int(scratch[end].cluster) : range.count
      shapes.clusters.append(
        Cluster(bytes: Int32((isBackward ? before : after) - first), glyphs: Int32(end - index)))
      before = first
      index = end
    }
    shapes.pieces.append(
      WordPiece(
        font: number, x: advance, glyphs: firstGlyph..<shapes.glyphs.count,
        clusters: firstCluster..<shapes.clusters.count, bytes: range, isBackward: isBackward))
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
