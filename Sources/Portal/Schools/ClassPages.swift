internal import Batching
internal import Bookkeeping
internal import Checking
internal import Hummingbird
internal import Records

/// A class: every student with status and what is missing, and everything that an operator does with their cards.
struct ClassPages: Sendable {
  let portal: Portal

  struct Content {
    var className: String
    var school: String
    var term: String
    var path: String
    var csrf: String
    var expected: Int
    var ready: Int
    var done: Int
    var stale: Int?
    var blocked: Int?
    var students: [Row]
    var mayMake: Bool
    var hasFile: Bool
  }

  struct Row {
    var id: Int64
    var number: String
    var name: String
    var path: String
    var nisn: String
    var state: String
    /// What the state is coloured as: "none", "done", "printed", "out", "bad".
    var kind: String
    var isStale: Bool
    var hasFile: Bool
    /// The worst first.
    var points: [Point]
    var morePoints: Int?
    var isReady: Bool
  }

  struct Point {
    var text: String
    var blocks: Bool
    var who: String
  }

  private static let shownPoints = 4

  func add(to routes: inout PortalRoutes) {
    routes.get("/sekolah/:npsn/kelas/:kelas", .classroom) { ask in
      let content = try await content(ask)
      try await portal.audit(.sawClass, ask, school: ask.target.school?.npsn)
      let trail = ask.target.school.map {
        [PageViews.Crumb(name: $0.name, path: "/sekolah/\($0.npsn.digits)")]
      }
      return portal.door.page(
        "class", content, title: portal.text("class.title", ask, content.className), ask,
        trail: trail ?? [], notice: notice(ask))
    }
    routes.post("/sekolah/:npsn/kelas/:kelas/proses", .classKeeper) { ask in
      let (school, name) = try place(ask)
      let run = try await portal.desk.start([
        "--school", school.npsn.digits, "--class", name, "--now",
      ])
      try await portal.audit(.issuedCards, ask, school: school.npsn)
      return Answer.redirect(to: "/proses/\(run.value)")
    }
    addFiles(to: &routes)
    routes.post("/sekolah/:npsn/kelas/:kelas/tandai", .classKeeper) { ask in try await mark(ask) }
  }

  func place(_ ask: Ask) throws -> (School, String) {
    guard let school = ask.target.school, let name = ask.target.className else {
      throw PortalError.notFound
    }
    return (school, name)
  }

  private func notice(_ ask: Ask) -> String? {
    guard let marked = ask.number("ditandai", in: 0...10_000) else { return nil }
    let left = ask.number("tetap", in: 0...10_000) ?? 0
    return left == 0
      ? portal.text("class.marked", ask, "\(marked)")
      : portal.text("class.marked-some", ask, "\(marked)", "\(left)")
  }

  // MARK: The page

  private func content(_ ask: Ask) async throws -> Content {
    let (school, name) = try place(ask)
    let students = try await portal.reading { [ledger = portal.office.ledger] in
      let classes = try ledger.classes(of: school.npsn, in: ask.term.schoolYear)
      guard classes.contains(where: { $0.name == name }) else { throw PortalError.notFound }
      return try ledger.students(of: school.npsn, in: ask.term).filter { $0.className == name }
    }
    let points = try await portal.studio.check(of: school.npsn, className: name, term: ask.term)
    let rows = students.map { row($0, points[$0.id] ?? [], ask) }
    let done = students.count { $0.state?.isDone == true && !$0.isStale }
    let stale = students.count(where: \.isStale)
    let blocked = rows.count { !$0.isReady }
    return Content(
      className: name, school: school.name, term: portal.words(for: ask.term, ask),
      path: Paths.classroom(school.npsn, name), csrf: ask.visit.csrf ?? "",
      expected: students.count, ready: students.count - blocked, done: done,
      stale: stale > 0 ? stale : nil, blocked: blocked > 0 ? blocked : nil, students: rows,
      mayMake: ask.visit.rights?.mayIssue(class: ask.room(school.npsn, name)) == true,
      hasFile: done > 0)
  }

  private func row(_ status: StudentStatus, _ items: [CheckItem], _ ask: Ask) -> Row {
    let sorted =
      items.filter { $0.level == .block } + items.filter { $0.level == .warn }
    let hidden = sorted.count - Self.shownPoints
    return Row(
      id: status.id.value, number: status.rosterNumber.map { "\($0)" } ?? "",
      name: status.fullName, path: "/siswa/\(status.id.value)",
      nisn: status.nisn?.digits ?? "–",
      state: portal.text("state.\(status.state?.rawValue ?? "none")", ask),
      kind: status.state.kind, isStale: status.isStale,
      hasFile: status.pdfDigest != nil && status.state?.isDone == true,
      points: sorted.prefix(Self.shownPoints).map {
        Point(
          text: Self.without($0.message.text(in: ask.language), name: status.fullName),
          blocks: $0.level == .block,
          who: $0.assignee.person ?? "")
      }, morePoints: hidden > 0 ? hidden : nil,
      isReady: !sorted.contains { $0.level == .block })
  }

  /// A message without the name that stands beside it anyway.
  private static func without(_ message: String, name: String) -> String {
    guard message.hasPrefix("\(name): ") else { return message }
    let rest = message.dropFirst(name.count + 2)
    return rest.prefix(1).uppercased() + rest.dropFirst()
  }

  // MARK: Marks of what happened to the paper

  /// Confirms what came out of the printer, or was handed out, for the students that were ticked or whose numbers were
  /// given; what may not be is left and counted.
  private func mark(_ ask: Ask) async throws -> Response {
    let (school, name) = try place(ask)
    let states: [String: CardState] = [
      "tercetak": .printedConfirmed, "diserahkan": .handedOut, "tidak-jelas": .uncertain,
    ]
    guard let state = ask.form["tanda"].flatMap({ states[$0] }) else { throw PortalError.badForm }
    let ticked = Set(ask.form.all("siswa").compactMap { Int64($0) })
    guard let range = RosterRange(ask.form["nomor"] ?? "") else {
      throw portal.complaint("class.bad-numbers")
    }
    let (moved, left) = try await portal.writing { [ledger = portal.office.ledger] in
      let students = try ledger.students(of: school.npsn, in: ask.term).filter {
        $0.className == name
          && (ticked.contains($0.id.value) || ($0.rosterNumber.map(range.contains) ?? false))
      }
      let moved = try ledger.mark(
        students.map(\.id), as: state, of: ImportTarget(npsn: school.npsn, term: ask.term),
        at: ask.visit.now)
      return (moved, students.count - moved)
    }
    try await portal.audit(
      state == .handedOut ? .handedOut : .confirmedPrinting, ask, school: school.npsn)
    return Answer.redirect(
      to: Paths.classroom(school.npsn, name) + "?ditandai=\(moved)&tetap=\(left)")
  }
}

extension CardState? {
  /// What a state is coloured as.
  fileprivate var kind: String {
    switch self {
    case nil: "none"
    case .rendered?, .verified?: "done"
    case .downloaded?, .spooled?: "out"
    case .printedReported?, .printedConfirmed?, .handedOut?: "printed"
    case .failed?, .uncertain?, .superseded?: "bad"
    }
  }
}
