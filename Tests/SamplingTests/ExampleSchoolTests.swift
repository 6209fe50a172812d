import Records
import Sampling
import Testing

private func records(_ semester: Semester) throws -> [ReportRecord] {
  try #require(ExampleSchool.school(semester)).records
}

/// Docs/domain.md section 8.6.
@Test func everyEdgeCaseIsThere() throws {
  let all = try records(.odd)
  func some(_ what: (ReportRecord) -> Bool) -> Bool { all.contains(where: what) }
  func anyHalf(_ what: @escaping (CompetencyResult) -> Bool) -> Bool {
    some { $0.subjects.contains { what($0.knowledge) || what($0.skill) } }
  }
  #expect(all.count == 86)
  #expect(some { $0.student.fullName == "Sari" })
  #expect(some { $0.student.fullName.count == 60 })
  #expect(some { $0.student.fullName.contains("'") } && some { $0.student.fullName.contains("’") })
  #expect(some { $0.student.nisn == nil } && some { $0.student.localStudentNumber == nil })
  for religion in [Religion.confucian, .belief, .hindu] {
    #expect(some { $0.student.religion == religion })
  }
  for hundredths in [0, 10_000, 7_000, 6_900, 7_950] {
    #expect(anyHalf { $0.score?.hundredths == hundredths }, "\(hundredths)")
  }
  #expect(anyHalf { $0.narrative?.count == 800 })
  #expect(some { $0.teacherNote?.count == 2_000 })
  #expect(some { $0.extracurriculars.isEmpty } && some { $0.extracurriculars.count == 6 })
  #expect(some { $0.subjects.count(where: \.subject.isLocalContent) == 3 })
  #expect(some { $0.student.admission.previousSchool != nil })
  #expect(
    some { $0.extracurriculars.contains { $0.remark?.contains("الإخلاص") == true } })
  #expect(some { $0.classGroup.homeroomTeacher?.nip == nil })
  #expect(all.allSatisfy { $0.principal?.titlePrefix == "Plt." })
  #expect(some { $0.student.specialNeeds != nil })
  #expect(some { $0.student.father.name == nil && $0.student.guardian.name != nil })
  #expect(all.count { $0.student.fullName.hasPrefix("Alif Pratama Nugr") } == 2)
  #expect(some { $0.student.fullName.count > 60 && !$0.student.fullName.contains(" ") })
}

@Test func evenSemesterDecides() throws {
  let all = try records(.even)
  #expect(all.count == 85)
  #expect(all.contains { $0.decision == .notGraduated })
  #expect(all.contains { $0.decision == .retained(in: 1) })
  #expect(all.count { $0.decision == nil } == 1)
}

@Test func filesCarryTheDirt() throws {
  let files = ExampleSchool.files
  #expect(files == ExampleSchool.files)
  func file(_ name: String) throws -> [UInt8] {
    try #require(files.first { $0.name == name }?.bytes, "\(name)")
  }
  #expect(try file("07-scores-1A.csv").prefix(2) == [0xFF, 0xFE])
  #expect(try file("07-scores-6A.csv").prefix(3) == [0xEF, 0xBB, 0xBF])
  let windows = try file("08-scores-4B-deskripsi.csv")
  #expect(String(validating: windows, as: UTF8.self) == nil)
  let students = try #require(String(validating: try file("04-students.csv"), as: UTF8.self))
  for dirt in ["Daftar Peserta Didik", "Kelas 1A", "IV A", "'0", "\u{A0}", "ISLAM", "Jumlah"] {
    #expect(students.contains(dirt), "\(dirt)")
  }
  let scores = try #require(String(validating: try file("07-scores-4A.csv"), as: UTF8.self))
  for dirt in ["79,5", "<br>", "&nbsp;"] { #expect(scores.contains(dirt), "\(dirt)") }
  #expect(try file("genap/13-decisions-6A.csv").isEmpty == false)
}

/// A demo of blocked students would show no cards.
@Test func onlyTheEdgeCasesAreBlocked() throws {
  let odd = try records(.odd).count { Completeness(Completeness.findings(for: $0)) == .blocked }
  let even = try records(.even).count { Completeness(Completeness.findings(for: $0)) == .blocked }
  #expect(odd == 2)
  #expect(even == 3)
}
