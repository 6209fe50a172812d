/// What the description of one half of a K13 result is about, without words: competences (KD) under the letters that they
/// earned (Docs/domain.md section 4.3).
package struct CompetencePlan: Sendable, Hashable {
  struct Clause: Sendable, Hashable {
    var predicate: Predicate
    var texts: [String]
  }

  private(set) var clauses: [Clause]
  /// Several competences with one score: one statement about all of them.
  private(set) var isUniform = false

  /// - Parameter isSkill: skills are the competences numbered 4.1, 4.2 …, knowledge those numbered 3.1, 3.2 …
  /// - Returns: Nil if none was scored, or descriptions are not to be made.
  package init?(of row: SubjectResult, isSkill: Bool, mode: LearningNarrative.Mode) {
    guard mode != .off else { return nil }
    let scored: [(key: [Int], text: String, score: Score)] = row.learning.objectives
      .compactMap { objective in
        let key = CompetenceText.key(objective.id)
        guard key.first == (isSkill ? 4 : 3), !objective.text.isBlank,
          let score = objective.score?.counted
        else { return nil }
        return (key, objective.text, score)
      }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    guard let first = scored.first else { return nil }
    let letter = { (score: Score) in row.thresholds.predicate(for: score) }
    if scored.count > 1, scored.allSatisfy({ $0.score == first.score }) {
      clauses = [Clause(predicate: letter(first.score), texts: [])]
      isUniform = true
      return
    }
    var chosen = scored.map { (letter($0.score), $0.text) }
    if mode == .compact, scored.count > 1 {
      // Among equals the lowest number speaks.
      let high = scored.reduce(first) { $1.score > $0.score ? $1 : $0 }
      let low = scored.reduce(first) { $1.score < $0.score ? $1 : $0 }
      chosen = [high, low].map { (letter($0.score), $0.text) }
    }
    clauses = Predicate.allCases.compactMap { predicate in
      let texts = chosen.filter { $0.0 == predicate }.map(\.1)
      return texts.isEmpty ? nil : Clause(predicate: predicate, texts: texts)
    }
  }

  /// The sentence.
  package func text(of student: Student, phrases: DescriptionPhrases) -> String {
    let parts = clauses.map { clause in
      let word = phrases.word(clause.predicate)
      return isUniform
        ? phrases.text(.describeEqual, [.word: word])
        : phrases.text(.describeClause, [.word: word, .list: phrases.list(clause.texts)])
    }
    return phrases.text(
      .describeCompetences,
      [.name: student.calledName, .clauses: parts.joined(separator: ", ")])
  }
}

extension SubjectResult {
  /// The description of one half under K13: the teacher's, else one made of the competences' scores. It says nothing
  /// where there is no score to describe.
  package func description(
    isSkill: Bool, of student: Student, mode: LearningNarrative.Mode, phrases: DescriptionPhrases?
  ) -> String? {
    let half = isSkill ? skill : knowledge
    guard half.narrative.isBlank, half.countedScore != nil else { return half.narrative }
    guard let phrases, let plan = CompetencePlan(of: self, isSkill: isSkill, mode: mode) else {
      return half.narrative
    }
    return plan.text(of: student, phrases: phrases)
  }
}
