extension ReportRecord {
  /// The record as bytes that are equal exactly when what would be printed is equal: every coded field with its name,
  /// in the order of declaration, lengths before texts. For digests, not for reading back.
  package var canonicalBytes: [UInt8] {
    let sink = CanonicalSink()
    // The sink takes whatever Codable can say, so that nothing here can throw.
    try? encode(to: CanonicalEncoder(sink: sink))
    return sink.bytes
  }
}

private final class CanonicalSink {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(16_000) }

  func add(key: some CodingKey) { add("k", key.stringValue) }

  func add(_ text: String) { add("s", text) }

  func add(_ number: Int) { add("i", Int64(number)) }

  func add(_ flag: Bool) { add("b", flag ? 1 : 0) }

  func add(_ number: Double) { add("d", Int64(bitPattern: number.bitPattern)) }

  func addNil() { add("n", 0) }

  /// A value that codes itself.
  func add(value: some Encodable) throws {
    bytes.append(UInt8(ascii: "("))
    try value.encode(to: CanonicalEncoder(sink: self))
    bytes.append(UInt8(ascii: ")"))
  }

  private func add(_ tag: Unicode.Scalar, _ text: String) {
    add(tag, Int64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  private func add(_ tag: Unicode.Scalar, _ number: Int64) {
    bytes.append(UInt8(ascii: tag))
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }
}

private struct CanonicalEncoder: Encoder {
  let sink: CanonicalSink
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(Keyed(sink: sink))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer { Unkeyed(sink: sink) }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(sink: sink) }

  struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let sink: CanonicalSink
    let codingPath: [any CodingKey] = []

    func encodeNil(forKey key: Key) {
      sink.add(key: key)
      sink.addNil()
    }

    // Texts and numbers come as what they are: to ask a value for its type costs more than to write it.
    func encode(_ value: String, forKey key: Key) {
      sink.add(key: key)
      sink.add(value)
    }

    func encode(_ value: Int, forKey key: Key) {
      sink.add(key: key)
      sink.add(value)
    }

    func encode(_ value: Bool, forKey key: Key) {
      sink.add(key: key)
      sink.add(value)
    }

    func encode(_ value: Double, forKey key: Key) {
      sink.add(key: key)
      sink.add(value)
    }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
      sink.add(key: key)
      try sink.add(value: value)
    }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
      sink.add(key: key)
      return KeyedEncodingContainer(Keyed<Nested>(sink: sink))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      sink.add(key: key)
      return Unkeyed(sink: sink)
    }

    func superEncoder() -> any Encoder { CanonicalEncoder(sink: sink) }

    func superEncoder(forKey key: Key) -> any Encoder { CanonicalEncoder(sink: sink) }
  }

  struct Unkeyed: UnkeyedEncodingContainer {
    let sink: CanonicalSink
    let codingPath: [any CodingKey] = []
    private(set) var count = 0

    init(sink: CanonicalSink) { self.sink = sink }

    mutating func encodeNil() {
      count += 1
      sink.addNil()
    }

    mutating func encode(_ value: String) {
      count += 1
      sink.add(value)
    }

    mutating func encode(_ value: Int) {
      count += 1
      sink.add(value)
    }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
      count += 1
      try sink.add(value: value)
    }

    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
      count += 1
      return KeyedEncodingContainer(Keyed<Nested>(sink: sink))
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      count += 1
      return Unkeyed(sink: sink)
    }

    mutating func superEncoder() -> any Encoder { CanonicalEncoder(sink: sink) }
  }

  struct Single: SingleValueEncodingContainer {
    let sink: CanonicalSink
    let codingPath: [any CodingKey] = []

    func encodeNil() { sink.addNil() }

    func encode(_ value: String) { sink.add(value) }

    func encode(_ value: Int) { sink.add(value) }

    func encode(_ value: Bool) { sink.add(value) }

    func encode(_ value: Double) { sink.add(value) }

    func encode<Value: Encodable>(_ value: Value) throws {
      // A number of another size would code itself by coming here again.
      if let number = value as? any FixedWidthInteger {
        sink.add(Int(truncatingIfNeeded: number))
      } else if let number = value as? Float {
        sink.add(Double(number))
      } else {
        try sink.add(value: value)
      }
    }
  }
}
