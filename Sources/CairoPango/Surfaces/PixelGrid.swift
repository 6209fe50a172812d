internal import CCairo
internal import Pages

/// Pixels in memory, 0xAARRGGBB with alpha multiplied in, read from and written to PNG.
package struct PixelGrid: Sendable {
  package let width: Int
  package let height: Int
  /// Row by row, from the top.
  package private(set) var pixels: [UInt32]

  /// A grid of transparent pixels.
  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
    pixels = Array(repeating: 0, count: width * height)
  }

  /// - Parameter pixels: row by row, as many as the grid has.
  package init(width: Int, height: Int, pixels: [UInt32]) {
    precondition(pixels.count == width * height, "a grid has width × height pixels")
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// The pixels of a PNG file, within the limits of ``Picture``.
  package init(png: [UInt8]) throws(PictureError) {
    let size = Extent(width: 0, height: 0)
    let picture = try Picture(ImageAsset(key: "", format: .png, bytes: png, size: size))
    self.init(width: picture.width, height: picture.height)
    cairo_surface_flush(picture.surface)
    guard let data = cairo_image_surface_get_data(picture.surface) else { return }
    // Without transparency Cairo leaves the byte for it undefined; deep colours it keeps as such.
    let format = cairo_image_surface_get_format(picture.surface)
    guard format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24 else {
      self = try Self.painted(picture.surface, width, height)
      return
    }
    let stride = Int(cairo_image_surface_get_stride(picture.surface))
    let opaque: UInt32 = format == CAIRO_FORMAT_RGB24 ? 0xFF00_0000 : 0
    for y in 0..<height {
      let row = UnsafeRawPointer(data + y * stride)
      for x in 0..<width {
        pixels[y * width + x] = row.loadUnaligned(fromByteOffset: x * 4, as: UInt32.self) | opaque
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
    let surface = try makeSurface()
    defer { cairo_surface_destroy(surface) }
    let status = cairo_surface_write_to_png_stream(surface, ByteSink.append, sink.address)
    try CairoError.check(status, "write a PNG")
    return sink.contents
  }

  /// A surface of Cairo's own with the pixels; to be destroyed.
  func makeSurface() throws(CairoError) -> OpaquePointer {
    // Without transparency a PNG has a quarter fewer bytes, and a printer no mask to work out.
    let isOpaque = pixels.allSatisfy { $0 >= 0xFF00_0000 }
    let surface = cairo_image_surface_create(
      isOpaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, Int32(width), Int32(height))
    guard let surface else { throw CairoError(operation: "make a picture", reason: "no memory") }
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface) else {
      cairo_surface_destroy(surface)
      throw CairoError(
        operation: "make a picture", reason: String(cString: cairo_status_to_string(status)))
    }
    let stride = Int(cairo_image_surface_get_stride(surface))
    pixels.withUnsafeBytes { source in
      for y in 0..<height {
        let row = UnsafeRawBufferPointer(rebasing: source[y * width * 4..<(y + 1) * width * 4])
        UnsafeMutableRawBufferPointer(start: data + y * stride, count: width * 4).copyMemory(
          from: row)
      }
    }
    cairo_surface_mark_dirty(surface)
    return surface
  }
}
