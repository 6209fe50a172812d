import Records

/// A record with every field set, and one with as little as the published form allows.
enum Exemplars {
  static func full() throws -> ReportRecord {
    let islam = Religion.islam
    let half = CompetencyResult(
      score: Score(hundredths: 7_950), predicate: .c,
      narrative: "Ananda Rizky sangat baik dalam mengenal pecahan senilai.")
    let mathematics = Subject(
      code: "MTK", name: "Matematika", shortName: "MTK", group: "A", order: 40,
      religion: nil, isElective: true, canonicalCode: "MTK")
    let religious = Subject(
      code: islam.subjectCode, name: islam.subjectName, shortName: "PABP", group: "A", order: 10,
      isLocalContent: false, religion: islam)
    let table = ThresholdTable(kkm: 75, bFrom: 84, aFrom: 93, source: .computed)
    let teacher = Staff(
      name: "Rina Wulandari", titleFront: "Hj.", titleBack: "S.Pd.",
      nip: NIP("197003121993032004"), staffNumber: "0123", staffNumberLabel: "NIY")
    return ReportRecord(
      kind: .endOfTerm, term: try term(.even), school: try school(),
      principal: Principal(staff: teacher, titlePrefix: "Plt."),
      classGroup: ClassGroup(
        name: "4A", grade: 4, curriculum: .k13, homeroomTeacher: teacher),
      rosterNumber: 7, student: student(),
      subjects: [
        SubjectResult(subject: religious, thresholds: table, knowledge: half, skill: half),
        SubjectResult(
          subject: mathematics, thresholds: table, knowledge: half, skill: half,
          learning: learning(),
          midterm: MidtermResult(score: Score(hundredths: 8_000), remark: "Baik")),
      ],
      attitude: Attitude(
        spiritual: "Taat beribadah.", social: "Jujur dan santun.", spiritualPredicate: .excellent,
        socialPredicate: .good),
      extracurriculars: [Extracurricular(name: "Pramuka", predicate: "A", remark: "Aktif.")],
      physical: Physical(
        heightOdd: 131, heightEven: 133, weightOdd: 28, weightEven: 29, hearing: "Baik",
        sight: "Baik", teeth: "Baik", other: "-"),
      achievements: [
        Achievement(kind: "Olahraga", remark: "Juara 2 lari", group: .extracurricular)
      ],
      absence: Absence(sick: 1, excused: 0, unexcused: 0), advice: "Tetap rajin membaca.",
      teacherNote: "Pertahankan.", decision: .promoted(to: 5),
      settings: ReportSettings(
        reportDate: CalendarDate(year: 2020, month: 6, day: 19), place: "Tangerang", paper: "A4",
        masteryThreshold: 75, narrativeMode: .compact, showsRank: true),
      cocurricular: Cocurricular(
        narrative: "Mahir bekerja sama.",
        activities: [
          CocurricularActivity(
            name: "Kebun Sekolah", dimension: .collaboration, level: .capable, remark: "Aktif.")
        ]), projects: [project()])
  }

  static func minimal() throws -> ReportRecord {
    ReportRecord(
      kind: .endOfTerm, term: try term(.odd),
      school: School(npsn: try some(NPSN("20100001")), name: "SDN Contoh 1"),
      classGroup: ClassGroup(name: "1", grade: 1, curriculum: .k13),
      student: Student(fullName: "Sari"))
  }

  struct Absent: Error {}

  static func some<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Absent() }
    return value
  }

  static func term(_ semester: Semester) throws -> Term {
    Term(schoolYear: try some(SchoolYear(start: 2019)), semester: semester)
  }

  static func learning() -> LearningResult {
    LearningResult(
      finalScore: Score(hundredths: 8_600),
      achievedNarrative: "Rizky menunjukkan penguasaan yang baik dalam membandingkan pecahan.",
      needsHelpNarrative: "Rizky perlu penguatan dalam mengukur sudut.",
      objectives: [
        LearningObjective(
          id: "TP1", text: "membandingkan pecahan", score: Score(hundredths: 9_000),
          isAchieved: true)
      ])
  }

  static func project() -> P5Project {
    P5Project(
      theme: "Gaya Hidup Berkelanjutan", title: "Sampahku, Tanggung Jawabku",
      description: "Memilah sampah di sekolah.",
      targets: [
        P5Target(
          dimension: "Gotong royong", element: "Kolaborasi", subElement: "Kerja sama",
          level: .asExpected)
      ], processNote: "Tekun.")
  }

  /// A complete report under Kurikulum Merdeka.
  static func merdeka(year: Int = 2025, semester: Semester = .even) throws -> ReportRecord {
    var record = try full()
    record.term = Term(schoolYear: try some(SchoolYear(start: year)), semester: semester)
    record.classGroup.curriculum = .merdeka
    if semester == .odd { record.decision = nil }
    record.attitude = Attitude()
    record.physical = Physical()
    record.projects = []
    for index in record.subjects.indices {
      record.subjects[index].knowledge = CompetencyResult()
      record.subjects[index].skill = CompetencyResult()
      record.subjects[index].midterm = MidtermResult()
      record.subjects[index].learning = learning()
    }
    return record
  }

  private static func school() throws -> School {
    School(
      npsn: try some(NPSN("20100001")), name: "SDN Contoh 1", legacySchoolNumber: "101280100001",
      address: address(), phone: "021 5550001", website: "https://sdn-contoh-1.example",
      email: "sdn@contoh.example", signingPlace: "Tangerang", foundationName: "Yayasan Contoh")
  }

  private static func address() -> Address {
    Address(
      street: "Jalan Melati 1", rt: "001", rw: "002", hamlet: "Kebon", village: "Sukasari",
      district: "Tangerang", city: "Kota Tangerang", province: "Banten", postalCode: "15118")
  }

  private static func student() -> Student {
    let relative = Relative(
      name: "Suprapto", occupation: "Wiraswasta", address: "Jalan Melati 2", phone: "0812 000")
    return Student(
      fullName: "Muhammad Rizky", callName: "Rizky", nisn: NISN("0091234567"),
      localStudentNumber: "1718001", sex: .male, birthPlace: "Tangerang",
      birthDate: CalendarDate(year: 2009, month: 3, day: 7), religion: .islam,
      familyStatus: "Anak kandung", birthOrder: 1, previousEducation: "TK Melati",
      address: address(), phone: "0812 001", father: relative, mother: relative,
      guardian: relative, parentsAddress: address(),
      admission: Admission(
        date: CalendarDate(year: 2016, month: 7, day: 18), grade: 1, previousSchool: "TK Melati"),
      specialNeeds: "Tidak ada", photo: "0091234567.jpg",
      leaving: Leaving(
        date: CalendarDate(year: 2020, month: 6, day: 22), grade: 4, reason: "Pindah rumah",
        destination: "SDN Contoh 2"))
  }
}
