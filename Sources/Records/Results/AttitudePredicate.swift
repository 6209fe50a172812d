/// The letters that attitude earns from lower secondary school on: SB, B, C, K (Docs/domain.md sections 3.3, 4.1).
package enum AttitudePredicate: String, Sendable, Hashable, Codable, CaseIterable {
  case excellent = "SB"
  case good = "B"
  case fair = "C"
  case poor = "K"
}

extension AttitudePredicate {
  /// "Sangat Baik", "Baik", "Cukup", "Kurang".
  package var words: String {
    switch self {
    case .excellent: "Sangat Baik"
    case .good: "Baik"
    case .fair: "Cukup"
    case .poor: "Kurang"
    }
  }

  /// Reads the letters, the words, and the numbers 4 to 1.
  package init?(spelling: some StringProtocol) {
    switch spelling.foldedForComparison {
    case "sb", "sangatbaik", "a", "4": self = .excellent
    case "b", "baik", "3": self = .good
    case "c", "cukup", "2": self = .fair
    case "k", "kurang", "d", "1": self = .poor
    default: return nil
    }
  }
}
