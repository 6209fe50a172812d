internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import Records

/// Serves the portal to browsers.
package struct PortalServer: Sendable {
  private let settings: PortalSettings
  private let portal: Portal
  private let responder: RouterResponder<PortalContext>
  /// Every route with who may use it.
  package let entries: [RouteEntry]

  /// - Throws: what keeps the pages from being read, which are part of the program.
  package init(office: PortalOffice, settings: PortalSettings) throws {
    self.settings = settings
    portal = try Portal(office: office, settings: settings)
    var routes = PortalRoutes(door: portal.door)
    for resource in PortalResource.all {
      routes.get(resource.path, .everyone) { ask in resource.response(to: ask.request) }
    }
    routes.get("/health", .everyone) { [portal] ask in try await portal.health(ask) }
    SignInPages(portal: portal).add(to: &routes)
    InvitationPages(portal: portal).add(to: &routes)
    SchoolPages(portal: portal).add(to: &routes)
    ClassPages(portal: portal).add(to: &routes)
    StudentPages(portal: portal).add(to: &routes)
    UploadPages(portal: portal, uploads: UploadDesk(folder: office.folder)).add(to: &routes)
    RunPages(portal: portal).add(to: &routes)
    CityPages(portal: portal).add(to: &routes)
    ReleasePages(portal: portal).add(to: &routes)
    PeoplePages(portal: portal).add(to: &routes)
    AuditPages(portal: portal).add(to: &routes)
    ParentPages(portal: portal).add(to: &routes)
    entries = routes.entries
    responder = routes.router.buildResponder()
  }

  /// Serves until its task is cancelled.
  ///
  /// - Parameter ready: is told the port.
  package func run(ready: @escaping @Sendable (Int) -> Void) async throws {
    var logger = Logger(label: "rapor.portal")
    logger.logLevel = .critical
    let application = Application(
      responder: responder,
      server: .http1(
        configuration: .init(additionalChannelHandlers: [], idleTimeout: .seconds(60))),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), backlog: 1_024,
        availableConnectionsDelegate: MaximumAvailableConnections(Self.mostConnections)),
      onServerRunning: { channel in ready(channel.localAddress?.port ?? 0) }, logger: logger)
    if let port = settings.metricsPort {
      let metrics = metrics(port, logger)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await application.run() }
        group.addTask { try await metrics.run() }
        try await group.next()
        group.cancelAll()
      }
    } else {
      try await application.run()
    }
  }

  private static let mostConnections = 8_192

  /// The figures for the machine's own monitoring, which no visitor sees.
  private func metrics(_ port: Int, _ logger: Logger) -> some ApplicationProtocol {
    let router = Router(context: BasicRequestContext.self)
    router.get("/metrics") { [portal] _, _ in
      Answer.text(portal.door.figures.text, type: "text/plain; version=0.0.4; charset=utf-8")
    }
    return Application(
      router: router,
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
      logger: logger)
  }
}

extension Portal {
  /// Whether the portal can do its work: by trying, not by being up.
  func health(_ ask: Ask) async throws -> Response {
    _ = try await reading { [office] in try office.term() }
    return Answer.json(Array("{\"status\":\"ok\"}\n".utf8))
  }
}

/// The files of the pages, which are part of the program.
struct PortalResource: Sendable {
  var path: String
  var type: String
  var bytes: [UInt8]

  static let all = [
    PortalResource(
      path: "/portal.css", type: "text/css; charset=utf-8", bytes: PackageResources.portal_css),
    PortalResource(
      path: "/portal.js", type: "text/javascript; charset=utf-8", bytes: PackageResources.portal_js),
    PortalResource(path: "/ikon.svg", type: "image/svg+xml", bytes: PackageResources.ikon_svg),
  ]

  func response(to request: Request) -> Response {
    // The same for as long as the program is; a browser asks whether it still is.
    let tag = "\"\(bytes.count)-\(bytes.reduce(5_381) { ($0 &* 33) ^ UInt32($1) })\""
    let headers: HTTPFields = [
      .contentType: type, .eTag: tag, .cacheControl: "public, max-age=600",
    ]
    if request.headers[.ifNoneMatch] == tag {
      return Response(status: .notModified, headers: headers)
    }
    return Response(
      status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
