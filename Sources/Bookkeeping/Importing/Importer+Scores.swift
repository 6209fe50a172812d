internal import GRDB
internal import Records

// Scores of subjects, and what settles who has which subject by which pass mark.
extension Importer {
  /// The parts of a patch lie in tables of their own; one that the file does not touch makes no row.
  mutating func score(_ patch: ScorePatch, kind: ReportKind? = nil) throws {
    let subject = try subject(of: patch.student, topic: patch.subject)
    let key =
      reportKey(patch.student, kind: kind) + [("subject", patch.subject.databaseValue)]
    var effects: [RowWriter.Effect] = []
    func store(_ table: String, _ cells: [RowWriter.Cell]) throws {
      effects.append(
        try writer.upsert(table, key: key, cells: cells, isSparse: true, about: subject))
    }
    if patch.touchesHalves {
      try store(
        "k13_result",
        [
          ("knowledge_score", patch.knowledgeScore.stored(\.hundredths.databaseValue)),
          ("knowledge_predicate", patch.knowledgePredicate.raw),
          ("knowledge_narrative", patch.knowledgeNarrative.stored),
          ("skill_score", patch.skillScore.stored(\.hundredths.databaseValue)),
          ("skill_predicate", patch.skillPredicate.raw),
          ("skill_narrative", patch.skillNarrative.stored),
        ])
    }
    if patch.touchesFinal {
      try store(
        "learning_result",
        [
          ("final_score", patch.finalScore.stored(\.hundredths.databaseValue)),
          ("achieved", patch.achievedNarrative.stored),
          ("needs_help", patch.needsHelpNarrative.stored),
        ])
    }
    if patch.touchesMidterm {
      try store(
        "midterm_result",
        [
          ("score", patch.midtermScore.stored(\.hundredths.databaseValue)),
          ("remark", patch.midtermRemark.stored),
        ])
    }
    if let objectives = patch.objectives.list {
      effects.append(
        try replace(
          "objective", columns: ["code", "text", "score", "is_achieved"], key: key,
          rows: objectives.map {
            [
              $0.id.databaseValue, $0.text.databaseValue,
              ($0.score?.hundredths).databaseValue,
              $0.isAchieved.map { $0 ? 1 : 0 }.databaseValue,
            ]
          }, about: subject))
    }
    writer.count(
      effects.contains(.changed) ? .changed : effects.contains(.added) ? .added : .same, subject)
  }

  mutating func threshold(_ patch: ThresholdPatch) throws {
    let subject = ImportSubject(try subjectName(patch.subject))
    let effect = try writer.upsert(
      "threshold",
      key: [
        ("npsn", npsn), ("school_year", year), ("subject", patch.subject.databaseValue),
        ("grade", (patch.grade ?? 0).databaseValue),
      ],
      cells: [
        ("kkm", patch.kkm.stored), ("b_from", patch.bFrom.stored), ("a_from", patch.aFrom.stored),
      ], isSparse: true, about: subject)
    writer.count(effect, subject)
  }

  mutating func elective(_ patch: ElectivePatch) throws {
    let subject = try subject(of: patch.student, topic: patch.subject)
    let effect = try writer.upsert(
      "elective",
      key: [
        ("student", patch.student.value.databaseValue), ("school_year", year),
        ("subject", patch.subject.databaseValue),
      ], cells: [("takes", patch.takes.stored { ($0 ? 1 : 0).databaseValue })], isSparse: true,
      about: subject)
    writer.count(effect, subject)
  }

  mutating func transfer(_ patch: TransferPatch) throws {
    let subject = try subject(of: patch.student)
    let effect = try writer.upsert(
      "student", key: [("id", patch.student.value.databaseValue)],
      cells: [
        ("leaving_date", patch.date.stored { $0.text.databaseValue }),
        ("leaving_grade", patch.grade.stored), ("leaving_reason", patch.reason.stored),
        ("leaving_destination", patch.destination.stored),
      ], about: subject)
    if effect != .same { try settleLeaving(patch.student, on: patch.date, as: subject) }
    writer.count(effect, subject)
  }
}

extension Change {
  fileprivate var isKeep: Bool {
    if case .keep = self { true } else { false }
  }
}

extension ScorePatch {
  fileprivate var touchesHalves: Bool {
    !(knowledgeScore.isKeep && knowledgePredicate.isKeep && knowledgeNarrative.isKeep
      && skillScore.isKeep && skillPredicate.isKeep && skillNarrative.isKeep)
  }

  fileprivate var touchesFinal: Bool {
    !(finalScore.isKeep && achievedNarrative.isKeep && needsHelpNarrative.isKeep)
  }

  fileprivate var touchesMidterm: Bool { !(midtermScore.isKeep && midtermRemark.isKeep) }
}

extension Change where Value == [LearningObjective] {
  /// The list that it asks for; nil to keep what is stored.
  fileprivate var list: Value? {
    switch self {
    case .keep: nil
    case .clear: []
    case .set(let list): list
    }
  }
}
