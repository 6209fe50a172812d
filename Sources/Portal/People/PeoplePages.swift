internal import Bookkeeping
internal import Credentials
internal import Hummingbird
internal import Records

/// Accounts: who may sign in, invitations for others, and shutting accounts.
struct PeoplePages: Sendable {
  let portal: Portal

  struct Content {
    var path: String
    var csrf: String
    var people: [Person]
    var hasPeople: Bool
    var roles: [Choice]
    var classes: [Choice]
    var hasClasses: Bool
    var mayInvite: Bool
    /// A new invitation's link, shown once.
    var link: String?
    var linkFor: String
    var problem: String?
  }

  struct Person {
    var id: Int64
    var name: String
    var login: String
    var role: String
    var place: String
    var lastSignIn: String
    var isDisabled: Bool
    var isOther: Bool
  }

  struct Choice {
    var value: String
    var name: String
  }

  /// Whose people are looked at.
  private struct Place {
    var school: School?
    var path: String { school.map { "/sekolah/\($0.npsn.digits)/orang" } ?? "/kota/orang" }
  }

  func add(to routes: inout PortalRoutes) {
    routes.get("/kota/orang", .city) { ask in try await page(ask, Place()) }
    routes.get("/sekolah/:npsn/orang", .school) { ask in
      try await page(ask, Place(school: ask.target.school))
    }
    routes.post("/kota/orang", .city) { ask in try await change(ask, Place()) }
    routes.post("/sekolah/:npsn/orang", .school) { ask in
      try await change(ask, Place(school: ask.target.school))
    }
  }

  private func page(
    _ ask: Ask, _ place: Place, link: String? = nil, linkFor: String = "", problem: String? = nil
  ) async throws -> Response {
    guard let rights = ask.visit.rights else { throw PortalError.signInNeeded }
    let (people, classes) = try await portal.reading { [ledger = portal.office.ledger] in
      // The city's page has the city's own; each school's page its own.
      let people = try ledger.accounts(of: place.school?.npsn)
        .filter { place.school != nil || $0.npsn == nil }
      let classes = try place.school.map {
        try ledger.classes(of: $0.npsn, in: ask.term.schoolYear).map(\.name)
      }
      return (people, classes ?? [])
    }
    let roles = AccountRole.allCases.filter {
      $0.needsSchool == (place.school != nil) && rights.mayInvite($0, of: place.school?.npsn)
    }
    let content = Content(
      path: place.path, csrf: ask.visit.csrf ?? "", people: people.map { person($0, ask) },
      hasPeople: !people.isEmpty,
      roles: roles.map { Choice(value: $0.rawValue, name: $0.words.text(in: ask.language)) },
      classes: classes.map { Choice(value: $0, name: $0) }, hasClasses: !classes.isEmpty,
      mayInvite: !roles.isEmpty, link: link,
      linkFor: linkFor, problem: problem)
    return portal.door.page(
      "people", content, title: portal.text("people.title", ask), ask,
      trail: place.school.map {
        [PageViews.Crumb(name: $0.name, path: "/sekolah/\($0.npsn.digits)")]
      } ?? [PageViews.Crumb(name: portal.text("city.title", ask), path: "/kota")])
  }

  private func person(_ account: Account, _ ask: Ask) -> Person {
    Person(
      id: account.id.value, name: account.fullName, login: account.login ?? "–",
      role: account.role.words.text(in: ask.language), place: account.room?.name ?? "",
      lastSignIn: account.lastSignIn.map { portal.moment($0, ask) }
        ?? portal.text("people.never", ask),
      isDisabled: account.isDisabled, isOther: account.id != ask.visit.session?.account.id)
  }

  private func change(_ ask: Ask, _ place: Place) async throws -> Response {
    guard let session = ask.visit.session, let rights = ask.visit.rights else {
      throw PortalError.signInNeeded
    }
    let (ledger, now) = (portal.office.ledger, ask.visit.now)
    let actor = Actor.account(session.account.id)
    do {
      if let number = ask.form["akun"].flatMap({ Int64($0) }) {
        guard let account = try ledger.account(AccountID(number)),
          account.npsn == place.school?.npsn,
          rights.mayInvite(account.role, of: account.npsn), account.id != session.account.id
        else { throw PortalError.forbidden }
        switch ask.form["langkah"] {
        case "tutup":
          try await portal.writing { try ledger.disable(account.id, by: actor, at: now) }
        case "buka":
          try await portal.writing { try ledger.enable(account.id, by: actor, at: now) }
        default:
          let token = try await portal.writing {
            try ledger.reset(account.id, by: actor, at: now)
          }
          return try await page(
            ask, place, link: portal.address(of: token, ask), linkFor: account.fullName)
        }
        return Answer.redirect(to: place.path)
      }
      guard let role = ask.form["peran"].flatMap({ AccountRole(rawValue: $0) }),
        role.needsSchool == (place.school != nil)
      else { throw PortalError.badForm }
      guard rights.mayInvite(role, of: place.school?.npsn) else { throw PortalError.forbidden }
      let name = ask.form["nama"] ?? ""
      let room =
        role.needsClass
        ? place.school.flatMap { school in ask.form["kelas"].map { ask.room(school.npsn, $0) } }
        : nil
      let token = try await portal.writing {
        try ledger.invite(
          role, fullName: name, npsn: place.school?.npsn, room: room, by: actor, at: now
        ).token
      }
      return try await page(ask, place, link: portal.address(of: token, ask), linkFor: name)
    } catch let fault as PeopleFault {
      return try await page(ask, place, problem: fault.message.text(in: ask.language))
    }
  }
}

extension Portal {
  /// An invitation's link, as its receiver opens it.
  fileprivate func address(of token: SecretToken, _ ask: Ask) -> String {
    let base = (try? office.ledger.setting(PortalAddress.setting)).flatMap { $0 }
      .flatMap { PortalAddress($0) }
    if let base { return base.invitation(token.text) }
    let host = ask.request.head.authority ?? "127.0.0.1"
    return
      "\(door.isSecure ? "https" : "http")://\(host)\(PortalAddress.invitationPath)\(token.text)"
  }
}
