/// One half of a K13 subject result: knowledge (KI-3) or skills (KI-4).
package struct CompetencyResult: Sendable, Emptyable {
  package var score: Score?
  /// As delivered; derived from the threshold table when nil.
  package var predicate: Predicate?
  package var narrative: String?

  package init() {}

  package init(score: Score? = nil, predicate: Predicate? = nil, narrative: String? = nil) {
    self.score = score
    self.predicate = predicate
    self.narrative = narrative
  }
}

/// What a student earned in one subject: under Kurikulum 2013 in ``knowledge`` and ``skill``, under Kurikulum Merdeka in
/// ``learning``, and in the middle of the semester in ``midterm``.
package struct SubjectResult: Sendable, Hashable, Codable {
  package var subject: Subject
  /// The subject's own pass mark and bands, else the school's (Docs/domain.md section 4.1); under Merdeka the KKTP.
  package var thresholds: ThresholdTable
  @OrEmpty package var knowledge: CompetencyResult
  @OrEmpty package var skill: CompetencyResult
  @OrEmpty package var learning: LearningResult
  @OrEmpty package var midterm: MidtermResult

  package init(
    subject: Subject, thresholds: ThresholdTable, knowledge: CompetencyResult = CompetencyResult(),
    skill: CompetencyResult = CompetencyResult(), learning: LearningResult = LearningResult(),
    midterm: MidtermResult = MidtermResult()
  ) {
    self.subject = subject
    self.thresholds = thresholds
    self.knowledge = knowledge
    self.skill = skill
    self.learning = learning
    self.midterm = midterm
  }
}
