/// A decoder around another one, which refuses what nobody asks for: nulls, and keys of an object that its type does not
/// read. A misspelled key would otherwise be a field missing from a child's report.
///
/// What it decodes throws ``RecordFileError`` for these, and the inner decoder's own errors for all else.
final class StrictDecoder: Decoder {
  private let base: any Decoder
  /// The JSON path of the document: "$".
  private let root: String
  /// The keys that the object has, and those that its type reads.
  private var given: [String] = []
  private var asked: Set<String> = []

  init(_ base: any Decoder, root: String) {
    self.base = base
    self.root = root
  }

  var codingPath: [any CodingKey] { base.codingPath }
  var userInfo: [CodingUserInfoKey: Any] { base.userInfo }

  /// The whole value of `type` that is to be found here.
  func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let value = try Value(from: self)
    let unread = given.filter { !asked.contains($0) }.min()
    guard let unread else { return value }
    let missing = asked.subtracting(given)
    throw RecordFileError(
      path: "\(path).\(unread.prefix(60))",
      mistake: .unknownKey(nearest: RecordReader.nearest(to: unread, among: Array(missing))))
  }

  private var path: String { base.codingPath.path(from: root) }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    let inner = try base.container(keyedBy: JSONKey.self)
    given = inner.allKeys.map(\.stringValue)
    return KeyedDecodingContainer(Fields(base: inner, decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    Items(base: try base.unkeyedContainer(), root: root)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    try base.singleValueContainer()
  }
}

extension [any CodingKey] {
  /// Written as a JSON path: "$[2].student.nisn".
  func path(from root: String) -> String {
    reduce(root) { text, key in
      key.intValue.map { "\(text)[\($0)]" } ?? "\(text).\(key.stringValue.prefix(60))"
    }
  }
}

/// Any key of an object.
struct JSONKey: CodingKey {
  let stringValue: String
  let intValue: Int? = nil

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension StrictDecoder {
  /// Whether values of a type have nothing within that would have to be watched.
  fileprivate static func isPlain(_ type: any Decodable.Type) -> Bool {
    type == String.self || type == Int.self || type == Bool.self
  }

  /// The fields of an object.
  fileprivate struct Fields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let base: KeyedDecodingContainer<JSONKey>
    let decoder: StrictDecoder

    var codingPath: [any CodingKey] { base.codingPath }
    var allKeys: [Key] { base.allKeys.compactMap { Key(stringValue: $0.stringValue) } }

    private func inner(_ key: Key) -> JSONKey {
      decoder.asked.insert(key.stringValue)
      return JSONKey(stringValue: key.stringValue)
    }

    func contains(_ key: Key) -> Bool { base.contains(inner(key)) }

    func decodeNil(forKey key: Key) throws -> Bool {
      guard try base.decodeNil(forKey: inner(key)) else { return false }
      throw RecordFileError(
        path: (codingPath + [key]).path(from: decoder.root), mistake: .null)
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
      let name = inner(key)
      guard base.contains(name) else {
        // A required key that is missing may be there with a spelling mistake: then that is the thing to say.
        guard let found = RecordReader.nearest(to: key.stringValue, among: decoder.given) else {
          throw RecordFileError(
            path: (codingPath + [key]).path(from: decoder.root), mistake: .missing)
        }
        throw RecordFileError(
          path: "\(decoder.path).\(found.prefix(60))",
          mistake: .unknownKey(nearest: key.stringValue))
      }
      guard !StrictDecoder.isPlain(type) else { return try base.decode(type, forKey: name) }
      return try StrictDecoder(try base.superDecoder(forKey: name), root: decoder.root).value(type)
    }

    func nestedContainer<Inner: CodingKey>(
      keyedBy type: Inner.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Inner> {
      try superDecoder(forKey: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      try superDecoder(forKey: key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { decoder }

    func superDecoder(forKey key: Key) throws -> any Decoder {
      StrictDecoder(try base.superDecoder(forKey: inner(key)), root: decoder.root)
    }
  }

  /// The items of an array.
  fileprivate struct Items: UnkeyedDecodingContainer {
    var base: any UnkeyedDecodingContainer
    let root: String

    var codingPath: [any CodingKey] { base.codingPath }
    var count: Int? { base.count }
    var isAtEnd: Bool { base.isAtEnd }
    var currentIndex: Int { base.currentIndex }

    mutating func decodeNil() throws -> Bool { try base.decodeNil() }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      guard !StrictDecoder.isPlain(type) else { return try base.decode(type) }
      return try StrictDecoder(try base.superDecoder(), root: root).value(type)
    }

    mutating func nestedContainer<Inner: CodingKey>(
      keyedBy type: Inner.Type
    ) throws -> KeyedDecodingContainer<Inner> {
      try superDecoder().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
      try superDecoder().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder {
      StrictDecoder(try base.superDecoder(), root: root)
    }
  }
}
