import Intake
import Records
import Testing

/// Whom a row means (Docs/domain.md section 5.3): numbers decide, names are asked, nothing is guessed.
@Suite struct MatchingTests {
  /// Twins of one name's sound, a namesake, and a child without a birth date.
  private static var roster: Roster {
    var roster = Fixture.roster()
    let born = CalendarDate(year: 2009, month: 8, day: 17)
    roster.students += [
      Roster.Entry(
        id: StudentID(11), fullName: "Muhammad Hasan", nisn: NISN("0091111111"),
        birthDate: born, className: "4A"),
      Roster.Entry(
        id: StudentID(12), fullName: "Muhammad Husan", nisn: NISN("0092222222"),
        birthDate: born, className: "4A"),
      Roster.Entry(
        id: StudentID(13), fullName: "Clara Surya", nisn: NISN("0093333333"),
        birthDate: CalendarDate(year: 2008, month: 1, day: 9), className: "6-Melati"),
      Roster.Entry(id: StudentID(14), fullName: "Sari Ayu", className: "4A"),
    ]
    return roster
  }

  private func absence(_ rows: String, _ answers: String...) -> IntakeReport {
    Fixture.read(
      "NISN;NIS;Nama;Tgl Lahir;S\n\(rows)\n", .attendance, roster: Self.roster, answers: answers)
  }

  private func list(_ rows: String, _ answers: String...) -> IntakeReport {
    Fixture.read(
      "NISN;NIS;Nama;Tgl Lahir;Agama\n\(rows)\n", .students, roster: Self.roster, answers: answers)
  }

  // MARK: Results

  @Test(arguments: ["0091111111;;Muhammad Hasan;;1", "0091111111;;M. Hasan;;1", ";1617026;;;1"])
  func numbersDecide(_ row: String) {
    let report = absence(row)
    #expect(report.complaints == [] && report.attendance.count == 1)
  }

  /// A name alone is asked, the candidate named; yes, the number, or "all" answer it.
  @Test(arguments: [("2", true), ("2=1617028", true), ("all", true), ("3", false), ("2=9", false)])
  func aNameAloneIsAsked(_ answer: String, _ isGood: Bool) {
    let asked = absence(";;Dewi;;1")
    #expect(asked.batch == nil)
    let mistake = asked.mistakes.first
    #expect(mistake?.choices.map(\.answer) == ["2"])
    #expect(mistake?.remedy.english.contains("Dewi, 4A, NIS 1617028, born 2010-01-02") ?? false)
    #expect(mistake?.remedy.indonesian.contains("--confirm 2 (Dewi, 4A") ?? false)
    let report = absence(";;Dewi;;1", answer)
    #expect(report.isGood == isGood, "\(report.complaints)")
    if isGood { #expect(report.attendance.map(\.student) == [StudentID(3)]) }
  }

  /// Of two namesakes "all" takes neither; the birth date leaves one, who is asked all the same.
  @Test func namesakesAreToldApart() {
    #expect(
      absence(";;Clara Surya;;1", "all").mistakes.first?.choices.map(\.answer) == [
        "2=0097654321", "2=0093333333",
      ])
    #expect(absence(";;Clara Surya;;1", "2").batch == nil)
    let chosen = absence(";;Clara Surya;;1", "2=0093333333")
    #expect(chosen.attendance.map(\.student) == [StudentID(13)])
    #expect(absence(";;Clara Surya;2008-01-09;1").mistakes.first?.choices.map(\.answer) == ["2"])
  }

