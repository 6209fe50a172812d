internal import CDeflate
internal import Drawing

/// Deflates the streams of a file. Confined to one thread, as its handle is.
final class Deflater {
  private let compressor: OpaquePointer

  /// The level at which a page's content is hardly smaller at any higher one (Docs/design.md section 3).
  private static let level: Int32 = 6

  init() throws(DrawingError) {
    guard let compressor = libdeflate_alloc_compressor(Self.level) else {
      throw .noMemory
    }
    self.compressor = compressor
  }

  deinit { libdeflate_free_compressor(compressor) }

  /// Appends the deflated `bytes` to `target`.
  func deflate(_ bytes: UnsafeBufferPointer<UInt8>, into target: inout ByteBuffer) {
    let capacity = libdeflate_zlib_compress_bound(compressor, bytes.count)
    target.fill(capacity) { place in
      libdeflate_zlib_compress(compressor, bytes.baseAddress, bytes.count, place, capacity)
    }
  }

  func deflate(_ bytes: [UInt8]) -> [UInt8] {
    let capacity = libdeflate_zlib_compress_bound(compressor, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
      count = libdeflate_zlib_compress(
        compressor, bytes, bytes.count, target.baseAddress, capacity)
    }
  }
}
