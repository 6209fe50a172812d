internal import CCairo

/// Collects what Cairo writes; a class because C keeps its address.
final class ByteSink {
  private(set) var contents: [UInt8] = []

  init(reserving bytes: Int) { contents.reserveCapacity(bytes) }

  /// The address that C hands back to ``append``; the sink must outlive its use.
  var address: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let append: cairo_write_func_t = { sink, data, count in
    guard let sink, let data else { return CAIRO_STATUS_WRITE_ERROR }
    let bytes = UnsafeBufferPointer(start: data, count: Int(count))
    Unmanaged<ByteSink>.fromOpaque(sink).takeUnretainedValue().contents.append(contentsOf: bytes)
    return CAIRO_STATUS_SUCCESS
  }
}
