/// A basic competence (KD) with what a student scored in it (Docs/domain.md section 4.3).
package struct CompetenceScore: Sendable, Hashable {
  /// "3.1", "4.10".
  package var number: String
  package var text: String
  package var score: Score

  package init(number: String, text: String, score: Score) {
    self.number = number
    self.text = text
    self.score = score
  }
}

/// Writes the description of one half of a K13 subject result when the teacher has written none (Docs/domain.md
/// section 4.3).
package struct NarrativeBuilder: Sendable {
  package let thresholds: ThresholdTable

  package init(thresholds: ThresholdTable) { self.thresholds = thresholds }

  /// The sentence about the highest and the lowest competence; among equals the lowest number speaks. Nil for none.
  package func narrative(for competences: [CompetenceScore], of student: Student) -> String? {
    let ordered = competences.sorted {
      CompetenceText.key($0.number).lexicographicallyPrecedes(CompetenceText.key($1.number))
    }
    guard let first = ordered.first else { return nil }
    var (best, least) = (first, first)
    for competence in ordered.dropFirst() {
      if competence.score > best.score { best = competence }
      if competence.score < least.score { least = competence }
    }
    let (high, low) = (
      thresholds.predicate(for: best.score), thresholds.predicate(for: least.score)
    )
    let start = "Ananda \(student.calledName) \(high.clause) dalam "
    if ordered.count == 1 { return start + CompetenceText.phrase(best.text) + "." }
    if best.score == least.score { return start + "semua kompetensi pada muatan ini." }
    let joint = high == low ? " dan " : ", \(low.clause) dalam "
    return start + CompetenceText.phrase(best.text) + joint + CompetenceText.phrase(least.text)
      + "."
  }
}
