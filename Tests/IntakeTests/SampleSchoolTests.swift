import Intake
import Records
import Sampling
import Testing

/// Keeps a roster as Bookkeeping would, so that files can be imported one after the other.
private struct Desk {
  var roster: Roster
  var records = 0

  mutating func take(_ file: SampleFile) -> IntakeReport? {
    let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
    guard let word = name.dropFirst(3).split(whereSeparator: { "-.".contains($0) }).first,
      let kind = ImportKind(rawValue: String(word))
    else { return nil }
    let report = Intake.read(file.bytes, fileName: file.name, kind: kind, roster: roster)
    switch report.batch {
    case .staff(let patches): roster.staff += patches.map(\.staff)
    case .classes(let patches):
      for patch in patches {
        roster.classes.append(ClassGroup(name: patch.name, grade: patch.grade, curriculum: .k13))
      }
    case .subjects(let subjects): roster.subjects = subjects
    case .students(let patches): for patch in patches { enrol(patch) }
    default: break
    }
    return report
  }

  private mutating func enrol(_ patch: StudentPatch) {
    if let index = roster.students.firstIndex(where: { $0.id == patch.id }) {
      roster.students[index].className =
        patch.className.applied(to: roster.students[index].className)
      return
    }
    roster.students.append(
      Roster.Entry(
        id: StudentID(Int64(roster.students.count + 1)), fullName: patch.fullName.set ?? "",
        nisn: patch.nisn.set, localStudentNumber: patch.localStudentNumber.set,
        birthDate: patch.birthDate.set, religion: patch.religion.set,
        className: patch.className.set))
  }
}

@Test func everyFileOfTheSampleSchoolImports() throws {
  var desk = Desk(roster: Roster(npsn: Fixture.npsn, term: Fixture.term(.odd)))
  for file in ExampleSchool.files {
    desk.roster.term = Fixture.term(file.name.hasPrefix("genap/") ? .even : .odd)
    let taken = desk.take(file)
    let report = try #require(taken, "\(file.name)")
    #expect(report.complaints == [], "\(file.name)")
    #expect(report.batch != nil)
    #expect(report.ignoredColumns == [], "\(file.name)")
  }
  #expect(desk.roster.students.count == 86)
  #expect(desk.roster.students.count { $0.className == nil } == 1)
}

@Test func whatIsReadIsWhatTheSchoolHas() throws {
  let school = try #require(ExampleSchool.school(.odd))
  let original = school.classes.flatMap { $0.students.map(\.student) }
  var desk = Desk(roster: Roster(npsn: Fixture.npsn, term: Fixture.term(.odd)))
  for file in ExampleSchool.files where file.name < "04" { _ = desk.take(file) }
  let file = try #require(ExampleSchool.files.first { $0.name == "04-students.csv" })
  let taken = desk.take(file)
  let patches = try #require(taken).students
  #expect(patches.count == original.count)
  for (patch, student) in zip(patches, original) {
    #expect(patch.fullName.set == student.fullName)
    #expect(patch.nisn.set == student.nisn, "\(student.fullName)")
    #expect(patch.localStudentNumber.set == student.localStudentNumber)
    #expect(patch.sex.set == student.sex)
    #expect(patch.birthDate.set == student.birthDate)
    #expect(patch.religion.set == student.religion)
    #expect(patch.father.name.set == student.father.name)
  }
}

/// Several invented schools, each with an operator's own habits.
@Test(arguments: 0..<3) func inventedSchoolsImport(_ number: Int) throws {
  let maker = SchoolMaker(seed: 11, term: Fixture.term(.even))
  let school = try #require(maker.school(number))
  var desk = Desk(roster: Roster(npsn: school.school.npsn, term: Fixture.term(.even)))
  for file in school.files {
    let taken = desk.take(file)
    let report = try #require(taken, "\(file.name)")
    #expect(report.complaints.prefix(3) == [], "\(file.name)")
  }
  #expect(desk.roster.students.count == school.classes.reduce(0) { $0 + $1.students.count })
}
