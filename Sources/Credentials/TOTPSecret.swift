internal import Digesting

/// What an authenticator app and the ledger share: codes of six digits that change every 30 seconds (RFC 6238, with
/// HMAC-SHA-1, which is what the apps know).
package struct TOTPSecret: Sendable, Hashable {
  /// In seconds.
  package static let period: Int64 = 30
  /// How many steps a clock may be ahead or behind.
  package static let drift: Int64 = 1
  private static let count = 20

  package let bytes: [UInt8]

  package static func make() throws(CredentialError) -> TOTPSecret {
    TOTPSecret(known: try Sodium.random(count))
  }

  private init(known bytes: [UInt8]) { self.bytes = bytes }

  /// - Returns: nil for anything but 20 bytes (RFC 4226 section 4).
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.count else { return nil }
    self.bytes = bytes
  }

  /// Reads ``base32``, with any spaces; nil for anything else.
  package init?(base32 text: some StringProtocol) {
    guard text.utf8.count <= 64, let bytes = Base32.bytes(of: String(text.filter { $0 != " " }))
    else {
      return nil
    }
    self.init(bytes: bytes)
  }

  /// 32 letters and digits, for typing into an app.
  package var base32: String { Base32.text(of: bytes) }

  /// The six digits of a step: how many periods since 1970.
  package func code(at step: Int64) throws(CredentialError) -> String {
    let counter = stride(from: 56, through: 0, by: -8).map {
      UInt8(truncatingIfNeeded: step >> Int64($0))
    }
    let mac: [UInt8]
    do { mac = try KeyedDigest.sha1(of: counter, key: bytes) } catch {
      throw .unavailable(operation: "HMAC")
    }
    // RFC 4226 section 5.3.
    let offset = Int(mac[19] & 15)
    let number = mac[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let digits = String(number % 1_000_000)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// Which step a code is of.
  /// - Parameter last: the last step that was accepted: neither it nor an older one is accepted again.
  /// - Returns: nil for a wrong or used code.
  package func step(
    of code: String, at time: Int64, after last: Int64? = nil
  ) throws(CredentialError) -> Int64? {
    let given = code.utf8.filter { $0 != 32 }.prefix(7)
    let now = time / Self.period
    var found: Int64?
    // All are compared, so that the time does not tell which one was right.
    for step in now - Self.drift...now + Self.drift
    where Sodium.areEqual(Array(given), Array(try self.code(at: step).utf8)) {
      if step > last ?? .min { found = found ?? step }
    }
    return found
  }

  /// What a QR code for authenticator apps holds.
  package func uri(account: String, issuer: String) -> String {
    let (account, issuer) = (Self.escaped(account), Self.escaped(issuer))
    return "otpauth://totp/\(issuer):\(account)?secret=\(base32)&issuer=\(issuer)"
      + "&algorithm=SHA1&digits=6&period=\(Self.period)"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for byte in text.utf8.prefix(200) {
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      if isPlain || "-._~".utf8.contains(byte) {
        escaped.unicodeScalars.append(scalar)
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        escaped += "%" + (hex.utf8.count == 1 ? "0" : "") + hex
      }
    }
    return escaped
  }
}

extension TOTPSecret: CustomStringConvertible {
  /// Not the secret: descriptions end in logs.
  package var description: String { "TOTPSecret" }
}
