internal import CairoPango
internal import Drawing
internal import Pages

/// A font file and what was cut from it, kept for all documents of a writer.
final class FontSource {
  /// A cut of the characters that only some documents have.
  struct RareCut {
    /// Deflated.
    var program: [UInt8]
    var programLength: Int
    /// For each glyph asked for, in the order of their numbers, its number in the cut.
    var places: [UInt32: UInt16]
  }

  let cutter: FontCutter
  /// For each glyph its code in the common cut; 0 for those that are not in it.
  let codes: [UInt8]
  /// The text of each code of the common cut; empty for others.
  let texts: [[UInt8]]
  /// How far each code of the common cut moves the pen, in thousandths of the font size, as the document declares it.
  let advances: [Double]
  private var common: CommonCut?
  private var rare: [[UInt32]: RareCut] = [:]

  struct CommonCut {
    /// Deflated.
    var program: [UInt8]
    var programLength: Int
    /// The map of its codes to text, deflated.
    var characters: [UInt8]
    /// The advances of codes 32 to 150 as PDF has them.
    var widths: [UInt8]
  }

  /// More cuts than a class with every kind of name needs.
  private static let rareLimit = 64

  init(_ cutter: FontCutter) {
    self.cutter = cutter
    var codes = [UInt8](repeating: 0, count: cutter.isTrueType ? cutter.glyphCount : 0)
    var texts = [[UInt8]](repeating: [], count: 256)
    var advances = [Double](repeating: 0, count: 256)
    if cutter.isTrueType {
      for character in CommonCharacters.all {
        let glyph = cutter.glyph(for: character.scalar)
        guard glyph > 0, codes.indices.contains(Int(glyph)), codes[Int(glyph)] == 0 else {
          continue
        }
        codes[Int(glyph)] = character.code
        texts[Int(character.code)] = character.text
        advances[Int(character.code)] = cutter.advance(of: glyph).inThousandths
      }
    }
    self.codes = codes
    self.texts = texts
    self.advances = advances
  }

  /// Whether a code of the common cut may be written for a glyph with that text.
  ///
  /// It may also where the glyph is another common character's: what the eye then sees is what a reader of the file
  /// finds, and the check finds the difference. Only what has no glyph of its own, such as a no-break space, is told by
  /// its text.
  func says(_ code: UInt8, _ text: ArraySlice<UInt8>) -> Bool {
    texts[Int(code)].elementsEqual(text) || texts.contains { $0.elementsEqual(text) }
  }

  /// The cut of the common characters that the font has.
  func commonCut(_ deflater: Deflater) throws(DrawingError) -> CommonCut {
    if let common { return common }
    let scalars = CommonCharacters.all.filter { !texts[Int($0.code)].isEmpty }.map(\.scalar)
    let cut = try cut(glyphs: [], characters: scalars)
    let known = texts.indices.filter { !texts[$0].isEmpty }.map { (code: $0, text: texts[$0]) }
    var widths = ByteBuffer(reserving: 1 << 10)
    for code in 32...150 {
      if code > 32 { widths.space() }
      widths.append(advances[code])
    }
    let made = CommonCut(
      program: deflater.deflate(cut.program), programLength: cut.program.count,
      characters: deflater.deflate(CharacterMapText.bytes(of: known, codeLength: 1)),
      widths: Array(widths.bytes))
    common = made
    return made
  }

  /// The cut of other glyphs.
  ///
  /// - Parameter glyphs: in the order of their numbers.
  func rareCut(_ glyphs: [UInt32], _ deflater: Deflater) throws(DrawingError) -> RareCut {
    if let known = rare[glyphs] { return known }
    let cut = try cut(glyphs: glyphs, characters: [])
    var places: [UInt32: UInt16] = [:]
    for (glyph, place) in zip(glyphs, cut.glyphs) { places[glyph] = UInt16(clamping: place) }
    let made = RareCut(
      program: deflater.deflate(cut.program), programLength: cut.program.count, places: places)
    if rare.count >= Self.rareLimit { rare.removeAll() }
    rare[glyphs] = made
    return made
  }

  private func cut(
    glyphs: [UInt32], characters: [Unicode.Scalar]
  ) throws(DrawingError) -> FontCut {
    do throws(FontError) {
      return try cutter.cut(glyphs: glyphs, characters: characters)
    } catch {
      throw .font(cutter.key, reason: String(describing: error))
    }
  }
}

extension Double {
  /// Rounded to a thousandth, as documents declare it: the pen is reckoned with what they say.
  var inThousandths: Double { (self * 1000).rounded() / 1000 }
}
