/// Memory for numbers that are gathered one word after the other: it only grows, and room is asked for once a word.
struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(1, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// Room for `length` more elements at the end, all of which the caller fills.
  @inline(__always)
  mutating func extend(by length: Int) -> UnsafeMutableBufferPointer<Element> {
    if count + length > capacity { grow(to: count + length) }
    let room = UnsafeMutableBufferPointer(start: base + count, count: length)
    count += length
    return room
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    base[count] = element
    count += 1
  }

  private mutating func grow(to least: Int) {
    capacity = max(least, capacity * 2)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  /// Forgets the elements and keeps the memory.
  mutating func removeAll() { count = 0 }

  var last: Element? { count > 0 ? base[count - 1] : nil }

  /// The elements as they are now.
  var elements: ContiguousArray<Element> {
    ContiguousArray(UnsafeBufferPointer(start: base, count: count))
  }
}
