internal import Bookkeeping
internal import Records

/// A school: its classes and how far they are.
struct SchoolPages: Sendable {
  let portal: Portal

  struct Content {
    var name: String
    var npsn: String
    var term: String
    var done: String
    var expected: String
    var percent: Int
    var classes: [Room]
    var hasClasses: Bool
    var mayImport: Bool
    var csrf: String
    var mayMake: Bool
  }

  struct Room {
    var name: String
    var path: String
    var done: String
    var expected: String
    var percent: Int
    var stale: Int?
    var failed: Int?
    var printed: String
    var handedOut: String
    var word: String
    /// "none", "partly" or "complete".
    var kind: String
  }

  func add(to routes: inout PortalRoutes) {
    routes.get("/sekolah/:npsn", .school) { ask in
      guard let school = ask.target.school, let rights = ask.visit.rights else {
        throw PortalError.notFound
      }
      let classes = try await portal.reading { [ledger = portal.office.ledger] in
        try ledger.classStatus(in: ask.term, of: school.npsn)
      }.filter { rights.maySee(class: ask.room(school.npsn, $0.className)) }
      return portal.door.page(
        "school", content(school, classes, rights, ask), title: school.name, ask)
    }
    routes.post("/sekolah/:npsn/proses", .schoolKeeper) { ask in
      guard let school = ask.target.school else { throw PortalError.notFound }
      let run = try await portal.desk.start(["--school", school.npsn.digits, "--now"])
      try await portal.audit(.issuedCards, ask, school: school.npsn)
      return Answer.redirect(to: "/proses/\(run.value)")
    }
  }

  private func content(
    _ school: School, _ classes: [ClassStatus], _ rights: Rights, _ ask: Ask
  ) -> Content {
    var total = CardTally()
    for room in classes { total.add(room.tally) }
    let language = ask.language
    return Content(
      name: school.name, npsn: school.npsn.digits, term: portal.words(for: ask.term, ask),
      done: language.grouped(total.done), expected: language.grouped(total.expected),
      percent: total.percent, classes: classes.map { room($0, ask) },
      hasClasses: !classes.isEmpty, mayImport: rights.mayImport(to: school.npsn),
      csrf: ask.visit.csrf ?? "", mayMake: rights.mayImport(to: school.npsn))
  }

  private func room(_ status: ClassStatus, _ ask: Ask) -> Room {
    let tally = status.tally
    func count(_ states: CardState...) -> Int {
      states.reduce(0) { $0 + (tally.states[$1.rawValue] ?? 0) }
    }
    let failed = count(.failed)
    return Room(
      name: status.className, path: Paths.classroom(status.npsn, status.className),
      done: "\(tally.done)", expected: "\(tally.expected)", percent: tally.percent,
      stale: tally.stale > 0 ? tally.stale : nil, failed: failed > 0 ? failed : nil,
      printed: "\(count(.printedConfirmed, .printedReported, .handedOut))",
      handedOut: "\(count(.handedOut))",
      word: portal.text("progress.\(tally.progress.rawValue)", ask),
      kind: tally.progress.rawValue)
  }
}

extension CardTally {
  /// Of the students expected, rounded down: 100 is all of them.
  var percent: Int { expected == 0 ? 0 : done * 100 / expected }
}

extension Portal {
  /// "2019/2020, semester 1 (ganjil)".
  func words(for term: Term, _ ask: Ask) -> String {
    text("term", ask, term.schoolYear.text, text("semester.\(term.semester.rawValue)", ask))
  }
}
