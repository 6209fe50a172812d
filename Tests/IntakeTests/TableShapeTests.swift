import Intake
import Records
import Testing

/// What stands over, between and under the rows of data (Docs/domain.md sections 5.2 to 5.4).
@Suite struct TableShapeTests {
  /// Lines under a table of two students, none of which is data.
  static let feet = [
    "Jumlah;;;175", ";;Rata-rata;87,5", ";;;Mengetahui,",
    ";;;\n;;;Kepala Sekolah\n;;;\n;;;Ratna, S.Pd.",
    "\n\n;;;Tangerang, 20 Desember 2019\n;;;Wali Kelas\n\n;;;Dedi", "Nilai Tertinggi;;;90",
    ";;;", "Total;;;", ";;;\n;;;NIP. 19881105 201921 1 003",
  ]

  @Test(arguments: feet) func rowsUnderTheTableAreLeftOut(_ foot: String) {
    let text = "No;NISN;Nama;MTK_P\n1;0091234567;;85\n2;;Clara Surya;90\n\(foot)\n"
    let report = Fixture.read(text, .scores)
    #expect(report.complaints == [])
    #expect(report.rowCount == 2 && report.scores.count == 2)
  }

  /// A name alone, apart from the table, is a student's if rows of the table come below it.
  @Test(arguments: [";;Clara Surya;90", ";;Clara Surya;-", "2;;Clara Surya;90"])
  func aNameAloneAboveOtherRowsIsNoSignature(_ row: String) {
    let report = Fixture.read(
      "No;NISN;Nama;MTK_P\n1;0091234567;;85\n\n;;Dewi;\n\(row)\n\n\n;;Ratna\n", .scores)
    #expect(report.complaints == [])
    #expect(report.rowCount == 3 && report.scores.count == 2)
  }

  /// (heading, whether it looks like a subject's)
  static let headings = [
    ("Keterampilan Hidup", true), ("Norma", true), ("Ket.", false), ("Keterangan", false),
    ("No", false), ("No. Absen", false), ("Jumlah", false),
  ]

  @Test(arguments: headings)
  func aColumnThatLooksLikeScoresIsNamed(_ heading: String, _ isNamed: Bool) {
    let report = Fixture.read(
      "Nama;MTK_P;\(heading)\nClara Surya;85;70\nDewi;80;75\n", .scores)
    #expect(report.complaints == [])
    #expect(report.questions.contains { $0.contains("seems to hold scores") } == isNamed)
  }

  @Test func blankRowsKeepTheNumbersOfTheOthers() {
    let report = Fixture.read("\n\nNama;S\n\nClara Surya;2\n;;\n\nNu'man Hakim;x\n", .attendance)
    #expect(report.mistakes.map(\.row) == [8])
  }

  @Test func mergedCellsAreFilledDown() {
    let report = Fixture.read(
      "Nama;Ekskul;Predikat\nClara Surya;Pramuka;A\n;Futsal;B\nDewi;Pramuka;B\n", .extracurricular)
    #expect(report.complaints == [])
    guard case .extracurricular(let lists)? = report.batch else { return }
    #expect(lists[StudentID(2)]?.map(\.name) == ["Pramuka", "Futsal"])
    #expect(lists[StudentID(3)]?.map(\.name) == ["Pramuka"])
    #expect(report.repairs.contains { $0.rule == .filledDown && $0.row == 3 })
  }

  /// (kind, table, the column of the mistake): what may stand once stands twice.
  static let repetitions: [(ImportKind, String, String?)] = [
    (.students, "Nama;NISN\nAni;0112345678\nBudi;0112345678\n", "B"),
    (.students, "Nama;NIS\nAni;17\nBudi;17\n", "B"),
    (
      .students, "Nama;NISN;Kelas\nClara Surya;0097654321;4A\nClara Surya;0097654321;6-Melati\n",
      "B"
    ),
    (.attendance, "Nama;S\nClara Surya;1\nClara Surya;2\n", "A"),
    (.scores, "Nama;MTK_P\nClara Surya;1\nClara Surya;2\n", "A"),
    (.scores, "Nama;Mapel;Nilai Pengetahuan\nDewi;MTK;80\nDewi;Matematika;81\n", "B"),
    (.scores, "Nama;MTK_P;MTK_P\nDewi;80;81\n", "C"),
    (.attendance, "Nama;S;Sakit\nDewi;1;2\n", "C"),
    (.extracurricular, "Nama;Ekskul\nDewi;Pramuka\nDewi;pramuka\n", "B"),
    (.decisions, "Nama;Keputusan\nDewi;Naik\nDewi;Naik\n", "A"),
    (.classes, "Kelas\n4A\nIV A\n", "A"),
    (.staff, "Nama;NIP\nA;198811052019211003\nB;198811052019211003\n", "B"),
    (.schools, "NPSN;Nama\n20100001;A\n20100001;B\n", "A"),
    (.subjects, "Kode;Nama;Tingkat\nMTK;Matematika;1-6\nMTK;Matematika;6\n", "A"),
  ]

