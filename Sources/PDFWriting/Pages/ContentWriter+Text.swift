internal import CairoPango
internal import Drawing
internal import Pages

/// Where a text object stands.
struct TextPen {
  /// Whether a text object is open.
  var isOpen = false
  /// Whether an array of pieces is open, and a string within it.
  var isInArray = false
  var isInString = false
  /// The origin of the line, in hundredths of a point from the page's bottom left.
  var lineX = 0
  var lineY = 0
  /// The baseline and the pen as the run counts them, from the page's top left.
  var baseline = Double.nan
  var x = 0.0
}

extension ContentWriter {
  /// Shows the glyphs of a run with their text.
  mutating func show(_ run: GlyphRun, opacity: Double) throws(DrawingError) {
    let font = try resources.font(run.font)
    guard font.source.cutter.isTrueType else {
      return try showAsForm(run, opacity: opacity)
    }
    set(fill: run.color, opacity)
    pen.baseline = .nan
    var glyph = 0
    var byte = 0
    for cluster in run.clusters {
      let (glyphs, bytes) = (Int(cluster.glyphs), Int(cluster.bytes))
      guard glyphs >= 0, bytes >= 0, glyph + glyphs <= run.glyphs.count,
        byte + bytes <= run.text.count
      else { throw .unevenRun(run.font) }
      if glyphs == 1 {
        let shown = run.glyphs[glyph]
        let code =
          shown.index < UInt(font.source.codes.count) ? font.source.codes[Int(shown.index)] : 0
        if code != 0,
          bytes == 1 && run.text[byte] == code && code < 0x80
            || font.source.says(code, run.text[byte..<byte + bytes])
        {
          put(code, shown, font, run.size.value)
        } else {
          try put(rare: shown, Array(run.text[byte..<byte + bytes]), font, run, byte)
        }
      } else {
        try putSpan(glyph..<glyph + glyphs, byte..<byte + bytes, font, run)
      }
      glyph += glyphs
      byte += bytes
    }
    guard glyph == run.glyphs.count, byte == run.text.count else { throw .unevenRun(run.font) }
    endPieces()
  }

  /// A code of the common cut.
  @inline(__always)
  private mutating func put(_ code: UInt8, _ glyph: Glyph, _ font: DocumentFont, _ size: Double) {
    if state.font?.place != font.place || state.font?.isRare != false || state.font?.size != size {
      font.hasCommon = true
      set(font, isRare: false, size)
    }
    move(to: glyph, size)
    if !pen.isInString {
      content.append(UInt8(ascii: "("))
      pen.isInString = true
    }
    content.append(escaping: code)
    pen.x += font.source.advances[Int(code)] * size / 1000
  }

  /// A rarer glyph.
  private mutating func put(
    rare glyph: Glyph, _ text: [UInt8], _ font: DocumentFont, _ run: GlyphRun, _ byte: Int
  ) throws(DrawingError) {
    // A box with the right text behind it would pass for sound when the PDF is read back, so none is ever drawn.
    guard glyph.index > 0, glyph.index < UInt(font.source.cutter.glyphCount) else {
      throw .missingGlyph(
        run.font, after: String(decoding: run.text[..<byte].suffix(24), as: UTF8.self))
    }
    let size = run.size.value
    let code = font.code(of: UInt32(glyph.index), text: text)
    if state.font?.place != font.place || state.font?.isRare != true || state.font?.size != size {
      set(font, isRare: true, size)
    }
    move(to: glyph, size)
    if pen.isInString {
      content.append(UInt8(ascii: ")"))
      pen.isInString = false
    }
    content.append(UInt8(ascii: "<"))
    content.append(hexadecimal: code)
    content.append(UInt8(ascii: ">"))
    pen.x += font.rareAdvances[Int(code) - 1] * size / 1000
  }

  /// A text whose letters and glyphs are not one to one: its glyphs, with the text beside them (section 14.9.4).
  private mutating func putSpan(
    _ glyphs: Range<Int>, _ bytes: Range<Int>, _ font: DocumentFont, _ run: GlyphRun
  ) throws(DrawingError) {
    beginText()
    endPieces()
    content.append("/Span<</ActualText<FEFF")
    for unit in String(decoding: run.text[bytes], as: UTF8.self).utf16 {
      content.append(hexadecimal: unit)
    }
    content.append(">>>BDC\n")
    for glyph in glyphs {
      try put(rare: run.glyphs[glyph], Array(run.text[bytes]), font, run, bytes.lowerBound)
    }
    endPieces()
    content.append("EMC\n")
  }

  /// Moves the pen to a glyph's origin: by a step within the line where it is near, else to a new one.
  @inline(__always)
  private mutating func move(to glyph: Glyph, _ size: Double) {
    let step = (pen.x - glyph.x) * 1000 / size
    if pen.isInArray, glyph.y == pen.baseline, step.magnitude < 3_000 {
      // Less than a thousandth of the font's size is nothing, and it does not add up: the pen remembers it.
      guard step.magnitude > 0.75 else { return }
      if pen.isInString {
        content.append(UInt8(ascii: ")"))
        pen.isInString = false
      }
      let rounded = Int(step.rounded())
      content.append(rounded)
      pen.x -= Double(rounded) * size / 1000
    } else {
      beginLine(at: glyph)
    }
  }

  private mutating func beginLine(at glyph: Glyph) {
    beginText()
    endPieces()
    let (x, y) = (glyph.x.hundredths, (height - glyph.y).hundredths)
    content.append(hundredths: x - pen.lineX)
    content.space()
    content.append(hundredths: y - pen.lineY)
    content.append(" Td[")
    pen.isInArray = true
    (pen.lineX, pen.lineY) = (x, y)
    (pen.baseline, pen.x) = (glyph.y, glyph.x)
  }

  private mutating func set(_ font: DocumentFont, isRare: Bool, _ size: Double) {
    let wasInArray = pen.isInArray
    beginText()
    endPieces()
    content.append(isRare ? "/R" : "/F")
    content.append(font.place)
    content.space()
    content.append(size)
    content.append(" Tf\n")
    state.font = (font.place, isRare, size)
    // The pen stands where the last piece left it.
    if wasInArray {
      content.append(UInt8(ascii: "["))
      pen.isInArray = true
    }
  }

  private mutating func beginText() {
    guard !pen.isOpen else { return }
    content.append("BT\n")
    pen = TextPen()
    pen.isOpen = true
  }

  private mutating func endPieces() {
    if pen.isInString { content.append(UInt8(ascii: ")")) }
    if pen.isInArray { content.append("]TJ\n") }
    pen.isInString = false
    pen.isInArray = false
  }

  mutating func endText() {
    guard pen.isOpen else { return }
    endPieces()
    content.append("ET\n")
    pen.isOpen = false
  }

  /// Text of a font whose outlines are not TrueType's, as Cairo writes it.
  private mutating func showAsForm(_ run: GlyphRun, opacity: Double) throws(DrawingError) {
    let form = try resources.form(of: run)
    endText()
    let outer = state
    content.append("q\n")
    set(alpha: opacity)
    paint(form: form)
    content.append("Q\n")
    state = outer
  }
}
