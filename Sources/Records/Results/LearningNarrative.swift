/// The two statements of a Merdeka result: what is mastered and what needs help (Docs/domain.md section 4.3).
package struct LearningNarrative: Sendable, Hashable {
  /// How statements are made from objectives.
  package enum Mode: String, Sendable, Hashable, Codable, CaseIterable {
    /// The best objective and the weakest one.
    case compact
    /// All achieved objectives, and all others.
    case full
    /// As full, by the teacher's marks T and R rather than by scores.
    case flags
  }

  package var achieved: String?
  package var needsHelp: String?

  /// The teacher's own statements if there is one; else what the objectives say.
  ///
  /// - Parameter threshold: the KKTP; an objective is achieved from there on.
  package init(
    of result: LearningResult, threshold: Int, mode: Mode = .compact, student: Student
  ) {
    guard result.achievedNarrative.isBlank, result.needsHelpNarrative.isBlank else {
      achieved = result.achievedNarrative.isBlank ? nil : result.achievedNarrative
      needsHelp = result.needsHelpNarrative.isBlank ? nil : result.needsHelpNarrative
      return
    }
    let marks = Self.marks(result.objectives, threshold: threshold, mode: mode)
    guard !marks.isEmpty else { return }
    let name = student.calledName
    let (yes, no) = (marks.filter(\.isAchieved), marks.filter { !$0.isAchieved })
    if marks.count > 1, marks.allSatisfy({ $0.rank == marks[0].rank }) {
      // All equal: one message about all of them.
      if no.isEmpty {
        achieved = "\(name) menunjukkan penguasaan yang baik dalam semua tujuan pembelajaran."
      } else {
        needsHelp = "\(name) perlu penguatan dalam semua tujuan pembelajaran."
      }
      return
    }
    var (best, weakest) = (yes.map(\.text), no.map(\.text))
    if marks[0].isCompact {
      // Among equals the first speaks.
      let high = marks.reduce(marks[0]) { $1.rank > $0.rank ? $1 : $0 }
      let low = marks.reduce(marks[0]) { $1.rank < $0.rank ? $1 : $0 }
      best = high.isAchieved ? [high.text] : []
      weakest = marks.count == 1 && high.isAchieved ? [] : [low.text]
    }
    if !best.isEmpty {
      achieved =
        "\(name) menunjukkan penguasaan yang baik dalam \(CompetenceText.joined(best))."
    }
    if !weakest.isEmpty {
      needsHelp = "\(name) perlu penguatan dalam \(CompetenceText.joined(weakest))."
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
    _ objectives: [LearningObjective], threshold: Int, mode: Mode
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
