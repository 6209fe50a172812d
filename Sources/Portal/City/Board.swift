internal import Bookkeeping
internal import Records

/// The city's figures, computed at most once in two seconds however many look at them: dearest when it is looked at most
/// is what a board must not be.
actor Board {
  struct Figures: Sendable {
    var term: Term
    var schools: [SchoolLine]
    var grades: [GradeLine]
    var hours: [HourOfActivity]
    var runs: [Run]
    var total: CardTally
    var started: Int
    var complete: Int
    /// Grows with every computation.
    var edition: Int
    var at: Int64
  }

  struct SchoolLine: Sendable {
    var school: School
    var tally: CardTally
    /// Seconds since 1970; nil for a school that never did anything.
    var lastActivity: Int64?
  }

  struct GradeLine: Sendable {
    var grade: Int
    var tally: CardTally
  }

  private let office: PortalOffice
  private let runs: RunWatch
  private let reading: Blocking
  private var figures: Figures?
  private var computing: Task<Figures, any Error>?
  private var pages: [Language: (edition: Int, html: String)] = [:]

  private static let lifetime: Int64 = 2
  private static let shownRuns = 8

  init(office: PortalOffice, runs: RunWatch, reading: Blocking) {
    self.office = office
    self.runs = runs
    self.reading = reading
  }

  /// The newest figures. Whoever comes while they are computed waits for the same.
  func newest() async throws -> Figures {
    let now = office.clock()
    if let figures, now - figures.at < Self.lifetime, now >= figures.at { return figures }
    if let computing { return try await computing.value }
    let edition = (figures?.edition ?? 0) + 1
    let task = Task { try await compute(edition, at: now) }
    computing = task
    defer { computing = nil }
    let fresh = try await task.value
    figures = fresh
    return fresh
  }

  private func compute(_ edition: Int, at now: Int64) async throws -> Figures {
    let office = office
    let (figures, newest) = try await reading { () -> (Figures, [RunID]) in
      let term = try office.term()
      let classes = try office.ledger.classStatus(in: term)
      let activity = try office.ledger.lastActivity()
      var tallies: [NPSN: CardTally] = [:]
      var grades: [Int: CardTally] = [:]
      var total = CardTally()
      for room in classes {
        tallies[room.npsn, default: CardTally()].add(room.tally)
        grades[room.grade, default: CardTally()].add(room.tally)
        total.add(room.tally)
      }
      let schools = try office.ledger.schools().map {
        SchoolLine(
          school: $0, tally: tallies[$0.npsn] ?? CardTally(), lastActivity: activity[$0.npsn])
      }
      let figures = Figures(
        term: term, schools: schools,
        grades: grades.sorted { $0.key < $1.key }.map { GradeLine(grade: $0.key, tally: $0.value) },
        hours: try office.ledger.history(since: now - 24 * 3_600), runs: [], total: total,
        started: schools.count { $0.tally.progress != .none },
        complete: schools.count { $0.tally.progress == .complete && $0.tally.expected > 0 },
        edition: edition, at: now)
      return (figures, try office.ledger.newestRuns(Self.shownRuns))
    }
    var all = figures
    for id in newest { all.runs.append(try await runs.run(id)) }
    return all
  }

  /// The board in a language, made anew only when the figures are new.
  func page(
    _ language: Language, render: @Sendable (Figures) -> String
  ) async throws -> (edition: Int, html: String) {
    let figures = try await newest()
    if let page = pages[language], page.edition == figures.edition { return page }
    let html = render(figures)
    pages[language] = (figures.edition, html)
    return (figures.edition, html)
  }
}
