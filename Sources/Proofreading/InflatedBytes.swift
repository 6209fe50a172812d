/// The inflated bytes of a stream, at an address that lasts as long as they do, so that scanners need no copy of them.
final class InflatedBytes {
  let buffer: UnsafeBufferPointer<UInt8>
  private let memory: UnsafeMutableBufferPointer<UInt8>

  /// Memory for `capacity` bytes, of which `fill` says how many it wrote.
  init(capacity: Int, fill: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
    memory = .allocate(capacity: max(capacity, 1))
    buffer = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(memory)[..<fill(memory)])
  }

  convenience init(copying bytes: UnsafeBufferPointer<UInt8>) {
    self.init(capacity: bytes.count) { memory in
      _ = memory.update(fromContentsOf: bytes)
      return bytes.count
    }
  }

  deinit { memory.deallocate() }

  var count: Int { buffer.count }
}