  /// Rows of twins exchanged: one's number with the other's name.
  @Test func aTwinsNumberIsNotTaken() {
    let report = absence("0091111111;;Muhammad Husan;;1", "all")
    #expect(report.complaints.first?.contains("the name is another student's") ?? false)
    #expect(
      report.mistakes.first?.choices.map(\.answer) == ["2=0091111111", "2=0092222222"])
    let chosen = absence("0091111111;;Muhammad Husan;;1", "2=0092222222")
    #expect(chosen.attendance.map(\.student) == [StudentID(12)])
  }

  @Test func aNumberUnderQuiteAnotherNameIsAsked() {
    #expect(absence("0091234567;;Budi Santoso;;1").batch == nil)
    #expect(absence("0091234567;;Budi Santoso;;1", "2").isGood)
    // A short form is only a warning.
    let short = absence("0091234567;;Hakim N.;;1")
    #expect(short.isGood && short.questions.count == 1)
  }

  @Test func oneLocalNumberOfTwoStudents() {
    var roster = Self.roster
    roster.students[0].localStudentNumber = "1617028"
    let text = "NIS;S\n1617028;1\n"
    let report = Fixture.read(text, .attendance, roster: roster)
    #expect(report.batch == nil && report.mistakes.first?.choices.count == 2)
    let chosen = Fixture.read(text, .attendance, roster: roster, answers: ["2=0091234567"])
    #expect(chosen.attendance.map(\.student) == [StudentID(1)])
  }

  /// An answer that was meant for another version of the file gives no row to somebody else.
  @Test func anAnswerForAnotherNameIsRefused() {
    #expect(absence(";;Dewi;;1", "2=0091234567").batch == nil)
  }

  // MARK: Student lists

  @Test func aNewStudentWithoutLikeIsNew() {
    let report = list("0094444444;;Bunga Citra;2009-01-01;Islam")
    #expect(report.complaints == [] && report.students.map(\.id) == [nil])
  }

  @Test(arguments: [
    ("2", StudentID(14)), ("all", StudentID(14)), ("2=new", nil), ("2=baru", nil),
  ])
  func theSameNameMayBeTheSameChild(_ answer: String, _ id: StudentID?) {
    let row = "0095555555;;Sari Ayu;2009-02-02;Islam"
    let asked = list(row)
    #expect(asked.mistakes.first?.choices.map(\.answer) == ["2", "2=new"])
    let report = list(row, answer)
    #expect(report.complaints == [] && report.students.map(\.id) == [id])
  }

  /// Born the same day under a similar name, without a number: a slip of the pen or a third twin, which nobody guesses.
  @Test func twinsAreNotMerged() {
    let row = ";;Muhammad Hasam;2009-08-17;Islam"
    #expect(list(row, "all").mistakes.first?.choices.count == 3)
    #expect(list(row, "2=new").students.map(\.id) == [nil])
    #expect(list(row, "2=0091111111").students.map(\.id) == [StudentID(11)])
    // With a number of its own it is another child.
    let own = list("0096666666;;Muhammad Hasam;2009-08-17;Islam")
    #expect(own.complaints == [] && own.students.map(\.id) == [nil])
  }

  /// (second row, what is said of it).
  static let doubles: [(String, String)] = [
    ("0094444444;;Bunga Citra;2009-01-01;Islam", "the same as row 2"),
    ("0094444444;;Bunga Citra;2009-01-02;Islam", "with other contents"),
    ("0094444444;;Wayan Putra;2009-03-03;Hindu", "row 2 for Bunga Citra; here for Wayan Putra"),
    (";;Bunga Citro;2009-01-01;Islam", "twins, or written twice"),
  ]

  @Test(arguments: doubles) func doublesInOneFile(_ second: String, _ words: String) {
    let report = list("0094444444;;Bunga Citra;2009-01-01;Islam\n\(second)")
    #expect(report.mistakes.map(\.row) == [3])
    #expect(report.complaints.first?.contains(words) ?? false, "\(report.complaints)")
  }

  @Test func twinsInOneFileAreConfirmed() {
    let rows = "0094444444;;Bunga Citra;2009-01-01;Islam\n;;Bunga Citri;2009-01-01;Islam"
    #expect(list(rows).batch == nil)
    #expect(list(rows, "3=new").students.count == 2)
  }

  @Test func anotherReligionIsConfirmed() {
    let row = "0091234567;;Nu'man Hakim;2009-03-07;Kristen"
    #expect(list(row).complaints.first?.contains("data say Islam") ?? false)
    #expect(list(row, "2").students.first?.religion == .set(.protestant))
  }

  /// One file has a score for one religion, the next for another, and nobody said which is the student's.
  @Test func twoReligionsInTwoFiles() {
    var roster = Self.roster
    let text = "NIS;PABP-KATOLIK_P\n1617028;80\n"
    #expect(Fixture.read(text, .scores, roster: roster).isGood)
    roster.students[2].religionSubject = "PABP-ISLAM"
    let report = Fixture.read(text, .scores, roster: roster)
    #expect(report.complaints.first?.contains("another religion's score") ?? false)
  }

  // MARK: Other schools

  private static let other = ElsewhereStudent(
    id: StudentID(900), npsn: NPSN("20100002")!, schoolName: "SDN Contoh 2",
    fullName: "Bunga Citra", birthDate: CalendarDate(year: 2009, month: 1, day: 1), className: "3B")

  private func arrival(
    _ row: String, transfers: Bool = false, answers: [String] = []
  ) -> IntakeReport {
    Fixture.read(
      "NISN;Nama;Tgl Lahir\n\(row)\n", .students, answers: answers, transfers: transfers,
      elsewhere: [NISN("0094444444")!: Self.other])
  }

  @Test func aStudentOfAnotherSchoolIsAsked() {
    let row = "0094444444;Bunga Citra;2009-01-01"
    let asked = arrival(row)
    #expect(asked.complaints.first?.contains("at SDN Contoh 2 (Bunga Citra, 3B)") ?? false)
    #expect(asked.complaints.first?.contains("--transfer") ?? false)
    for report in [arrival(row, transfers: true), arrival(row, answers: ["2"])] {
      #expect(report.students.map(\.origin) == [StudentID(900)])
      #expect(report.questions.first?.contains("has not noted it yet") ?? false)
    }
  }

  /// Another child with that number is no transfer.
  @Test func aNumberOfAStrangerElsewhere() {
    let report = arrival("0094444444;Wayan Putra;2010-05-05", transfers: true)
    #expect(report.complaints.first?.contains("with another name and birth date") ?? false)
  }

  // MARK: Answers

  @Test(arguments: ["x", "0", "-3", "7=", "=5"]) func answersThatAreNone(_ text: String) {
    #expect(throws: ConfirmationMistake.self) { try Confirmations([text]) }
  }

  @Test func answersFromAFile() throws {
    let read = try Confirmations(["# jawaban", "7;0091234567", "8,ya", "9 = baru # kembar", ""])
    let same = try Confirmations(["7=0091234567", "8", "9=new"])
    #expect(read == same && read != Confirmations())
  }
}
