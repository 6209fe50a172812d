package import Digesting

/// The code on a parents' slip: 60 random bits as 12 symbols of Crockford's Base32, "7K3M-QX9D-HT2V". They have neither
/// I, L, O nor U, and read back from what people take for them.
package struct ParentCode: Sendable, Hashable {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  private static let values: [UInt8: UInt64] = {
    var values: [UInt8: UInt64] = [:]
    for (value, symbol) in alphabet.enumerated() {
      values[symbol] = UInt64(value)
      // The small letter.
      if symbol > 57 { values[symbol + 32] = UInt64(value) }
    }
    for zero in "Oo".utf8 { values[zero] = 0 }
    for one in "IiLl".utf8 { values[one] = 1 }
    return values
  }()
  private static let count = 12

  private let value: UInt64

  package static func make() throws(CredentialError) -> ParentCode {
    let bytes = try Sodium.random(8)
    return ParentCode(value: bytes.reduce(0) { $0 << 8 | UInt64($1) } & (1 << 60 - 1))
  }

  private init(value: UInt64) { self.value = value }

  /// Reads what a person typed: either case, O for 0, I and L for 1, with any spaces and hyphens. Nil for anything that
  /// is no code.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 64 else { return nil }
    var (value, count): (UInt64, Int) = (0, 0)
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.properties.isDash { continue }
      guard scalar.isASCII, let digit = Self.values[UInt8(scalar.value)], count < Self.count
      else { return nil }
      value = value << 5 | digit
      count += 1
    }
    guard count == Self.count else { return nil }
    self.value = value
  }

  /// The twelve symbols.
  private var symbols: String {
    let symbols = stride(from: 55, through: 0, by: -5).map {
      Self.alphabet[Int(value >> UInt64($0) & 31)]
    }
    return String(decoding: symbols, as: UTF8.self)
  }

  /// In groups of four, as printed.
  package var text: String {
    let symbols = symbols
    let (first, last) = (symbols.prefix(4), symbols.suffix(4))
    return "\(first)-\(symbols.dropFirst(4).prefix(4))-\(last)"
  }

  /// What the ledger keeps: HMAC-SHA-256 with the workspace's secret. A plain hash of 60 bits could be searched by
  /// whoever gets hold of a ledger: a city has 2^17 codes, so that one of them is found after 2^43 trials.
  package func digest(_ secret: WorkspaceSecret) throws(CredentialError) -> Digest {
    try Sodium.keyed(symbols, key: secret.key(for: .parentCodes))
  }
}

extension ParentCode: CustomStringConvertible {
  /// Not the code: descriptions end in logs.
  package var description: String { "ParentCode" }
}
