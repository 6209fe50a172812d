internal import CCairo
package import Pages

extension Canvas {
  /// Fills rectangles of one colour.
  package func fill(_ rectangle: Rectangle, _ color: Color, opacity: Double = 1) {
    setSource(color, opacity)
    cairo_rectangle(
      context, rectangle.x.value, rectangle.y.value, rectangle.width.value, rectangle.height.value)
    cairo_fill(context)
  }

  /// Strokes lines of one pen as one path.
  package func stroke(_ lines: [Segment], _ pen: Pen, opacity: Double = 1) {
    setSource(pen.color, opacity)
    cairo_set_line_width(context, pen.width.value)
    let dashes = pen.dashes.map(\.value)
    cairo_set_dash(context, dashes, Int32(dashes.count), 0)
    for line in lines {
      cairo_move_to(context, line.from.x.value, line.from.y.value)
      cairo_line_to(context, line.to.x.value, line.to.y.value)
    }
    cairo_stroke(context)
  }

  /// Shows a run of glyphs with their text in one call.
  package func show(_ run: GlyphRun, font: ScaledFont, opacity: Double = 1) {
    setSource(run.color, opacity)
    cairo_set_scaled_font(context, font.raw)
    run.show(on: context)
  }

  /// Stretches a picture over `rectangle`.
  package func paint(_ picture: Picture, over rectangle: Rectangle, opacity: Double = 1) {
    guard rectangle.width.value > 0, rectangle.height.value > 0 else { return }
    cairo_save(context)
    cairo_translate(context, rectangle.x.value, rectangle.y.value)
    cairo_scale(
      context, rectangle.width.value / Double(picture.width),
      rectangle.height.value / Double(picture.height))
    cairo_set_source_surface(context, picture.surface, 0, 0)
    // Else the edge pixels blend with nothing, and the picture gets a faint frame.
    if !picture.isDrawing {
      cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD)
    }
    cairo_rectangle(context, 0, 0, Double(picture.width), Double(picture.height))
    if opacity < 1 {
      cairo_clip(context)
      cairo_paint_with_alpha(context, max(opacity, 0))
    } else {
      cairo_fill(context)
    }
    cairo_restore(context)
  }

  /// Draws in the coordinates of `transform`; a `group` is drawn as a whole first and laid over the page at `opacity`, so
  /// that marks within it do not shine through each other. A group stays text and lines, it is not made into pixels.
  package func transformed<Failure: Error>(
    by transform: Transform, group: Bool, opacity: Double, _ draw: () throws(Failure) -> Void
  ) throws(Failure) {
    cairo_save(context)
    defer { cairo_restore(context) }
    var matrix = cairo_matrix_t(
      xx: transform.a, yx: transform.b, xy: transform.c, yy: transform.d, x0: transform.e,
      y0: transform.f)
    cairo_transform(context, &matrix)
    guard group else { return try draw() }
    cairo_push_group(context)
    do {
      try draw()
    } catch {
      cairo_pattern_destroy(cairo_pop_group(context))
      throw error
    }
    cairo_pop_group_to_source(context)
    cairo_paint_with_alpha(context, min(max(opacity, 0), 1))
  }

  private func setSource(_ color: Color, _ opacity: Double) {
    cairo_set_source_rgba(
      context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255,
      Double(color.alpha) / 255 * opacity)
  }
}
