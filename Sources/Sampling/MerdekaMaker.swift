internal import Records

/// What the students of one class earn under Kurikulum Merdeka (Docs/domain.md sections 3.2, 3.5, 8.3, 8.4). Objectives and
/// projects belong to the class; levels and scores to the student.
struct MerdekaMaker: Sendable {
  /// How the class's teacher describes.
  enum Style: Int, CaseIterable { case texts, scores, marks }

  let term: Term
  let kkm: Int
  let missingShare: Double
  let style: Style
  let objectives: [String: [String]]
  let projects: [P5Project]
  let hasActivityTable: Bool

  init(
    subjects: [Subject], term: Term, kkm: Int, missingShare: Double, school: Dice, room: Dice
  ) {
    var (school, room) = (school, room)
    self.term = term
    self.kkm = kkm
    self.missingShare = missingShare
    style = room.pick(weighted: [(.texts, 60), (.scores, 25), (.marks, 15)])
    hasActivityTable = school.chance(0.2)
    var objectives: [String: [String]] = [:]
    for subject in subjects {
      objectives[subject.code] = SentenceMaker.objectives(of: subject, count: 4, &room)
    }
    self.objectives = objectives
    // Projects were made from 2021 to 2025 (section 3.5).
    projects =
      (2021...2024).contains(term.schoolYear.start)
      ? ProjectTexts.projects(count: room.number(2...3), &room) : []
  }

  /// Scores and texts of the subjects that the student has.
  func fill(_ pupil: inout SampleStudent, subjects: [Subject], _ dice: inout Dice) {
    let ability = dice.normal(mean: 82, deviation: 4.4)
    for subject in subjects {
      pupil.results[subject.code] = SampleResult(
        learning: learning(subject, ability, pupil.student, &dice))
    }
    if term.schoolYear.start >= 2025 { cocurricular(&pupil, &dice) }
    pupil.projects = projects.map { project in
      var own = project
      for index in own.targets.indices {
        own.targets[index].level = dice.pick(weighted: [
          (.starting, 4), (.developing, 22), (.asExpected, 54), (.highlyDeveloped, 20),
        ])
      }
      own.processNote = ProjectTexts.note(pupil.student.calledName, &dice)
      return own
    }
  }

  private func learning(
    _ subject: Subject, _ ability: Double, _ student: Student, _ dice: inout Dice
  ) -> LearningResult {
    guard !dice.chance(missingShare / 20) else { return LearningResult() }
    let whole = min(100, max(30, Int(dice.normal(mean: ability, deviation: 4.1).rounded())))
    let list = (objectives[subject.code] ?? []).enumerated().map { index, text in
      let own = min(100, max(20, whole + dice.number(-9...9)))
      return LearningObjective(
        id: "TP\(index + 1)", text: text,
        score: style == .marks ? nil : Score(hundredths: own * 100),
        isAchieved: style == .marks ? own >= max(kkm, whole - 4) : nil)
    }
    var result = LearningResult(
      finalScore: dice.chance(missingShare) ? nil : Score(hundredths: whole * 100))
    if style == .texts {
      let texts = LearningNarrative(
        of: LearningResult(objectives: list), threshold: kkm, student: student,
        phrases: .invented)
      result.achievedNarrative = texts.achieved
      result.needsHelpNarrative = texts.needsHelp
    } else {
      result.objectives = list
    }
    return result
  }

  private func cocurricular(_ pupil: inout SampleStudent, _ dice: inout Dice) {
    let name = pupil.student.calledName
    guard hasActivityTable else {
      pupil.cocurricular = Cocurricular(narrative: ProjectTexts.cocurricular(name, &dice))
      return
    }
    pupil.cocurricular.activities = ProjectTexts.activities.map { activity, dimension in
      CocurricularActivity(
        name: activity, dimension: dimension,
        level: dice.pick(weighted: [(.developing, 25), (.capable, 50), (.proficient, 25)]),
        remark: dice.chance(0.7) ? "Mengikuti kegiatan dengan penuh minat." : nil)
    }
  }
}
