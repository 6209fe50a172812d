internal import HTTPTypes
internal import Hummingbird

/// Lets pass only requests that were addressed to this machine by its own names, and marks every answer so that no other
/// site can show, read or keep it.
struct LocalGuard: RouterMiddleware {
  typealias Context = BasicRequestContext

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response: Response
    if Self.isLocal(request.head.authority ?? "") {
      do {
        response = try await next(request, context)
      } catch let error as HTTPError {
        response = Response(status: error.status)
      }
    } else {
      // Another name that leads here is an attempt to read pupils' data through the browser (DNS rebinding).
      response = Response(status: .misdirectedRequest)
    }
    for (name, value) in Self.headers where response.headers[name] == nil {
      response.headers[name] = value
    }
    return response
  }

  /// Whether a Host header names the loopback address, whatever the port.
  static func isLocal(_ authority: String) -> Bool {
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let host = parts.first else { return false }
    let isPort = parts.count == 1 || (1...5).contains(parts[1].utf8.count)
    return isPort && parts.dropFirst().allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
      && (host == "127.0.0.1" || host == "localhost")
  }

  private static let headers: [(HTTPField.Name, String)] = [
    (
      .contentSecurityPolicy,
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    (.xContentTypeOptions, "nosniff"), (.cacheControl, "no-store"),
    (named("Cross-Origin-Resource-Policy"), "same-origin"),
    (named("Cross-Origin-Opener-Policy"), "same-origin"),
    (named("Referrer-Policy"), "no-referrer"), (named("X-Frame-Options"), "DENY"),
  ]

  private static func named(_ name: String) -> HTTPField.Name {
    HTTPField.Name(name) ?? .xContentTypeOptions
  }
}
