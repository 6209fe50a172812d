/// A score from 0 to 100 with at most two decimals, kept as hundredths so that no binary fraction ever decides a
/// rounding (Docs/domain.md section 4.2).
package struct Score: Sendable, Hashable, Comparable {
  package let hundredths: Int

  package init?(hundredths: Int) {
    guard (0...10_000).contains(hundredths) else { return nil }
    self.hundredths = hundredths
  }

  package static func < (left: Score, right: Score) -> Bool { left.hundredths < right.hundredths }
}
