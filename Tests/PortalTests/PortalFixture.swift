import Batching
import Bookkeeping
import CairoPango
import Checking
import Credentials
import Foundation
import Measuring
import Records
import Support
import Templating
import Testing

@testable import Portal

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// A portal over a ledger with two schools, and people of every role.
final class PortalFixture: Sendable {
  /// One for all tests: filling a ledger takes long.
  static let shared = Result { try PortalFixture() }

  static let password = "kucing belang tiga ekor"

  let folder: TemporaryFolder
  let ledger: Ledger
  let secret: WorkspaceSecret
  let server: PortalServer
  let own: NPSN
  let other: NPSN
  let room: String
  let student: StudentID

  private init() throws {
    folder = try TemporaryFolder()
    ledger = try Ledger.create(at: folder.file(Ledger.fileName))
    let term = try #require(SampleLedger.term())
    try ledger.set("term", to: term.argument)
    try SampleLedger.fill(ledger, schools: 2, of: term)
    let schools = try ledger.schools()
    own = try #require(schools.first).npsn
    other = try #require(schools.last).npsn
    let members = try ledger.students(of: own, in: term)
    room = try #require(members.first).className
    student = try #require(members.first).id
    secret = try WorkspaceSecret.make()
    let (folder, library) = (folder.path, try LayoutLibrary(folder: Places.templates))
    let catalogue = try FontCatalogue(folder: Places.fonts)
    let now: @Sendable () -> Int64 = { 1_576_800_000 }
    let office = PortalOffice(
      ledger: ledger, folder: folder, fonts: catalogue, engine: "Rapor test",
      openShelf: {
        let shelf = TemplateShelf(library: library)
        return PortalOffice.OpenShelf(
          shelf: shelf,
          identity: try PressIdentity(
            engine: "Rapor test", catalogue: catalogue, library: library, overrides: .none),
          checks: CheckSettings())
      },
      batch: PortalOffice.BatchCall(program: "/bin/false", arguments: [], options: []),
      secret: secret, passwordCost: .cheapest, clock: now)
    server = try PortalServer(
      office: office, settings: PortalSettings(port: 0))
  }

  /// A signed-in person's cookie.
  func cookie(
    _ role: AccountRole, of npsn: NPSN?, room: String? = nil
  ) throws -> (cookie: String, form: String, login: String) {
    let year = try #require(SampleLedger.term()).schoolYear
    let place = room.flatMap { name in
      npsn.map { ClassPlace(npsn: $0, schoolYear: year, name: name) }
    }
    let (account, token) = try ledger.invite(
      role, fullName: "Siti Rahma", npsn: npsn, room: place, by: .machine, at: 1_576_800_000)
    let login = "siti\(account.value)"
    let factor = role.needsSecondFactor ? try TOTPSecret.make() : nil
    _ = try ledger.accept(
      token, login: login,
      password: try PasswordHash.make(password: Self.password, cost: .cheapest),
      secondFactor: try factor.map { ($0, try $0.code(at: 1_576_800_000 / TOTPSecret.period)) },
      with: secret, at: 1_576_800_000)
    let (session, open) = try ledger.startSession(of: account, at: 1_576_800_000)
    return ("rapor=\(session.text)", open.formToken, login)
  }

  // MARK: Asking

  struct Reply: Sendable {
    var status: Int
    var headers: [String: String]
    var body: String
  }

  /// Serves while `work` asks.
  func serving(
    _ work: (@escaping @Sendable (HTTPRequest) async throws -> Reply) async throws -> Void
  )
    async throws
  {
    let (ports, told) = AsyncStream.makeStream(of: Int.self)
    let task = Task { [server] in try await server.run { told.yield($0) } }
    defer { task.cancel() }
    var port = 0
    for await first in ports {
      port = first
      break
    }
    // A browser that remembers nothing: what it sends, the test says.
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    let session = URLSession(
      configuration: configuration, delegate: NoRedirects(), delegateQueue: nil)
    let base = "http://127.0.0.1:\(port)"
    try await work { request in
      let url = try #require(URL(string: base + request.path))
      var asked = URLRequest(url: url)
      asked.httpMethod = request.method
      asked.httpShouldHandleCookies = false
      for (name, value) in request.headers { asked.setValue(value, forHTTPHeaderField: name) }
      asked.httpBody = request.body.map { Data($0.utf8) }
      let (data, response) = try await session.data(for: asked)
      let answer = try #require(response as? HTTPURLResponse)
      var headers: [String: String] = [:]
      for (name, value) in answer.allHeaderFields {
        headers["\(name)".lowercased()] = "\(value)"
      }
      return Reply(
        status: answer.statusCode, headers: headers, body: String(decoding: data, as: UTF8.self))
    }
  }

  struct HTTPRequest: Sendable {
    var method = "GET"
    var path: String
    var headers: [String: String] = [:]
    var body: String?
  }

  /// Redirections are answers here, not to be followed.
  private final class NoRedirects: NSObject, URLSessionTaskDelegate {
    func urlSession(
      _ session: URLSession, task: URLSessionTask,
      willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
      completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) { completionHandler(nil) }
  }
}
