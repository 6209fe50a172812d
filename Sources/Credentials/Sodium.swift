internal import CSodium
internal import Digesting

/// What all of the room needs of libsodium. Safe to use from any thread.
enum Sodium {
  /// `sodium_init` is called once, whoever comes first.
  private static let isReady = sodium_init() >= 0

  static func prepare() throws(CredentialError) {
    guard isReady else { throw .unavailable(operation: "libsodium") }
  }

  /// Bytes that nobody can foretell.
  static func random(_ count: Int) throws(CredentialError) -> [UInt8] {
    try prepare()
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
  }

  /// Whether both are the same, in a time that does not depend on where they differ.
  static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && sodium_memcmp(left, right, left.count) == 0
  }

  /// HMAC-SHA-256 of a text.
  static func keyed(_ text: String, key: [UInt8]) throws(CredentialError) -> Digest {
    do { return try KeyedDigest.sha256(of: Array(text.utf8), key: key) } catch {
      throw .unavailable(operation: "HMAC")
    }
  }
}
