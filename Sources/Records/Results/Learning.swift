/// A learning objective (TP) and how the student did in it (Docs/domain.md sections 4.3, 5.2).
package struct LearningObjective: Sendable, Hashable, Codable {
  /// "TP1", "3.2" …; orders the objectives.
  package var id: String
  package var text: String
  package var score: Score?
  /// T (achieved) or R (remedial), where the teacher marks objectives instead of scoring them.
  package var isAchieved: Bool?

  package init(id: String, text: String, score: Score? = nil, isAchieved: Bool? = nil) {
    self.id = id
    self.text = text
    self.score = score
    self.isAchieved = isAchieved
  }
}

/// What a student earned in one subject under Kurikulum Merdeka.
package struct LearningResult: Sendable, Emptyable {
  package var finalScore: Score?
  /// What is mastered, as delivered; made from the objectives where both texts are empty.
  package var achievedNarrative: String?
  /// What needs help, as delivered.
  package var needsHelpNarrative: String?
  @OrEmpty package var objectives: [LearningObjective]

  package init() { objectives = [] }

  package init(
    finalScore: Score? = nil, achievedNarrative: String? = nil, needsHelpNarrative: String? = nil,
    objectives: [LearningObjective] = []
  ) {
    self.finalScore = finalScore
    self.achievedNarrative = achievedNarrative
    self.needsHelpNarrative = needsHelpNarrative
    self.objectives = objectives
  }
}

/// What a student earned in one subject in the middle of the semester (Docs/domain.md section 3.6).
package struct MidtermResult: Sendable, Emptyable {
  /// The score of the mid-semester test (PTS, STS).
  package var score: Score?
  package var remark: String?

  package init() {}

  package init(score: Score? = nil, remark: String? = nil) {
    self.score = score
    self.remark = remark
  }
}

extension Score {
  /// Itself if it counts: an imported zero means "not entered" (Docs/domain.md section 4.6).
  package var counted: Score? { hundredths == 0 ? nil : self }
}

extension ReportRecord {
  /// The one score of a subject where a report has one: the final score, or in the middle of the semester the test's,
  /// else what was gathered so far. Nil if none counts, and for a K13 report, which has two.
  package func singleScore(of row: SubjectResult) -> Score? {
    let gathered =
      classGroup.curriculum == .merdeka ? row.learning.finalScore : row.knowledge.score
    switch kind {
    case .midterm: return row.midterm.score?.counted ?? gathered?.counted
    case .endOfTerm, .p5, .supplement:
      return classGroup.curriculum == .merdeka ? gathered?.counted : nil
    }
  }
}
