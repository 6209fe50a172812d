internal import CCairo
package import Pages

/// What Cairo itself takes to paint pages into a PDF: the fewest calls that mark the same ink, with no check, no
/// information and no outline. Benches hold drawing and the whole chain against it (Docs/design.md section 3).
package enum CairoFloor {
  /// Paints the pages and throws the PDF away.
  /// - Returns: its size in bytes.
  package static func paint(_ pages: [Page], fonts: FontBench) throws(CairoError) -> Int {
    guard let first = pages.first else { return 0 }
    let sink = ByteSink(reserving: 64 << 10)
    let surface = cairo_pdf_surface_create_for_stream(
      ByteSink.append, sink.address, first.size.width.value,
      first.size.height.value)
    let context = cairo_create(surface)
    defer {
      cairo_destroy(context)
      cairo_surface_destroy(surface)
    }
    for page in pages {
      cairo_pdf_surface_set_size(surface, page.size.width.value, page.size.height.value)
      for ink in page.ink { try paint(ink, context, fonts) }
      cairo_show_page(context)
    }
    cairo_surface_finish(surface)
    try CairoError.check(cairo_surface_status(surface), "paint the floor")
    return withExtendedLifetime(sink) { sink.contents.count }
  }

  private static func paint(
    _ ink: Ink, _ context: OpaquePointer?, _ fonts: FontBench
  ) throws(CairoError) {
    switch ink {
    case .fill(let box, let color):
      set(color, context)
      cairo_rectangle(context, box.x.value, box.y.value, box.width.value, box.height.value)
      cairo_fill(context)
    case .lines(let lines, let pen):
      set(pen.color, context)
      cairo_set_line_width(context, pen.width.value)
      for line in lines {
        cairo_move_to(context, line.from.x.value, line.from.y.value)
        cairo_line_to(context, line.to.x.value, line.to.y.value)
      }
      cairo_stroke(context)
    case .glyphs(let run):
      set(run.color, context)
      cairo_set_scaled_font(context, try fonts.scaledFont(run.font, run.size).raw)
      show(run, context)
    case .image, .transformed: break
    }
  }

  private static func show(_ run: GlyphRun, _ context: OpaquePointer?) {
    run.glyphs.withUnsafeBytes { glyphs in
      run.clusters.withUnsafeBytes { clusters in
        run.text.withUnsafeBytes { text in
          cairo_show_text_glyphs(
            context, text.bindMemory(to: CChar.self).baseAddress, Int32(run.text.count),
            glyphs.bindMemory(to: cairo_glyph_t.self).baseAddress, Int32(run.glyphs.count),
            clusters.bindMemory(to: cairo_text_cluster_t.self).baseAddress,
            Int32(run.clusters.count), cairo_text_cluster_flags_t(rawValue: 0))
        }
      }
    }
  }

  private static func set(_ color: Color, _ context: OpaquePointer?) {
    cairo_set_source_rgb(
      context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255)
  }
}
