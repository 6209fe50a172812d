import CairoPango
import Foundation
import Previewing
import Records
import Sampling
import Support
import Synchronization
import Testing

/// A scratch copy of the shipped layouts, served on a port of its own.
struct ServedLayout {
  let folder: TemporaryFolder
  let http: RawHTTP
  let students: [PreviewStudent]

  static let name = "k13-sd-upper"

  static var students: [PreviewStudent] {
    ExampleSchool.edgeStudents().filter { $0.record.classGroup.name == "4A" }
      .map { PreviewStudent(title: $0.title, record: .report($0.record)) }
  }

  /// Serves a layout while `work` runs.
  static func run(
    _ name: String = name, students: [PreviewStudent] = students, overrides: String? = nil,
    _ work: @Sendable (ServedLayout) async throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    for name in Set(["frame", "k13-sd", "k13-sd-upper", "shared", "ledger", name]) {
      try FileManager.default.copyItem(
        atPath: Places.templates + "/" + name, toPath: folder.file(name))
    }
    let engine = PreviewEngine(
      source: LayoutSource(name: name, shelves: [folder.path]), students: students,
      catalogue: try FontCatalogue(folder: Places.fonts), overrides: overrides)
    let server = PreviewServer(engine: engine, language: .english, port: 0)
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let serving = Task { try await server.run { port.yield($0) } }
    defer { serving.cancel() }
    var first = ports.makeAsyncIterator()
    let number = try #require(await first.next())
    try await work(
      ServedLayout(folder: folder, http: RawHTTP(port: number), students: students))
  }

  /// Replaces a text of a file as an editor does: whole, by renaming.
  func edit(_ file: String, _ old: String, _ new: String) throws {
    let url = URL(filePath: folder.file(file))
    let text = try String(contentsOf: url, encoding: .utf8)
    try #require(text.contains(old))
    try Data(text.replacing(old, with: new).utf8).write(to: url, options: .atomic)
  }

  /// Runs `change` and waits until the server tells of a new edition.
  func afterNews(_ change: @escaping @Sendable () throws -> Void) async throws {
    let port = http.port
    _ = try await http.blocking {
      let events = try Connection(port: port)
      try events.send("GET /events HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n")
      _ = try events.read(until: "retry:")
      try change()
      return try events.read(until: "data:")
    }
  }

  func card(_ student: Int = 0) async throws -> Card {
    try await http.get("/card?student=\(student)&paper=A4&draft=0").decoded(Card.self)
  }

  /// The card as soon as it is as expected.
  func card(when holds: (Card) -> Bool) async throws -> Card {
    var card = try await card()
    try await eventually {
      card = try await self.card()
      return holds(card)
    }
    return card
  }

  /// Waits until something holds: as long as a machine may take, for a time decides nothing here.
  func eventually(_ holds: () async throws -> Bool) async throws {
    for _ in 0..<600 {
      if try await holds() { return }
      try await Task.sleep(for: .milliseconds(100))
    }
    Issue.record("it never came to hold")
  }
}

/// `/card` as the tests read it.
struct Card: Decodable {
  struct Text: Decodable {
    var id: String
    var en: String
  }
  struct Place: Decodable {
    var layout: String
    var file: String
    var line: Int
    var column: Int
  }
  struct Mistake: Decodable {
    var place: Place?
    var message: Text
    var remedy: Text?
    var source: String
  }
  struct Page: Decodable {
    var kind: String
    var used: Double
    var reason: Text
  }
  var edition: Int
  var card: Int
  var isStale: Bool
  var papers: [String]
  var pages: [Page]
  var mistakes: [Mistake]
}

/// `/boxes` as the tests read it.
struct Boxes: Decodable {
  struct Box: Decodable {
    var page: Int
    var kind: String
    var place: [Double]
    var trace: Int
    var lines: Int
  }
  struct Field: Decodable {
    var path: String
    var owner: String
    var value: String
  }
  struct Binding: Decodable {
    var expression: String
    var printed: String
    var fields: [Field]
  }
  struct Trace: Decodable {
    var place: Card.Place?
    var bindings: [Binding]
  }
  var boxes: [Box]
  var traces: [String: Trace]
}
