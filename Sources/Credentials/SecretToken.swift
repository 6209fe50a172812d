package import Digesting

/// What proves a session or an invitation: 32 random bytes that only its owner has. The ledger keeps ``digest``.
package struct SecretToken: Sendable, Hashable {
  private static let count = 32

  private let bytes: [UInt8]
  /// SHA-256 of the bytes. No slow hash is needed for what cannot be guessed.
  package let digest: Digest

  private init(bytes: [UInt8]) throws(CredentialError) {
    self.bytes = bytes
    do { digest = try Digest(of: bytes) } catch { throw .unavailable(operation: "SHA-256") }
  }

  package static func make() throws(CredentialError) -> SecretToken {
    try SecretToken(bytes: Sodium.random(count))
  }

  /// Reads ``text``; nil for anything else.
  package init?(text: some StringProtocol) {
    guard text.utf8.count == 43, let bytes = Base64URL.bytes(of: text),
      let token = try? SecretToken(bytes: bytes)
    else { return nil }
    self = token
  }

  /// 43 characters that may stand in an address and a cookie.
  package var text: String { Base64URL.text(of: bytes) }

  /// What a form has to bring along to be believed (CSRF): only pages of this session know it, and it tells nothing of
  /// the token.
  package var formToken: String {
    get throws(CredentialError) {
      Base64URL.text(of: try Sodium.keyed("rapor form 1", key: bytes).bytes)
    }
  }

  /// Whether a form brought ``formToken``.
  package func isOwn(formToken text: String) throws(CredentialError) -> Bool {
    Sodium.areEqual(Array(text.utf8), Array(try formToken.utf8))
  }
}

extension SecretToken: CustomStringConvertible {
  /// Not the token: descriptions end in logs.
  package var description: String { "SecretToken(\(digest.hex.prefix(8)))" }
}
