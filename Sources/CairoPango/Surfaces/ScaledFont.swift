internal import CCairo
package import Pages

/// A font of one size, ready to draw with.
///
/// Not `Sendable`: a thread makes its own.
package final class ScaledFont {
  let raw: OpaquePointer

  deinit { cairo_scaled_font_destroy(raw) }

  /// The font of `face`, unhinted, at `size`.
  package init(face: FontFace, size: Points) throws(CairoError) {
    let operation = "make a font of \(size.value) points"
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    var matrix = cairo_matrix_t(xx: size.value, yx: 0, xy: 0, yy: size.value, x0: 0, y0: 0)
    var identity = cairo_matrix_t(xx: 1, yx: 0, xy: 0, yy: 1, x0: 0, y0: 0)
    guard let raw = cairo_scaled_font_create(face.raw, &matrix, &identity, options) else {
      throw CairoError(operation: operation, reason: "no memory")
    }
    self.raw = raw
    try CairoError.check(cairo_scaled_font_status(raw), operation)
  }

  /// Adds `text` to `run`, its origin at `place`, one glyph a character, without kerning or ligatures: for trial pages and
  /// specimens. Real text is shaped by Typesetting.
  package func append(
    _ text: String, to run: inout GlyphRun, at place: Position
  ) throws(CairoError) {
    var glyphs: UnsafeMutablePointer<cairo_glyph_t>?
    var glyphCount: Int32 = 0
    var clusters: UnsafeMutablePointer<cairo_text_cluster_t>?
    var clusterCount: Int32 = 0
    var flags = CAIRO_TEXT_CLUSTER_FLAG_BACKWARD
    let status = cairo_scaled_font_text_to_glyphs(
      raw, place.x.value, place.y.value, text, Int32(text.utf8.count), &glyphs, &glyphCount,
      &clusters, &clusterCount, &flags)
    try CairoError.check(status, "find the glyphs of a text")
    defer {
      cairo_glyph_free(glyphs)
      cairo_text_cluster_free(clusters)
    }
    for glyph in UnsafeBufferPointer(start: glyphs, count: Int(glyphCount)) {
      run.glyphs.append(Glyph(index: UInt(glyph.index), x: glyph.x, y: glyph.y))
    }
    for cluster in UnsafeBufferPointer(start: clusters, count: Int(clusterCount)) {
      run.clusters.append(Cluster(bytes: cluster.num_bytes, glyphs: cluster.num_glyphs))
    }
    run.text.append(contentsOf: text.utf8)
  }
}
