extension Predicate {
  /// The words that a letter stands for; D is milder in primary school (Docs/domain.md section 4.1).
  package func words(level: EducationLevel) -> String {
    switch self {
    case .a: "Sangat Baik"
    case .b: "Baik"
    case .c: "Cukup"
    case .d: level == .sd || level == .mi ? "Perlu Bimbingan" : "Kurang"
    }
  }
}

extension CompetencyResult {
  /// The score if it counts: an imported zero means "not entered" (Docs/domain.md section 4.6).
  package var countedScore: Score? { score?.counted }

  /// The letter as delivered, else by the table; none without a score (Docs/domain.md sections 4.2, 4.6).
  package func effectivePredicate(by thresholds: ThresholdTable) -> Predicate? {
    guard let score = countedScore else { return nil }
    return predicate ?? thresholds.predicate(for: score)
  }
}
