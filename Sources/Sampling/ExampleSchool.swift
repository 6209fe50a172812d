package import Records

/// The sample school "SDN Contoh 1": four classes of a K13 primary school in Tangerang that together hold every
/// edge-case student of Docs/domain.md section 8.6, written to files with the dirt of section 5.4.
///
/// One student leaves between the semesters (case 18); the acting principal (24), the teacher without NIP (23) and the
/// three local subjects of grade 4 (16) belong to the school.
package enum ExampleSchool {
  package static let folder = "20100001"
  static let seed: UInt64 = 2_019
  /// Case 18: leaves after the odd semester.
  static let leaver = (room: "4B", place: 0)

  /// The school in one semester, clean, as it should come out of the files: in 2019/2020 and under K13 unless told
  /// otherwise. Under another plan the same cases stand in the classes that correspond.
  ///
  /// - Parameter grade: that of all four classes, 2A to 2D, for a layout of that grade only; nil for 1, 4, 4 and 6.
  package static func school(
    _ semester: Semester, plan: SamplePlan = SamplePlan(), year: Int = 2019, grade: Int? = nil
  ) -> SampleSchool? {
    guard let npsn = NPSN(plan.level == .sd ? folder : "20100002"),
      let year = SchoolYear(start: year)
    else { return nil }
    let term = Term(schoolYear: year, semester: semester)
    let maker = SchoolMaker(seed: seed, term: term, missingShare: 0, plan: plan)
    var settings = SchoolMaker.settings(of: term)
    settings.masteryThreshold = 70
    var school = SampleSchool(
      term: term, school: describe(npsn, plan.level),
      principal: Principal(
        staff: Staff(
          name: "Ratna Wulandari", titleFront: "Hj.", titleBack: "S.Pd., M.Pd.",
          nip: NIP("197003121993032004")), titlePrefix: "Plt."),
      subjects: SchoolMaker.subjects(plan, in: year, locals(plan)), kkm: 70, settings: settings,
      classes: [], habits: FileHabits(), kind: plan.kind)
    var serial = 9_000_000
    for (number, (name, size, teacher)) in rooms.enumerated() {
      guard let parsed = ClassName(className(name, plan.level, grade)) else { return nil }
      let group = ClassGroup(
        name: parsed.text, grade: parsed.grade,
        curriculum: plan.curriculum(grade: parsed.grade, in: year), homeroomTeacher: teacher)
      school.classes.append(
        maker.makeClass(group, size: size, serial: &serial, Dice(seed: seed, 4, UInt64(number))))
    }
    apply(to: &school, grade) { $0.identity(&$1.student, $2) }
    maker.fill(&school, index: 9_999)
    apply(to: &school, grade) { $0.result(&$1, $2) }
    if semester == .even,
      let room = school.classes.firstIndex(where: {
        $0.group.name == className(leaver.room, plan.level, grade)
      })
    {
      school.classes[room].students.remove(at: leaver.place)
    }
    return school
  }

  /// The class that stands for one of the primary school: 7A, 8A, 9A for 1A, 4A, 6A, or one of the only grade.
  static func className(_ name: String, _ level: EducationLevel, _ grade: Int? = nil) -> String {
    if let grade, let index = rooms.firstIndex(where: { $0.0 == name }) {
      return "\(grade)\(["A", "B", "C", "D"][index])"
    }
    guard level != .sd, let parsed = ClassName(name) else { return name }
    return "\([1: 7, 4: 8, 6: 9][parsed.grade] ?? 7)\(parsed.suffix)"
  }

  /// Three of them in the grade of class 4A (case 16).
  private static func locals(_ plan: SamplePlan) -> [(String, String, ClosedRange<Int>)] {
    if plan.isFirst {
      return [
        ("SUNDA", "Bahasa Sunda", 1...6), ("BING", "Bahasa Inggris", 4...6),
        ("PLH", "Pendidikan Lingkungan Hidup", 4...4),
      ]
    }
    let all = plan.level.grades
    return [
      ("SUNDA", "Bahasa Sunda", all), ("PLH", "Pendidikan Lingkungan Hidup", all),
      ("BTQ", "Baca Tulis Al-Qur'an", all),
    ]
  }

  static let rooms: [(String, Int, Staff)] = [
    (
      "1A", 20,
      Staff(name: "Euis Komariah", titleBack: "S.Pd.SD", nip: NIP("198207152008012011"))
    ),
    ("4A", 24, Staff(name: "Dedi Suryana", titleBack: "S.Pd.", nip: NIP("198811052019211003"))),
    ("4B", 22, Staff(name: "Yuni Lestari", titleBack: "S.Pd.")),
    (
      "6A", 20,
      Staff(
        name: "Bambang Hermawan", titleFront: "Drs.", titleBack: "M.M.",
        nip: NIP("196502101988031007"))
    ),
  ]

  private static func describe(_ npsn: NPSN, _ level: EducationLevel) -> School {
    School(
      npsn: npsn, name: level == .sd ? "SDN Contoh 1" : "SMPN Contoh 1", level: level,
      legacySchoolNumber: "101286100001",
      address: Address(
        street: "Jalan Contoh Raya No. 1", village: "Sukasari", district: "Tangerang",
        city: "Kota Tangerang", province: "Banten", postalCode: "15118"), phone: "021 5550001",
      website: "https://sdn-contoh-1.example", email: "tata.usaha@sdn-contoh-1.example")
  }

  private static func apply(
    to school: inout SampleSchool, _ grade: Int?,
    _ change: (EdgeCase, inout SampleStudent, EdgeCase.Place) -> Void
  ) {
    for edge in EdgeCase.all {
      let name = className(edge.room, school.school.level, grade)
      guard let room = school.classes.firstIndex(where: { $0.group.name == name }) else {
        continue
      }
      let place = EdgeCase.Place(term: school.term, grade: school.classes[room].group.grade)
      change(edge, &school.classes[room].students[edge.place], place)
    }
  }
}
