internal import CCrypto

/// A SHA-256 digest in the making: bytes go in piece by piece, the digest comes out at the end.
///
/// Owns its OpenSSL context, so it cannot be copied; not `Sendable`, use it on one thread.
package struct Digester: ~Copyable {
  /// OpenSSL's calls refuse a missing context, so that none is ever followed.
  private let context: OpaquePointer?

  /// - Throws: ``DigestError`` if OpenSSL has no memory or its policy forbids SHA-256.
  package init() throws(DigestError) {
    context = EVP_MD_CTX_new()
    guard context != nil, EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      throw DigestError.last("start SHA-256")
    }
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Takes in the next bytes.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) throws(DigestError) {
    guard EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1 else {
      throw DigestError.last("digest bytes")
    }
  }

  /// Takes in the next bytes.
  package mutating func update(_ bytes: [UInt8]) throws(DigestError) {
    guard EVP_DigestUpdate(context, bytes, bytes.count) == 1 else {
      throw DigestError.last("digest bytes")
    }
  }

  /// The digest of all bytes taken in; the digester is gone afterwards.
  package consuming func finish() throws(DigestError) -> Digest {
    var bytes = [UInt8](repeating: 0, count: Digest.count)
    var count: UInt32 = 0
    guard EVP_DigestFinal_ex(context, &bytes, &count) == 1,
      let digest = Digest(bytes: bytes.prefix(Int(count)))
    else { throw DigestError.last("finish SHA-256") }
    return digest
  }
}

extension Digest {
  /// The digest of `bytes`.
  package init(of bytes: [UInt8]) throws(DigestError) {
    var digester = try Digester()
    try digester.update(bytes)
    self = try digester.finish()
  }
}

/// What OpenSSL said when it refused to digest.
package struct DigestError: Error, Sendable, Hashable, CustomStringConvertible {
  package var operation: String
  package var reason: String

  package var description: String { "OpenSSL could not \(operation): \(reason)" }

  static func last(_ operation: String) -> DigestError {
    var text = [CChar](repeating: 0, count: 256)
    ERR_error_string_n(ERR_get_error(), &text, text.count)
    let reason = String(
      decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return DigestError(operation: operation, reason: reason)
  }
}
