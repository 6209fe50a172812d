internal import Records

extension ReportSchema {
  /// A report with its subjects made into values once, for several lists show them. A class, for a report is dear to copy.
  @dynamicMemberLookup
  final class Card: Sendable {
    let record: ReportRecord
    let pictures: RecordPictures
    private let rows: [(subject: Subject, value: Value)]

    init(_ record: ReportRecord, _ phrases: DescriptionPhrases?, pictures: RecordPictures) {
      self.record = record
      self.pictures = pictures
      rows = record.subjects.enumerated().map { index, result in
        (result.subject, ReportSchema.subject.value(of: Row(index, result, of: record, phrases)))
      }
    }

    subscript<Member>(dynamicMember path: KeyPath<ReportRecord, Member>) -> Member {
      record[keyPath: path]
    }

    func subjects(where isWanted: (Subject) -> Bool) -> [Value] {
      rows.filter { isWanted($0.subject) }.map(\.value)
    }

    /// Subjects that stand together and bear the same group.
    var groups: [Value] {
      var groups: [(name: String?, rows: [Value])] = []
      for (subject, value) in rows {
        if let last = groups.last, last.name == subject.group {
          groups[groups.count - 1].rows.append(value)
        } else {
          groups.append((subject.group, [value]))
        }
      }
      return groups.map { subjectGroup.value(of: Group(name: $0.name, rows: $0.rows)) }
    }
  }

  /// A subject's result where it stands on the card.
  struct Row: Sendable {
    /// Place among all subjects, from 1.
    let number: Int
    private(set) var result: SubjectResult
    let single: Score?
    let narrative: LearningNarrative

    init(
      _ index: Int, _ result: SubjectResult, of report: ReportRecord,
      _ phrases: DescriptionPhrases?
    ) {
      number = index + 1
      self.result = result
      single = report.singleScore(of: result)
      let mode = report.settings.narrativeMode ?? .compact
      guard report.classGroup.curriculum == .merdeka else {
        narrative = LearningNarrative()
        self.result.knowledge.narrative = result.description(
          isSkill: false, of: report.student, mode: mode, phrases: phrases)
        self.result.skill.narrative = result.description(
          isSkill: true, of: report.student, mode: mode, phrases: phrases)
        return
      }
      narrative = LearningNarrative(
        of: result.learning, threshold: result.thresholds.kkm, mode: mode,
        student: report.student, phrases: phrases)
    }
  }

  struct Group: Sendable {
    let name: String?
    let rows: [Value]
  }

  static let subjectGroup = ObjectSchema<Group>([
    .text("name", "the group's name; absent for subjects without one", "A") { $0.name },
    .list("subjects", "its subjects", of: subject.description) { $0.rows },
  ])

  static let subject = ObjectSchema<Row>([
    .integer("number", "its place among all subjects", "4") { $0.number },
    .text("code", "the subject's code", "MTK") { $0.result.subject.code },
    .text("name", "the subject's name in full", "Matematika") { $0.result.subject.name },
    .text("shortName", "its short name", "MTK") { $0.result.subject.shortName },
    .text("group", "its group, if the school groups subjects", "A") { $0.result.subject.group },
    .truth("isLocalContent", "whether it is local content", "false") {
      $0.result.subject.isLocalContent
    },
    .truth("isElective", "whether only some students take it", "false") {
      $0.result.subject.isElective
    },
    .integer("masteryThreshold", "the subject's KKM or KKTP", "70") { $0.result.thresholds.kkm },
    .object("knowledge", "knowledge (KI-3)", competency) {
      Competency($0.result.knowledge, $0.result.thresholds)
    },
    .object("skill", "skills (KI-4)", competency) {
      Competency($0.result.skill, $0.result.thresholds)
    },
    .score("finalScore", "the final score (Merdeka)", "87,5") { $0.result.learning.finalScore },
    .text(
      "achieved", "what is mastered (Merdeka), as delivered or made from the objectives",
      "Rizky menunjukkan penguasaan yang baik dalam …"
    ) { $0.narrative.achieved },
    .text(
      "needsHelp", "what needs help (Merdeka), as delivered or made from the objectives",
      "Rizky perlu penguatan dalam …"
    ) { $0.narrative.needsHelp },
    .list("objectives", "learning objectives (Merdeka)", objective) {
      $0.result.learning.objectives
    },
    .score("midtermScore", "the score of the mid-semester test", "80") {
      $0.result.midterm.score
    },
    .text("midtermRemark", "the remark on it", "Tuntas") { $0.result.midterm.remark },
    .score("singleScore", "the final score, or in mid-semester the best known one", "80") {
      $0.single
    },
    .text("singlePredicate", "the letter that the single score earns by the KKM", "B") { row in
      row.single.map { row.result.thresholds.predicate(for: $0).rawValue }
    },
  ])

  static let objective = ObjectSchema<LearningObjective>([
    .text("id", "its number", "TP1") { $0.id },
    .text("text", "the objective", "membandingkan pecahan senilai") { $0.text },
    .score("score", "what was scored in it", "85") { $0.score },
    .truth("isAchieved", "whether the teacher marked it achieved", "true") {
      $0.isAchieved ?? false
    },
    .truth("isRemedial", "whether the teacher marked it not achieved", "false") {
      $0.isAchieved == false
    },
  ])

  /// One half of a result with the table that turns its score into a letter.
  struct Competency: Sendable {
    let result: CompetencyResult
    let thresholds: ThresholdTable

    init(_ result: CompetencyResult, _ thresholds: ThresholdTable) {
      self.result = result
      self.thresholds = thresholds
    }
  }

  static let competency = ObjectSchema<Competency>([
    .score("score", "the score as delivered", "87,5") { $0.result.score },
    .text("predicate", "the letter, delivered or derived from the KKM", "B") {
      $0.result.effectivePredicate(by: $0.thresholds)?.rawValue
    },
    .text(
      "narrative", "the description, as delivered or made from the competences",
      "Ananda Rizky sangat baik dalam …"
    ) {
      $0.result.narrative
    },
  ])
}
