import Batching
import CairoPango
import Drawing
import Foundation
import Pages
import Previewing
import Records
import Sampling
import Support
import Templating
import Testing

/// The preview over HTTP, by the real server on a port of its own.
@Suite(.serialized) struct ServerTests {
  // MARK: Who may ask

  @Test(arguments: [
    ("127.0.0.1", 200), ("localhost", 200), ("localhost:80", 200), ("sekolah.example", 421),
    ("127.0.0.1.sekolah.example", 421), ("localhost.sekolah.example:80", 421), ("", 421),
    ("127.0.0.1:80:80", 421), ("127.0.0.1:http", 421), ("[::1]", 421), ("0.0.0.0", 421),
  ])
  func onlyNamesOfThisMachineAreAnswered(host: String, status: Int) async throws {
    try await ServedLayout.run { served in
      for path in ["/", "/state", "/nowhere"] {
        let reply = try await served.http.get(path, host: host)
        #expect(reply.status == (path == "/nowhere" && status == 200 ? 404 : status), "\(path)")
        if status != 200 { #expect(reply.body.isEmpty) }
      }
    }
  }

  @Test func itListensOnTheLoopbackAddressOnly() async throws {
    try await ServedLayout.run { served in
      let sockets = try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)
      let port = String(served.http.port, radix: 16, uppercase: true)
      let ending = ":" + String(repeating: "0", count: 4 - port.count) + port
      var listening: [String] = []
      for line in sockets.split(separator: "\n") {
        // Local address, remote address, 0A for listening.
        let fields = line.split(separator: " ")
        if fields.count > 3, fields[3] == "0A", fields[1].hasSuffix(ending) {
          listening.append(String(fields[1]))
        }
      }
      let loopback = "0100007F" + ending
      #expect(listening == [loopback])
    }
  }

  @Test func everyAnswerIsFencedIn() async throws {
    try await ServedLayout.run { served in
      for path in ["/", "/preview.js", "/preview.css", "/state", "/nowhere", "/boxes?card=99"] {
        let reply = try await served.http.get(path)
        let policy = try #require(reply.headers["content-security-policy"], "\(path)")
        #expect(policy.hasPrefix("default-src 'none'"))
        #expect(!policy.contains("unsafe") && !policy.contains("http"))
        #expect(reply.headers["cross-origin-resource-policy"] == "same-origin")
        #expect(reply.headers["x-content-type-options"] == "nosniff")
        #expect(reply.headers["cache-control"] == "no-store")
        #expect(reply.headers["access-control-allow-origin"] == nil)
      }
    }
  }

  @Test func thePageNeedsNobodyElse() async throws {
    try await ServedLayout.run { served in
      for path in ["/", "/preview.js", "/inspector.js", "/preview.css"] {
        let text = try await served.http.get(path).text
        #expect(!text.isEmpty)
        // Names of XML vocabularies are no addresses that anything is fetched from.
        let rest = text.replacing("http://www.w3.org/2000/svg", with: "")
        #expect(!rest.contains("http://") && !rest.contains("https://") && !rest.contains("//cdn"))
      }
    }
  }

  @Test(arguments: [
    ("/../../../etc/passwd", 404), ("/%2e%2e/%2e%2e/etc/passwd", 404), ("/Package.swift", 404),
    ("/page?card=../../etc/passwd&page=0", 400), ("/page?card=1&page=-1&width=800", 400),
    ("/page?card=1&page=0", 400), ("/page?card=1&page=0&width=49", 400),
    ("/page?card=1&page=0&width=4001", 400),
    ("/page?card=99999999999999999999&page=0", 400), ("/page?card=12345&page=0&width=800", 404),
    ("/card?student=100000&paper=A4", 400), ("/card?student=0&paper=/etc/passwd", 400),
    ("/card", 400), ("/boxes", 400), ("/count?student=", 400),
  ])
  func whatIsNotThereIsNotFound(path: String, status: Int) async throws {
    try await ServedLayout.run { served in
      let reply = try await served.http.get(path)
      #expect(reply.status == status)
    }
  }

  @Test(arguments: ["POST", "PUT", "DELETE"])
  func nothingCanBeSent(method: String) async throws {
    try await ServedLayout.run { served in
      let status = try await served.http.get("/state", method: method).status
      #expect(status == 404 || status == 405)
    }
  }