  @Test(arguments: repetitions)
  func repetitionsAreMistakes(_ kind: ImportKind, _ text: String, _ column: String?) {
    let report = Fixture.read(text, kind)
    #expect(report.batch == nil)
    #expect(report.mistakes.contains { $0.column == column }, "\(report.complaints)")
  }

  @Test func blankKeepsAndADashClears() {
    let report = Fixture.read(
      "Nama;S;I;A;Saran;TB 1\nClara Surya;2;;-;-;\n", .attendance)
    let patch = report.attendance.first
    #expect(patch?.sick == .set(2) && patch?.excused == .keep && patch?.unexcused == .clear)
    #expect(patch?.advice == .clear && patch?.heightOdd == .keep)
    // A column that the file lacks keeps, too.
    #expect(patch?.teacherNote == .keep && patch?.weightEven == .keep)
  }

  @Test func wideScoresGoToTheStudentsOwnReligion() {
    let report = Fixture.read(
      "NISN;Nama;PABP_P;PABP_K;MTK_P\n91234567;Nu’man Hakim;80;81;82\n;Clara Surya;90;;-\n", .scores
    )
    #expect(report.complaints == [])
    #expect(report.scores.map(\.subject) == ["PABP-ISLAM", "MTK", "PABP-KATOLIK", "MTK"])
    #expect(report.scores[0].skillScore.set?.hundredths == 8_100)
    #expect(report.scores[2].skillScore == .keep && report.scores[3].knowledgeScore == .clear)
  }

  @Test(arguments: ["MTK", "Matematika", "matematika", "MATEMATIKA"])
  func longScoresNameTheSubjectAsTheyLike(_ subject: String) {
    let report = Fixture.read(
      "Nama;Mapel;Nilai KI-3;Predikat KI-3;Deskripsi KI-3;Nilai KI-4\nDewi;\(subject);85;B;Baik.;\n",
      .scores)
    #expect(report.complaints == [])
    let patch = report.scores.first
    #expect(patch?.subject == "MTK" && patch?.knowledgePredicate == .set(.b))
    #expect(patch?.knowledgeNarrative == .set("Baik.") && patch?.skillScore == .keep)
  }

  /// (how the row names the student, whom it means or nil): Docs/domain.md section 5.3.
  static let people: [(String, Int64?)] = [
    ("0091234567;;", 1), (";1617026;", 1), (";1617026.0;", 1), (";;Nu’man Hakim", 1),
    (";;NU`MAN  HAKIM", 1), ("0091234567;1617026;Nu'man", 1), (";;Nu'man Hakin", nil),
    ("0091234567;1617027;", nil), ("0099999999;;", nil), (";;", nil),
  ]

  @Test(arguments: people) func aRowNamesItsStudent(_ row: String, _ expected: Int64?) {
    let report = Fixture.read("NISN;NIS;Nama;S\n\(row);1\n", .attendance)
    #expect(report.attendance.first?.student == expected.map { StudentID($0) })
    #expect((report.batch == nil) == (expected == nil))
  }

  @Test func aMisspeltNameIsAskedAbout() {
    let report = Fixture.read("Nama;S\nClara Suria;1\n", .attendance)
    #expect(report.mistakes.first?.remedy.indonesian.contains("Clara Surya") ?? false)
  }

  @Test func twoTeachersOfOneNameStayApart() {
    var roster = Fixture.roster()
    roster.staff = [
      Staff(name: "Siti Aminah", titleBack: "S.Pd.", nip: NIP("198811052019211003")),
      Staff(name: "Siti Aminah", titleBack: "M.Pd.", nip: NIP("197912222002122014")),
    ]
    for (typed, expected) in [("Siti Aminah", nil), ("Siti Aminah, M.Pd.", roster.staff[1])] {
      let report = Fixture.read("Kelas;Wali Kelas\n4A;\"\(typed)\"\n", .classes, roster: roster)
      guard case .classes(let patches)? = report.batch else { continue }
      #expect(patches.first?.homeroomTeacher == expected.map { .set($0) } ?? .keep)
      #expect(report.warnings.isEmpty == (expected != nil))
    }
  }
}
