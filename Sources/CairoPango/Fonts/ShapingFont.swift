internal import CPango
package import Pages

/// A glyph as shaped, in font units.
@frozen
package struct ShapedGlyph: Sendable, Hashable {
  package var index: UInt32
  /// The byte of the source text that it belongs to.
  package var cluster: UInt32
  package var advance: Int32
  package var xOffset: Int32
  package var yOffset: Int32
}

/// A font file, ready for shaping by HarfBuzz at any size.
///
/// Confined to the thread of its bench.
package final class ShapingFont {
  package let key: FontKey
  package let unitsPerEm: Double
  /// Ascent, descent and line gap as shares of the font size; all positive.
  package let ascent: Double
  package let descent: Double
  package let lineGap: Double
  private let file: FontFile
  private let buffer: OpaquePointer

  init(key: FontKey, path: String) throws(FontError) {
    let file = try FontFile(key: key, path: path)
    guard let buffer = hb_buffer_create() else { throw .noMemory }
    let units = max(1, Int32(hb_face_get_upem(file.face)))
    hb_font_set_scale(file.font, units, units)
    var extents = hb_font_extents_t()
    hb_font_get_h_extents(file.font, &extents)
    self.key = key
    self.file = file
    self.buffer = buffer
    unitsPerEm = Double(units)
    ascent = Double(extents.ascender) / Double(units)
    descent = -Double(extents.descender) / Double(units)
    lineGap = Double(extents.line_gap) / Double(units)
  }

  deinit {
    hb_buffer_destroy(buffer)
  }

  package func hasGlyph(for scalar: Unicode.Scalar) -> Bool {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(file.font, scalar.value, &glyph) != 0
  }

  /// Shapes text of one script.
  ///
  /// - Returns: whether the script runs from right to left; glyphs come in visual order, left to right.
  package func shape(
    _ text: UnsafeBufferPointer<UInt8>, into glyphs: inout ContiguousArray<ShapedGlyph>
  ) -> Bool {
    hb_buffer_clear_contents(buffer)
    text.withMemoryRebound(to: CChar.self) { characters in
      hb_buffer_add_utf8(
        buffer, characters.baseAddress, Int32(characters.count), 0, Int32(characters.count))
    }
    hb_buffer_guess_segment_properties(buffer)
    hb_buffer_set_language(buffer, hb_language_from_string("id", 2))
    // Ligatures would hide letters from readers of the text for little beauty at these sizes. "liga"
    var noLigatures = hb_feature_t(tag: 0x6C69_6761, value: 0, start: 0, end: UInt32.max)
    hb_shape(file.font, buffer, &noLigatures, 1)
    var count: UInt32 = 0
    let infos = hb_buffer_get_glyph_infos(buffer, &count)
    let places = hb_buffer_get_glyph_positions(buffer, &count)
    guard let infos, let places else { return false }
    for index in 0..<Int(count) {
      glyphs.append(
        ShapedGlyph(
          index: infos[index].codepoint, cluster: infos[index].cluster,
          advance: places[index].x_advance, xOffset: places[index].x_offset,
          yOffset: places[index].y_offset))
    }
    return hb_buffer_get_direction(buffer) == HB_DIRECTION_RTL
  }
}