  // MARK: What is shown

  @Test func thePagesAreThoseOfTheEngine() async throws {
    try await ServedLayout.run { served in
      let card = try await served.card()
      let record = try #require(served.students[0].record.report)
      let template = try TemplateShelf(library: try LayoutLibrary(folder: Places.templates))
        .template(named: ServedLayout.name, for: record)
      let bench = try FontBench(fonts: Places.fonts)
      let pages = try CardPress(bench: bench, engine: "Rapor").pages(of: record, template: template)
      #expect(card.pages.count == pages.pages.count && !card.isStale && card.mistakes.isEmpty)
      let drawer = Drawer { key, size in try bench.scaledFont(key, size) }
      for (number, page) in pages.pages.enumerated() {
        for width in [744, 1488] {
          let path = "/page?card=\(card.card)&page=\(number)&width=\(width)"
          let reply = try await served.http.get(path)
          let picture = try drawer.png(
            of: page, images: pages.images,
            resolution: Double(width) * 72 / page.size.width.value)
          #expect(reply.headers["content-type"] == "image/png")
          #expect(reply.body == picture && picture.count > 10_000, "\(path)")
          #expect(try PixelGrid(png: picture).width == width)
        }
      }
    }
  }

  @Test func aCellTellsItsLineFieldAndValue() async throws {
    try await ServedLayout.run { served in
      let card = try await served.card()
      let boxes = try await served.http.get("/boxes?card=\(card.card)").decoded(Boxes.self)
      let record = try #require(served.students[0].record.report)
      let result = record.subjects.filter { !$0.subject.isLocalContent }[2]
      let traces = boxes.traces.values.filter {
        $0.bindings.contains { $0.fields.first?.path == "report.subjects[2].knowledge.narrative" }
      }
      let trace = try #require(traces.first)
      let place = try #require(trace.place)
      #expect(place.layout == "k13-sd" && place.file == "parts/competencies.html")
      let lines = try String(
        contentsOfFile: served.folder.file("k13-sd/parts/competencies.html"), encoding: .utf8
      ).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines[place.line - 1].contains("s.knowledge.narrative"))
      let binding = try #require(trace.bindings.first)
      #expect(binding.expression == "s.knowledge.narrative")
      #expect(binding.fields.first?.owner == result.subject.name)
      #expect(binding.fields.first?.value == result.knowledge.narrative)
      #expect(binding.printed == result.knowledge.narrative)
    }
  }

  // MARK: What changes

  @Test func aSavedChangeIsToldAndShown() async throws {
    try await ServedLayout.run { served in
      let before = try await served.card()
      let picture = try await served.http.get("/page?card=\(before.card)&page=0&width=800").body
      try await served.afterNews {
        try served.edit("k13-sd/card.css", "font-size: 12.5pt", "font-size: 15pt")
      }
      let after = try await served.card { $0.edition > before.edition }
      #expect(after.card != before.card && !after.isStale)
      // An editor's own files may have been told first.
      try await served.eventually {
        let card = try await served.card()
        return try await served.http.get("/page?card=\(card.card)&page=0&width=800").body != picture
      }
    }
  }

  @Test func aMistakeIsPlacedAndTheOldPagesStay() async throws {
    try await ServedLayout.run { served in
      let before = try await served.card()
      try await served.afterNews {
        try served.edit(
          "k13-sd/parts/advice.html", "{{ report.advice }}", "{{ report.advise }}")
      }
      let broken = try await served.card { $0.isStale }
      #expect(broken.isStale && broken.card > 0)
      #expect(broken.pages.count == before.pages.count)
      let mistake = try #require(broken.mistakes.first)
      #expect(broken.mistakes.count == 1)
      #expect(mistake.place?.layout == "k13-sd")
      #expect(mistake.place?.file == "parts/advice.html" && mistake.place?.line == 3)
      let column = try #require(mistake.place?.column)
      #expect(mistake.source.dropFirst(column - 1).hasPrefix("advise"))
      #expect(mistake.remedy?.en.contains("advice") == true)
      let old = try await served.http.get("/page?card=\(broken.card)&page=0&width=800")
      #expect(old.status == 200)

      // Whoever was not shown before is shown by the last files without mistakes, and marked as often as asked.
      for _ in 0..<2 {
        let other = try await served.card(1)
        #expect(other.isStale && !other.pages.isEmpty && other.mistakes.count == 1)
      }

      try await served.afterNews {
        try served.edit(
          "k13-sd/parts/advice.html", "{{ report.advise }}", "{{ report.advice }}")
      }
      let mended = try await served.card { !$0.isStale }
      #expect(mended.mistakes.isEmpty)
    }
  }

  /// The layout's own file in a folder that did not exist when the watch began.
  @Test func aNewFolderIsWatchedToo() async throws {
    try await ServedLayout.run { served in
      let parts = served.folder.file("k13-sd-upper/parts")
      let old = try String(
        contentsOfFile: served.folder.file("k13-sd/parts/advice.html"), encoding: .utf8)
      try await served.afterNews {
        try FileManager.default.createDirectory(
          atPath: parts, withIntermediateDirectories: false)
      }
      try await served.afterNews {
        try Data(old.utf8).write(to: URL(filePath: parts + "/advice.html"))
      }
      try await served.afterNews {
        try served.edit("k13-sd-upper/parts/advice.html", "{{ report.advice }}", "{{ oops }}")
      }
      let broken = try await served.card { $0.isStale }
      let mistake = try #require(broken.mistakes.first)
      #expect(mistake.place?.layout == "k13-sd-upper")
    }
  }

  @Test func cardsThatAreTooManyAreForgotten() async throws {
    try await ServedLayout.run { served in
      let first = try await served.card(0)
      for student in 0..<served.students.count {
        for paper in ["A4", "F4"] {
          let path = "/card?student=\(student)&paper=\(paper)&draft=1"
          let reply = try await served.http.get(path)
          #expect(reply.status == 200)
        }
      }
      let forgotten = try await served.http.get("/page?card=\(first.card)&page=0&width=800")
      #expect(forgotten.status == 404)
      let again = try await served.card(0)
      #expect(again.card != first.card && again.pages.count == first.pages.count)
    }
  }

  // MARK: What else is previewed

  @Test func anOverrideIsShownAndShownAgainWhenItIsSaved() async throws {
    let overrides = try TemporaryFolder()
    let school = try #require(ExampleSchool.edgeStudents().first?.record.school.npsn.digits)
    let folder = overrides.file("school/" + school)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let file = URL(filePath: folder + "/override.properties")
    try Data("label.attitude = Budi Pekerti\n".utf8).write(to: file)
    try await ServedLayout.run(overrides: overrides.path) { served in
      func prints(_ text: String) async throws -> Bool {
        let card = try await served.card()
        let boxes = try await served.http.get("/boxes?card=\(card.card)").text
        return card.mistakes.isEmpty && boxes.contains(text)
      }
      // Fixed texts are in no trace, but what the letter's hole prints is beside them.
      let before = try await served.card()
      #expect(before.mistakes.isEmpty)
      try await served.afterNews {
        try Data("label.attitude = Sikap {{ report.class.name }}\n".utf8).write(to: file)
      }
      try await served.eventually { try await prints("report.class.name") }
      try await served.afterNews { try Data("drop-sections = attitude\n".utf8).write(to: file) }
      let broken = try await served.card { !$0.mistakes.isEmpty }
      #expect(broken.isStale && !broken.pages.isEmpty)
      #expect(broken.mistakes.first?.place?.file == "school/\(school)/override.properties")
      #expect(broken.mistakes.first?.message.en.contains("'attitude' is required") == true)
    }
  }

  @Test(arguments: [("ledger-k13", DocumentKind.classLedger), ("register", .studentRegister)])
  func classesAndRegistersArePreviewed(name: String, kind: DocumentKind) async throws {
    let students = ExampleSchool.documents(kind, .k13, .sd, grades: 1...6).prefix(1).map {
      PreviewStudent(title: Bilingual(id: $0.name, en: $0.name), record: $0.record)
    }
    try await ServedLayout.run(name, students: students) { served in
      let card = try await served.card()
      #expect(card.mistakes.isEmpty && !card.pages.isEmpty)
      let boxes = try await served.http.get("/boxes?card=\(card.card)").text
      #expect(boxes.contains(kind == .classLedger ? "ledger.students[0]" : "register.subjects[0]"))
      let count = try await served.http.get("/count?student=0&paper=A4&draft=0").text
      #expect(count.contains("\"pages\":\(card.pages.count)"))
    }
  }
}
