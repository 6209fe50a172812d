internal import Records

/// What a card says, for a small screen.
struct CardSummary {
  struct Subject {
    var name: String
    var scores: [Score]
    var texts: [String]
  }

  struct Score {
    var name: String
    var value: String
  }

  struct Line {
    var name: String
    var value: String
  }

  var className: String
  var subjects: [Subject]
  var activities: [Line]
  var hasActivities: Bool
  var absence: [Line]
  var note: String?
  var decision: String?

  init(_ record: ReportRecord, _ ask: Ask, _ portal: Portal) {
    className = record.classGroup.name
    subjects = record.subjects.map { result in
      var scores: [Score] = []
      var texts: [String?] = []
      if let score = record.singleScore(of: result) {
        scores.append(Score(name: portal.text("parent.score", ask), value: score.printed))
        texts = [result.learning.achievedNarrative, result.learning.needsHelpNarrative]
      } else {
        for (half, key) in [
          (result.knowledge, "parent.knowledge"), (result.skill, "parent.skill"),
        ] {
          guard let score = half.countedScore else { continue }
          let predicate = half.effectivePredicate(by: result.thresholds)?.rawValue
          scores.append(
            Score(
              name: portal.text(key, ask),
              value: [score.printed, predicate].compactMap(\.self).joined(separator: " · ")))
          texts.append(half.narrative)
        }
      }
      return Subject(
        name: result.subject.name, scores: scores, texts: texts.compactMap(\.self))
    }
    activities = record.extracurriculars.map {
      Line(
        name: $0.name,
        value: [$0.predicate, $0.remark].compactMap(\.self).joined(separator: " – "))
    }
    hasActivities = !activities.isEmpty
    absence = [
      (record.absence.sick, "parent.sick"), (record.absence.excused, "parent.excused"),
      (record.absence.unexcused, "parent.unexcused"),
    ].map { days, key in
      Line(
        name: portal.text(key, ask),
        value: days.map { portal.text("parent.days", ask, "\($0)") } ?? "–")
    }
    note = record.teacherNote ?? record.advice
    decision =
      switch record.decision {
      case .promoted(let grade)?: portal.text("parent.promoted", ask, "\(grade)")
      case .retained(let grade)?: portal.text("parent.retained", ask, "\(grade)")
      case .graduated?: portal.text("parent.graduated", ask)
      case .notGraduated?: portal.text("parent.not-graduated", ask)
      case nil: nil
      }
  }
}
