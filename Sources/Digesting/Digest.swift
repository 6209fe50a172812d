/// A SHA-256 digest (FIPS 180-4): the name of some bytes that no other bytes have.
///
/// Written and coded as 64 lower-case hexadecimal digits.
package struct Digest: Sendable, Hashable {
  private var high: (UInt64, UInt64)
  private var low: (UInt64, UInt64)

  /// How many bytes a digest has.
  package static let count = 32

  /// A digest from its 32 bytes; nil for any other number of them.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.count else { return nil }
    self.init(digits: bytes, bitsEach: 8)
  }

  /// A digest from its 64 hexadecimal digits of either case; nil for anything else.
  package init?(hex: some StringProtocol) {
    guard hex.utf8.count == Self.count * 2,
      hex.utf8.allSatisfy({ Self.value(ofDigit: $0) != nil })
    else { return nil }
    self.init(digits: hex.utf8.lazy.map { Self.value(ofDigit: $0) ?? 0 }, bitsEach: 4)
  }

  private init(digits: some Sequence<UInt8>, bitsEach bits: Int) {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for digit in digits {
      // All four words are one number, moved to the left.
      words.0 = words.0 << bits | words.1 >> (64 - bits)
      words.1 = words.1 << bits | words.2 >> (64 - bits)
      words.2 = words.2 << bits | words.3 >> (64 - bits)
      words.3 = words.3 << bits | UInt64(digit)
    }
    high = (words.0, words.1)
    low = (words.2, words.3)
  }

  /// The 32 bytes.
  package var bytes: [UInt8] { digits(bitsEach: 8) { $0 } }

  /// The 64 lower-case hexadecimal digits.
  package var hex: String {
    let digits = digits(bitsEach: 4) { $0 < 10 ? $0 + UInt8(ascii: "0") : $0 + 87 }
    return String(decoding: digits, as: UTF8.self)
  }

  private func digits(bitsEach bits: Int, _ written: (UInt8) -> UInt8) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 256 / bits) { buffer, count in
      for word in [high.0, high.1, low.0, low.1] {
        for shift in stride(from: 64 - bits, through: 0, by: -bits) {
          buffer[count] = written(
            UInt8(truncatingIfNeeded: word >> UInt64(shift)) & (0xFF >> (8 - UInt8(bits))))
          count += 1
        }
      }
    }
  }

  package static func == (left: Digest, right: Digest) -> Bool {
    left.high == right.high && left.low == right.low
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(high.0) }

  private static func value(ofDigit digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension Digest: CustomStringConvertible {
  package var description: String { hex }
}

extension Digest: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let digest = Digest(hex: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a SHA-256 digest is 64 hexadecimal digits")
    }
    self = digest
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}
