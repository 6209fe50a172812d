internal import CCairo
package import Pages

/// What is being drawn on: a PDF or a grid of pixels, in points from the top left corner.
///
/// Owns its Cairo handles, so it cannot be copied; not `Sendable`, because Cairo confines a context to one thread at a
/// time. Cairo's errors stick: drawing after one does nothing, and ``checkStatus(_:)`` and the finishing calls report it.
package struct Canvas: ~Copyable {
  let surface: OpaquePointer
  let context: OpaquePointer
  let sink: ByteSink

  /// Takes over `surface`. Cairo documents that its constructors never return null, but objects in an error state.
  init(surface: OpaquePointer?, sink: ByteSink) throws(CairoError) {
    self.surface = surface!
    self.sink = sink
    context = cairo_create(surface)!
    try CairoError.check(cairo_status(context), "open a surface")
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// A white grid of pixels that shows `size` at `resolution` pixels an inch; end it with ``png()``.
  package static func pixels(size: Extent, resolution: Double) throws(CairoError) -> Canvas {
    let scale = resolution / 72
    let width = (size.width.value * scale).rounded()
    let height = (size.height.value * scale).rounded()
    guard width >= 1, height >= 1, width * height <= Double(Picture.pixelLimit) else {
      throw CairoError(
        operation: "make a picture of \(width) × \(height) pixels",
        reason: "the limit is \(Picture.pixelLimit) pixels; lower the resolution")
    }
    let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    let canvas = try Canvas(surface: surface, sink: ByteSink(reserving: 0))
    cairo_set_source_rgb(canvas.context, 1, 1, 1)
    cairo_paint(canvas.context)
    cairo_scale(canvas.context, width / size.width.value, height / size.height.value)
    return canvas
  }

  /// Ends a PDF and hands over its bytes; the canvas is gone afterwards.
  package consuming func finish() throws(CairoError) -> [UInt8] {
    try checkStatus("draw")
    cairo_surface_finish(surface)
    try CairoError.check(cairo_surface_status(surface), "finish the document")
    return sink.contents
  }

  /// The picture as PNG; the canvas is gone afterwards.
  package consuming func png() throws(CairoError) -> [UInt8] {
    try checkStatus("draw")
    cairo_surface_flush(surface)
    return try PNGWriter.bytes(of: surface)
  }

  /// Throws the first error since the canvas was made.
  package func checkStatus(_ operation: String) throws(CairoError) {
    try CairoError.check(cairo_status(context), operation)
    try CairoError.check(cairo_surface_status(surface), operation)
  }
}
