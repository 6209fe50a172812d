internal import HTTPTypes
internal import Hummingbird

/// The routes of the portal, each with who may use it: none can be added without.
struct PortalRoutes {
  let router = Router(context: PortalContext.self, options: .autoGenerateHeadEndpoints)
  private(set) var entries: [RouteEntry] = []
  private let door: Doorkeeper

  init(door: Doorkeeper) {
    self.door = door
    router.add(middleware: PortalGuard(door: door))
  }

  typealias Handler = @Sendable (Ask) async throws -> Response

  mutating func get(_ path: String, _ access: Access, _ handler: @escaping Handler) {
    entries.append(RouteEntry(method: "GET", path: path, access: access))
    router.get(RouterPath(path)) { [door] request, context in
      try await handler(try await door.admit(request, context, to: access))
    }
  }

  /// - Parameter limit: how many bytes the form may have.
  mutating func post(
    _ path: String, _ access: Access, limit: Int = 1 << 16, _ handler: @escaping Handler
  ) {
    entries.append(RouteEntry(method: "POST", path: path, access: access))
    router.post(RouterPath(path)) { [door] request, context in
      try await handler(try await door.admit(request, context, to: access, form: limit))
    }
  }
}
