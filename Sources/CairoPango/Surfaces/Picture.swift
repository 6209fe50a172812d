internal import CCairo
internal import CJPEG
package import Pages

/// A decoded picture, drawn any number of times and held once in each PDF.
///
/// Not `Sendable`: Cairo counts its references without a lock that covers painting.
package final class Picture {
  /// No picture may have more pixels: at 32 bits each this is 100 MB.
  package static let pixelLimit = 25_000_000
  /// No picture file may have more bytes.
  package static let byteLimit = 32 * 1024 * 1024

  let surface: OpaquePointer
  /// Pixels; of a drawing, points.
  package let width: Int
  package let height: Int
  /// A drawing, which stays lines and text at every size.
  let isDrawing: Bool

  /// Decodes a PNG, JPEG or SVG file.
  ///
  /// - Throws: ``PictureError``; nothing above ``pixelLimit`` is ever allocated.
  package init(_ asset: ImageAsset) throws(PictureError) {
    guard asset.bytes.count <= Self.byteLimit else { throw .tooManyBytes(asset.bytes.count) }
    surface =
      switch asset.format {
      case .png: try Self.decodePNG(asset.bytes)
      case .jpeg: try Self.decodeJPEG(asset.bytes)
      case .svg: try Self.recordSVG(asset)
      }
    isDrawing = asset.format == .svg
    width = isDrawing ? Self.drawingSize : Int(cairo_image_surface_get_width(surface))
    height = isDrawing ? Self.drawingSize : Int(cairo_image_surface_get_height(surface))
    // Cairo writes a picture once a file for each unique id, else once for each surface.
    try Self.attach(Array(asset.key.utf8), CAIRO_MIME_TYPE_UNIQUE_ID, to: surface)
    if asset.format == .jpeg {
      try Self.attach(asset.bytes, CAIRO_MIME_TYPE_JPEG, to: surface)
    }
  }

  deinit { cairo_surface_destroy(surface) }

  private static func checkSize(_ width: Int, _ height: Int) throws(PictureError) {
    guard width > 0, height > 0 else { throw .damaged("it has no pixels") }
    guard width <= 32_767, height <= 32_767, width * height <= pixelLimit else {
      throw .tooManyPixels(width: width, height: height)
    }
  }

  private static func decodePNG(_ bytes: [UInt8]) throws(PictureError) -> OpaquePointer {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard bytes.starts(with: signature) else { throw .notThatFormat }
    guard bytes.count >= 33 else { throw .damaged("it ends within its header") }
    let number = { (start: Int) in bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    try checkSize(number(16), number(20))
    let reader = ByteReader(bytes)
    let surface = withExtendedLifetime(reader) {
      cairo_image_surface_create_from_png_stream(ByteReader.read, reader.address)
    }
    guard let surface else { throw .damaged("no memory") }
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(surface)
      throw .damaged(String(cString: cairo_status_to_string(status)))
    }
    return surface
  }

  private static func decodeJPEG(_ bytes: [UInt8]) throws(PictureError) -> OpaquePointer {
    guard bytes.starts(with: [0xFF, 0xD8, 0xFF]) else { throw .notThatFormat }
    var width: Int32 = 0
    var height: Int32 = 0
    guard rapor_jpeg_size(bytes, bytes.count, &width, &height) == 0 else {
      throw .damaged("its header cannot be read")
    }
    try checkSize(Int(width), Int(height))
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height),
      let pixels = cairo_image_surface_get_data(surface)
    else { throw .damaged("no memory") }
    let stride = cairo_image_surface_get_stride(surface)
    let outcome = rapor_jpeg_decode(bytes, bytes.count, pixels, stride, width, height)
    guard outcome == 0 else {
      cairo_surface_destroy(surface)
      throw .damaged(outcome == 1 ? "it is no RGB or grey JPEG" : "it is cut off or corrupt")
    }
    cairo_surface_mark_dirty(surface)
    return surface
  }

  /// Gives the surface a copy of `bytes`, freed with it.
  private static func attach(
    _ bytes: [UInt8], _ type: String, to surface: OpaquePointer
  ) throws(PictureError) {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(bytes.count, 1))
    copy.initialize(from: bytes, count: bytes.count)
    let status = cairo_surface_set_mime_data(
      surface, type, copy, UInt(bytes.count),
      { $0?.assumingMemoryBound(to: UInt8.self).deallocate() }, copy)
    guard status == CAIRO_STATUS_SUCCESS else {
      copy.deallocate()
      throw .damaged(String(cString: cairo_status_to_string(status)))
    }
  }
}

/// Hands bytes to Cairo piece by piece; a class because C keeps its address.
private final class ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var address: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let read: cairo_read_func_t = { reader, target, count in
    guard let reader, let target else { return CAIRO_STATUS_READ_ERROR }
    let this = Unmanaged<ByteReader>.fromOpaque(reader).takeUnretainedValue()
    let end = this.position + Int(count)
    guard end <= this.bytes.count else { return CAIRO_STATUS_READ_ERROR }
    this.bytes.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      target.update(from: base + this.position, count: Int(count))
    }
    this.position = end
    return CAIRO_STATUS_SUCCESS
  }
}
