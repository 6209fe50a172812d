internal import CDeflate

/// Inflates zlib streams into memory of bounded size.
final class Decompressor {
  private let raw: OpaquePointer

  init() throws(PDFDamage) {
    guard let raw = libdeflate_alloc_decompressor() else { throw PDFDamage("no memory") }
    self.raw = raw
  }

  deinit { libdeflate_free_decompressor(raw) }

  func inflate(
    _ source: UnsafeBufferPointer<UInt8>, limit: Int
  ) throws(PDFDamage) -> InflatedBytes {
    var capacity = min(max(source.count * 6, 4096), limit)
    while true {
      var result = LIBDEFLATE_SUCCESS
      let content = InflatedBytes(capacity: capacity) { target in
        var count = 0
        result = libdeflate_zlib_decompress(
          raw, source.baseAddress, source.count, target.baseAddress, capacity, &count)
        return result == LIBDEFLATE_SUCCESS ? count : 0
      }
      if result == LIBDEFLATE_SUCCESS { return content }
      guard result == LIBDEFLATE_INSUFFICIENT_SPACE else { throw PDFDamage("a stream is damaged") }
      guard capacity < limit else {
        throw PDFDamage("a stream inflates to more than \(limit) bytes")
      }
      capacity = min(capacity * 4, limit)
    }
  }
}
