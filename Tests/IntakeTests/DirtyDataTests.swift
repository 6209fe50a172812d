import Intake
import Records
import Testing

/// Every row of Docs/domain.md section 5.4: how a dirty cell is understood, warned of or refused.
@Suite struct DirtyDataTests {
  private func students(_ header: String, _ row: String) -> IntakeReport {
    Fixture.read("\(header)\n\(row)\n", .students)
  }

  /// (NISN as typed, birth date, NISN stored or nil, whether there is a warning).
  static let numbers: [(String, String, String?, Bool)] = [
    ("0112345678", "2011-05-01", "0112345678", false),
    ("112345678", "2011-05-01", "0112345678", false),
    ("12345678", "2001-05-01", "0012345678", false),
    ("112345678", "2012-05-01", nil, true),
    ("12345678", "2011-05-01", nil, true),
    ("112345678", "", nil, true),
    ("0112345678.0", "2011-05-01", "0112345678", false),
    ("112345678.0", "2011-05-01", "0112345678", false),
    ("112345678,00", "2011-05-01", "0112345678", false),
    ("'0112345678", "2011-05-01", "0112345678", false),
    ("’112345678", "2011-05-01", "0112345678", false),
    (" 0112345678\u{A0}", "2011-05-01", "0112345678", false),
    ("011 234 5678", "2011-05-01", "0112345678", false),
    ("011\u{200B}2345678\u{FEFF}", "2011-05-01", "0112345678", false),
    ("0112345678", "2012-05-01", "0112345678", true),
    ("9981234567", "1998-05-01", "9981234567", false),
  ]

  @Test(arguments: numbers)
  func nisn(_ typed: String, _ born: String, _ stored: String?, _ isWarned: Bool) {
    let report = students("Nama;Tanggal Lahir;NISN", "Ani;\(born);\(typed)")
    #expect(report.complaints == [])
    #expect(report.students.first?.nisn.set?.digits == stored)
    #expect(report.questions.isEmpty != isWarned)
  }

  /// A number that the school knows gets its zeros back without a birth date.
  @Test func aKnownNumberIsRecognisedWithoutItsZeros() {
    let report = Fixture.read("NISN;S\n91234567;1\n", .attendance)
    #expect(report.complaints == [])
    #expect(report.attendance.map(\.student) == [StudentID(1)])
    #expect(report.repairs.map(\.rule) == [.leadingZeros])
  }

  static let refusedNumbers = [
    "1.23E+09", "1,23E+09", "1E9", "123", "12345678901", "01123A5678", "#REF!", "#N/A",
  ]

  @Test(arguments: refusedNumbers) func refusesNISN(_ typed: String) {
    let report = students("Nama;NISN", "Ani;\(typed)")
    #expect(report.batch == nil)
    #expect(report.mistakes.map(\.column) == ["B"] && report.mistakes.first?.value == typed)
  }

  static let unknown = ["-", "–", "'-", ".", "...", "tidak ada", "Tidak Ada", "0", "--", "nihil"]

  @Test(arguments: unknown) func whatStandsForUnknownClears(_ typed: String) {
    let report = students(
      "Nama;NISN;NIPD;HP;Nama Wali;Pekerjaan Ibu",
      "Ani;\(typed);\(typed);\(typed);\(typed);\(typed)")
    #expect(report.complaints == [])
    let patch = report.students.first
    #expect(patch?.nisn == .clear && patch?.localStudentNumber == .clear)
    #expect(patch?.phone == .clear && patch?.guardian.name == .clear)
    #expect(patch?.mother.occupation == .clear)
  }

  /// (name as typed, name stored).
  static let names: [(String, String)] = [
    ("  Ani   Lestari ", "Ani Lestari"), ("\u{A0}Ani\u{A0}Lestari", "Ani Lestari"),
    ("Ani\tLestari", "Ani Lestari"), ("\"Ani\nLestari\"", "Ani Lestari"),
    ("\"Ani\r\nLestari\"", "Ani Lestari"), ("A\u{200B}ni\u{FEFF} Lestari\u{200F}", "Ani Lestari"),
    ("Nu'man", "Nu'man"), ("Nu’man", "Nu’man"), ("Ma‘ruf", "Ma‘ruf"), ("Do`a", "Do`a"),
    ("Do´a", "Do´a"), ("'Aisyah", "'Aisyah"), ("ANI LESTARI", "ANI LESTARI"),
    ("ani lestari", "ani lestari"), ("\"Ani \"\"Nia\"\" Lestari\"", "Ani \"Nia\" Lestari"),
    ("\"José &amp; Ani\"", "José & Ani"), ("Ani<br>Lestari", "Ani Lestari"),
    ("Ani < Budi", "Ani < Budi"),
  ]

  @Test(arguments: names) func name(_ typed: String, _ stored: String) {
    let report = students("NISN;Nama", ";\(typed)")
    #expect(report.complaints == [])
    #expect(report.students.first?.fullName == .set(stored))
  }

  /// (date as typed, year, month, day).
  static let dates: [(String, Int, Int, Int)] = [
    ("2012-03-07", 2012, 3, 7), ("07/03/2012", 2012, 3, 7), ("7-3-2012", 2012, 3, 7),
    ("7 Maret 2012", 2012, 3, 7), ("07-Mar-12", 2012, 3, 7), ("40975", 2012, 3, 7),
    ("40975.0", 2012, 3, 7), ("07.03.2012", 2012, 3, 7), ("7/3/12", 2012, 3, 7),
    ("2012/03/07", 2012, 3, 7), ("2012-03-07 00:00:00", 2012, 3, 7),
    ("29 Pebruari 2012", 2012, 2, 29),
    ("17 Agt 2011", 2011, 8, 17), ("1 Nopember 2010", 2010, 11, 1), ("31-12-1999", 1999, 12, 31),
    ("'07/03/2012", 2012, 3, 7), ("05/04/98", 1998, 4, 5), ("36526", 2000, 1, 1),
  ]

