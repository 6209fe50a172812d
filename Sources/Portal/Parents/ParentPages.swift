internal import Bookkeeping
internal import Credentials
internal import Digesting
internal import HTTPTypes
internal import Hummingbird
internal import Records

/// A child's cards for its parents: the slip's code and the birth date open them once they are released. No account, and
/// nothing to install.
struct ParentPages: Sendable {
  let portal: Portal

  struct FormContent {
    var code: String
    var day: String
    var year: String
    var months: [Month]
    var problem: String?
  }

  struct Month {
    var number: Int
    var name: String
    var isChosen: Bool
  }

  struct CardsContent {
    var name: String
    var school: String
    var cards: [CardContent]
  }

  struct CardContent {
    var path: String
    var term: String
    var version: Int
    var hasVersions: Bool
    var pages: Int
    var size: String
    var at: String
    var summary: CardSummary?
  }

  private static let passCookie = "rapor-orangtua"

  func add(to routes: inout PortalRoutes) {
    routes.get("/rapor", .everyone) { ask in
      try pass(ask) == nil
        ? form(ask, code: "", problem: nil) : Answer.redirect(to: "/rapor/lihat")
    }
    // What a slip's QR code holds.
    routes.get("/r/:kode", .everyone) { ask in
      let code = ask.context.parameters.get("kode").flatMap { ParentCode($0) }
      return form(ask, code: code?.text ?? "", problem: nil)
    }
    routes.post("/rapor", .everyone) { ask in try await open(ask) }
    routes.post("/rapor/tutup", .everyone) { _ in
      var response = Answer.redirect(to: "/rapor")
      response.setCookie(cookie("", lifetime: 0))
      return response
    }
    routes.get("/rapor/lihat", .everyone) { ask in try await cards(ask) }
    routes.get("/rapor/unduh/:nomor", .everyone) { ask in try await file(ask) }
  }

  // MARK: Opening

  private func form(
    _ ask: Ask, code: String, problem: String?, status: HTTPResponse.Status = .ok
  ) -> Response {
    let chosen = ask.form["bulan"].flatMap { Int($0) }
    let content = FormContent(
      code: code, day: ask.form["tanggal"] ?? "", year: ask.form["tahun"] ?? "",
      months: (1...12).map {
        Month(number: $0, name: portal.text("month.\($0)", ask), isChosen: $0 == chosen)
      }, problem: problem)
    return portal.door.page(
      "parent", content, title: portal.text("parent.title", ask), ask, status: status)
  }

  private func open(_ ask: Ask) async throws -> Response {
    let typed = ask.form["kode"] ?? ""
    func again(_ key: String, _ value: String = "") -> Response {
      form(
        ask, code: typed, problem: portal.text(key, ask, value), status: .unprocessableContent)
    }
    guard let code = ParentCode(typed) else { return again("parent.no-code") }
    guard let day = ask.form["tanggal"].flatMap({ Int($0) }),
      let month = ask.form["bulan"].flatMap({ Int($0) }),
      let year = ask.form["tahun"].flatMap({ Int($0) }),
      let date = CalendarDate(year: year, month: month, day: day)
    else { return again("parent.no-date") }
    let (office, now) = (portal.office, ask.visit.now)
    let answer = try await portal.reading {
      try office.ledger.open(code, birthDate: date, with: office.secret, at: now)
    }
    switch answer {
    case .open(let pass, _):
      try await portal.auditBook.write(
        AuditEntry(
          at: now, actor: .parent, act: .parentOpened, npsn: try npsn(of: pass),
          student: pass.student,
          address: ask.visit.address))
      var response = Answer.redirect(to: "/rapor/lihat")
      response.setCookie(
        cookie(try pass.text(office.secret), lifetime: Int(ParentPass.lifetime)))
      return response
    case .refused(.wrong): return again("parent.wrong")
    case .refused(.locked(let end)): return again("parent.locked", portal.moment(end, ask))
    case .refused(.nothingIssued): return again("parent.nothing")
    case .refused(.notYetReleased(let at)):
      return at.map { again("parent.not-yet", portal.moment($0, ask)) } ?? again("parent.nothing")
    }
  }

  private func cookie(_ value: String, lifetime: Int) -> Cookie {
    Cookie(
      name: Self.passCookie, value: value, maxAge: lifetime, path: "/rapor",
      secure: portal.door.isSecure, httpOnly: true, sameSite: .lax)
  }

  /// The school of the child, which sees in its own log that parents came.
  private func npsn(of pass: ParentPass) throws -> NPSN? {
    try portal.office.ledger.place(of: pass.student, in: portal.office.term())?.npsn
  }

  private func pass(_ ask: Ask) throws -> ParentPass? {
    guard let text = ask.request.cookies[Self.passCookie]?.value else { return nil }
    return try ParentPass(text: text, portal.office.secret, at: ask.visit.now)
  }

  // MARK: Cards

  private func cards(_ ask: Ask) async throws -> Response {
    guard let pass = try pass(ask),
      let cards = try portal.office.ledger.cards(for: pass, at: ask.visit.now),
      let newest = cards.first
    else { return Answer.redirect(to: "/rapor") }
    // The term that the card is of: the workspace may have gone on to the next.
    guard let student = try portal.office.ledger.student(pass.student, in: newest.term) else {
      throw PortalError.notFound
    }
    let school = try portal.office.ledger.school(student.npsn)
    var contents: [CardContent] = []
    for (index, card) in cards.enumerated() {
      // The page for the phone says only what the issued card says.
      let record =
        index == 0 && card.term == ask.term && card.kind == .endOfTerm
        ? try? await portal.studio.issuedRecord(of: student, term: ask.term) : nil
      contents.append(
        CardContent(
          path: "/rapor/unduh/\(index + 1)", term: portal.words(for: card.term, ask),
          version: card.version, hasVersions: card.version > 1, pages: card.pages,
          size: "\((card.bytes + 1_023) / 1_024)", at: portal.moment(card.changedAt, ask),
          summary: record.map { CardSummary($0, ask, portal) }))
    }
    return portal.door.page(
      "parent-cards",
      CardsContent(name: student.fullName, school: school.name, cards: contents),
      title: student.fullName, ask)
  }

  private func file(_ ask: Ask) async throws -> Response {
    guard let pass = try pass(ask), let number = ask.number("nomor", in: 1...100),
      let cards = try portal.office.ledger.cards(for: pass, at: ask.visit.now),
      cards.indices.contains(number - 1)
    else { throw PortalError.notFound }
    let card = cards[number - 1]
    let bytes = try await portal.reading { [ledger = portal.office.ledger] in
      try ledger.pdf(card.pdf)
    }
    try await portal.auditBook.write(
      AuditEntry(
        at: ask.visit.now, actor: .parent, act: .downloadedCard, npsn: try npsn(of: pass),
        student: pass.student,
        address: ask.visit.address))
    let term = "\(card.term.schoolYear.text.replacing("/", with: "-")) \(card.term.semester.name)"
    return Answer.pdf(
      bytes, name: "Rapor \(term).pdf", tag: card.pdf.hex, isKept: true, to: ask.request)
  }
}
