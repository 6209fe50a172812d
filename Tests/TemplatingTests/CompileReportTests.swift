import Records
import Support
import Templating
import Testing

/// A layout with mistakes of every kind, in all its files.
private let faulty = [
  "layout.properties": """
  title = Rapor salah
  kind = endOfTrem
  curriculum = k13
  level = sd
  grades = 6-1
  paper = A4
  """,
  "strings.properties": """
  title = Rapor
  tittle
  title = Rapor lagi
  """,
  "card.css": """
  p { colour: red; text-align: centre }
  p { margin: 5furlong }
  .grid:hover { color: red }
  @page { margin: 15mm; @botom-left { content: "x" } }
  """,
  "card.html": """
  <html>
  <head><title>{{ label.titel }}</title><link rel="stylesheet" href="card.css"/></head>
  <body>
  <p>{{ report.studnet.fullName }}</p>
  <p>{{ report.student.fullName | uper }}</p>
  <p>{{ report.subjects }}</p>
  <tabel><tr><td>x</td></tr></tabel>
  <p data-fro="s in report.subjects">x</p>
  \t<p data-for="s in report.kind">{{ s.name }}</p>
  <div data-include="parts/sigantures.html"></div>
  <p>é北 {{ report.kind | unit("cm") }}</p>
  <p data-else="">x</p>
  </body>
  </html>
  """,
  "parts/signatures.html": "<p>x</p>",
]

@Test(arguments: [Language.indonesian, .english])
func theReportOfALayoutWithManyMistakes(language: Language) throws {
  let trial = Trial(library: LayoutLibrary([LayoutBundle(name: "coba", texts: faulty)]))
  let report = trial.mistakes.list.map { $0.rendered(in: language) }.joined(separator: "\n") + "\n"
  try expectGolden(report, "faulty-layout.\(language.rawValue).txt")
}

@Test func allMistakesAreReportedUpToALimit() {
  func mistakes(_ count: Int) -> Mistakes {
    let rows = (0..<count).map { "<p>{{ report.x\($0) }}</p>" }.joined(separator: "\n")
    return Trial(rows).mistakes
  }
  let thousand = mistakes(1_000)
  #expect(thousand.list.count == 1_000)
  #expect(thousand.omitted == 0)
  // Each at its own line, in order, with its caret and in both languages.
  for (index, mistake) in thousand.list.enumerated() {
    #expect(mistake.place.line == index + 3)
    #expect(mistake.sourceLine.contains("x\(index) "))
    #expect(mistake.rendered(in: .indonesian).contains("\n  \(mistake.sourceLine)\n"))
    #expect(mistake.rendered(in: .english).contains("^\n  → "))
  }
  let more = mistakes(1_500)
  #expect(more.list.count == Mistakes.limit)
  #expect(more.omitted == 500)
}

@Test(
  arguments: [
    ("title = a\nkind = x\n", "'x' is not a value of 'kind'"),
    ("title", "a line without '='"), ("a b = c", "'a b' is not a name"),
    ("title = a\ntitle = b", "'title' is written twice"),
    ("titel = a", "no property 'titel'"),
    ("extends = nothing", "'extends = nothing' leads nowhere"),
    ("extends = coba", "'extends = coba' leads nowhere"),
    ("grades = 0-", "'0-' is not a value of 'grades'"),
    ("papers = A4, A9", "'A4, A9' is not a value of 'papers'"),
    ("schoolYears = 2019", "'2019' is not a value of 'schoolYears'"),
  ] as [(String, String)])
func manifestMistakesAreFound(manifest: String, message: String) {
  let trial = Trial("<p>a</p>", manifest: manifest)
  #expect(trial.mistakes.list.map(\.message.english).contains(message), "\(trial.errors)")
}
