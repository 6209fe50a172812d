package import Records

/// Invents schools with the distributions of Docs/domain.md section 8. The people are the same in both terms of a school
/// year; what they earn is not.
package struct SchoolMaker: Sendable {
  package let seed: UInt64
  package let term: Term

  /// The share of scores not yet entered (section 8.4); 0 makes schools that are ready to print.
  package let missingShare: Double

  package let plan: SamplePlan

  package init(
    seed: UInt64, term: Term, missingShare: Double = 0.03, plan: SamplePlan = SamplePlan()
  ) {
    self.seed = seed
    self.term = term
    self.missingShare = missingShare
    self.plan = plan
  }

  /// The school of that number (0 to 4,999), always the same for the same seed and term.
  package func school(_ index: Int) -> SampleSchool? {
    guard (0..<5_000).contains(index), let npsn = NPSN("\(20_200_001 + index)") else { return nil }
    var dice = Dice(seed: seed, 1, UInt64(index))
    let isPrivate = dice.chance(0.04)
    let parallel = isPrivate ? 1 : dice.pick(weighted: [(1, 45), (2, 35), (3, 13), (4, 7)])
    let grades = plan.level.grades
    let sizes = (0..<grades.count * parallel).map { _ in
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
      subjects: Self.subjects(plan, in: term.schoolYear, locals),
      kkm: dice.pick([65, 68, 70, 70, 72, 75]), settings: Self.settings(of: term), classes: [],
      habits: FileHabits(&dice), kind: plan.kind)
    school.settings.masteryThreshold = school.kkm
    var serial = index * 2_000
    for (number, size) in sizes.enumerated() {
      let grade = number / parallel + grades.lowerBound
      let letter = parallel == 1 ? "" : ["A", "B", "C", "D"][number % parallel]
      let group = ClassGroup(
        name: "\(grade)\(letter)", grade: grade,
        curriculum: plan.curriculum(grade: grade, in: term.schoolYear),
        homeroomTeacher: StaffMaker.staff(&dice))
      school.classes.append(
        makeClass(
          group, size: size, serial: &serial, Dice(seed: seed, 2, UInt64(index), UInt64(number))))
    }
    fill(&school, index: UInt64(index))
    fitDecisions(&school)
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
    let (publicName, privateName) = plan.level == .sd ? ("SDN", "SD") : ("SMPN", "SMP")
    let village = dice.pick(["Sukasari", "Karang Tengah", "Poris Indah", "Cipondoh", "Batusari"])
    return School(
      npsn: npsn,
      name: isPrivate
        ? "\(privateName) Tunas \(village) \(index + 1)" : "\(publicName) \(village) \(index + 1)",
      level: plan.level,
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
      students.append(
        StudentMaker.student(
          grade: group.grade, from: plan.level.grades.lowerBound, serial: serial, term: term, &dice)
      )
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

  static func subjects(
    _ plan: SamplePlan, in year: SchoolYear,
    _ locals: [(String, String, ClosedRange<Int>)]
  ) -> [GradeSubject] {
    if plan.isFirst { return SubjectList.primary(religions: Religion.allCases, locals: locals) }
    // Where a secondary school has the primary school's local subjects, it has them in all grades.
    let own = plan.level == .sd ? locals : locals.map { ($0.0, $0.1, plan.level.grades) }
    return SubjectList.list(plan, in: year, locals: own)
  }
}
