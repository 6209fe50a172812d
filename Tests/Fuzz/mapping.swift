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

/// Any bytes at all as what an operator said of the columns, now or once for files of the same headings: lines such as
/// "F=birthDate" until an empty one, then a file; the first byte chooses its kind. Nothing is read into a field that it
/// was not said of and does not name, reading ends, and either there is a batch or a mistake that can be shown.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMapping(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  guard size > 0 else { return 0 }
  let kinds = ImportKind.allCases
  let kind = kinds[Int(data[0]) % kinds.count]
  var rest = UnsafeBufferPointer(start: data + 1, count: size - 1)[...]
  var choices: [ColumnChoice] = []
  while let end = rest.firstIndex(of: 10) {
    let line = rest[rest.startIndex..<end]
    rest = rest[(end + 1)...]
    if line.isEmpty { break }
    if let choice = ColumnChoice(String(decoding: line, as: UTF8.self)) {
      precondition(ColumnChoice(column: choice.column, meaning: choice.meaning) == choice)
      choices.append(choice)
    }
  }
  let file = [UInt8](rest)
  let half = choices.count / 2
  var columns = ColumnChoices(given: Array(choices[half...]))
  let first = Intake.read(
    file, fileName: "berkas.csv", kind: kind, roster: roster,
    choices: IntakeChoices(columns: columns))
  if let shape = first.shape { columns.remembered[shape] = Array(choices[..<half]) }
  let report = Intake.read(
    file, fileName: "berkas.csv", kind: kind, roster: roster,
    choices: IntakeChoices(columns: columns))
  precondition((report.batch == nil) != report.mistakes.isEmpty)
  for mistake in report.mistakes.prefix(20) {
    precondition(mistake.line(in: .indonesian).count <= 2_000)
    precondition(mistake.line(in: .english).count <= 2_000)
  }
  return 0
}
