internal import HTTPTypes
internal import Hummingbird

/// Stands before every route: marks every answer so that no other site can show, read or keep it, turns errors into pages
/// and counts what happens.
struct PortalGuard: RouterMiddleware {
  typealias Context = PortalContext

  let door: Doorkeeper

  func handle(
    _ request: Request, context: PortalContext,
    next: (Request, PortalContext) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      response = try await next(request, context)
    } catch let error as HTTPError {
      response = await door.refusal(
        error.status == .notFound ? .notFound : .badForm, request, context)
      response.status = error.status
    } catch {
      response = await door.refusal(PortalError(error), request, context)
    }
    for (name, value) in Self.headers where response.headers[name] == nil {
      response.headers[name] = value
    }
    if door.isSecure {
      response.headers[.strictTransportSecurity] = "max-age=31536000"
    }
    door.figures.count(status: response.status.code)
    return response
  }

  private static let headers: [(HTTPField.Name, String)] = [
    (
      .contentSecurityPolicy,
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    (.xContentTypeOptions, "nosniff"), (.cacheControl, "no-store"),
    (named("Cross-Origin-Resource-Policy"), "same-origin"),
    (named("Cross-Origin-Opener-Policy"), "same-origin"),
    (named("Permissions-Policy"), "camera=(), geolocation=(), microphone=()"),
    // "no-referrer" would have browsers hide from us, too, where a form comes from.
    (named("Referrer-Policy"), "same-origin"), (named("X-Frame-Options"), "DENY"),
    (named("X-Robots-Tag"), "noindex, nofollow"),
  ]

  private static func named(_ name: String) -> HTTPField.Name {
    HTTPField.Name(name) ?? .xContentTypeOptions
  }
}
