internal import Bookkeeping
internal import Foundation
internal import Hummingbird
internal import Records

/// When parents may see the cards: one time for all, and those of single schools.
struct ReleasePages: Sendable {
  let portal: Portal

  struct Content {
    var csrf: String
    var term: String
    var times: [Time]
    var hasTimes: Bool
    var problem: String?
  }

  struct Time {
    var place: String
    var at: String
    var npsn: String
  }

  func add(to routes: inout PortalRoutes) {
    routes.get("/kota/rilis", .city) { ask in try page(ask, problem: nil) }
    routes.post("/kota/rilis", .city) { ask in
      guard let session = ask.visit.session else { throw PortalError.signInNeeded }
      let typed = ask.form["npsn"]?.filter { $0 != " " } ?? ""
      let npsn = NPSN(typed)
      guard typed.isEmpty || npsn != nil else {
        return try page(ask, problem: portal.text("release.no-school", ask))
      }
      let actor = Actor.account(session.account.id)
      if ask.form["langkah"] == "hapus" {
        try await portal.writing { [ledger = portal.office.ledger] in
          try ledger.clearRelease(
            of: ask.term, kind: .endOfTerm, school: npsn, by: actor, at: ask.visit.now)
        }
        return Answer.redirect(to: "/kota/rilis")
      }
      guard let at = Self.moment(ask.form["tanggal"] ?? "", ask.form["jam"] ?? "") else {
        return try page(ask, problem: portal.text("release.no-time", ask))
      }
      try await portal.writing { [ledger = portal.office.ledger] in
        try ledger.setRelease(
          ReleaseTime(term: ask.term, kind: .endOfTerm, npsn: npsn, at: at), by: actor,
          at: ask.visit.now)
      }
      return Answer.redirect(to: "/kota/rilis")
    }
  }

  /// A day and an hour of western Indonesia, as a browser's fields send them: "2019-12-21", "08:00".
  static func moment(_ day: String, _ hour: String) -> Int64? {
    let clock = hour.split(separator: ":").compactMap { Int($0) }
    guard let date = CalendarDate(text: day), clock.count == 2, (0...23).contains(clock[0]),
      (0...59).contains(clock[1])
    else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 7 * 3_600) ?? calendar.timeZone
    let parts = DateComponents(
      year: date.year, month: date.month, day: date.day, hour: clock[0], minute: clock[1])
    return calendar.date(from: parts).map { Int64($0.timeIntervalSince1970) }
  }

  private func page(_ ask: Ask, problem: String?) throws -> Response {
    let times = try portal.office.ledger.releases(of: ask.term).filter { $0.kind == .endOfTerm }
    let content = Content(
      csrf: ask.visit.csrf ?? "", term: portal.words(for: ask.term, ask),
      times: times.map {
        Time(
          place: $0.npsn?.digits ?? portal.text("run.all", ask), at: portal.moment($0.at, ask),
          npsn: $0.npsn?.digits ?? "")
      }, hasTimes: !times.isEmpty, problem: problem)
    return portal.door.page(
      "release", content, title: portal.text("release.title", ask), ask,
      trail: [PageViews.Crumb(name: portal.text("city.title", ask), path: "/kota")],
      status: problem == nil ? .ok : .unprocessableContent)
  }
}
