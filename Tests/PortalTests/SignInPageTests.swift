import Bookkeeping
import Foundation
import Records
import Testing

@testable import Portal

@Suite("Signing in at the portal", .serialized)
struct SignInPageTests {
  private static func form(_ fields: String, cookie: String? = nil) -> PortalFixture.HTTPRequest {
    var request = PortalFixture.HTTPRequest(
      method: "POST", path: "/masuk",
      headers: ["Content-Type": "application/x-www-form-urlencoded"], body: fields)
    request.headers["Cookie"] = cookie
    return request
  }

  @Test func aWrongNameAndAWrongPasswordGetTheSameAnswer() async throws {
    let fixture = try PortalFixture.shared.get()
    let login = try fixture.cookie(.schoolOperator, of: fixture.own).login
    try await fixture.serving { ask in
      let wrongPassword = try await ask(Self.form("nama=\(login)&sandi=salah"))
      let wrongName = try await ask(Self.form("nama=\(login)x&sandi=salah"))
      #expect(wrongPassword.status == 422)
      #expect(wrongName.status == 422)
      // But for the name that was typed, the pages are the same.
      #expect(
        wrongPassword.body.replacing(login, with: "-")
          == wrongName.body.replacing("\(login)x", with: "-"))
      #expect(wrongName.headers["set-cookie"] == nil)
    }
  }

  @Test func aSessionBeginsAndEnds() async throws {
    let fixture = try PortalFixture.shared.get()
    let login = try fixture.cookie(.schoolOperator, of: fixture.own).login
    let password = PortalFixture.password.replacing(" ", with: "+")
    try await fixture.serving { ask in
      let answer = try await ask(
        Self.form("nama=\(login)&sandi=\(password)&ke=//evil.example"))
      #expect(answer.status == 303)
      #expect(answer.headers["location"] == "/sekolah/\(fixture.own.digits)")
      let set = try #require(answer.headers["set-cookie"])
      #expect(set.contains("HttpOnly") && set.contains("SameSite=Lax"))
      let cookie = String(set.prefix { $0 != ";" })
      let home = PortalFixture.HTTPRequest(
        path: "/sekolah/\(fixture.own.digits)", headers: ["Cookie": cookie])
      let page = try await ask(home)
      #expect(page.status == 200)
      let token = try #require(
        page.body.firstMatch(of: #/name="csrf" value="([^"]+)"/#)?.output.1)
      var out = Self.form("csrf=\(token)", cookie: cookie)
      out.path = "/keluar"
      #expect(try await ask(out).status == 303)
      #expect(try await ask(home).status == 401)
    }
  }

  @Test func theLanguageIsKept() async throws {
    let fixture = try PortalFixture.shared.get()
    try await fixture.serving { ask in
      var request = Self.form("bahasa=en&ke=/masuk")
      request.path = "/bahasa"
      let answer = try await ask(request)
      #expect(answer.headers["location"] == "/masuk")
      #expect(answer.headers["set-cookie"]?.hasPrefix("bahasa=en") == true)
      let page = try await ask(
        PortalFixture.HTTPRequest(path: "/masuk", headers: ["Cookie": "bahasa=en"]))
      #expect(page.body.contains("<html lang=\"en\">"))
      #expect(page.body.contains("Sign in"))
    }
  }
}
