internal import Batching
internal import Bookkeeping
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Records

/// A run: how far it is, what went wrong, and what may be done with it.
struct RunPages: Sendable {
  let portal: Portal

  struct Content {
    var number: Int64
    var isMoving: Bool
    var progress: Progress
  }

  struct Progress {
    var state: String
    var isClosed: Bool
    var isOpen: Bool
    var isPaused: Bool
    var done: String
    var expected: String
    var percent: Int
    var waiting: String
    var figures: [Figure]
    var exceptions: [Exception]
    var hasExceptions: Bool
    var moreExceptions: String?
    var back: PageViews.Crumb?
    var classFile: String?
    var number: Int64
    var csrf: String
  }

  struct Figure {
    var name: String
    var value: String
    var kind: String
  }

  struct Exception {
    var place: String
    var name: String
    var reason: String
  }

  private static let shownExceptions = 50

  func add(to routes: inout PortalRoutes) {
    routes.get("/proses/:run", .person) { ask in
      let run = try await self.run(ask)
      let content = Content(
        number: run.id.value, isMoving: run.state == .open,
        progress: try await progress(of: run, ask))
      return portal.door.page(
        "run", content, title: portal.text("run.title", ask, "\(run.id.value)"), ask,
        trail: trail(of: run, ask))
    }
    routes.get("/proses/:run/potongan", .person) { ask in
      let run = try await self.run(ask)
      return portal.door.fragment("run-progress", try await progress(of: run, ask), ask)
    }
    routes.get("/proses/:run/peristiwa", .person) { ask in
      let first = try await self.run(ask)
      let over = Once()
      return Events.response {
        let run = try await portal.runs.run(first.id)
        let totals = run.totals
        let isOver = run.state.hasEnded || totals.waiting == 0
        // The last look is told, then the stream ends.
        if isOver, await over.swap() { return nil }
        return "\(run.state.rawValue) \(totals.waiting) \(totals.failed) \(totals.blocked)"
      }
    }
    for (word, state) in [("jeda", RunState.paused), ("batal", .cancelled)] {
      routes.post("/proses/:run/\(word)", .person) { ask in
        let run = try await self.run(ask, changing: true)
        try await portal.writing { [ledger = portal.office.ledger] in
          try ledger.set(run.id, to: state, at: ask.visit.now)
        }
        try await portal.audit(state == .paused ? .pausedRun : .cancelledRun, ask)
        await portal.runs.forget(run.id)
        return Answer.redirect(to: "/proses/\(run.id.value)")
      }
    }
    routes.post("/proses/:run/lanjut", .person) { ask in
      let run = try await self.run(ask, changing: true)
      let resumed = try await portal.desk.resume(run.id)
      await portal.runs.forget(run.id)
      try await portal.audit(.resumedRun, ask)
      return Answer.redirect(to: "/proses/\(resumed.value)")
    }
  }

  /// The run that the path names, if the visitor may see all of its schools and classes.
  ///
  /// - Parameter changing: whether the visitor must also be one who makes their cards.
  private func run(_ ask: Ask, changing: Bool = false) async throws -> Run {
    guard let number = ask.context.parameters.get("run").flatMap({ Int64($0) }) else {
      throw PortalError.notFound
    }
    let run = try await portal.runs.run(RunID(number))
    guard let rights = ask.visit.rights, let scope = RunScope(text: run.scope) else {
      throw PortalError.notFound
    }
    let isAllowed =
      switch scope {
      case .all: rights.isCity
      case .schools(let schools):
        schools.allSatisfy { changing ? rights.mayImport(to: $0) : rights.maySee(school: $0) }
      case .classes(let names, let npsn):
        names.allSatisfy { name in
          let room = ClassPlace(npsn: npsn, schoolYear: run.term.schoolYear, name: name)
          return changing ? rights.mayIssue(class: room) : rights.maySee(class: room)
        }
      }
    guard isAllowed else { throw PortalError.forbidden }
    return run
  }

  private func trail(of run: Run, _ ask: Ask) -> [PageViews.Crumb] {
    switch RunScope(text: run.scope) {
    case .classes(let names, let npsn)?:
      [
        PageViews.Crumb(name: npsn.digits, path: "/sekolah/\(npsn.digits)"),
        PageViews.Crumb(name: names[0], path: Paths.classroom(npsn, names[0])),
      ]
    case .schools(let schools)? where schools.count == 1:
      [PageViews.Crumb(name: schools[0].digits, path: "/sekolah/\(schools[0].digits)")]
    default: []
    }
  }

  private func progress(of run: Run, _ ask: Ask) async throws -> Progress {
    let totals = run.totals
    let settled = totals.expected - totals.waiting
    let language = ask.language
    var exceptions: [RunEntry] = []
    if totals.blocked + totals.failed > 0 {
      exceptions = try await portal.reading { [ledger = portal.office.ledger] in
        Array(
          try ledger.entries(of: run.id, onlyExceptions: true)
            .filter { $0.outcome == "blocked" || $0.outcome == "failed" }
            .prefix(Self.shownExceptions))
      }
    }
    let hidden = totals.blocked + totals.failed - exceptions.count
    let trail = trail(of: run, ask)
    var classFile: String?
    if case .classes(let names, let npsn)? = RunScope(text: run.scope), names.count == 1,
      totals.waiting == 0, totals.done > 0
    {
      classFile = Paths.classroom(npsn, names[0]) + "/berkas.pdf"
    }
    let figures: [(Int, String, String)] = [
      (totals.made, "run.made", "good"), (totals.same, "run.same", "good"),
      (totals.blocked, "run.blocked", "warn"), (totals.failed, "run.failed", "bad"),
      (totals.excused, "run.excused", "plain"), (totals.waiting, "run.waiting", "plain"),
    ]
    return Progress(
      state: run.state.words.text(in: language), isClosed: run.state == .closed,
      isOpen: run.state == .open && totals.waiting > 0, isPaused: run.state == .paused,
      done: language.grouped(settled), expected: language.grouped(totals.expected),
      percent: totals.expected == 0 ? 100 : settled * 100 / totals.expected,
      waiting: language.grouped(totals.waiting),
      figures: figures.filter { $0.0 > 0 }.map {
        Figure(name: portal.text($0.1, ask), value: language.grouped($0.0), kind: $0.2)
      },
      exceptions: exceptions.map {
        Exception(
          place: "\($0.npsn.digits) \($0.className)", name: $0.fullName,
          reason: ExceptionWords.text(of: $0).text(in: language))
      },
      hasExceptions: !exceptions.isEmpty,
      moreExceptions: hidden > 0 ? language.grouped(hidden) : nil, back: trail.last,
      classFile: classFile, number: run.id.value, csrf: ask.visit.csrf ?? "")
  }
}
