import CairoPango
import Foundation
import Hyphenating
import Pages
import Records
import Support
import Templating

@testable import Typesetting

/// Compiles fragments as layouts and lays them out with the font of boxes.
final class CaseRunner {
  let typesetter: Typesetter

  init() throws {
    typesetter = Typesetter(
      bench: try FontBench(fonts: Places.testFonts),
      patterns: HyphenationPatterns(folder: Places.fonts + "/hyphenation"))
  }

  /// What a fragment became.
  struct Outcome {
    var pages: PageSet
    var boxes: [BoxRecord]
    var template: Template
    var html: String
  }

  /// Half an em is 5 points, a line 10 points high with its baseline at 8, and nothing has a margin.
  private static let base = """
    html { font-family: Boxes; font-size: 10pt; line-height: 1; orphans: 1; widows: 1; }
    p, ul, ol, h1, h2, h3 { margin: 0; font-size: 10pt; font-weight: normal; }
    ul, ol { padding: 0; }
    td, th { padding: 0; vertical-align: top; text-align: left; font-weight: normal; }

    """
  private static let manifest = """
    title = Case
    kind = endOfTerm
    curriculum = k13
    level = sd
    grades = 1-6
    papers = A4

    """

  static func template(
    html: String, css: String, page: String, files: [String: [UInt8]] = [:]
  ) throws -> Template {
    var all = files
    all["card.html"] = Array(html.utf8)
    all["card.css"] = Array(("@page { size: \(page); margin: 0; }\n" + base + css).utf8)
    all["layout.properties"] = Array(manifest.utf8)
    let library = LayoutLibrary([LayoutBundle(name: "case", files: all)])
    let (template, mistakes) = Template.compile("case", from: library, paper: .a4)
    guard let template else {
      throw LayoutCase.Malformed(
        description: mistakes.list.map { $0.rendered(in: .english) }.joined(separator: "\n"))
    }
    return template
  }

  static func document(_ body: String) -> String {
    "<html><head><link rel=\"stylesheet\" href=\"card.css\"/></head>\n<body>\(body)</body></html>"
  }

  func run(_ test: LayoutCase) throws -> Outcome {
    let html = Self.document(test.body)
    let template = try Self.template(
      html: html, css: test.style, page: test.page,
      files: ["dot.png": Self.dot, "dot.svg": Self.drawing])
    let content = template.merged(with: try Self.record())
    let done = try typesetter.explanation(of: content)
    return Outcome(pages: done.pages, boxes: done.boxes, template: template, html: html)
  }

  /// The least that a record may be: cases show no field of it but the student's name.
  static func record() throws -> ReportRecord {
    guard let year = SchoolYear(start: 2019), let npsn = NPSN("20100001") else {
      throw LayoutCase.Malformed(description: "record")
    }
    return ReportRecord(
      kind: .endOfTerm, term: Term(schoolYear: year, semester: .odd),
      school: School(npsn: npsn, name: "SDN Contoh 1"),
      classGroup: ClassGroup(name: "1", grade: 1, curriculum: .k13),
      student: Student(fullName: "Sari"))
  }

  private static let drawing = Array(
    """
    <?xml version="1.0"?>
    <!-- a < b -->
    <svg xmlns="http://www.w3.org/2000/svg" width="20mm" viewBox="0 0 40 10"><rect width="40"/></svg>
    """.utf8)

  /// The first bytes of a PNG of 40 by 20 pixels: enough for its size.
  private static let dot: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
    + [0, 0, 0, 40, 0, 0, 0, 20, 8, 2, 0, 0, 0]
}

extension CaseRunner.Outcome {
  /// Where the elements with that id stand: page from 1, border box.
  func boxes(id: String) -> [(page: Int, rectangle: Rectangle)] {
    guard let mark = html.range(of: "id=\"\(id)\""),
      let open = html[..<mark.lowerBound].lastIndex(of: "<")
    else { return [] }
    let before = html[..<open]
    let line = before.count { $0 == "\n" } + 1
    let column = before.count - (before.lastIndex(of: "\n").map { before[...$0].count } ?? 0) + 1
    let own = boxes.filter { box in
      guard let place = template.site(of: box.origin)?.place else { return false }
      return place.line == line && place.column == column
    }
    // A positioned box is recorded with its margins, and then as the box that it is.
    let kinds: [Set<BoxRecord.Kind>] = [
      [.block, .table, .row, .cell], [.positioned], [.paragraph],
    ]
    let chosen = kinds.lazy.map { kind in own.filter { kind.contains($0.kind) } }
      .first { !$0.isEmpty }
    return (chosen ?? []).map { ($0.page + 1, $0.rectangle) }
  }
}
