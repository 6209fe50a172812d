/// Where the students of a run are; the run closes when ``expected`` = ``done`` + ``excused``.
package struct RunTotals: Sendable, Hashable, Codable {
  package var expected = 0
  /// Drawn, checked and archived in this run.
  package var made = 0
  /// Found as an earlier run had made them.
  package var same = 0
  package var excused = 0
  /// Not complete enough for a final card.
  package var blocked = 0
  package var failed = 0

  package init() {}

  package var done: Int { made + same }
  package var waiting: Int { expected - done - excused - blocked - failed }
  package var isBalanced: Bool { expected == done + excused }

  package mutating func add(_ count: Int, _ outcome: String?) {
    switch outcome {
    case "made": made += count
    case "same": same += count
    case "excused": excused += count
    case "blocked": blocked += count
    case "failed": failed += count
    default: break
    }
  }

  package mutating func add(_ other: RunTotals) {
    expected += other.expected
    made += other.made
    same += other.same
    excused += other.excused
    blocked += other.blocked
    failed += other.failed
  }
}
