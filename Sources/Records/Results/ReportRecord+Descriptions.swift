/// A description as it will be printed, and where it comes from.
package struct DescribedField: Sendable, Hashable {
  package enum Source: String, Sendable, Hashable, Codable, CaseIterable {
    /// A teacher wrote it.
    case typed
    /// Made from scores, anew each time: never stored among the teachers' texts.
    case made
    /// There is a score, and nothing to describe it with.
    case missing
  }

  package var subject: Subject
  /// The path in the published form: "knowledge.narrative".
  package var field: String
  package var source: Source
  package var text: String?
}

extension ReportRecord {
  /// The descriptions of all subjects that have a score, in printing order.
  package func descriptions(phrases: DescriptionPhrases?) -> [DescribedField] {
    let mode = settings.narrativeMode ?? .compact
    return subjects.flatMap { row -> [DescribedField] in
      guard classGroup.curriculum == .k13 else { return statements(row, mode, phrases) }
      return [("knowledge.narrative", row.knowledge, false), ("skill.narrative", row.skill, true)]
        .filter { $0.1.countedScore != nil }.map { field, half, isSkill in
          let text = row.description(isSkill: isSkill, of: student, mode: mode, phrases: phrases)
          return DescribedField(
            subject: row.subject, field: field,
            source: !half.narrative.isBlank ? .typed : text.isBlank ? .missing : .made,
            text: text.isBlank ? nil : text)
        }
    }
  }

  private func statements(
    _ row: SubjectResult, _ mode: LearningNarrative.Mode, _ phrases: DescriptionPhrases?
  ) -> [DescribedField] {
    guard singleScore(of: row) != nil else { return [] }
    let narrative = LearningNarrative(
      of: row.learning, threshold: row.thresholds.kkm, mode: mode, student: student,
      phrases: phrases)
    let source = row.learning.hasOwnStatements ? DescribedField.Source.typed : .made
    let texts = [
      ("learning.achievedNarrative", narrative.achieved),
      ("learning.needsHelpNarrative", narrative.needsHelp),
    ].compactMap { field, text in
      text.map { DescribedField(subject: row.subject, field: field, source: source, text: $0) }
    }
    return texts.isEmpty
      ? [
        DescribedField(
          subject: row.subject, field: "learning.achievedNarrative", source: .missing, text: nil)
      ] : texts
  }
}
