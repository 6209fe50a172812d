import Intake
import Records

/// A school in little, so that rows can find students, classes and subjects.
private let roster = Roster(
  npsn: NPSN("20100001")!,
  term: Term(schoolYear: SchoolYear(start: 2019)!, semester: .even),
  students: [
    Roster.Entry(
      id: StudentID(1), fullName: "Nu'man Hakim", nisn: NISN("0091234567"),
      localStudentNumber: "1617026", birthDate: CalendarDate(year: 2009, month: 3, day: 7),
      religion: .islam, className: "4A"),
    Roster.Entry(id: StudentID(2), fullName: "Clara Surya", religion: .catholic, className: "4A"),
  ],
  classes: [ClassGroup(name: "4A", grade: 4, curriculum: .k13)],
  subjects: [
    GradeSubject(
      subject: Subject(
        code: "PABP-ISLAM", name: "Pendidikan Agama Islam", shortName: "PABP", order: 1,
        religion: .islam), grades: 1...6),
    GradeSubject(
      subject: Subject(code: "MTK", name: "Matematika", shortName: "MTK", order: 2), grades: 1...6),
  ])

/// Any bytes at all as a school's file: the first byte chooses the kind, the rest is the file. Reading may refuse it, but
/// it ends, and either there is a batch or a mistake that can be shown.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCSV(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  guard size > 0 else { return 0 }
  let kinds = ImportKind.allCases
  let kind = kinds[Int(data[0]) % kinds.count]
  let file = [UInt8](UnsafeBufferPointer(start: data + 1, count: size - 1))
  let report = Intake.read(file, fileName: "berkas.csv", kind: kind, roster: roster)
  precondition((report.batch == nil) != report.mistakes.isEmpty)
  for mistake in report.mistakes.prefix(20) {
    precondition(mistake.line(in: .indonesian).count <= 2_000)
    precondition(mistake.line(in: .english).count <= 2_000)
  }
  return 0
}
