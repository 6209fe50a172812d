package import Pages

/// The fonts of one worker: opened once, kept for life, never shared, for fonts shared between threads are known to swap
/// glyphs under load (Docs/design.md section 3).
///
/// Confined to one thread.
package final class FontBench {
  package let catalogue: FontCatalogue
  private var shaping: [FontKey: ShapingFont] = [:]
  private var cutters: [FontKey: FontCutter] = [:]
  private var faces: [FontKey: FontFace] = [:]
  private var scaled: [ScaledKey: ScaledFont] = [:]

  private struct ScaledKey: Hashable {
    var font: FontKey
    var size: Points
  }

  /// A bench over the fonts of `folder`.
  package convenience init(fonts folder: String) throws(FontError) {
    self.init(catalogue: try FontCatalogue(folder: folder))
  }

  package init(catalogue: FontCatalogue) { self.catalogue = catalogue }

  private func path(of key: FontKey) -> String { catalogue.folder + "/" + key.file }

  /// The font for shaping.
  package func shapingFont(_ key: FontKey) throws(FontError) -> ShapingFont {
    if let known = shaping[key] { return known }
    let font = try ShapingFont(key: key, path: path(of: key))
    shaping[key] = font
    return font
  }

  /// The font for cutting.
  package func cutter(_ key: FontKey) throws(FontError) -> FontCutter {
    if let known = cutters[key] { return known }
    let cutter = try FontCutter(key: key, path: path(of: key))
    cutters[key] = cutter
    return cutter
  }

  /// The font for drawing at a size.
  package func scaledFont(_ key: FontKey, _ size: Points) throws(CairoError) -> ScaledFont {
    let scaledKey = ScaledKey(font: key, size: size)
    if let known = scaled[scaledKey] { return known }
    let font = try ScaledFont(face: try face(key), size: size)
    scaled[scaledKey] = font
    return font
  }

  /// One face for all its sizes, so that a PDF holds one subset of it.
  private func face(_ key: FontKey) throws(CairoError) -> FontFace {
    if let known = faces[key] { return known }
    let face = try FontFace(path: path(of: key), index: key.face)
    faces[key] = face
    return face
  }

  /// The font of the first family that the folder has.
  package func font(families: [String], weight: Int, isItalic: Bool) -> FontKey? {
    for family in families {
      if let entry = catalogue.entry(family: family, weight: weight, isItalic: isItalic) {
        return entry.key
      }
    }
    return nil
  }

  /// Fonts to try, in order, for a character that the chosen one lacks.
  package func fallbacks(for families: [String], weight: Int, isItalic: Bool) -> [FontKey] {
    let isSerif = families.first?.hasSuffix("Serif") ?? false
    let first = isSerif ? "Liberation Serif" : "Liberation Sans"
    let preferred = [
      first, "Noto Sans", "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math",
      "Noto Naskh Arabic",
    ]
    let known = preferred + catalogue.entries.map(\.family)
    var keys: [FontKey] = []
    for family in known {
      if let key = catalogue.entry(family: family, weight: weight, isItalic: isItalic)?.key,
        !keys.contains(key)
      {
        keys.append(key)
      }
    }
    return keys
  }
}
