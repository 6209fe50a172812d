internal import Bookkeeping
internal import Credentials
internal import HTTPTypes
internal import Hummingbird
internal import Records

/// Signing in and out, and the language of the pages.
struct SignInPages: Sendable {
  let portal: Portal

  struct Content {
    var next: String
    var login: String
    var problem: String?
  }

  func add(to routes: inout PortalRoutes) {
    routes.get("/", .everyone) { ask in
      Answer.redirect(to: ask.visit.session == nil ? "/masuk" : ask.visit.home)
    }
    routes.get("/masuk", .everyone) { ask in
      if ask.visit.session != nil { return Answer.redirect(to: ask.visit.home) }
      return page(ask, next: ask.query("ke") ?? "", login: "", problem: nil)
    }
    routes.post("/masuk", .everyone) { ask in try await signIn(ask) }
    routes.post("/keluar", .person) { ask in
      if let token = ask.visit.token {
        try await portal.writing { [ledger = portal.office.ledger] in
          try ledger.endSession(token)
        }
        try await portal.audit(.signedOut, ask)
      }
      var response = Answer.redirect(to: "/masuk")
      response.setCookie(portal.door.emptyCookie)
      return response
    }
    routes.post("/bahasa", .everyone) { ask in
      guard let language = ask.form["bahasa"].flatMap({ Language(rawValue: $0) }) else {
        throw PortalError.badForm
      }
      var response = Answer.redirect(to: Self.local(ask.form["ke"] ?? "") ?? "/")
      response.setCookie(
        Cookie(
          name: "bahasa", value: language.rawValue, maxAge: 31_536_000, path: "/",
          secure: portal.door.isSecure, httpOnly: true, sameSite: .lax))
      return response
    }
  }

  /// A path of this portal; nil for anything that leads elsewhere.
  static func local(_ path: String) -> String? {
    guard path.hasPrefix("/"), !path.hasPrefix("//"), !path.contains("\\"),
      path.utf8.allSatisfy({ (33...126).contains($0) })
    else { return nil }
    return path
  }

  private func page(
    _ ask: Ask, next: String, login: String, problem: String?,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    portal.door.page(
      "sign-in", Content(next: next, login: login, problem: problem),
      title: portal.text("sign-in.title", ask), ask, status: status)
  }

  private func signIn(_ ask: Ask) async throws -> Response {
    let attempt = SignIn(
      login: ask.form["nama"] ?? "", password: ask.form["sandi", most: 1_024] ?? "",
      code: ask.form["kode"].map { $0.filter { $0 != " " } })
    let next = ask.form["ke"] ?? ""
    let (office, visit) = (portal.office, ask.visit)
    let answer = try await portal.passwords {
      try office.ledger.signIn(
        attempt, with: office.secret, cost: office.passwordCost, from: visit.address, at: visit.now)
    }
    func again(_ key: String, _ values: String...) -> Response {
      let text = portal.door.views.texts(key, ask.language, values)
      return page(
        ask, next: next, login: attempt.login, problem: text, status: .unprocessableContent)
    }
    switch answer {
    case .refused: return again("sign-in.refused")
    case .codeNeeded: return again("sign-in.code-needed")
    case .codeWrong: return again("sign-in.code-wrong")
    case .wait(let end): return again("sign-in.wait", portal.moment(end, ask))
    case .account(let account):
      let (token, session) = try await portal.writing {
        try office.ledger.startSession(of: account.id, at: visit.now)
      }
      var inside = visit
      inside.session = session
      var response = Answer.redirect(to: Self.local(next) ?? inside.home)
      response.setCookie(portal.door.cookie(token))
      return response
    }
  }
}
