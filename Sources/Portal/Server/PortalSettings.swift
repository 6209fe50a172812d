package import Records

/// How the portal is served.
package struct PortalSettings: Sendable, Hashable {
  /// The address to listen at; the loopback address unless a reverse proxy is on another machine.
  package var host: String
  /// 0 for any that is free.
  package var port: Int
  /// Where figures are served to the machine's own monitoring, on the loopback address only; nil for nowhere.
  package var metricsPort: Int?
  /// What visitors who have not chosen are spoken to in.
  package var language: Language
  /// Addresses of reverse proxies, whose word on who asks is believed.
  package var trustedProxies: Set<String>
  /// Whether browsers reach the portal by TLS: cookies are then kept from other ways.
  package var isSecure: Bool

  package init(
    host: String = "127.0.0.1", port: Int, metricsPort: Int? = nil,
    language: Language = .indonesian, trustedProxies: Set<String> = [], isSecure: Bool = false
  ) {
    self.host = host
    self.port = port
    self.metricsPort = metricsPort
    self.language = language
    self.trustedProxies = trustedProxies
    self.isSecure = isSecure
  }
}
