import Intake
import Records

/// A school with what the tests need to know of it.
enum Fixture {
  static let npsn = NPSN("20100001")!

  static func term(_ semester: Semester = .even) -> Term {
    Term(schoolYear: SchoolYear(start: 2019)!, semester: semester)
  }

  static func subject(
    _ code: String, _ name: String, short: String? = nil, religion: Religion? = nil,
    grades: ClosedRange<Int> = 1...6
  ) -> GradeSubject {
    GradeSubject(
      subject: Subject(
        code: code, name: name, shortName: short ?? code, order: 10, religion: religion),
      grades: grades)
  }

  static func roster(_ semester: Semester = .even) -> Roster {
    Roster(
      npsn: npsn, term: term(semester),
      students: [
        Roster.Entry(
          id: StudentID(1), fullName: "Nu'man Hakim", nisn: NISN("0091234567"),
          localStudentNumber: "1617026",
          birthDate: CalendarDate(year: 2009, month: 3, day: 7), religion: .islam, className: "4A"),
        Roster.Entry(
          id: StudentID(2), fullName: "Clara Surya", nisn: NISN("0097654321"),
          localStudentNumber: "1617027",
          birthDate: CalendarDate(year: 2009, month: 5, day: 1), religion: .catholic,
          className: "4A"),
        Roster.Entry(
          id: StudentID(3), fullName: "Dewi", localStudentNumber: "1617028",
          birthDate: CalendarDate(year: 2010, month: 1, day: 2), className: "4A"),
      ],
      classes: [
        ClassGroup(name: "4A", grade: 4, curriculum: .k13),
        ClassGroup(name: "6-Melati", grade: 6, curriculum: .k13),
      ],
      subjects: [
        subject("PABP-ISLAM", Religion.islam.subjectName, short: "PABP", religion: .islam),
        subject("PABP-KATOLIK", Religion.catholic.subjectName, short: "PABP", religion: .catholic),
        subject("MTK", "Matematika"), subject("BIND", "Bahasa Indonesia"),
        subject("IPA6", "Ilmu Pengetahuan Alam", grades: 6...6),
      ],
      staff: [Staff(name: "Dedi Suryana", titleBack: "S.Pd.", nip: NIP("198811052019211003"))])
  }

  /// - Parameter answers: What the operator confirms; by default whatever has one candidate only.
  static func read(
    _ text: String, _ kind: ImportKind, roster: Roster = roster(), answers: [String] = ["all"],
    transfers: Bool = false, elsewhere: [NISN: ElsewhereStudent] = [:]
  ) -> IntakeReport {
    let confirmations = (try? Confirmations(answers)) ?? Confirmations()
    return Intake.read(
      Array(text.utf8), fileName: "data.csv", kind: kind, roster: roster,
      choices: IntakeChoices(confirmations: confirmations, confirmsTransfers: transfers)
    ) { asked in elsewhere.filter { asked.contains($0.key) } }
  }
}

extension IntakeReport {
  var complaints: [String] { mistakes.map { $0.line(in: .english) } }
  var questions: [String] { warnings.map { $0.line(in: .english) } }

  var students: [StudentPatch] {
    if case .students(let patches)? = batch { patches } else { [] }
  }
  var scores: [ScorePatch] { if case .scores(let patches)? = batch { patches } else { [] } }
  var attendance: [AttendancePatch] {
    if case .attendance(let patches)? = batch { patches } else { [] }
  }
  var staff: [StaffPatch] { if case .staff(let patches)? = batch { patches } else { [] } }
  var settings: [SettingsPatch] { if case .settings(let patches)? = batch { patches } else { [] } }
  var subjects: [GradeSubject] { if case .subjects(let list)? = batch { list } else { [] } }
}

extension Change {
  var set: Value? { if case .set(let value) = self { value } else { nil } }
}
