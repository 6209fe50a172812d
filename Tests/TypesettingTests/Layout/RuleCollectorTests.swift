import Pages
import Testing

@testable import Typesetting

@Suite("The rules of a page: joined where they touch, and none lost")
struct RuleCollectorTests {
  struct Rule: Sendable {
    var across: Double
    var start: Double
    var end: Double
  }

  /// Start and end of each line drawn, from the first.
  private func lines(_ rules: [Rule], areVertical: Bool) -> [[Double]] {
    var style = Style()
    style.border.left = BorderSide(width: 1, style: .solid, color: .black)
    let sheet = StyleSheet([style])
    var collector = RuleCollector()
    for rule in rules {
      let (across, start, end) = (Points(rule.across), Points(rule.start), Points(rule.end))
      if areVertical {
        collector.addVertical(side: 1, x: across, from: start, to: end)
      } else {
        collector.addHorizontal(side: 1, y: across, from: start, to: end)
      }
    }
    var layers = InkLayers()
    collector.draw(on: &layers, sheet: sheet)
    var found: [[Double]] = []
    for case .lines(let segments, _) in layers.page(size: Extent(width: 600, height: 800)).ink {
      for line in segments {
        found.append(
          areVertical
            ? [line.from.y.value, line.to.y.value] : [line.from.x.value, line.to.x.value])
      }
    }
    return found.sorted { $0[0] < $1[0] }
  }

  /// The edges of two tables, one below the other, differ by what rounding did to them. Whichever of the two is the
  /// smaller: an order by exact places would put the lower table's first, and take the upper one's for a part of it.
  @Test(arguments: [-1e-9, -1e-13, 0, 1e-13, 1e-9], [true, false])
  func twoTablesInOneLane(difference: Double, areVertical: Bool) {
    let upper = Rule(across: 56.69, start: 100, end: 220)
    let lower = Rule(across: 56.69 + difference, start: 300, end: 420)
    for rules in [[upper, lower], [lower, upper]] {
      #expect(lines(rules, areVertical: areVertical) == [[100, 220], [300, 420]])
    }
  }

  @Test("Rows of one table, each with an edge of its own, become one line", arguments: [0, 1e-10])
  func rowsAreJoined(difference: Double) {
    let rows = (0..<5).map {
      Rule(
        across: 56.69 + Double($0 % 2) * difference, start: Double($0) * 20,
        end: Double($0 + 1) * 20)
    }
    for rules in [rows, rows.reversed()] {
      #expect(lines(rules, areVertical: true) == [[0, 100]])
    }
  }

  @Test("Lines a hair apart are two")
  func neighbours() {
    let left = Rule(across: 56, start: 0, end: 20)
    let right = Rule(across: 56.5, start: 10, end: 30)
    #expect(lines([left, right], areVertical: true) == [[0, 20], [10, 30]])
  }
}
