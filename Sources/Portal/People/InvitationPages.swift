internal import Bookkeeping
internal import Credentials
internal import HTTPTypes
internal import Hummingbird
internal import QRCoding
internal import Records

/// A one-time link by which a person chooses a name and a password, and an authenticator where the role needs one.
struct InvitationPages: Sendable {
  let portal: Portal

  struct Content {
    var path: String
    var greeting: String
    var login: String
    /// An account that has a name keeps it.
    var hasLogin: Bool
    var problem: String?
    var factor: Factor?
  }

  struct Factor {
    var secret: String
    /// The QR code's dark modules as the path of a picture.
    var modules: String
    var size: Int
  }

  func add(to routes: inout PortalRoutes) {
    routes.get("/undangan/:undangan", .everyone) { ask in
      let (token, invitation) = try find(ask)
      return try page(ask, token, invitation, secret: nil, login: "", problem: nil)
    }
    routes.post("/undangan/:undangan", .everyone) { ask in try await accept(ask) }
  }

  private func find(_ ask: Ask) throws -> (SecretToken, Invitation) {
    guard let token = ask.context.parameters.get("undangan").flatMap({ SecretToken(text: $0) }),
      let invitation = try portal.office.ledger.invitation(token, at: ask.visit.now)
    else { throw portal.complaint("invitation.void") }
    return (token, invitation)
  }

  private func page(
    _ ask: Ask, _ token: SecretToken, _ invitation: Invitation, secret: TOTPSecret?, login: String,
    problem: String?
  ) throws -> Response {
    let account = invitation.account
    var factor: Factor?
    // A new link also replaces an authenticator whose phone was lost.
    if account.role.needsSecondFactor {
      let secret = try secret ?? TOTPSecret.make()
      guard let code = QRCode(secret.uri(account: account.fullName, issuer: "Rapor")) else {
        throw PortalError.notFound
      }
      factor = Factor(
        secret: secret.base32, modules: Self.path(of: code),
        size: code.size + 2 * QRCode.quietZone)
    }
    let role = account.role.words.text(in: ask.language)
    let content = Content(
      path: "/undangan/\(token.text)",
      greeting: portal.text("invitation.greeting", ask, account.fullName, role),
      login: account.login ?? login, hasLogin: account.login != nil, problem: problem,
      factor: factor)
    return portal.door.page(
      "invitation", content, title: portal.text("invitation.title", ask), ask,
      status: problem == nil ? .ok : .unprocessableContent)
  }

  /// The dark modules as an SVG path, in modules.
  private static func path(of code: QRCode) -> String {
    (0..<code.size).map { row in
      code.runs(ofRow: row).map { run in
        "M\(run.lowerBound + QRCode.quietZone) \(row + QRCode.quietZone)h\(run.count)v1h-\(run.count)z"
      }.joined()
    }.joined()
  }

  private func accept(_ ask: Ask) async throws -> Response {
    let (token, invitation) = try find(ask)
    let login = ask.form["nama"] ?? ""
    let password = ask.form["sandi", most: 1_024] ?? ""
    let secret = ask.form["rahasia"].flatMap { TOTPSecret(base32: $0) }
    func again(_ problem: String) throws -> Response {
      try page(ask, token, invitation, secret: secret, login: login, problem: problem)
    }
    guard password == ask.form["sandi2", most: 1_024] else {
      return try again(portal.text("invitation.differ", ask))
    }
    if let fault = PasswordRules.fault(of: password, login: invitation.account.login ?? login) {
      return try again(fault.message.text(in: ask.language))
    }
    let (office, now) = (portal.office, ask.visit.now)
    let code = (ask.form["kode"] ?? "").filter { $0 != " " }
    do {
      let account = try await portal.passwords {
        let hash = try PasswordHash.make(password: password, cost: office.passwordCost)
        return try office.ledger.accept(
          token, login: login, password: hash, secondFactor: secret.map { ($0, code) },
          with: office.secret, at: now)
      }
      let (cookie, session) = try await portal.writing {
        try office.ledger.startSession(of: account.id, at: now)
      }
      var inside = ask.visit
      inside.session = session
      var response = Answer.redirect(to: inside.home)
      response.setCookie(portal.door.cookie(cookie))
      return response
    } catch let fault as PeopleFault {
      return try again(fault.message.text(in: ask.language))
    }
  }
}
