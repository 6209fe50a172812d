/// One half of a K13 subject result: knowledge (KI-3) or skills (KI-4).
package struct CompetencyResult: Sendable, Hashable, Codable {
  package var score: Score?
  /// As delivered; derived from the threshold table when nil.
  package var predicate: Predicate?
  package var narrative: String?

  package init(score: Score? = nil, predicate: Predicate? = nil, narrative: String? = nil) {
    self.score = score
    self.predicate = predicate
    self.narrative = narrative
  }
}

/// What a student earned in one subject under Kurikulum 2013.
package struct SubjectResult: Sendable, Hashable, Codable {
  package var subject: Subject
  package var thresholds: ThresholdTable
  package var knowledge: CompetencyResult
  package var skill: CompetencyResult

  package init(
    subject: Subject, thresholds: ThresholdTable, knowledge: CompetencyResult = CompetencyResult(),
    skill: CompetencyResult = CompetencyResult()
  ) {
    self.subject = subject
    self.thresholds = thresholds
    self.knowledge = knowledge
    self.skill = skill
  }
}
