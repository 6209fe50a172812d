/// Finds the numbers of texts by their bytes and what else tells them apart: a hash table with open addressing, without a
/// key object a text.
struct TextIndex<Scope: Equatable> {
  private struct Entry {
    var hash: UInt64
    var scope: Scope
    var key: Range<Int>
  }

  private var keys: ContiguousArray<UInt8> = []
  private var entries: ContiguousArray<Entry> = []
  private var slots: ContiguousArray<Int32>

  /// - Parameter slots: a power of two; grows as needed.
  init(slots: Int) { self.slots = ContiguousArray(repeating: -1, count: slots) }

  /// The number of a text, counted in the order of ``add(_:_:hash:)``; nil for one not yet added.
  func number(of text: UnsafeBufferPointer<UInt8>, _ scope: Scope, hash: UInt64) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if isEntry(number, text, scope, hash) { return number }
      slot = (slot + 1) & mask
    }
    return nil
  }

  mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ scope: Scope, hash: UInt64) {
    let start = keys.count
    keys.append(contentsOf: text)
    entries.append(Entry(hash: hash, scope: scope, key: start..<keys.count))
    if entries.count * 2 > slots.count {
      slots = ContiguousArray(repeating: -1, count: slots.count * 2)
      for number in entries.indices { take(number) }
    } else {
      take(entries.count - 1)
    }
  }

  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = -1 }
  }

  private mutating func take(_ number: Int) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: entries[number].hash) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(number)
  }

  private func isEntry(
    _ number: Int, _ text: UnsafeBufferPointer<UInt8>, _ scope: Scope, _ hash: UInt64
  ) -> Bool {
    guard entries[number].hash == hash, entries[number].scope == scope,
      entries[number].key.count == text.count
    else {
      return false
    }
    return keys.withUnsafeBufferPointer { keys in
      var at = entries[number].key.lowerBound
      for byte in text {
        if keys[at] != byte { return false }
        at += 1
      }
      return true
    }
  }
}

/// A fast hash of short texts; not proof against who wishes for collisions, of which a bounded cache has few.
enum TextHash {
  static func of(_ text: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
    var hash = seed ^ 0x9E37_79B9_7F4A_7C15
    var at = 0
    let base = UnsafeRawPointer(text.baseAddress)
    while let base, at + 8 <= text.count {
      hash =
        (hash ^ base.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      at += 8
    }
    var rest: UInt64 = UInt64(text.count) << 56
    var shift: UInt64 = 0
    while at < text.count {
      rest ^= UInt64(text[at]) << shift
      shift += 8
      at += 1
    }
    hash = (hash ^ rest) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash >> 29)
  }
}
