internal import CDeflate

/// Deflates and inflates streams of a file. Confined to one thread, as its handles are.
final class Deflater {
  private let compressor: OpaquePointer
  private let decompressor: OpaquePointer

  /// A page's content is some ten thousand bytes.
  private static let limit = 64 * 1024 * 1024

  init() throws(FinishingError) {
    guard let compressor = libdeflate_alloc_compressor(6) else {
      throw FinishingError("no memory")
    }
    guard let decompressor = libdeflate_alloc_decompressor() else {
      libdeflate_free_compressor(compressor)
      throw FinishingError("no memory")
    }
    self.compressor = compressor
    self.decompressor = decompressor
  }

  deinit {
    libdeflate_free_compressor(compressor)
    libdeflate_free_decompressor(decompressor)
  }

  func deflate(_ bytes: [UInt8]) -> [UInt8] {
    let capacity = libdeflate_zlib_compress_bound(compressor, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
      count = libdeflate_zlib_compress(
        compressor, bytes, bytes.count, target.baseAddress, capacity)
    }
  }

  func inflate(_ bytes: ArraySlice<UInt8>) throws(FinishingError) -> [UInt8] {
    var capacity = max(bytes.count * 6, 4_096)
    while capacity <= Self.limit {
      var result = LIBDEFLATE_SUCCESS
      let content = [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
        result = bytes.withUnsafeBufferPointer { source in
          libdeflate_zlib_decompress(
            decompressor, source.baseAddress, source.count, target.baseAddress, capacity, &count)
        }
        if result != LIBDEFLATE_SUCCESS { count = 0 }
      }
      if result == LIBDEFLATE_SUCCESS { return content }
      guard result == LIBDEFLATE_INSUFFICIENT_SPACE else { break }
      capacity *= 4
    }
    throw FinishingError("a stream cannot be inflated")
  }
}
