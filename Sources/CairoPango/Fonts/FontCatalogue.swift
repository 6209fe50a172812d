internal import CPango
package import Pages

/// A font that a folder holds.
package struct FontEntry: Sendable, Hashable {
  package var key: FontKey
  package var family: String
  /// 100 to 900.
  package var weight: Int
  package var isItalic: Bool
  /// How many characters it has.
  package var characterCount: Int
}

/// The fonts below one folder and no others: what the machine has installed never changes a card.
package struct FontCatalogue: Sendable, Hashable {
  package let folder: String
  package let entries: [FontEntry]

  /// Reads what the font files of the folder and its sub-folders say of themselves.
  ///
  /// Through HarfBuzz rather than Fontconfig, which would read every outline's coverage and want a cache folder.
  package init(folder: String) throws(FontError) {
    self.folder = folder
    var entries: [FontEntry] = []
    for file in try FontFolder.files(in: folder) {
      entries.append(try Self.entry(file, folder: folder))
    }
    self.entries = entries.sorted { $0.key < $1.key }
  }

  private static func entry(_ file: String, folder: String) throws(FontError) -> FontEntry {
    guard let blob = hb_blob_create_from_file_or_fail(folder + "/" + file) else {
      throw .unreadable(file: file)
    }
    defer { hb_blob_destroy(blob) }
    guard let face = hb_face_create(blob, 0), let characters = hb_set_create() else {
      throw .noMemory
    }
    defer {
      hb_face_destroy(face)
      hb_set_destroy(characters)
    }
    hb_face_collect_unicodes(face, characters)
    let count = Int(hb_set_get_population(characters))
    guard let font = hb_font_create(face) else { throw .noMemory }
    defer { hb_font_destroy(font) }
    guard count > 0, let family = familyName(of: face) else { throw .unreadable(file: file) }
    return FontEntry(
      key: FontKey(file: file), family: family,
      weight: Int(hb_style_get_value(font, HB_STYLE_TAG_WEIGHT).rounded()),
      isItalic: hb_style_get_value(font, HB_STYLE_TAG_ITALIC) > 0, characterCount: count)
  }

  /// The typographic family name (16 of OpenType's `name` table), else the plain one.
  private static func familyName(of face: OpaquePointer) -> String? {
    for identifier: hb_ot_name_id_t in [16, 1] {
      let name = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
        var size: UInt32 = 256
        hb_ot_name_get_utf8(
          face, identifier, hb_language_from_string("en", 2), &size, buffer.baseAddress)
        return String(
          decoding: UnsafeRawBufferPointer(buffer)[..<Int(min(size, 255))], as: UTF8.self)
      }
      if !name.isEmpty { return name }
    }
    return nil
  }

  /// The font of a family that is nearest to the weight and slant; nil if there is no such family.
  package func entry(family: String, weight: Int, isItalic: Bool) -> FontEntry? {
    entries.filter { $0.family == family }.min { left, right in
      distance(left, weight, isItalic) < distance(right, weight, isItalic)
    }
  }

  private func distance(_ entry: FontEntry, _ weight: Int, _ isItalic: Bool) -> Int {
    abs(entry.weight - weight) + (entry.isItalic == isItalic ? 0 : 1_000)
  }
}
