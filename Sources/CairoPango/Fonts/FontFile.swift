internal import CPango
internal import Pages

/// HarfBuzz's handles on a font file. Owns them.
struct FontFile: ~Copyable {
  let face: OpaquePointer
  /// In font units.
  let font: OpaquePointer

  /// - Throws: ``FontError`` for a file that is no font or has no glyph.
  init(key: FontKey, path: String) throws(FontError) {
    guard let blob = hb_blob_create_from_file_or_fail(path) else {
      throw .unreadable(file: key.file)
    }
    defer { hb_blob_destroy(blob) }
    guard let face = hb_face_create(blob, UInt32(key.face)) else { throw .noMemory }
    guard hb_face_get_glyph_count(face) > 0 else {
      hb_face_destroy(face)
      throw .unreadable(file: key.file)
    }
    guard let font = hb_font_create(face) else {
      hb_face_destroy(face)
      throw .noMemory
    }
    self.face = face
    self.font = font
  }

  deinit {
    hb_font_destroy(font)
    hb_face_destroy(face)
  }
}
