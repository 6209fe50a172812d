internal import Pages

/// Gathers the upright straight lines of a page and joins those that touch, so that each pen draws few and long ones.
struct RuleCollector {
  private struct Rule {
    var side: UInt16
    var isVertical: Bool
    /// The coordinate across, then the run along.
    var across: Points
    var start: Points
    var end: Points

    /// Rules of one lane lie on one line. Two tables' edges differ by what rounding did to them, and their exact places
    /// must not decide which comes first: the lower table's may, and the upper one's would then seem to be part of it.
    var lane: Double { (across / RuleCollector.slack).rounded() }
  }

  private var rules = ContiguousArray<Rule>()
  private static let slack = Points(0.01)

  mutating func addHorizontal(side: UInt16, y: Points, from start: Points, to end: Points) {
    rules.append(Rule(side: side, isVertical: false, across: y, start: start, end: end))
  }

  mutating func addVertical(side: UInt16, x: Points, from start: Points, to end: Points) {
    rules.append(Rule(side: side, isVertical: true, across: x, start: start, end: end))
  }

  /// Joins and draws them.
  mutating func draw(on layers: inout InkLayers, sheet: StyleSheet) {
    rules.sort { left, right in
      if left.side != right.side { return left.side < right.side }
      if left.isVertical != right.isVertical { return right.isVertical }
      if left.lane != right.lane { return left.lane < right.lane }
      return left.start < right.start
    }
    var index = 0
    while index < rules.count {
      var run = rules[index]
      index += 1
      while index < rules.count, rules[index].side == run.side,
        rules[index].isVertical == run.isVertical,
        rules[index].lane == run.lane,
        rules[index].start <= run.end + Self.slack
      {
        run.end = max(run.end, rules[index].end)
        index += 1
      }
      draw(run, on: &layers, sheet: sheet)
    }
    rules.removeAll()
  }

  private func draw(_ rule: Rule, on layers: inout InkLayers, sheet: StyleSheet) {
    let side = sheet.sides[Int(rule.side)]
    guard side.usedWidth > 0, side.color.alpha > 0 else { return }
    let pen = sheet.pens[Int(rule.side)]
    let shifts: [Points] = side.style == .double ? [-(side.width / 3), side.width / 3] : [0]
    for shift in shifts {
      let across = rule.across + shift
      layers.line(
        rule.isVertical
          ? Segment(
            from: Position(x: across, y: rule.start), to: Position(x: across, y: rule.end))
          : Segment(
            from: Position(x: rule.start, y: across), to: Position(x: rule.end, y: across)), pen)
    }
  }
}
