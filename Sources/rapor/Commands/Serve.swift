import ArgumentParser
import Batching
import Bookkeeping
import CairoPango
import Checking
import Credentials
import Foundation
import Portal
import Records

/// `rapor serve`: the portal.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve the portal: operators print, the city steers, parents download.",
    discussion: """
      Listens on the loopback address; TLS and the outside belong to a reverse proxy (see Docs/portal.md). The first \
      account is made with 'rapor people invite'. Ends with Ctrl-C, after the answers at work are finished.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var overrides: OverrideOptions
  @Option(help: "The address to listen at.") var host = "127.0.0.1"
  @Option(help: "The port to serve at; 0 for any that is free.") var port = Serve.standardPort
  @Option(
    help:
      "Where browsers reach the portal from outside, such as https://rapor.example.id; kept for links."
  )
  var url: String?
  @Option(help: "Serve figures for monitoring at this port of the loopback address.")
  var metricsPort: Int?
  @Option(
    name: .customLong("proxy"),
    help: "The address of a reverse proxy whose word on who asks is believed.")
  var proxies: [String] = []
  @Flag(help: "Browsers reach the portal by TLS.") var secure = false

  static let standardPort = 8310

  func validate() throws {
    guard url.map({ PortalAddress($0) != nil }) ?? true else {
      throw ValidationError(
        id: "--url harus seperti https://rapor.example.id",
        en: "--url is like https://rapor.example.id")
    }
    guard (0...65_535).contains(port), (1...65_535).contains(metricsPort ?? 1) else {
      throw ValidationError(id: "port harus 0 sampai 65535", en: "a port is 0 to 65535")
    }
  }

  func run() throws {
    let ledger = try common.ledger()
    _ = try common.term(ledger, nil)
    if let address = url.flatMap({ PortalAddress($0) }) {
      try common.guarded { () throws(LedgerError) in
        try ledger.set(PortalAddress.setting, to: address.base)
      }
    }
    let (common, overrides) = (common, overrides)
    let office = PortalOffice(
      ledger: ledger, folder: common.folder, fonts: try Assets.catalogue(common.console),
      engine: "Rapor \(Rapor.version)",
      openShelf: {
        let shelf = try overrides.shelf(common)
        let checks = try common.checkSettings()
        return PortalOffice.OpenShelf(
          shelf: shelf,
          identity: try Assets.identity(shelf, common.console, gate: FinalGate(checks)),
          checks: checks)
      },
      batch: try batch(), secret: try common.workspaceSecret(),
      clock: { Int64(Date().timeIntervalSince1970) })
    let server = try PortalServer(
      office: office,
      settings: PortalSettings(
        host: host, port: port, metricsPort: metricsPort, language: common.console.language,
        trustedProxies: Set(proxies), isSecure: secure))
    let host = host
    try common.console.serving(port: port) {
      try await server.run { port in
        common.tellAddress("http://\(host):\(port)/", Bilingual(id: "Portal di", en: "Portal at"))
      }
    }
  }

  /// This program again, to make cards in a process of its own.
  private func batch() throws -> PortalOffice.BatchCall {
    PortalOffice.BatchCall(
      program: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
      arguments: ["batch"],
      options: [
        "--workspace", common.folder, "--json", "--language", common.console.language.rawValue,
      ]
        + (overrides.folder.map { ["--overrides", $0] } ?? [])
        + (overrides.pictures.map { ["--pictures", $0] } ?? []))
  }
}
