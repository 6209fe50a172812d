internal import CairoPango
internal import Drawing

/// Writes the fonts of a document (ISO 32000-1 section 9.6 to 9.10).
struct FontWriter {
  let deflater: Deflater

  /// The common cut as a simple font, its codes those of WinAnsiEncoding.
  func writeCommon(
    _ source: FontSource, _ number: Int, to file: inout FileWriter
  ) throws(DrawingError) {
    let cut = try source.commonCut(deflater)
    let (descriptor, program, characters) = (
      file.takeNumber(), file.takeNumber(), file.takeNumber()
    )
    let name = "RAPORA+" + source.cutter.description.name
    Self.begin("TrueType", name, number, in: &file)
    file.object.append("/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 150/Widths[")
    file.object.append(cut.widths)
    file.object.append("]/FontDescriptor")
    file.object.append(reference: descriptor)
    file.object.append("/ToUnicode")
    file.object.append(reference: characters)
    file.object.append(">>")
    let isNonsymbolic = 32
    describe(source.cutter.description, name, flags: isNonsymbolic, descriptor, program, to: &file)
    file.addStream(
      program, Array("/Filter/FlateDecode/Length1 \(cut.programLength)".utf8), raw: cut.program)
    file.addStream(characters, Array("/Filter/FlateDecode".utf8), raw: cut.characters)
  }

  /// The rarer glyphs as a composite font, its codes of two bytes counted from 1.
  func writeRare(
    _ font: DocumentFont, _ number: Int, to file: inout FileWriter
  ) throws(DrawingError) {
    let source = font.source
    let glyphs = Set(font.rare.map(\.glyph)).sorted()
    let cut = try source.rareCut(glyphs, deflater)
    let first = file.takeNumbers(5)
    let (descendant, descriptor, program) = (first, first + 1, first + 2)
    let (places, characters) = (first + 3, first + 4)
    let name = Self.tag(of: glyphs) + "+" + source.cutter.description.name
    Self.begin("Type0", name, number, in: &file)
    file.object.append("/Encoding/Identity-H/DescendantFonts[")
    file.object.append(reference: descendant)
    file.object.append("]/ToUnicode")
    file.object.append(reference: characters)
    file.object.append(">>")
    Self.begin("CIDFontType2", name, descendant, in: &file)
    file.object.append(
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W[1[")
    for (index, advance) in font.rareAdvances.enumerated() {
      if index > 0 { file.object.space() }
      file.object.append(advance)
    }
    file.object.append("]]/FontDescriptor")
    file.object.append(reference: descriptor)
    file.object.append("/CIDToGIDMap")
    file.object.append(reference: places)
    file.object.append(">>")
    let isSymbolic = 4
    describe(source.cutter.description, name, flags: isSymbolic, descriptor, program, to: &file)
    file.addStream(
      program, Array("/Filter/FlateDecode/Length1 \(cut.programLength)".utf8), raw: cut.program)
    var map = ByteBuffer(reserving: 2 + font.rare.count * 2)
    map.append([0, 0] as [UInt8])
    for rare in font.rare {
      let place = cut.places[rare.glyph] ?? 0
      map.append(UInt8(place >> 8))
      map.append(UInt8(place & 255))
    }
    file.addStream(places, deflating: map.bytes)
    let texts = font.rare.enumerated().map { (code: $0.offset + 1, text: $0.element.text) }
    let text = CharacterMapText.bytes(of: texts, codeLength: 2)
    text.withUnsafeBufferPointer { file.addStream(characters, deflating: $0) }
  }

  private static func begin(
    _ kind: StaticString, _ name: String, _ number: Int, in file: inout FileWriter
  ) {
    file.begin(number)
    file.object.append("<</Type/Font/Subtype/")
    file.object.append(kind)
    file.object.append("/BaseFont/")
    file.object.append(name.utf8)
  }

  private func describe(
    _ font: FontDescription, _ name: String, flags: Int, _ number: Int, _ program: Int,
    to file: inout FileWriter
  ) {
    func thousandths(_ length: Int) -> Int { length * 1000 / font.unitsPerEm }
    let isItalic = font.italicAngle == 0 ? 0 : 64
    file.begin(number)
    file.object.append("<</Type/FontDescriptor/FontName/")
    file.object.append(name.utf8)
    file.object.append("/Flags ")
    file.object.append(flags + isItalic + (font.isSerif ? 2 : 0))
    file.object.append("/FontBBox[")
    for side in font.box {
      file.object.append(thousandths(side))
      file.object.space()
    }
    file.object.append("]/ItalicAngle ")
    file.object.append(font.italicAngle)
    file.object.append("/Ascent ")
    file.object.append(thousandths(font.ascent))
    file.object.append("/Descent ")
    file.object.append(thousandths(font.descent))
    file.object.append("/CapHeight ")
    file.object.append(thousandths(font.capHeight))
    // Nobody measures stems of an embedded font, but the entry must be there.
    file.object.append("/StemV 80/FontFile2")
    file.object.append(reference: program)
    file.object.append(">>")
  }

  /// Six letters that name a subset (section 9.6.4), the same for the same glyphs; never those of the common cut.
  private static func tag(of glyphs: [UInt32]) -> String {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for glyph in glyphs { sum = (sum ^ UInt64(glyph)) &* 0x100_0000_01B3 }
    var letters: [UInt8] = []
    for _ in 0..<5 {
      letters.append(65 + UInt8(sum % 26))
      sum /= 26
    }
    return String(decoding: letters + [UInt8(ascii: "X")], as: UTF8.self)
  }
}
