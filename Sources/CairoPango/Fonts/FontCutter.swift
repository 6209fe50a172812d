internal import CPango
package import Pages

/// What a PDF says of a font: its name, and lengths in font units (ISO 32000-1 section 9.8).
package struct FontDescription: Sendable, Hashable {
  /// The PostScript name, of the characters that PDF and PostScript allow.
  package var name: String
  package var unitsPerEm: Int
  package var ascent: Int
  package var descent: Int
  package var capHeight: Int
  /// Left, bottom, right and top of all glyphs laid over each other.
  package var box: [Int]
  package var italicAngle: Double
  package var isSerif: Bool
}

/// A font file reduced to some of its glyphs.
package struct FontCut: Sendable {
  /// A TrueType file without hints and without tables for shaping.
  package var program: [UInt8]
  /// The numbers in the cut of the glyphs that were asked for, in their order.
  package var glyphs: [UInt32]
}

/// Cuts a font file down to the glyphs that a document needs, by HarfBuzz.
///
/// Confined to the thread of its bench.
package final class FontCutter {
  package let key: FontKey
  package let description: FontDescription
  package let glyphCount: Int
  /// Whether its outlines are TrueType's; others cannot be cut here.
  package let isTrueType: Bool
  private let file: FontFile

  init(key: FontKey, path: String) throws(FontError) {
    file = try FontFile(key: key, path: path)
    self.key = key
    glyphCount = Int(hb_face_get_glyph_count(file.face))
    isTrueType = Self.hasTable("glyf", file.face)
    description = Self.description(of: file.face, file.font, fallbackName: key.file)
  }

  /// The glyph of a character; 0 if the font has none.
  package func glyph(for scalar: Unicode.Scalar) -> UInt32 {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(file.font, scalar.value, &glyph) != 0 ? glyph : 0
  }

  /// How far a glyph moves the pen, in thousandths of the font size.
  package func advance(of glyph: UInt32) -> Double {
    Double(hb_font_get_glyph_h_advance(file.font, glyph)) * 1000 / Double(description.unitsPerEm)
  }

  /// The font with these glyphs only.
  ///
  /// - Parameter characters: those that the cut can be asked for by their Unicode; without any it has no such table.
  package func cut(
    glyphs: [UInt32], characters: [Unicode.Scalar] = []
  ) throws(FontError) -> FontCut {
    guard isTrueType, let input = hb_subset_input_create_or_fail() else {
      throw .unreadable(file: key.file)
    }
    defer { hb_subset_input_destroy(input) }
    let wanted = hb_subset_input_glyph_set(input)
    for glyph in glyphs { hb_set_add(wanted, glyph) }
    let scalars = hb_subset_input_unicode_set(input)
    for scalar in characters { hb_set_add(scalars, scalar.value) }
    hb_subset_input_set_flags(
      input, HB_SUBSET_FLAGS_NO_HINTING.rawValue | HB_SUBSET_FLAGS_NOTDEF_OUTLINE.rawValue)
    let dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG)
    for table in Self.needless + (characters.isEmpty ? ["cmap"] : []) {
      hb_set_add(dropped, Self.tag(table))
    }
    guard let plan = hb_subset_plan_create_or_fail(file.face, input) else {
      throw .unreadable(file: key.file)
    }
    defer { hb_subset_plan_destroy(plan) }
    guard let cut = hb_subset_plan_execute_or_fail(plan) else {
      throw .unreadable(file: key.file)
    }
    defer { hb_face_destroy(cut) }
    let places = hb_subset_plan_old_to_new_glyph_mapping(plan)
    let blob = hb_face_reference_blob(cut)
    defer { hb_blob_destroy(blob) }
    var count: UInt32 = 0
    let data = hb_blob_get_data(blob, &count)
    let program = UnsafeRawBufferPointer(start: data, count: Int(count))
    return FontCut(program: Array(program), glyphs: glyphs.map { hb_map_get(places, $0) })
  }

  /// What a viewer of a PDF never asks for (ISO 32000-1 section 9.9).
  private static let needless = [
    "GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "kern", "OS/2", "name", "post", "gasp", "DSIG",
    "FFTM", "PCLT", "VDMX", "hdmx", "LTSH", "meta", "vhea", "vmtx",
  ]

  private static func tag(_ name: String) -> hb_tag_t {
    name.utf8.reduce(0) { $0 << 8 | hb_tag_t($1) }
  }

  private static func hasTable(_ name: String, _ face: OpaquePointer) -> Bool {
    let table = hb_face_reference_table(face, tag(name))
    defer { hb_blob_destroy(table) }
    return hb_blob_get_length(table) > 0
  }
}

extension FontCutter {
  private static func description(
    of face: OpaquePointer, _ font: OpaquePointer, fallbackName: String
  ) -> FontDescription {
    var extents = hb_font_extents_t()
    hb_font_get_h_extents(font, &extents)
    var capHeight: hb_position_t = 0
    if hb_ot_metrics_get_position(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &capHeight) == 0 {
      capHeight = extents.ascender
    }
    return FontDescription(
      name: postScriptName(of: face) ?? clean(fallbackName),
      unitsPerEm: max(1, Int(hb_face_get_upem(face))), ascent: Int(extents.ascender),
      descent: Int(extents.descender), capHeight: Int(capHeight), box: box(of: face),
      italicAngle: -Double(hb_style_get_value(font, HB_STYLE_TAG_SLANT_ANGLE)).magnitude,
      isSerif: fallbackName.contains("Serif"))
  }

  /// OpenType's `head` table, bytes 36 to 43.
  private static func box(of face: OpaquePointer) -> [Int] {
    let head = hb_face_reference_table(face, tag("head"))
    defer { hb_blob_destroy(head) }
    var count: UInt32 = 0
    guard let data = hb_blob_get_data(head, &count), count >= 44 else { return [0, 0, 0, 0] }
    let bytes = UnsafeRawBufferPointer(start: data, count: Int(count))
    return stride(from: 36, to: 44, by: 2).map {
      Int(Int16(bitPattern: UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])))
    }
  }

  private static func postScriptName(of face: OpaquePointer) -> String? {
    let name = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
      var size: UInt32 = 128
      hb_ot_name_get_utf8(face, 6, hb_language_from_string("en", 2), &size, buffer.baseAddress)
      return String(decoding: UnsafeRawBufferPointer(buffer)[..<Int(min(size, 127))], as: UTF8.self)
    }
    let cleaned = clean(name)
    return cleaned.isEmpty ? nil : cleaned
  }

  private static func clean(_ name: String) -> String {
    String(
      decoding: name.utf8.filter {
        switch $0 {
        case 48...57, 65...90, 97...122, 45: true
        default: false
        }
      }, as: UTF8.self)
  }
}
