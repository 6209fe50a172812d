import Bookkeeping
import Records
import Testing

@testable import Portal

@Suite("Who may use which route", .serialized)
struct AccessTests {
  /// A visitor of each kind, and whether a kind of route is theirs.
  private struct Visitor {
    var name: String
    var cookie: String?
    var form: String
    var allowed: Set<Access>
  }

  private static func visitors(_ fixture: PortalFixture) throws -> [Visitor] {
    func person(
      _ name: String, _ role: AccountRole, _ npsn: NPSN?, _ room: String? = nil,
      _ allowed: Set<Access>
    ) throws -> Visitor {
      let (cookie, form, _) = try fixture.cookie(role, of: npsn, room: room)
      return Visitor(name: name, cookie: cookie, form: form, allowed: allowed)
    }
    return [
      Visitor(name: "stranger", cookie: nil, form: "", allowed: [.everyone]),
      Visitor(
        name: "forger", cookie: "rapor=\(String(repeating: "A", count: 43))", form: "",
        allowed: [.everyone]),
      try person("city", .cityOffice, nil, nil, Set(Access.allCases)),
      try person(
        "operator", .schoolOperator, fixture.own, nil,
        [.everyone, .person, .school, .schoolKeeper, .classroom, .classKeeper, .student]),
      try person(
        "principal", .principal, fixture.own, nil,
        [.everyone, .person, .school, .classroom, .student]),
      try person(
        "teacher", .homeroomTeacher, fixture.own, fixture.room,
        [.everyone, .person, .classroom, .classKeeper, .student]),
      try person("operator of another", .schoolOperator, fixture.other, nil, [.everyone, .person]),
    ]
  }

  private static func path(_ entry: RouteEntry, _ fixture: PortalFixture) -> String {
    entry.path.replacing(":npsn", with: fixture.own.digits)
      .replacing(":kelas", with: Paths.percent(fixture.room))
      .replacing(":siswa", with: "\(fixture.student.value)")
      .replacing(":nomor", with: "1").replacing(":run", with: "1")
      .replacing(":berkas", with: "x").replacing(":undangan", with: "x")
      .replacing(":kode", with: "x")
  }

  /// Every route with every kind of visitor: only who may is let in, and nobody else learns anything.
  @Test func everyRouteWithEveryVisitor() async throws {
    let fixture = try PortalFixture.shared.get()
    let visitors = try Self.visitors(fixture)
    // A stream does not end by itself, and whoever signs out is a stranger from then on.
    let entries = fixture.server.entries.filter {
      !$0.path.hasSuffix("peristiwa") && $0.path != "/keluar"
    }
    #expect(entries.count > 35)
    try await fixture.serving { ask in
      for entry in entries {
        for visitor in visitors {
          var request = PortalFixture.HTTPRequest(
            method: entry.method, path: Self.path(entry, fixture))
          request.headers["Cookie"] = visitor.cookie
          if entry.method == "POST" {
            request.headers["Content-Type"] = "application/x-www-form-urlencoded"
            request.headers["Sec-Fetch-Site"] = "same-origin"
            request.body = "csrf=\(visitor.form)"
          }
          let reply = try await ask(request)
          let what = "\(visitor.name): \(entry.method) \(entry.path) → \(reply.status)"
          if visitor.allowed.contains(entry.access) {
            // A run, an upload or a file that is not there may well be missing; being shut out is something else.
            #expect(reply.status != 401 && reply.status != 500, "\(what)")
            if entry.access != .person { #expect(reply.status != 403, "\(what)") }
          } else {
            #expect(reply.status == 401 || reply.status == 403, "\(what)")
            #expect(!reply.body.contains("Kelas \(fixture.room)"), "\(what)")
          }
        }
      }
    }
  }

  @Test func aForeignFormIsRefused() async throws {
    let fixture = try PortalFixture.shared.get()
    let (cookie, form, _) = try fixture.cookie(.schoolOperator, of: fixture.own)
    let path = "/sekolah/\(fixture.own.digits)/kelas/\(Paths.percent(fixture.room))/tandai"
    try await fixture.serving { ask in
      func status(_ headers: [String: String], _ token: String) async throws -> Int {
        var headers = headers
        headers["Cookie"] = cookie
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        return try await ask(
          PortalFixture.HTTPRequest(
            method: "POST", path: path, headers: headers,
            body: "csrf=\(token)&tanda=tercetak&nomor=1")
        ).status
      }
      #expect(try await status(["Sec-Fetch-Site": "same-origin"], form) == 303)
      #expect(try await status([:], form) == 303)
      #expect(try await status(["Sec-Fetch-Site": "cross-site"], form) == 422)
      #expect(try await status(["Sec-Fetch-Site": "same-site"], form) == 422)
      #expect(try await status(["Origin": "https://evil.example"], form) == 422)
      #expect(try await status(["Sec-Fetch-Site": "same-origin"], "") == 422)
      let another = try fixture.cookie(.schoolOperator, of: fixture.own).form
      #expect(try await status(["Sec-Fetch-Site": "same-origin"], another) == 422)
    }
  }

  @Test func everyAnswerIsGuarded() async throws {
    let fixture = try PortalFixture.shared.get()
    try await fixture.serving { ask in
      for path in ["/masuk", "/nothing", "/portal.css", "/kota", "/health"] {
        let reply = try await ask(PortalFixture.HTTPRequest(path: path))
        let policy = reply.headers["content-security-policy"] ?? ""
        #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "\(path)")
        #expect(reply.headers["x-content-type-options"] == "nosniff")
        #expect(reply.headers["x-frame-options"] == "DENY")
        #expect(reply.headers["referrer-policy"] == "same-origin")
      }
    }
  }

  @Test func aBodyThatIsTooLargeIsRefused() async throws {
    let fixture = try PortalFixture.shared.get()
    try await fixture.serving { ask in
      let reply = try await ask(
        PortalFixture.HTTPRequest(
          method: "POST", path: "/masuk",
          headers: ["Content-Type": "application/x-www-form-urlencoded"],
          body: "nama=" + String(repeating: "a", count: 70_000)))
      #expect(reply.status == 413)
    }
  }
}
