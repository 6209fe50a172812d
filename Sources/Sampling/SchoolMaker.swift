package import Records

/// Invents schools with the distributions of Docs/domain.md section 8. The people are the same in both terms of a school
/// year; what they earn is not.
package struct SchoolMaker: Sendable {
  package let seed: UInt64
  package let term: Term

  /// The share of scores not yet entered (section 8.4); 0 makes schools that are ready to print.
  package let missingShare: Double

  package init(seed: UInt64, term: Term, missingShare: Double = 0.03) {
    self.seed = seed
    self.term = term
    self.missingShare = missingShare
  }

  /// The school of that number (0 to 4,999), always the same for the same seed and term.
  package func school(_ index: Int) -> SampleSchool? {
    guard (0..<5_000).contains(index), let npsn = NPSN("\(20_200_001 + index)") else { return nil }
    var dice = Dice(seed: seed, 1, UInt64(index))
    let isPrivate = dice.chance(0.04)
    let parallel = isPrivate ? 1 : dice.pick(weighted: [(1, 45), (2, 35), (3, 13), (4, 7)])
    let sizes = (0..<6 * parallel).map { _ in
      isPrivate
        ? dice.number(8...20)
        : min(42, max(12, Int(dice.normal(mean: 33.7, deviation: 4).rounded())))
    }
    let locals: [(String, String, ClosedRange<Int>)] =
      [("SUNDA", "Bahasa Sunda", 1...6)]
      + (dice.chance(0.6) ? [("BING", "Bahasa Inggris", 4...6)] : [])
      + (dice.chance(0.15) ? [("BTQ", "Baca Tulis Al-Qur'an", 1...6)] : [])
    var school = SampleSchool(
      term: term, school: describe(npsn, index: index, isPrivate: isPrivate, &dice),
      principal: Principal(
        staff: StaffMaker.staff(&dice), titlePrefix: dice.chance(0.08) ? "Plt." : nil),
      subjects: SubjectList.primary(religions: Religion.allCases, locals: locals),
      kkm: dice.pick([65, 68, 70, 70, 72, 75]), settings: Self.settings(of: term), classes: [],
      habits: FileHabits(&dice))
    school.settings.masteryThreshold = school.kkm
    var serial = index * 2_000
    for (number, size) in sizes.enumerated() {
      let grade = number / parallel + 1
      let letter = parallel == 1 ? "" : ["A", "B", "C", "D"][number % parallel]
      let group = ClassGroup(
        name: "\(grade)\(letter)", grade: grade, curriculum: .k13,
        homeroomTeacher: StaffMaker.staff(&dice))
      school.classes.append(
        makeClass(
          group, size: size, serial: &serial, Dice(seed: seed, 2, UInt64(index), UInt64(number))))
    }
    fill(&school, index: UInt64(index))
    return school
  }

  static func settings(of term: Term) -> ReportSettings {
    let year = term.schoolYear.start
    let date =
      term.semester == .odd
      ? CalendarDate(year: year, month: 12, day: 20)
      : CalendarDate(year: year + 1, month: 6, day: 19)
    return ReportSettings(reportDate: date, place: "Tangerang")
  }

  private func describe(
    _ npsn: NPSN, index: Int, isPrivate: Bool, _ dice: inout Dice
  ) -> School {
    let village = dice.pick(["Sukasari", "Karang Tengah", "Poris Indah", "Cipondoh", "Batusari"])
    return School(
      npsn: npsn,
      name: isPrivate ? "SD Tunas \(village) \(index + 1)" : "SDN \(village) \(index + 1)",
      ownership: isPrivate ? .private : .public,
      address: Address(
        street: "Jalan \(dice.pick(["Melati", "Kenanga", "Merdeka", "Garuda"])) No. "
          + "\(dice.number(1...180))",
        village: village, district: dice.pick(["Tangerang", "Ciledug", "Cipondoh", "Benda"]),
        city: "Kota Tangerang", province: "Banten", postalCode: "\(dice.number(15_111...15_159))"),
      phone: "021 555\(dice.number(1_000...9_999))")
  }

  func makeClass(
    _ group: ClassGroup, size: Int, serial: inout Int, _ chance: Dice
  ) -> SampleClass {
    var dice = chance
    var students: [Student] = []
    for _ in 0..<size {
      serial += 1
      students.append(StudentMaker.student(grade: group.grade, serial: serial, term: term, &dice))
    }
    students.sort {
      ($0.fullName.lowercased(), $0.nisn?.digits ?? "") < (
        $1.fullName.lowercased(), $1.nisn?.digits ?? ""
      )
    }
    return SampleClass(
      group: group,
      students: students.enumerated().map {
        SampleStudent(student: $1, rosterNumber: $0 + 1)
      })
  }

  /// Gives every student this term's results, by chance of its own.
  func fill(_ school: inout SampleSchool, index: UInt64) {
    let semester = UInt64(term.semester.rawValue)
    for room in school.classes.indices {
      for pupil in school.classes[room].students.indices {
        var dice = Dice(seed: seed, 3, index, semester, UInt64(room), UInt64(pupil))
        let grade = school.classes[room].group.grade
        let subjects = school.subjects(
          of: school.classes[room].students[pupil].student, grade: grade)
        ResultMaker(
          subjects: subjects, kkm: school.kkm, grade: grade, semester: term.semester,
          missingShare: missingShare
        ).fill(&school.classes[room].students[pupil], &dice)
      }
    }
  }
}
