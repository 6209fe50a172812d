/// Text of an XML part as it comes in pieces.
struct TextPieces {
  private(set) var bytes: [UInt8] = []

  mutating func clear() { bytes.removeAll(keepingCapacity: true) }
  mutating func append(_ piece: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: piece) }
  mutating func append(_ text: StaticString) { text.withUTF8Buffer { append($0) } }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The text with `_x000D_` and its like decoded, which stand for characters that XML cannot hold (ECMA-376 part 1,
  /// section 22.9.2.19).
  var unescaped: String {
    guard bytes.count >= 7, Self.mayHoldEscape(bytes) else { return string }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == 95, index + 6 < bytes.count, bytes[index + 1] == 120,
        bytes[index + 6] == 95, let value = Self.hexadecimal(bytes[(index + 2)..<(index + 6)]),
        let scalar = Unicode.Scalar(value)
      {
        result.append(contentsOf: Array(String(Character(scalar)).utf8))
        index += 7
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func mayHoldEscape(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.firstIndex(of: 95) else { return false }
    return bytes[first...].contains(120)
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt32? {
    UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