  @Test(arguments: dates) func date(_ typed: String, _ year: Int, _ month: Int, _ day: Int) {
    let report = students("Nama;Tanggal Lahir", "Ani;\(typed)")
    #expect(report.complaints == [])
    #expect(
      report.students.first?.birthDate.set == CalendarDate(year: year, month: month, day: day))
  }

  @Test(arguments: [
    "03/17/2012", "30/02/2012", "2012-13-01", "kemarin", "7 Mart", "2012", "99999999", "7/3/123",
  ])
  func refusesDate(_ typed: String) {
    let report = students("Nama;Tanggal Lahir", "Ani;\(typed)")
    #expect(report.mistakes.map(\.column) == ["B"])
    #expect(report.mistakes.first?.remedy.indonesian.contains("07/03/2012") ?? false)
  }

  @Test func placeAndDateInOneCell() {
    let patch = students("Nama;TTL", "Ani;Tangerang, 7 Maret 2012").students.first
    #expect(patch?.birthPlace == .set("Tangerang"))
    #expect(patch?.birthDate.set == CalendarDate(year: 2012, month: 3, day: 7))
  }

  static let religions: [(String, Religion)] = [
    ("ISLAM", .islam), ("Katholik", .catholic), ("Kristen Protestan", .protestant),
    ("Budha", .buddha), ("Konghucu", .confucian), ("hindu", .hindu),
    ("Kepercayaan kpd Tuhan YME", .belief),
  ]

  @Test(arguments: religions) func religion(_ typed: String, _ religion: Religion) {
    #expect(students("Nama;Agama", "Ani;\(typed)").students.first?.religion == .set(religion))
  }

  @Test(arguments: [
    ("L", Sex.male), ("P", .female), ("Laki-laki", .male), ("Perempuan", .female), ("Lk", .male),
    ("Pr", .female), ("LAKI LAKI", .male),
  ])
  func sex(_ typed: String, _ sex: Sex) {
    #expect(students("Nama;JK", "Ani;\(typed)").students.first?.sex == .set(sex))
  }

  @Test(arguments: ["4A", "Kelas 4A", "IV A", "4-A", "kelas iv-a", "Kelas IV A (Empat)", "4 a"])
  func className(_ typed: String) {
    #expect(students("Nama;Rombel", "Ani;\(typed)").students.first?.className == .set("4A"))
  }

  /// (score as typed, hundredths).
  @Test(arguments: [
    ("87,5", 8_750), ("87.5", 8_750), ("79,50", 7_950), ("100", 10_000), ("0", 0), (" 88 ", 8_800),
    ("'88", 8_800), ("87,0", 8_700),
  ])
  func score(_ typed: String, _ hundredths: Int) {
    let text = "Nama;MTK_P;MTK_K\nClara Surya;\"\(typed)\";\n"
    let report = Fixture.read(text, .scores)
    #expect(report.complaints == [])
    #expect(report.scores.first?.knowledgeScore.set?.hundredths == hundredths)
    #expect(report.scores.first?.skillScore == .keep)
  }

  @Test(arguments: ["100,5", "-5", "delapan", "8O", "87,555", "#DIV/0!", "8 7", "1e2"])
  func refusesScore(_ typed: String) {
    let report = Fixture.read("Nama;MTK_P;MTK_K\nClara Surya;\"\(typed)\";80\n", .scores)
    #expect(report.batch == nil)
    #expect(report.mistakes.map(\.column) == ["B"] && report.mistakes.first?.row == 2)
  }

  /// (description as typed, as stored): what is pasted from Word stays, what is left of HTML goes.
  @Test(arguments: [
    ("Baik &amp; rajin<br>belajar&nbsp;", "Baik & rajin belajar"),
    ("<p>Baik</p><ul><li>satu</li></ul>", "Baik satu"), ("luas cm² √ ½", "luas cm² √ ½"),
    ("• satu\t• dua", "• satu • dua"), ("x < y dan a > b", "x < y dan a > b"),
    ("الإخلاص", "الإخلاص"), ("&lt;tag&gt; &#39;x&#39;", "<tag> 'x'"), ("=1+1", "=1+1"),
  ])
  func description(_ typed: String, _ stored: String) {
    let report = Fixture.read("Nama;Sikap Spiritual\nClara Surya;\"\(typed)\"\n", .attitude)
    #expect(report.complaints == [])
    guard case .attitude(let patches)? = report.batch else { return }
    #expect(patches.first?.spiritual == .set(stored))
  }

  @Test(arguments: [
    "Hj. Rina Wulandari, S.Pd.,M.Pd.", "Hj. Rina Wulandari, S.Pd,M.Pd", "Hj. Rina Wulandari S.Pd.",
  ])
  func titlesArePartedFromTheName(_ typed: String) {
    let staff = Fixture.read("Nama;NIP\n\"\(typed)\";\n", .staff).staff.first?.staff
    #expect(staff?.name == "Rina Wulandari" && staff?.titleFront == "Hj.")
    #expect(staff?.titleBack?.hasPrefix("S.Pd") ?? false)
  }
}
