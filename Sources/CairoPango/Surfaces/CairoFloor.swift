internal import CCairo
package import Pages

/// What Cairo itself takes to paint pages into a PDF: the fewest calls that mark the same ink, with no check, no
/// information and no outline. Benches hold drawing and the whole chain against it (Docs/design.md section 3).
///
/// Confined to the thread of its fonts.
package final class CairoFloor {
  private let fonts: FontBench
  private let pictures = PictureCache()

  package init(fonts: FontBench) { self.fonts = fonts }

  /// Paints the pages and throws the PDF away.
  /// - Returns: its size in bytes.
  package func paint(_ set: PageSet) throws(CairoError) -> Int {
    guard let first = set.pages.first else { return 0 }
    let sink = ByteSink(reserving: 32 << 10)
    let surface = cairo_pdf_surface_create_for_stream(
      ByteSink.append, sink.address, first.size.width.value, first.size.height.value)
    let context = cairo_create(surface)
    defer {
      cairo_destroy(context)
      cairo_surface_destroy(surface)
    }
    for page in set.pages {
      cairo_pdf_surface_set_size(surface, page.size.width.value, page.size.height.value)
      for ink in page.ink { try paint(ink, set.images, context) }
      cairo_show_page(context)
    }
    cairo_surface_finish(surface)
    try CairoError.check(cairo_surface_status(surface), "paint the floor")
    return withExtendedLifetime(sink) { sink.contents.count }
  }

  private func paint(
    _ ink: Ink, _ images: [ImageAsset], _ context: OpaquePointer?
  ) throws(CairoError) {
    switch ink {
    case .fill(let box, let color):
      set(color, context)
      cairo_rectangle(context, box.x.value, box.y.value, box.width.value, box.height.value)
      cairo_fill(context)
    case .lines(let lines, let pen):
      set(pen.color, context)
      cairo_set_line_width(context, pen.width.value)
      let dashes = pen.dashes.map(\.value)
      cairo_set_dash(context, dashes, Int32(dashes.count), 0)
      for line in lines {
        cairo_move_to(context, line.from.x.value, line.from.y.value)
        cairo_line_to(context, line.to.x.value, line.to.y.value)
      }
      cairo_stroke(context)
    case .glyphs(let run):
      set(run.color, context)
      cairo_set_scaled_font(context, try fonts.scaledFont(run.font, run.size).raw)
      run.show(on: context)
    case .image(let index, let box, let opacity):
      guard images.indices.contains(Int(index)),
        let picture = try? pictures.picture(for: images[Int(index)])
      else { return }
      cairo_save(context)
      cairo_translate(context, box.x.value, box.y.value)
      cairo_scale(
        context, box.width.value / Double(picture.width), box.height.value / Double(picture.height))
      cairo_set_source_surface(context, picture.surface, 0, 0)
      cairo_paint_with_alpha(context, opacity)
      cairo_restore(context)
    case .marked(_, let children):
      for child in children { try paint(child, images, context) }
    case .transformed(let transform, let children, _):
      cairo_save(context)
      var matrix = cairo_matrix_t(
        xx: transform.a, yx: transform.b, xy: transform.c, yy: transform.d, x0: transform.e,
        y0: transform.f)
      cairo_transform(context, &matrix)
      for child in children { try paint(child, images, context) }
      cairo_restore(context)
    }
  }

  private func set(_ color: Color, _ context: OpaquePointer?) {
    cairo_set_source_rgba(
      context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255,
      Double(color.alpha) / 255)
  }
}
