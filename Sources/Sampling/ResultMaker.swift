internal import Records

/// What one student earns in one term (Docs/domain.md sections 8.3, 8.4).
struct ResultMaker {
  let subjects: [Subject]
  let kkm: Int
  let grade: Int
  let semester: Semester
  let missingShare: Double
  var level = EducationLevel.sd

  /// Everything of a K13 report.
  func fill(_ pupil: inout SampleStudent, _ dice: inout Dice) {
    let name = pupil.student.calledName
    let ability = dice.normal(mean: 80, deviation: 3.5)
    for subject in subjects {
      var result = SampleResult()
      result.knowledge = half(of: subject, isSkill: false, ability, name: name, &dice)
      result.skill = half(of: subject, isSkill: true, ability + 1.5, name: name, &dice)
      pupil.results[subject.code] = result
    }
    pupil.attitude = Attitude(
      spiritual: SentenceMaker.attitude(spiritual: true, name: name, &dice),
      social: SentenceMaker.attitude(spiritual: false, name: name, &dice))
    conduct(&pupil, &dice)
    guard level != .sd else { return }
    // Lower secondary school has letters for attitude and no measures (Docs/domain.md section 3.3).
    pupil.physical = Physical()
    pupil.advice = nil
    pupil.teacherNote = SentenceMaker.advice(name: name, &dice)
    pupil.attitude.spiritualPredicate = dice.pick(weighted: [
      (.excellent, 45), (.good, 50), (.fair, 5),
    ])
    pupil.attitude.socialPredicate = dice.pick(weighted: [
      (.excellent, 40), (.good, 53), (.fair, 7),
    ])
  }

  /// What a Merdeka report has besides its subjects: no advice, no measures.
  func fillMerdeka(_ pupil: inout SampleStudent, _ dice: inout Dice) {
    conduct(&pupil, &dice)
    pupil.physical = Physical()
    pupil.teacherNote = pupil.advice
    pupil.advice = nil
  }

  /// The mid-semester test: a little below the semester's result, without missing cells' sake.
  func midterm(_ pupil: inout SampleStudent, _ dice: inout Dice) {
    let ability = dice.normal(mean: 78, deviation: 5)
    for subject in subjects {
      let whole = min(100, max(20, Int(dice.normal(mean: ability, deviation: 5).rounded())))
      let score = dice.chance(missingShare) ? nil : Score(hundredths: whole * 100)
      pupil.results[subject.code, default: SampleResult()].midterm = MidtermResult(
        score: score, remark: score == nil ? nil : whole < kkm ? "Perlu remedial" : "Tuntas")
    }
  }

  private func conduct(_ pupil: inout SampleStudent, _ dice: inout Dice) {
    let name = pupil.student.calledName
    activities(&pupil, &dice)
    pupil.absence = Absence(
      sick: dice.poisson(0.22313), excused: dice.poisson(0.54881), unexcused: dice.poisson(0.67032))
    pupil.advice = dice.chance(0.97) ? SentenceMaker.advice(name: name, &dice) : nil
    pupil.teacherNote = dice.chance(0.3) ? "Ananda \(name) anak yang menyenangkan di kelas." : nil
    body(&pupil, &dice)
    guard semester == .even else { return }
    let passes = dice.chance(0.99)
    if grade == level.grades.upperBound {
      pupil.decision = passes ? .graduated : .notGraduated
    } else {
      pupil.decision = passes ? .promoted(to: grade + 1) : .retained(in: grade)
    }
  }

  private func half(
    of subject: Subject, isSkill: Bool, _ ability: Double, name: String, _ dice: inout Dice
  ) -> CompetencyResult {
    guard !dice.chance(missingShare / 20) else { return CompetencyResult() }
    let value = dice.normal(mean: ability, deviation: 3.6)
    let whole = min(100, max(20, Int(value.rounded())))
    let fraction = dice.chance(0.15) && whole < 100 ? dice.pick([25, 50, 75]) : 0
    guard let score = Score(hundredths: whole * 100 + fraction),
      let table = ThresholdTable.default(kkm: kkm)
    else { return CompetencyResult() }
    let text = SentenceMaker.narrative(
      for: score, by: table, of: subject, isSkill: isSkill, name: name, &dice)
    return CompetencyResult(score: dice.chance(missingShare) ? nil : score, narrative: text)
  }

  private func activities(_ pupil: inout SampleStudent, _ dice: inout Dice) {
    let others = ["Futsal", "Pencak Silat", "Marawis", "Seni Tari", "Paduan Suara", "Dokter Kecil"]
    var names = ["Praja Muda Karana (Pramuka)"]
    if dice.chance(0.4) { names.append(dice.pick(others)) }
    pupil.extracurriculars = names.map { name in
      Extracurricular(
        name: name, predicate: dice.pick(["A", "B", "B"]), remark: SentenceMaker.remark(name, &dice)
      )
    }
    guard dice.chance(0.12) else { return }
    pupil.achievements = [
      Achievement(
        kind: dice.pick(["Kesenian", "Olahraga"]),
        remark:
          "Juara \(dice.number(1...3)) tingkat \(dice.pick(["kelas", "sekolah", "kecamatan"]))")
    ]
  }

  private func body(_ pupil: inout SampleStudent, _ dice: inout Dice) {
    // The odd semester's figures come from the student alone, so that they are the same in both terms.
    var steady = Dice(
      seed: UInt64(pupil.student.nisn?.digits.utf8.reduce(0) { $0 * 31 + Int($1) } ?? 7))
    let height = 107 + grade * 6 + steady.number(-7...8)
    let weight = 15 + grade * 4 + steady.number(-4...6)
    let isEven = semester == .even
    pupil.physical = Physical(
      heightOdd: height, heightEven: isEven ? height + steady.number(1...3) : nil,
      weightOdd: weight, weightEven: isEven ? weight + steady.number(0...2) : nil, hearing: "Baik",
      sight: dice.chance(0.93) ? "Baik" : "Berkacamata",
      teeth: dice.chance(0.8) ? "Baik" : "Ada yang berlubang", other: nil)
  }
}
