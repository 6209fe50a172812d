internal import CCairo
internal import CRsvg
internal import Pages

extension Picture {
  /// Both sides of a drawing's own coordinates, which painting stretches to the size wanted.
  static let drawingSize = 1_000

  /// Plays an SVG file into a record of lines, fills and text.
  ///
  /// Without an address of its own a drawing can load nothing from elsewhere; librsvg bounds its elements and depth.
  static func recordSVG(_ asset: ImageAsset) throws(PictureError) -> OpaquePointer {
    let handle = asset.bytes.withUnsafeBufferPointer { bytes in
      rsvg_handle_new_from_data(bytes.baseAddress, UInt(bytes.count), nil)
    }
    guard let handle else { throw .damaged("it is no well-formed SVG") }
    defer { g_object_unref(handle) }
    let side = Double(drawingSize)
    var extents = cairo_rectangle_t(x: 0, y: 0, width: side, height: side)
    guard
      let surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents),
      let context = cairo_create(surface)
    else { throw .damaged("no memory") }
    defer { cairo_destroy(context) }
    guard asset.size.width > 0, asset.size.height > 0 else {
      cairo_surface_destroy(surface)
      throw .damaged("it has no size")
    }
    cairo_scale(context, side / asset.size.width.value, side / asset.size.height.value)
    var viewport = RsvgRectangle(
      x: 0, y: 0, width: asset.size.width.value, height: asset.size.height.value)
    guard rsvg_handle_render_document(handle, context, &viewport, nil) != 0,
      cairo_status(context) == CAIRO_STATUS_SUCCESS
    else {
      cairo_surface_destroy(surface)
      throw .damaged("it cannot be drawn")
    }
    return surface
  }
}
