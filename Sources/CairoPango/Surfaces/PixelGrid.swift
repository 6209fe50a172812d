internal import CCairo
internal import Pages

/// Pixels in memory, 0xAARRGGBB with alpha multiplied in, read from and written to PNG.
package struct PixelGrid: Sendable {
  package let width: Int
  package let height: Int
  private var pixels: [UInt32]

  /// A grid of transparent pixels.
  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
    pixels = Array(repeating: 0, count: width * height)
  }

  /// The pixels of a PNG file, within the limits of ``Picture``.
  package init(png: [UInt8]) throws(PictureError) {
    let size = Extent(width: 0, height: 0)
    let picture = try Picture(ImageAsset(key: "", format: .png, bytes: png, size: size))
    self.init(width: picture.width, height: picture.height)
    cairo_surface_flush(picture.surface)
    guard let data = cairo_image_surface_get_data(picture.surface) else { return }
    let stride = Int(cairo_image_surface_get_stride(picture.surface))
    for y in 0..<height {
      let row = UnsafeRawPointer(data + y * stride)
      for x in 0..<width {
        pixels[y * width + x] = row.loadUnaligned(fromByteOffset: x * 4, as: UInt32.self)
      }
    }
  }

  package subscript(x: Int, y: Int) -> UInt32 {
    get { pixels[y * width + x] }
    set { pixels[y * width + x] = newValue }
  }

  /// The pixels as a PNG file.
  package func png() throws(CairoError) -> [UInt8] {
    let sink = ByteSink(reserving: width * height / 4)
    let surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height))
    defer { cairo_surface_destroy(surface) }
    try CairoError.check(cairo_surface_status(surface), "make a picture")
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return [] }
    let stride = Int(cairo_image_surface_get_stride(surface))
    pixels.withUnsafeBytes { source in
      for y in 0..<height {
        let row = UnsafeRawBufferPointer(rebasing: source[y * width * 4..<(y + 1) * width * 4])
        UnsafeMutableRawBufferPointer(start: data + y * stride, count: width * 4).copyMemory(
          from: row)
      }
    }
    cairo_surface_mark_dirty(surface)
    let status = cairo_surface_write_to_png_stream(surface, ByteSink.append, sink.address)
    try CairoError.check(status, "write a PNG")
    return sink.contents
  }
}
