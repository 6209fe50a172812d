internal import CCairo

/// Cutting, turning and scaling.
extension PixelGrid {
  /// A part of the grid, which must lie within it.
  package func cropped(x: Int, y: Int, width: Int, height: Int) -> PixelGrid {
    if (x, y, width, height) == (0, 0, self.width, self.height) { return self }
    var part: [UInt32] = []
    part.reserveCapacity(width * height)
    for row in y..<y + height {
      let start = row * self.width + x
      part.append(contentsOf: pixels[start..<start + width])
    }
    return PixelGrid(width: width, height: height, pixels: part)
  }

  /// The grid as an orientation of 1 to 8 says that it is to be seen (Exif 2.32 section 4.6.4, tag 0x0112).
  package func turned(_ orientation: Int) -> PixelGrid {
    guard (2...8).contains(orientation) else { return self }
    let isSideways = orientation >= 5
    let (newWidth, newHeight) = isSideways ? (height, width) : (width, height)
    var turned = [UInt32](repeating: 0, count: pixels.count)
    for y in 0..<newHeight {
      for x in 0..<newWidth {
        // Where the pixel that is seen at x, y is stored.
        let (column, row) =
          switch orientation {
          case 2: (width - 1 - x, y)
          case 3: (width - 1 - x, height - 1 - y)
          case 4: (x, height - 1 - y)
          case 5: (y, x)
          case 6: (y, height - 1 - x)
          case 7: (width - 1 - y, height - 1 - x)
          default: (width - 1 - y, x)
          }
        turned[y * newWidth + x] = pixels[row * width + column]
      }
    }
    return PixelGrid(width: newWidth, height: newHeight, pixels: turned)
  }

  /// The grid at another size, every pixel the mean of those that it covers.
  package func scaled(width newWidth: Int, height newHeight: Int) throws(CairoError) -> PixelGrid {
    if newWidth == width, newHeight == height { return self }
    let surface = try makeSurface()
    defer { cairo_surface_destroy(surface) }
    return try Self.painted(surface, width, height, as: (newWidth, newHeight))
  }

  /// The pixels that `surface`, of the size given, comes to on a grid of the same or another size.
  static func painted(
    _ surface: OpaquePointer, _ width: Int, _ height: Int
  ) throws(PictureError) -> PixelGrid {
    do throws(CairoError) {
      return try painted(surface, width, height, as: (width, height))
    } catch {
      throw .damaged(error.reason)
    }
  }

  private static func painted(
    _ surface: OpaquePointer, _ width: Int, _ height: Int, as size: (width: Int, height: Int)
  ) throws(CairoError) -> PixelGrid {
    let (newWidth, newHeight) = size
    let target = try PixelGrid(width: newWidth, height: newHeight).makeSurface()
    defer { cairo_surface_destroy(target) }
    guard let context = cairo_create(target) else {
      throw CairoError(operation: "scale a picture", reason: "no memory")
    }
    defer { cairo_destroy(context) }
    cairo_scale(
      context, Double(newWidth) / Double(width), Double(newHeight) / Double(height))
    cairo_set_operator(context, CAIRO_OPERATOR_SOURCE)
    cairo_set_source_surface(context, surface, 0, 0)
    if let pattern = cairo_get_source(context) {
      cairo_pattern_set_filter(pattern, CAIRO_FILTER_BEST)
      // Beyond the edge there is the edge again, or it would fade into nothing.
      cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
    }
    cairo_paint(context)
    try CairoError.check(cairo_status(context), "scale a picture")
    cairo_surface_flush(target)
    guard let data = cairo_image_surface_get_data(target) else {
      throw CairoError(operation: "scale a picture", reason: "no pixels")
    }
    let stride = Int(cairo_image_surface_get_stride(target))
    var pixels: [UInt32] = []
    pixels.reserveCapacity(newWidth * newHeight)
    for y in 0..<newHeight {
      let row = UnsafeRawBufferPointer(start: data + y * stride, count: newWidth * 4)
      pixels.append(contentsOf: row.bindMemory(to: UInt32.self))
    }
    return PixelGrid(width: newWidth, height: newHeight, pixels: pixels)
  }
}
