internal import Records

extension SchoolMaker {
  /// Gives every student this term's results, by chance of its own.
  func fill(_ school: inout SampleSchool, index: UInt64) {
    for room in school.classes.indices {
      let group = school.classes[room].group
      let maker =
        group.curriculum == .merdeka
        ? MerdekaMaker(
          subjects: school.subjects.filter { $0.grades.contains(group.grade) }.map(\.subject),
          term: term, kkm: school.kkm, missingShare: missingShare,
          school: Dice(seed: seed, 6, index),
          room: Dice(seed: seed, 7, index, UInt64(term.semester.rawValue), UInt64(room))) : nil
      for place in school.classes[room].students.indices {
        fill(&school, room, place, maker, index)
      }
    }
  }

  private func fill(
    _ school: inout SampleSchool, _ room: Int, _ place: Int, _ merdeka: MerdekaMaker?,
    _ index: UInt64
  ) {
    let semester = UInt64(term.semester.rawValue)
    let grade = school.classes[room].group.grade
    var pupil = school.classes[room].students[place]
    var year = Dice(seed: seed, 8, index, UInt64(room), UInt64(place))
    for entry in school.subjects where entry.subject.isElective && entry.grades.contains(grade) {
      if year.chance(0.6) { pupil.electives.insert(entry.subject.code) }
    }
    let maker = ResultMaker(
      subjects: school.subjects(of: pupil, grade: grade), kkm: school.kkm, grade: grade,
      semester: term.semester, missingShare: missingShare, level: plan.level)
    var dice = Dice(seed: seed, 3, index, semester, UInt64(room), UInt64(place))
    if let merdeka {
      merdeka.fill(&pupil, subjects: maker.subjects, &dice)
      maker.fillMerdeka(&pupil, &dice)
    } else {
      maker.fill(&pupil, &dice)
    }
    if plan.kind == .midterm {
      var test = Dice(seed: seed, 9, index, semester, UInt64(room), UInt64(place))
      maker.midterm(&pupil, &test)
    }
    school.classes[room].students[place] = pupil
  }

  /// Takes back decisions that nobody would take with such scores: retained with none below the pass mark, promoted with
  /// most of them.
  func fitDecisions(_ school: inout SampleSchool) {
    for room in school.classes.indices {
      let grade = school.classes[room].group.grade
      for place in school.classes[room].students.indices {
        let pupil = school.classes[room].students[place]
        school.classes[room].students[place].decision = pupil.decision.map {
          fitting($0, pupil, school.kkm, grade)
        }
      }
    }
  }

  private func fitting(
    _ decision: Decision, _ pupil: SampleStudent, _ kkm: Int, _ grade: Int
  ) -> Decision {
    let least = pupil.results.values.compactMap { result in
      [result.knowledge.score, result.skill.score, result.learning.finalScore]
        .compactMap { $0?.counted }.min()
    }
    let below = least.count { $0.rounded < kkm }
    switch decision {
    case .promoted: return below * 2 > least.count ? .retained(in: grade) : decision
    case .graduated: return below * 2 > least.count ? .notGraduated : decision
    case .retained: return below == 0 ? .promoted(to: grade + 1) : decision
    case .notGraduated: return below == 0 ? .graduated : decision
    }
  }
}
