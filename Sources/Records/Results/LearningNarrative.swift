/// The two statements of a Merdeka result: what is mastered and what needs help (Docs/domain.md section 4.3).
package struct LearningNarrative: Sendable, Hashable {
  /// How descriptions are made where the teacher wrote none, under both curricula.
  package enum Mode: String, Sendable, Hashable, Codable, CaseIterable {
    /// The best objective and the weakest one.
    case compact
    /// All achieved objectives, and all others.
    case full
    /// As full, by the teacher's marks T and R rather than by scores.
    case flags
    /// None are made.
    case off
  }

  package var achieved: String?
  package var needsHelp: String?

  /// No statements.
  package init() {}

  /// The teacher's own statements if there is one; else what the objectives say.
  ///
  /// - Parameter threshold: the KKTP; an objective is achieved from there on.
  package init(
    of result: LearningResult, threshold: Int, mode: Mode = .compact, student: Student,
    phrases: DescriptionPhrases?
  ) {
    guard !result.hasOwnStatements else {
      achieved = result.achievedNarrative.isBlank ? nil : result.achievedNarrative
      needsHelp = result.needsHelpNarrative.isBlank ? nil : result.needsHelpNarrative
      return
    }
    guard let phrases, let plan = LearningPlan(of: result, threshold: threshold, mode: mode) else {
      return
    }
    let name = student.calledName
    if !plan.achieved.isEmpty {
      achieved =
        plan.isUniform
        ? phrases.text(.describeAllAchieved, [.name: name])
        : phrases.text(
          .describeAchieved, [.name: name, .list: phrases.list(plan.achieved)])
    }
    if !plan.others.isEmpty {
      needsHelp =
        plan.isUniform
        ? phrases.text(.describeNoneAchieved, [.name: name])
        : phrases.text(.describeNeedsHelp, [.name: name, .list: phrases.list(plan.others)])
    }
  }
}

extension LearningResult {
  /// Whether the teacher wrote a statement: then none is made.
  package var hasOwnStatements: Bool {
    !achievedNarrative.isBlank || !needsHelpNarrative.isBlank
  }
}

/// What statements are about, without words: which objectives go into which.
package struct LearningPlan: Sendable, Hashable {
  package private(set) var achieved: [String]
  package private(set) var others: [String]
  /// Several objectives, all alike: one message about all of them.
  package private(set) var isUniform = false

  /// Nil if nothing was scored or marked, or statements are not to be made.
  package init?(of result: LearningResult, threshold: Int, mode: LearningNarrative.Mode) {
    guard mode != .off else { return nil }
    let marks = Self.marks(result.objectives, threshold: threshold, mode: mode)
    guard let first = marks.first else { return nil }
    achieved = marks.filter(\.isAchieved).map(\.text)
    others = marks.filter { !$0.isAchieved }.map(\.text)
    if marks.count > 1, marks.allSatisfy({ $0.rank == first.rank }) {
      isUniform = true
    } else if first.isCompact {
      // Among equals the first speaks.
      let high = marks.reduce(first) { $1.rank > $0.rank ? $1 : $0 }
      let low = marks.reduce(first) { $1.rank < $0.rank ? $1 : $0 }
      achieved = high.isAchieved ? [high.text] : []
      others = marks.count == 1 && high.isAchieved ? [] : [low.text]
    }
  }

  private struct Mark {
    var text: String
    var isAchieved: Bool
    /// Scores in hundredths, or 1 and 0 for marks.
    var rank: Int
    var isCompact: Bool
  }

  /// The objectives that were scored or marked, in the order of their numbers. Scores and marks are never mixed: the mode
  /// says which count, the other stands in where there is none of the kind.
  private static func marks(
    _ objectives: [LearningObjective], threshold: Int, mode: LearningNarrative.Mode
  ) -> [Mark] {
    let known = objectives.filter { !$0.text.isBlank }.sorted {
      CompetenceText.key($0.id).lexicographicallyPrecedes(CompetenceText.key($1.id))
    }
    let scored = known.compactMap { objective in
      objective.score?.counted.map { score in
        Mark(
          text: objective.text, isAchieved: score.rounded >= threshold, rank: score.hundredths,
          isCompact: mode == .compact)
      }
    }
    let flagged = known.compactMap { objective in
      objective.isAchieved.map {
        Mark(text: objective.text, isAchieved: $0, rank: $0 ? 1 : 0, isCompact: false)
      }
    }
    if mode == .flags { return flagged.isEmpty ? scored : flagged }
    return scored.isEmpty ? flagged : scored
  }
}
