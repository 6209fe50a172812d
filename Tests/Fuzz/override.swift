import Pages
import Records
import Templating

/// A layout with all that an override can touch.
private let layout = [
  "layout.properties": """
  title = Coba
  kind = endOfTerm
  curriculum = k13
  level = sd
  grades = 1-6
  semesters = 1-2
  schoolYears = 2013/2014-2024/2025
  papers = A4
  required = scores
  """,
  "strings.properties": "title = Rapor\nadvice = Saran\n",
  "card.css": "@page { margin: 15mm } @page :first { margin-top: 20mm }",
  "card.html": """
  <html><head><link rel="stylesheet" href="card.css"/></head><body>
  <h1>{{ label.title }}</h1>
  <p data-if="layout.letterhead">KOP {{ layout.motto }}</p>
  <div data-section="scores"><p>{{ section.letter }} scores</p></div>
  <div data-section="note" data-if="report.rosterNumber"><p>{{ section.letter }} note</p></div>
  <div class="closing"><div data-section="absence"><p>{{ section.letter }} absence</p></div></div>
  <div data-slot="motto"><p>no motto</p></div>
  <p>{{ label.advice }}<img src="override/stamp"/></p>
  <p data-if="layout.principalBeside">beside</p><p data-else="">below</p>
  </body></html>
  """,
]

private let library = LayoutLibrary([
  LayoutBundle(name: "coba", files: layout.mapValues { Array($0.utf8) })
])

/// The first pixel of a PNG, which is all that is looked at.
private let pixel: [UInt8] = [
  0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1,
  0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55,
]

/// Any bytes at all as an override: `override.properties`, then other files, each after a line "%%% NAME"; a second
/// `override.properties` begins the school's, laid over the city's. It may be refused, but reading ends, and either there is
/// a template or mistakes that can be shown.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOverride(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  var folders: [[String: [UInt8]]] = [["stamp.png": pixel]]
  var name = LayoutOverride.fileName
  let bytes = [UInt8](UnsafeBufferPointer(start: data, count: size))
  for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
    if line.starts(with: Array("%%% ".utf8)) {
      name = String(decoding: line.dropFirst(4), as: UTF8.self)
      if name == LayoutOverride.fileName, folders.count < 2 { folders.append(["stamp.png": pixel]) }
      folders[folders.count - 1][name] = []
    } else {
      folders[folders.count - 1][name, default: []] += line + [10]
    }
  }
  let overrides = folders.enumerated().map { place, files in
    LayoutOverride(
      name: place == 0 ? "city/Kota" : "school/20100001",
      owner: NPSN("20100001").map { place == 0 ? .city : .school($0) } ?? .city, files: files)
  }
  var mistakes = overrides.flatMap(\.mistakes.list)
  if mistakes.isEmpty {
    let (template, found) = Template.compile(
      "coba", from: library, paper: .a4, overrides: overrides)
    precondition((template == nil) != found.isEmpty)
    mistakes = found.list
  }
  for mistake in mistakes.prefix(20) {
    precondition(!mistake.rendered(in: .indonesian).isEmpty)
    precondition(!mistake.rendered(in: .english).isEmpty)
  }
  return 0
}
