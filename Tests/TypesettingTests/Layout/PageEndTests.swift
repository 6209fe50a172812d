import Pages
import Templating
import Testing

@testable import Typesetting

/// Pages of thirty lines, each of 10 points.
@Suite struct PageEndTests {
  private static func lines(_ count: Int) -> String {
    String(repeating: "<p>a</p>", count: count)
  }

  private static func row(_ count: Int) -> String {
    "<table><tbody><tr><td>"
      + Array(repeating: "a", count: count).joined(separator: "<br/>")
      + "</td></tr></tbody></table>"
  }

  private func records(_ body: String) throws -> [PageRecord] {
    let template = try CaseRunner.template(
      html: CaseRunner.document(body), css: "table { border-spacing: 0; }", page: "300pt 300pt")
    let content = template.merged(with: try CaseRunner.record())
    return try CaseRunner().typesetter.explanation(of: content).records
  }

  /// An end without its origin.
  enum Reason: Hashable, Sendable {
    case finished, forced, split
    case moved(height: Double, left: Double)
    case kept(PageEnd.Bond, left: Double)

    init(_ end: PageEnd) {
      switch end {
      case .finished: self = .finished
      case .forced: self = .forced
      case .split: self = .split
      case .moved(_, let height, let left): self = .moved(height: height.value, left: left.value)
      case .kept(_, let bond, let left): self = .kept(bond, left: left.value)
      }
    }
  }

  @Test(
    arguments: [
      (lines(30), [300], [.finished]),
      (lines(2) + "<p style=\"break-before: page\">b</p>", [20, 10], [.forced, .finished]),
      (lines(28) + row(3), [280, 30], [.moved(height: 30, left: 20), .finished]),
      (lines(2) + row(64), [300, 300, 60], [.split, .split, .finished]),
      (
        lines(28) + "<p style=\"break-after: avoid\">h</p>" + row(2), [280, 30],
        [.kept(.neighbours, left: 20), .finished]
      ),
      (
        lines(29) + "<p style=\"orphans: 2; widows: 2\">a<br/>b</p>", [290, 20],
        [.kept(.lines, left: 10), .finished]
      ),
      (
        lines(28) + "<div style=\"break-inside: avoid\">" + lines(3) + "</div>", [280, 30],
        [.kept(.box, left: 20), .finished]
      ),
    ] as [(String, [Double], [Reason])])
  func pagesSayWhyTheyEnd(body: String, used: [Double], reasons: [Reason]) throws {
    let records = try records(body)
    #expect(records.map(\.used.value) == used)
    #expect(records.map { Reason($0.end) } == reasons)
    #expect(records.allSatisfy { $0.area.height == 300 && $0.area.width == 300 })
  }

  /// The next page's first piece is named.
  @Test func theEndNamesWhatGoesOver() throws {
    let template = try CaseRunner.template(
      html: CaseRunner.document(Self.lines(30) + "\n<p>over</p>"), css: "", page: "300pt 300pt")
    let content = template.merged(with: try CaseRunner.record())
    let records = try CaseRunner().typesetter.explanation(of: content).records
    guard case .moved(let origin, _, _)? = records.first?.end else {
      Issue.record("\(records)")
      return
    }
    #expect(template.site(of: origin)?.place.line == 3)
  }
}
