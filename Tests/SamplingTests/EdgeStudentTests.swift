import Records
import Sampling
import Testing

/// A case of Docs/domain.md section 8.6, and what the student's record must show.
struct EdgeCheck: Sendable {
  var number: Int
  var holds: @Sendable (ReportRecord) -> Bool

  init(_ number: Int, _ holds: @escaping @Sendable (ReportRecord) -> Bool) {
    self.number = number
    self.holds = holds
  }

  static let all = [
    EdgeCheck(1) { $0.student.fullName == "Sari" },
    EdgeCheck(4) { $0.student.nisn == nil },
    EdgeCheck(5) { $0.student.localStudentNumber == nil },
    EdgeCheck(7) { $0.subjects.contains { $0.skill.score == nil } },
    EdgeCheck(12) { $0.subjects.contains { $0.skill.narrative?.count == 800 } },
    EdgeCheck(13) { $0.teacherNote?.count == 2_000 },
    EdgeCheck(14) { $0.extracurriculars.isEmpty },
    EdgeCheck(15) { $0.extracurriculars.count == 6 },
    EdgeCheck(17) { $0.student.admission.previousSchool != nil },
    EdgeCheck(19) { $0.decision == .notGraduated },
    EdgeCheck(20) { $0.decision == .retained(in: 1) },
    EdgeCheck(21) { $0.decision == nil && $0.term.semester == .even },
    EdgeCheck(25) { $0.student.specialNeeds != nil },
    EdgeCheck(26) { $0.student.guardian.name != nil },
    EdgeCheck(28) { !$0.student.fullName.contains(" ") && $0.student.fullName.count > 60 },
  ]
}

@Test(arguments: EdgeCheck.all) func edgeStudentsAreWhoTheySay(check: EdgeCheck) throws {
  let found = ExampleSchool.edgeStudents().filter { $0.number == check.number }
  try #require(!found.isEmpty)
  for student in found { #expect(check.holds(student.record), "\(student.title.english)") }
}

@Test func edgeStudentsHaveTitlesInOrder() {
  let students = ExampleSchool.edgeStudents()
  #expect(students.map(\.number) == students.map(\.number).sorted())
  #expect(students.allSatisfy { !$0.title.indonesian.isEmpty && !$0.title.english.isEmpty })
}
