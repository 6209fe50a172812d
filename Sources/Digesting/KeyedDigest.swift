internal import CCrypto

/// Digests that only the holder of a key can make or check (HMAC, RFC 2104).
package enum KeyedDigest {
  /// HMAC with SHA-256 (RFC 4231).
  /// - Throws: ``DigestError`` if OpenSSL has no memory.
  package static func sha256(of message: [UInt8], key: [UInt8]) throws(DigestError) -> Digest {
    guard let digest = Digest(bytes: try code(EVP_sha256(), message, key)) else {
      throw DigestError.last("make an HMAC")
    }
    return digest
  }

  /// HMAC with SHA-1, 20 bytes (RFC 2202): for the one-time codes of RFC 6238, whose apps know no other. SHA-1's
  /// collisions do not weaken it as an HMAC.
  package static func sha1(of message: [UInt8], key: [UInt8]) throws(DigestError) -> [UInt8] {
    try code(EVP_sha1(), message, key)
  }

  private static func code(
    _ algorithm: OpaquePointer?, _ message: [UInt8], _ key: [UInt8]
  ) throws(DigestError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    guard HMAC(algorithm, key, Int32(key.count), message, message.count, &bytes, &count) != nil
    else { throw DigestError.last("make an HMAC") }
    return Array(bytes.prefix(Int(count)))
  }
}
