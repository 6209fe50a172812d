/// A value that has an empty form.
package protocol Emptyable: Hashable, Codable { init() }

extension Array: Emptyable where Element: Hashable & Codable {}
extension Bool: Emptyable {}

/// A property that the published JSON form may leave out: it is then empty. So records from before the property existed can
/// still be read. It is always written, for readers compare what they read with what they were given.
@propertyWrapper
package struct OrEmpty<Value: Emptyable>: Hashable, Codable {
  package var wrappedValue: Value

  package init(wrappedValue: Value = Value()) { self.wrappedValue = wrappedValue }

  package init(from decoder: any Decoder) throws { wrappedValue = try Value(from: decoder) }

  package func encode(to encoder: any Encoder) throws { try wrappedValue.encode(to: encoder) }
}

extension KeyedDecodingContainer {
  /// Chosen by the compiler for properties marked ``OrEmpty``.
  func decode<Value>(_ type: OrEmpty<Value>.Type, forKey key: Key) throws -> OrEmpty<Value> {
    try decodeIfPresent(type, forKey: key) ?? OrEmpty()
  }
}

extension OrEmpty: Sendable where Value: Sendable {}
