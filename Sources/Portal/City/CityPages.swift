internal import Bookkeeping
internal import Hummingbird
internal import Records

/// The city's board: how far every school is, who is stuck, and the runs over all of them.
struct CityPages: Sendable {
  let portal: Portal

  struct Content {
    var term: String
    /// The board's own markup, kept ready.
    var board: String
    var csrf: String
  }

  func add(to routes: inout PortalRoutes) {
    routes.get("/kota", .city) { ask in
      let content = Content(
        term: portal.words(for: ask.term, ask), board: try await board(ask).html,
        csrf: ask.visit.csrf ?? "")
      return portal.door.page("city", content, title: portal.text("city.title", ask), ask)
    }
    routes.get("/kota/potongan", .city) { ask in Answer.html(try await board(ask).html) }
    routes.get("/kota/peristiwa", .city) { ask in
      Events.response { "\(try await portal.board.newest().digest)" }
    }
    routes.post("/kota/proses", .city) { ask in
      let run = try await portal.desk.start(["--all"])
      try await portal.audit(.startedRun, ask)
      return Answer.redirect(to: "/proses/\(run.value)")
    }
  }

  private func board(_ ask: Ask) async throws -> (edition: Int, html: String) {
    let portal = portal
    return try await portal.board.page(ask.language) { figures in
      portal.door.fragmentText("board", BoardContent(figures, ask, portal), ask)
    }
  }
}

extension Board.Figures {
  /// What browsers are told: it changes when anything on the board does.
  fileprivate var digest: String {
    "\(total.done) \(total.stale) \(total.expected) \(started) \(complete) "
      + runs.map { "\($0.id.value):\($0.state.rawValue):\($0.totals.waiting)" }
      .joined(separator: ",")
  }
}
