/// The name by which a person signs in: 3 to 40 of a to z, 0 to 9, ".", "-" and "_", beginning with a letter or digit.
/// Capitals are read as small letters.
package struct LoginName: Sendable, Hashable {
  package let text: String

  package init?(_ text: some StringProtocol) {
    let text = text.trimmedOfSpace.lowercased()
    guard (3...40).contains(text.utf8.count), let first = text.utf8.first,
      Self.isLetterOrDigit(first),
      text.utf8.allSatisfy({ Self.isLetterOrDigit($0) || ".-_".utf8.contains($0) })
    else { return nil }
    self.text = text
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (48...57).contains(byte)
  }
}
