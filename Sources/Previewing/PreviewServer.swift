internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Pages
package import Records

/// Serves the preview to browsers of this machine.
///
/// Listens on the loopback address only. It answers GET, and only to the names of this machine, so that no page of the
/// internet can reach it by a name of its own that points here. No part of a request ever names a file.
package struct PreviewServer: Sendable {
  private let engine: PreviewEngine
  private let first: Int
  private let language: Language
  private let port: Int
  private let listeners = Listeners()

  /// - Parameters:
  ///   - first: The place of the student to begin with.
  ///   - port: 0 for any that is free.
  package init(engine: PreviewEngine, first: Int = 0, language: Language, port: Int) {
    self.first = engine.students.indices.contains(first) ? first : 0
    self.engine = engine
    self.language = language
    self.port = port
  }

  /// Serves until its task is cancelled.
  ///
  /// - Parameter ready: is told the port, once the first edition is read.
  package func run(ready: @escaping @Sendable (Int) -> Void) async throws {
    let (changes, change) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let watch = FolderWatch { change.yield() }
    watch?.watch(await engine.reload().folders)
    let rereading = Task {
      for await _ in changes {
        let (edition, folders) = await engine.reload()
        // A layout may extend another than before; one that is gone may come back.
        if !folders.isEmpty { watch?.watch(folders) }
        listeners.tell(edition)
      }
    }
    defer { rereading.cancel() }
    var logger = Logger(label: "rapor.preview")
    logger.logLevel = .critical
    let application = Application(
      router: router,
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
      onServerRunning: { channel in ready(channel.localAddress?.port ?? 0) }, logger: logger)
    try await application.run()
    withExtendedLifetime(watch) {}
  }

  private var router: Router<BasicRequestContext> {
    let router = Router(context: BasicRequestContext.self)
    router.add(middleware: LocalGuard())
    for resource in Resource.all {
      router.get(RouterPath(resource.path)) { _, _ in resource.response }
    }
    router.get("/state") { _, _ in try json(state) }
    router.get("/card") { request, _ in
      try json(await engine.entry(for: try wanted(by: request)))
    }
    router.get("/boxes") { request, _ in
      let number = try number("card", in: request)
      guard let entry = await engine.card(number: number)?.boxesEntry else {
        throw HTTPError(.notFound)
      }
      return try json(entry)
    }
    router.get("/page") { request, _ in
      let card = try number("card", in: request)
      let page = try number("page", in: request)
      let width = try number("width", in: request)
      guard Self.widths.contains(width) else { throw HTTPError(.badRequest) }
      guard let picture = await engine.picture(ofCard: card, page: page, width: width) else {
        throw HTTPError(.notFound)
      }
      return Resource.picture(picture)
    }
    router.get("/count") { request, _ in
      let count = await engine.pageCount(try wanted(by: request))
      return try json(CountEntry(pages: count?.pages, lastPageShare: count?.lastPageShare))
    }
    router.get("/events") { _, _ in news }
    return router
  }

  // MARK: Requests

  /// How wide a page's picture may be asked for, in pixels.
  private static let widths = 50...4_000

  private func number(_ name: Substring, in request: Request) throws -> Int {
    guard let text = request.uri.queryParameters[name], text.utf8.count < 10,
      let number = Int(text), number >= 0
    else { throw HTTPError(.badRequest) }
    return number
  }

  private func wanted(by request: Request) throws -> PreviewEngine.Request {
    let student = try number("student", in: request)
    guard engine.students.indices.contains(student),
      let paper = Paper(name: String(request.uri.queryParameters["paper"] ?? "A4"))
    else { throw HTTPError(.badRequest) }
    return PreviewEngine.Request(
      student: student, paper: paper, isDraft: request.uri.queryParameters["draft"] == "1")
  }

  // MARK: Answers

  private struct CountEntry: Encodable {
    var pages: Int?
    var lastPageShare: Double?
  }

  private struct StateEntry: Encodable {
    struct Student: Encodable {
      var name: String
      var className: String
      var title: TextEntry
    }
    var layout: String
    var language: String
    /// The student and the paper to begin with.
    var student: Int
    var paper: String
    var students: [Student]
  }

  private var state: StateEntry {
    let paper = engine.students.dropFirst(first).first.flatMap {
      $0.record.report.flatMap { Paper(name: $0.settings.paper) }
    }
    return StateEntry(
      layout: engine.source.name, language: language == .indonesian ? "id" : "en", student: first,
      paper: (paper ?? .a4).rawValue,
      students: engine.students.map {
        StateEntry.Student(
          name: $0.name, className: $0.record.report?.classGroup.name ?? "",
          title: TextEntry($0.title))
      })
  }

  private func json(_ value: some Encodable) throws -> Response {
    let bytes = try JSONEncoder().encode(value)
    return Response(
      status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// Server-sent events: the number of every new edition, as long as the browser listens.
  private var news: Response {
    let news = listeners.join()
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream"],
      body: ResponseBody { writer in
        try await writer.write(ByteBuffer(string: "retry: 500\n\n"))
        for await edition in news {
          try await writer.write(ByteBuffer(string: "data: \(edition)\n\n"))
        }
        try await writer.finish(nil)
      })
  }
}
