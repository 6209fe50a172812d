internal import Bookkeeping
internal import Hummingbird
internal import Records

/// Who looked at what and did what: for the city all of it, for a school its own.
struct AuditPages: Sendable {
  let portal: Portal

  struct Content {
    var lines: [Line]
    var hasLines: Bool
    /// The next page's path.
    var older: String?
  }

  struct Line {
    var at: String
    var who: String
    var what: String
    var school: String
    var student: String?
    var address: String
  }

  private static let shown = 200

  func add(to routes: inout PortalRoutes) {
    routes.get("/kota/catatan", .city) { ask in try await page(ask, nil, path: "/kota/catatan") }
    routes.get("/sekolah/:npsn/catatan", .school) { ask in
      guard let school = ask.target.school else { throw PortalError.notFound }
      return try await page(ask, school, path: "/sekolah/\(school.npsn.digits)/catatan")
    }
  }

  private func page(_ ask: Ask, _ school: School?, path: String) async throws -> Response {
    // Pages are cut at a moment: entries of one second stay together.
    let until = ask.query("sebelum").flatMap { Int64($0) }
    let filter = AuditFilter(npsn: school?.npsn, until: until)
    let (lines, names) = try await portal.reading { [ledger = portal.office.ledger] in
      let lines = try ledger.auditTrail(filter, limit: Self.shown)
      let people = try ledger.accounts(of: school?.npsn)
      let names = Dictionary(people.map { ($0.id, $0.fullName) }) { first, _ in first }
      return (lines, names)
    }
    try await portal.audit(.readAudit, ask, school: school?.npsn)
    let content = Content(
      lines: lines.map { line($0, names, ask) }, hasLines: !lines.isEmpty,
      older: lines.count == Self.shown ? lines.last.map { "\(path)?sebelum=\($0.entry.at)" } : nil)
    return portal.door.page(
      "audit", content, title: portal.text("audit.title", ask), ask,
      trail: school.map {
        [PageViews.Crumb(name: $0.name, path: "/sekolah/\($0.npsn.digits)")]
      } ?? [PageViews.Crumb(name: portal.text("city.title", ask), path: "/kota")])
  }

  private func line(_ line: AuditLine, _ names: [AccountID: String], _ ask: Ask) -> Line {
    let entry = line.entry
    let who =
      switch entry.actor {
      case .account(let id): names[id] ?? portal.text("audit.office", ask)
      case .parent: portal.text("audit.parent", ask)
      case .machine: portal.text("audit.machine", ask)
      }
    return Line(
      at: portal.moment(entry.at, ask), who: who, what: entry.act.words.text(in: ask.language),
      school: entry.npsn?.digits ?? "", student: entry.student.map { "\($0.value)" },
      address: entry.address ?? "")
  }
}
