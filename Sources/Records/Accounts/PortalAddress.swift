/// Where the portal answers from outside, and the addresses that are printed or sent: they must outlive the program
/// that made them, and so they are in one place.
package struct PortalAddress: Sendable, Hashable {
  /// The name of the workspace's setting.
  package static let setting = "portal"
  /// "https://rapor.example.id": scheme and host, no slash at the end.
  package let base: String

  /// - Returns: nil for anything but "https://HOST[:PORT][/PATH]", or http on this machine.
  package init?(_ text: some StringProtocol) {
    var text = Substring(text.trimmedOfSpace)
    while text.hasSuffix("/") { text = text.dropLast() }
    let schemes = ["https://", "http://localhost", "http://127.0.0.1"]
    guard let scheme = schemes.first(where: { text.hasPrefix($0) }), text.utf8.count <= 120
    else { return nil }
    let host = text.dropFirst(scheme == "https://" ? scheme.count : "http://".count)
    guard !host.isEmpty, host.first != "/", host.utf8.allSatisfy({ Self.allowed.contains($0) })
    else { return nil }
    base = String(text)
  }

  private static let allowed = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_~:/[]".utf8)

  package static let invitationPath = "/undangan/"
  package static let cardPath = "/r/"

  /// What an invited person opens.
  package func invitation(_ token: String) -> String { base + Self.invitationPath + token }

  /// What a slip's QR code holds.
  package func card(_ code: String) -> String { base + Self.cardPath + code }
}
