internal import Bookkeeping
internal import Digesting
internal import Hummingbird
internal import Records

/// A student: the card page by page, its file, its history.
struct StudentPages: Sendable {
  let portal: Portal

  struct Content {
    var name: String
    var className: String
    var nisn: String
    var path: String
    var pages: [Int]
    var page: Int
    var previous: Int?
    var next: Int?
    var count: Int
    var hasFile: Bool
    var versions: [Version]
    var complaint: String?
  }

  struct Version {
    var number: Int
    var state: String
    var isStale: Bool
    var pages: String
    var at: String
    var file: String?
  }

  func add(to routes: inout PortalRoutes) {
    routes.get("/siswa/:siswa", .student) { ask in try await page(ask) }
    routes.get("/siswa/:siswa/halaman/:nomor", .student) { ask in
      guard let student = ask.target.student, let number = ask.number("nomor", in: 1...200),
        let width = ask.number("lebar", in: 200...2_000),
        let made = try await portal.studio.page(number, of: student, term: ask.term, width: width)
      else { throw PortalError.notFound }
      try await portal.audit(.sawCard, ask, school: student.npsn, student: student.id)
      return Answer.picture(made.picture)
    }
    routes.get("/siswa/:siswa/rapor.pdf", .student) { ask in try await file(ask) }
  }

  private func page(_ ask: Ask) async throws -> Response {
    guard let student = ask.target.student else { throw PortalError.notFound }
    let versions = try await portal.reading { [ledger = portal.office.ledger] in
      try ledger.versions(of: student.id, in: ask.term)
    }
    let wanted = ask.number("halaman", in: 1...200) ?? 1
    var count = 0
    var complaint: String?
    do {
      // A small picture tells how many pages there are, and whether the card can be made at all.
      count =
        try await portal.studio.page(1, of: student, term: ask.term, width: 200)?.count ?? 0
    } catch {
      guard case .message(let text) = PortalError(error) else {
        throw error
      }
      complaint = text.text(in: ask.language)
    }
    let current = min(wanted, max(count, 1))
    try await portal.audit(.sawCard, ask, school: student.npsn, student: student.id)
    let content = Content(
      name: student.fullName, className: student.className, nisn: student.nisn?.digits ?? "–",
      path: "/siswa/\(student.id.value)", pages: count > 0 ? Array(1...count) : [], page: current,
      previous: current > 1 ? current - 1 : nil, next: current < count ? current + 1 : nil,
      count: count,
      hasFile: versions.contains { $0.isCurrent && $0.state.isDone && $0.pdfDigest != nil },
      versions: versions.map { version($0, student, ask) }, complaint: complaint)
    return portal.door.page(
      "student", content, title: student.fullName, ask,
      trail: [
        PageViews.Crumb(name: student.npsn.digits, path: "/sekolah/\(student.npsn.digits)"),
        PageViews.Crumb(
          name: student.className, path: Paths.classroom(student.npsn, student.className)),
      ])
  }

  private func version(_ version: CardVersion, _ student: PlacedStudent, _ ask: Ask) -> Version {
    Version(
      number: version.version, state: portal.text("state.\(version.state.rawValue)", ask),
      isStale: version.isStale, pages: version.pages.map { "\($0)" } ?? "–",
      at: portal.moment(version.changedAt, ask),
      file: version.pdfDigest == nil
        ? nil : "/siswa/\(student.id.value)/rapor.pdf?versi=\(version.version)")
  }

  /// The issued PDF, from the archive: the current one, or an earlier version.
  private func file(_ ask: Ask) async throws -> Response {
    guard let student = ask.target.student else { throw PortalError.notFound }
    let wanted = ask.number("versi", in: 1...10_000)
    let (version, bytes) = try await portal.reading { [ledger = portal.office.ledger] in
      let versions = try ledger.versions(of: student.id, in: ask.term)
      let version = versions.first {
        wanted.map { [number = $0.version] in $0 == number } ?? ($0.isCurrent && $0.state.isDone)
      }
      guard let version, let digest = version.pdfDigest.flatMap({ Digest(hex: $0) }) else {
        throw PortalError.notFound
      }
      return (version, try ledger.pdf(digest))
    }
    try await portal.audit(.downloadedCard, ask, school: student.npsn, student: student.id)
    return Answer.pdf(
      bytes, name: "Rapor \(student.className) \(student.fullName).pdf",
      tag: version.pdfDigest ?? "", to: ask.request)
  }
}
