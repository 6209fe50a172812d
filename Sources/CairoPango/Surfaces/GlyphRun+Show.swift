internal import CCairo
internal import Pages

extension GlyphRun {
  /// Shows the glyphs with their text in one call, in the context's font and colour.
  ///
  /// The run's arrays are handed over as they are: ``Pages/Glyph`` and ``Pages/Cluster`` have the layout of Cairo's own.
  func show(on context: OpaquePointer?) {
    glyphs.withUnsafeBytes { glyphs in
      let first = glyphs.baseAddress?.assumingMemoryBound(to: cairo_glyph_t.self)
      let count = Int32(self.glyphs.count)
      guard !isPlain else { return cairo_show_glyphs(context, first, count) }
      text.withUnsafeBytes { text in
        clusters.withUnsafeBytes { clusters in
          cairo_show_text_glyphs(
            context,
            text.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(text.count), first, count,
            clusters.baseAddress?.assumingMemoryBound(to: cairo_text_cluster_t.self),
            Int32(self.clusters.count), cairo_text_cluster_flags_t(0))
        }
      }
    }
  }

  /// Whether every character is ASCII and has a glyph of its own: then Cairo finds the same text from the font, where the
  /// ASCII character is the first of those that share a glyph, and needs no clusters, whose handling costs it a twentieth
  /// of the page.
  private var isPlain: Bool {
    guard text.count == glyphs.count, clusters.count == glyphs.count else { return false }
    // All bits are gathered without a branch, so that the loops go many at a time.
    let bits = text.reduce(0) { $0 | $1 }
    let odd = clusters.reduce(Int32(0)) { $0 | ($1.bytes ^ 1) | ($1.glyphs ^ 1) }
    return bits < 0x80 && odd == 0
  }
}
