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

  /// The school in one semester of 2019/2020, clean, as it should come out of the files.
  package static func school(_ semester: Semester) -> SampleSchool? {
    guard let npsn = NPSN(folder), let year = SchoolYear(start: 2019) else { return nil }
    let term = Term(schoolYear: year, semester: semester)
    let maker = SchoolMaker(seed: seed, term: term, missingShare: 0)
    var settings = SchoolMaker.settings(of: term)
    settings.masteryThreshold = 70
    var school = SampleSchool(
      term: term, school: describe(npsn),
      principal: Principal(
        staff: Staff(
          name: "Ratna Wulandari", titleFront: "Hj.", titleBack: "S.Pd., M.Pd.",
          nip: NIP("197003121993032004")), titlePrefix: "Plt."),
      subjects: SubjectList.primary(
        religions: Religion.allCases,
        locals: [
          ("SUNDA", "Bahasa Sunda", 1...6), ("BING", "Bahasa Inggris", 4...6),
          ("PLH", "Pendidikan Lingkungan Hidup", 4...4),
        ]), kkm: 70, settings: settings, classes: [], habits: FileHabits())
    var serial = 9_000_000
    for (number, (name, size, teacher)) in rooms.enumerated() {
      guard let parsed = ClassName(name) else { return nil }
      let group = ClassGroup(
        name: parsed.text, grade: parsed.grade, curriculum: .k13, homeroomTeacher: teacher)
      school.classes.append(
        maker.makeClass(group, size: size, serial: &serial, Dice(seed: seed, 4, UInt64(number))))
    }
    apply(to: &school) { $0.identity(&$1.student) }
    maker.fill(&school, index: 9_999)
    apply(to: &school) { $0.result(&$1, semester) }
    if semester == .even,
      let room = school.classes.firstIndex(where: { $0.group.name == leaver.room })
    {
      school.classes[room].students.remove(at: leaver.place)
    }
    return school
  }

  private static let rooms: [(String, Int, Staff)] = [
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

  private static func describe(_ npsn: NPSN) -> School {
    School(
      npsn: npsn, name: "SDN Contoh 1", legacySchoolNumber: "101286100001",
      address: Address(
        street: "Jalan Contoh Raya No. 1", village: "Sukasari", district: "Tangerang",
        city: "Kota Tangerang", province: "Banten", postalCode: "15118"), phone: "021 5550001",
      website: "https://sdn-contoh-1.example", email: "tata.usaha@sdn-contoh-1.example")
  }

  private static func apply(
    to school: inout SampleSchool, _ change: (EdgeCase, inout SampleStudent) -> Void
  ) {
    for edge in EdgeCase.all {
      guard let room = school.classes.firstIndex(where: { $0.group.name == edge.room }) else {
        continue
      }
      change(edge, &school.classes[room].students[edge.place])
    }
  }
}
