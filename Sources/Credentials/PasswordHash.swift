internal import CSodium
internal import Foundation

/// A password as it is stored: Argon2id (RFC 9106) as a PHC string, "$argon2id$v=19$m=19456,t=2,p=1$salt$hash".
///
/// Making and checking one takes a thread for as long as ``PasswordCost`` says; never within a transaction.
package struct PasswordHash: Sendable, Hashable {
  package let text: String
  package let cost: PasswordCost

  /// Reads what ``make(password:cost:)`` wrote.
  /// - Returns: nil for any other text, also for a cost that would exhaust the machine.
  package init?(text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard text.utf8.count < crypto_pwhash_strbytes(), parts.count == 6, parts[0].isEmpty,
      parts[1] == "argon2id", parts[2] == "v=19"
    else { return nil }
    let numbers = parts[3].split(separator: ",").map { $0.split(separator: "=") }
    guard numbers.count == 3, numbers.allSatisfy({ $0.count == 2 }),
      numbers.map({ $0[0] }) == ["m", "t", "p"], numbers[2][1] == "1",
      let memory = Int(numbers[0][1]), (8...(1 << 20)).contains(memory),
      let passes = Int(numbers[1][1]), (1...64).contains(passes)
    else { return nil }
    self.text = text
    cost = PasswordCost(memory: memory, passes: passes)
  }

  /// Hashes a password with a salt of its own. ``PasswordRules`` are the caller's to ask.
  package static func make(
    password: String, cost: PasswordCost = .standard
  ) throws(CredentialError) -> PasswordHash {
    try Sodium.prepare()
    guard let password = bytes(of: password) else { throw .passwordTooLong }
    var text = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
    let result = crypto_pwhash_str_alg(
      &text, password, UInt64(password.count), UInt64(cost.passes), cost.memory << 10,
      crypto_pwhash_alg_argon2id13())
    guard result == 0,
      let hash = PasswordHash(
        text: String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      )
    else { throw .unavailable(operation: "Argon2id") }
    return hash
  }

  /// Whether this is the password. Costs the same whether it is or not, and for one that is too long as well.
  package func verify(_ password: String) throws(CredentialError) -> Bool {
    try Sodium.prepare()
    let given = Self.bytes(of: password)
    let bytes = given ?? []
    let isRight = crypto_pwhash_str_verify(text, bytes, UInt64(bytes.count)) == 0
    return isRight && given != nil
  }

  /// Whether it was made with another cost than passwords are now.
  package func needsRehash(for cost: PasswordCost = .standard) -> Bool { self.cost != cost }

  /// A hash that no password has, to be checked for a name that nobody has, so that it costs the same time.
  package static func dummy(_ cost: PasswordCost = .standard) -> PasswordHash {
    let (salt, hash) = (String(repeating: "A", count: 22), String(repeating: "A", count: 43))
    return PasswordHash(
      cost: cost, text: "$argon2id$v=19$m=\(cost.memory),t=\(cost.passes),p=1$\(salt)$\(hash)")
  }

  private init(cost: PasswordCost, text: String) {
    self.cost = cost
    self.text = text
  }

  /// In Unicode's composed form, for keyboards differ in how they write "é"; nil if it is longer than any password.
  private static func bytes(of password: String) -> [CChar]? {
    guard password.utf8.count <= PasswordRules.mostBytes else { return nil }
    return password.precomposedStringWithCanonicalMapping.utf8.map { CChar(bitPattern: $0) }
  }
}
