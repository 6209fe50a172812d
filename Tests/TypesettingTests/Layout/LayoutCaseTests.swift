import Foundation
import Pages
import Support
import Testing

@testable import Typesetting

@Suite("Layout cases")
struct LayoutCaseTests {
  @Test("Every file of cases can be read")
  func filesAreWellFormed() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Places.layoutCases)
      .filter { $0.hasSuffix(".html") }
    var names: [String] = []
    for file in files {
      names += try LayoutCase.cases(of: file, in: Places.layoutCases).map(\.testDescription)
    }
    #expect(names.count == LayoutCase.all.count && names.count >= 100)
    #expect(Set(names).count == names.count)
  }

  @Test("Boxes stand where the rule puts them", arguments: LayoutCase.all)
  func boxes(_ test: LayoutCase) throws {
    let runner = try CaseRunner()
    let outcome: CaseRunner.Outcome
    do {
      outcome = try runner.run(test)
    } catch {
      let refusal = test.expectations.compactMap {
        if case .refused(let part) = $0 { part } else { nil }
      }.first
      let found = String(describing: error)
      #expect(refusal.map { found.contains($0) } == true, "refused: \(found)")
      return
    }
    let readings = outcome.pages.pages.map { PageReading($0) }
    if !test.expectations.contains(where: { if case .pages = $0 { true } else { false } }) {
      #expect(readings.count == 1, "pages")
    }
    for expectation in test.expectations {
      if let complaint = expectation.complaint(about: outcome, readings) {
        Issue.record("\(complaint)")
      }
    }
  }

  @Test("A case can fail")
  func aCaseCanFail() throws {
    var test = try #require(LayoutCase.all.first)
    test.body = "<p id=\"a\">aa</p>"
    test.style = ""
    test.page = "200pt 100pt"
    let outcome = try CaseRunner().run(test)
    let readings = outcome.pages.pages.map { PageReading($0) }
    for wrong in [
      "#a 0 0 200 11", "\"aa\" 0 9", "\"ab\" 0 8", "pages 2", "fill #ff0000 0 0 1 1",
      "line 0 0 1 1 1", "image 0 0 1 1", "absent \"aa\"", "refused \"x\"", "#b 0 0 1 1",
    ] {
      #expect(try Expectation(wrong).complaint(about: outcome, readings) != nil, "\(wrong)")
    }
    for right in ["#a 0 0 200 10", "\"aa\" 0 8", "pages 1", "absent \"bb\""] {
      #expect(try Expectation(right).complaint(about: outcome, readings) == nil, "\(right)")
    }
  }
}

extension Expectation {
  /// What is otherwise, with what was found instead; nil if all is as expected.
  func complaint(about outcome: CaseRunner.Outcome, _ readings: [PageReading]) -> String? {
    func agree(_ left: [Double], _ right: [Double]) -> Bool {
      left.count == right.count && zip(left, right).allSatisfy { abs($0 - $1) < 0.05 }
    }
    func numbers(_ line: (segment: Segment, pen: Pen)) -> [Double] {
      let (from, to) = (line.segment.from, line.segment.to)
      return [from.x.value, from.y.value, to.x.value, to.y.value, line.pen.width.value]
    }
    func at(_ page: Int) -> PageReading? {
      readings.indices.contains(page - 1) ? readings[page - 1] : nil
    }
    func answer(_ wish: [Double], _ found: [[Double]], _ what: String, _ page: Int) -> String? {
      if found.contains(where: { agree($0, wish) }) { return nil }
      return "\(what) @\(page) \(wish.brief) not found, but \(found.map(\.brief))"
    }
    switch self {
    case .pages(let count):
      return readings.count == count ? nil : "\(readings.count) pages instead of \(count)"
    case .refused(let part): return "laid out, though it was to be refused: \(part)"
    case .absent(let text):
      let found = readings.flatMap(\.texts).contains { $0.text.contains(text) }
      return found ? "\"\(text)\" is there" : nil
    case .box(let id, let page, let wish):
      let found = outcome.boxes(id: id)
      if found.contains(where: { $0.page == page && agree($0.rectangle.numbers, wish) }) {
        return nil
      }
      return "#\(id) @\(page) \(wish.brief) not found, but "
        + found.map { "@\($0.page) \($0.rectangle.numbers.brief)" }.joined(separator: "; ")
    case .text(let text, let page, let wish):
      let all = (at(page)?.texts ?? []).filter { $0.text == text }.map { [$0.x, $0.y] }
      let others = readings.enumerated().map { index, reading in
        reading.texts.map { "@\(index + 1) \"\($0.text)\" \([$0.x, $0.y].brief)" }
      }
      return answer(wish, all, "\"\(text)\"", page).map { "\($0) among \(others)" }
    case .fill(let color, let page, let wish):
      let fills = (at(page)?.fills ?? []).filter { $0.color.hexadecimal == color }
      return answer(wish, fills.map(\.box.numbers), "fill \(color)", page)
    case .line(let page, let wish):
      return answer(wish, at(page)?.lines.map(numbers) ?? [], "line", page)
    case .noLine(let page, let place):
      let crossing = (at(page)?.lines ?? []).filter { $0.segment.covers(place) }
      return crossing.isEmpty
        ? nil : "line \(crossing.map { numbers($0).brief }) crosses \(place.brief)"
    case .image(let page, let wish):
      return answer(wish, at(page)?.images.map(\.numbers) ?? [], "image", page)
    }
  }
}

extension [Double] {
  /// Without needless decimals.
  fileprivate var brief: String {
    map { String(format: "%g", ($0 * 100).rounded() / 100) }.joined(separator: " ")
  }
}

extension Rectangle {
  fileprivate var numbers: [Double] { [x.value, y.value, width.value, height.value] }
}

extension Color {
  fileprivate var hexadecimal: String { String(format: "#%02x%02x%02x", red, green, blue) }
}

extension Segment {
  /// Whether the place, x and y, lies on it.
  fileprivate func covers(_ place: [Double]) -> Bool {
    place[0] > from.x.value - 0.01 && place[0] < to.x.value + 0.01
      && place[1] > from.y.value - 0.01 && place[1] < to.y.value + 0.01
  }
}
