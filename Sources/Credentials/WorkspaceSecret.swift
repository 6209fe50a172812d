internal import CSodium
internal import Digesting

/// What a workspace's codes and second factors are kept with: 32 random bytes in a file of their own, neither in the
/// ledger nor in its backups, so that neither is enough to use them.
package struct WorkspaceSecret: Sendable, Hashable {
  /// What a key is made for. The words are part of what is stored: they never change.
  enum Purpose: String {
    case parentCodes = "rapor parent codes 1"
    case parentPasses = "rapor parent passes 1"
    case secondFactors = "rapor second factors 1"
    case names = "rapor names 1"
  }

  private let bytes: [UInt8]

  package static func make() throws(CredentialError) -> WorkspaceSecret {
    WorkspaceSecret(bytes: try Sodium.random(32))
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads ``text``; nil for anything else.
  package init?(text: some StringProtocol) {
    guard text.utf8.count == 43, let bytes = Base64URL.bytes(of: text) else { return nil }
    self.bytes = bytes
  }

  /// 43 characters.
  package var text: String { Base64URL.text(of: bytes) }

  func key(for purpose: Purpose) throws(CredentialError) -> [UInt8] {
    try Sodium.keyed(purpose.rawValue, key: bytes).bytes
  }

  /// A name that somebody tried to sign in with, in a form that tells nothing: people type passwords there.
  package func digest(ofName name: String) throws(CredentialError) -> [UInt8] {
    try Sodium.keyed(name, key: key(for: .names)).bytes
  }
}

extension WorkspaceSecret: CustomStringConvertible {
  /// Not the secret: descriptions end in logs.
  package var description: String { "WorkspaceSecret" }
}

// Sealing (libsodium's secretbox: XSalsa20 and Poly1305), with a key for each owner, so that a sealed value opens in its
// own row only.
extension WorkspaceSecret {
  private func sealingKey(_ owner: Int64) throws(CredentialError) -> [UInt8] {
    try Sodium.keyed("account \(owner)", key: key(for: .secondFactors)).bytes
  }

  /// A nonce of 24 bytes, then what nobody can read or change without the secret.
  package func seal(_ plain: [UInt8], of owner: Int64) throws(CredentialError) -> [UInt8] {
    let nonce = try Sodium.random(crypto_secretbox_noncebytes())
    var sealed = [UInt8](repeating: 0, count: plain.count + crypto_secretbox_macbytes())
    let key = try sealingKey(owner)
    guard crypto_secretbox_easy(&sealed, plain, UInt64(plain.count), nonce, key) == 0 else {
      throw .unavailable(operation: "secretbox")
    }
    return nonce + sealed
  }

  /// - Throws: ``CredentialError/notOurs`` for what this secret did not seal for this owner.
  package func open(_ sealed: [UInt8], of owner: Int64) throws(CredentialError) -> [UInt8] {
    try Sodium.prepare()
    let nonce = Array(sealed.prefix(crypto_secretbox_noncebytes()))
    let box = Array(sealed.dropFirst(nonce.count))
    let length = box.count - crypto_secretbox_macbytes()
    guard nonce.count == crypto_secretbox_noncebytes(), length >= 0 else { throw .notOurs }
    var plain = [UInt8](repeating: 0, count: length)
    let key = try sealingKey(owner)
    guard crypto_secretbox_open_easy(&plain, box, UInt64(box.count), nonce, key) == 0 else {
      throw .notOurs
    }
    return plain
  }
}
