internal import Bookkeeping
internal import Credentials
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Records

/// Lets requests in or refuses them: who asks, whether they may, and whether their form is one of ours.
final class Doorkeeper: Sendable {
  let office: PortalOffice
  let views: PageViews
  let figures = Figures()
  private let settings: PortalSettings
  private let sessions = Blocking("rapor.sessions", width: 2, longestLine: 1_000)

  init(office: PortalOffice, views: PageViews, settings: PortalSettings) {
    self.office = office
    self.views = views
    self.settings = settings
  }

  var isSecure: Bool { settings.isSecure }
  var language: Language { settings.language }

  // MARK: Letting in

  /// - Parameters:
  ///   - access: who may use the route.
  ///   - limit: for a form, how many bytes it may have.
  func admit(
    _ request: Request, _ context: PortalContext, to access: Access, form limit: Int? = nil
  ) async throws -> Ask {
    let visit = try await visit(of: request, context)
    if limit != nil, !Self.isOurs(request) { throw PortalError.badForm }
    let term = try office.term()
    let target = try target(of: context, visit, access, term)
    var form = Form.empty
    if let limit {
      form = try await read(request, limit)
      // A stranger has nothing to be misused; that the form is ours was seen above.
      if let token = visit.token, try !token.isOwn(formToken: form["csrf"] ?? "") {
        throw PortalError.badForm
      }
    }
    return Ask(
      request: request, context: context, visit: visit, target: target, term: term, form: form)
  }

  func visit(
    of request: Request, _ context: PortalContext
  ) async throws -> Visit {
    let now = office.clock()
    var session: OpenSession?
    let token = (request.cookies[sessionCookie]?.value).flatMap { SecretToken(text: $0) }
    if let token {
      // Once a minute a look is written down, and a writer may have to wait.
      session = try await sessions { [ledger = office.ledger] in
        try ledger.session(token, at: now)
      }
    }
    let chosen = request.cookies["bahasa"]?.value
    return Visit(
      language: chosen.flatMap { Language(rawValue: $0) } ?? settings.language, session: session,
      token: session == nil ? nil : token, address: address(of: request, context), now: now)
  }

  /// Whether a form comes from a page of ours: browsers say so, and let no script lie about it.
  private static func isOurs(_ request: Request) -> Bool {
    if let site = HTTPField.Name("Sec-Fetch-Site"), let said = request.headers[site] {
      return said == "same-origin" || said == "none"
    }
    guard let origin = request.headers[.origin] else { return true }
    return origin.split(separator: "/").last.map(String.init) == request.head.authority
  }

  private func read(_ request: Request, _ limit: Int) async throws -> Form {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw PortalError.tooLarge(limit)
    }
    let body: ByteBuffer
    do {
      body = try await request.body.collect(upTo: limit)
    } catch is NIOTooManyBytesError {
      throw PortalError.tooLarge(limit)
    }
    let type = request.headers[.contentType] ?? ""
    guard let form = Form(Array(buffer: body), contentType: type) else {
      throw PortalError.badForm
    }
    return form
  }

  private func target(
    of context: PortalContext, _ visit: Visit, _ access: Access, _ term: Term
  ) throws -> Target {
    var target = Target()
    if access == .everyone { return target }
    guard let rights = visit.rights else { throw PortalError.signInNeeded }
    var isAllowed = true
    switch access {
    case .everyone, .person: break
    case .city: isAllowed = rights.isCity
    case .school, .schoolKeeper, .classroom, .classKeeper:
      guard let npsn = context.parameters.get("npsn").flatMap({ NPSN($0) }) else {
        throw PortalError.notFound
      }
      isAllowed = rights.maySee(school: npsn)
      if access == .schoolKeeper { isAllowed = rights.mayImport(to: npsn) }
      if access == .classroom || access == .classKeeper {
        let name = context.parameters.get("kelas").map { Form.decoded($0[...]) }
        guard let name else { throw PortalError.notFound }
        let room = ClassPlace(npsn: npsn, schoolYear: term.schoolYear, name: name)
        isAllowed =
          access == .classroom ? rights.maySee(class: room) : rights.mayIssue(class: room)
        target.className = name
      }
      if isAllowed { target.school = try office.ledger.school(npsn) }
    case .student:
      guard let id = context.parameters.get("siswa").flatMap({ Int64($0) }),
        let place = try office.ledger.student(StudentID(id), in: term)
      else { throw PortalError.notFound }
      let room = ClassPlace(
        npsn: place.npsn, schoolYear: term.schoolYear, name: place.className)
      isAllowed = rights.maySee(student: StudentPlace(npsn: place.npsn, room: room))
      target.student = place
    }
    guard isAllowed else { throw PortalError.forbidden }
    return target
  }

  // MARK: Addresses

  /// The client's address: what a proxy of ours says, or the connection's own.
  private func address(of request: Request, _ context: PortalContext) -> String {
    let own = context.remoteAddress?.ipAddress ?? "-"
    guard settings.trustedProxies.contains(own),
      let name = HTTPField.Name("Forwarded"), let header = request.headers[name],
      let last = header.split(separator: ",").last
    else { return own }
    for pair in last.split(separator: ";") {
      let text = pair.drop { $0 == " " }
      guard text.lowercased().hasPrefix("for=") else { continue }
      var address = text.dropFirst(4).filter { $0 != "\"" && $0 != "[" && $0 != "]" }
      // "203.0.113.7:4711" has a port; an address of IPv6 has more colons than one.
      if address.count(where: { $0 == ":" }) == 1 { address = String(address.prefix { $0 != ":" }) }
      return String(address.prefix(45))
    }
    return own
  }

  // MARK: Sessions in cookies

  /// Browsers keep a cookie of this name to TLS and to this host.
  var sessionCookie: String { isSecure ? "__Host-rapor" : "rapor" }

  func cookie(_ token: SecretToken) -> Cookie {
    Cookie(
      name: sessionCookie, value: token.text, path: "/", secure: isSecure, httpOnly: true,
      sameSite: .lax)
  }

  var emptyCookie: Cookie {
    Cookie(
      name: sessionCookie, value: "", maxAge: 0, path: "/", secure: isSecure, httpOnly: true,
      sameSite: .lax)
  }
}
