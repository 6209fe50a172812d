import Batching
import CairoPango
import Fitting
import Pages
import Records
import Sampling
import Support
import Templating
import Testing

/// A layout made for measuring: text in boxes of half an em, lines of 10 points, pages that hold 30 lines.
enum Exemplar {
  /// 60 characters a line in a page of 300 points; what a page holds is 300 points.
  static let css = """
    @page { size: 340pt 340pt; margin: 20pt; }
    body { font-family: "Boxes"; font-size: 10pt; line-height: 10pt; orphans: 1; widows: 1; }
    p { margin: 0; }
    table { border-collapse: separate; border-spacing: 0; width: 100%; table-layout: fixed; }
    td { padding: 0; }
    """

  /// A template of that body.
  static func template(_ body: String) throws -> Template {
    let manifest = """
      title = Contoh
      kind = endOfTerm
      curriculum = k13
      level = sd
      grades = 1-6
      semesters = 1-2
      papers = A4
      """
    let html = """
      <html lang="id"><head><title>Contoh</title><link rel="stylesheet" href="card.css"/></head>
      <body>\(body)</body></html>
      """
    let files = ["layout.properties": manifest, "card.html": html, "card.css": css]
    let bundle = LayoutBundle(name: "contoh", files: files.mapValues { Array($0.utf8) })
    let (template, mistakes) = Template.compile(
      "contoh", from: LayoutLibrary([bundle]), paper: .a4)
    for mistake in mistakes.list { Issue.record("\(mistake.rendered(in: .english))") }
    return try #require(template)
  }

  /// A student of the sample school.
  static func record() throws -> ReportRecord {
    try #require(ExampleSchool.school(.odd)?.records.first { $0.classGroup.name == "4A" })
  }

  static func adviser() throws -> FitAdviser {
    FitAdviser(bench: try FontBench(fonts: Places.testFonts))
  }

  /// A text that fills exactly that many lines of `width` characters: every word takes a line but for its space.
  static func text(lines: Int, width: Int) -> String {
    Array(repeating: String(repeating: "x", count: width - 1), count: lines).joined(separator: " ")
  }
}
