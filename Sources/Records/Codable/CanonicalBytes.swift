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
  var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(12_000) }

  func add(_ tag: Character, _ text: String) {
    bytes.append(tag.asciiValue ?? 0)
    add(Int64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  func add(_ tag: Character, _ number: Int64) {
    bytes.append(tag.asciiValue ?? 0)
    add(number)
  }

  private func add(_ number: Int64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  func add<Value: Encodable>(value: Value) throws {
    switch value {
    case let text as String: add("s", text)
    case let number as Int: add("i", Int64(number))
    case let flag as Bool: add("b", flag ? 1 : 0)
    case let number as Double: add("d", Int64(bitPattern: number.bitPattern))
    case let number as any FixedWidthInteger: add("i", Int64(truncatingIfNeeded: number))
    default:
      bytes.append(UInt8(ascii: "("))
      try value.encode(to: CanonicalEncoder(sink: self))
      bytes.append(UInt8(ascii: ")"))
    }
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
      sink.add("k", key.stringValue)
      sink.add("n", 0)
    }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
      sink.add("k", key.stringValue)
      try sink.add(value: value)
    }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
      sink.add("k", key.stringValue)
      return KeyedEncodingContainer(Keyed<Nested>(sink: sink))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      sink.add("k", key.stringValue)
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
      sink.add("n", 0)
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

    func encodeNil() { sink.add("n", 0) }

    func encode<Value: Encodable>(_ value: Value) throws { try sink.add(value: value) }
  }
}
