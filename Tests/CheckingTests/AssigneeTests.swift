import Checking
import Records
import Testing

/// Who must do what (Docs/domain.md sections 1.1, 6.1).
@Test func inPrimarySchoolTheClassTeacherHasMostSubjects() throws {
  let record = try Classroom().records[0]
  let teacher = Assignee(
    actor: .homeroomTeacher, person: "Rina Wulandari, S.Pd.", className: "4A")
  #expect(record.assignee(.subjectTeacher, subject: "MTK") == teacher)
  #expect(
    record.assignee(.subjectTeacher, subject: "PJOK")
      == Assignee(actor: .subjectTeacher, subject: "Pendidikan Jasmani"))
  #expect(record.assignee(.schoolOperator) == Assignee(actor: .schoolOperator))
}

@Test func aTeacherThatTheSchoolNamesIsNamed() throws {
  let record = try Classroom().records[0]
  var teachers = SubjectTeachers()
  teachers.add(Staff(name: "Dede Sulaiman"), subjectKey: "pjok", className: "")
  teachers.add(Staff(name: "Euis Komariah"), subjectKey: "matematika", className: "4A")
  #expect(
    record.assignee(.subjectTeacher, subject: "PJOK", teachers: teachers).person
      == "Dede Sulaiman")
  #expect(
    record.assignee(.subjectTeacher, subject: "MTK", teachers: teachers)
      == Assignee(actor: .subjectTeacher, person: "Euis Komariah", subject: "Matematika"))
  #expect(
    record.assignee(.subjectTeacher, subject: "BIND", teachers: teachers).actor
      == .homeroomTeacher)
}

@Test func theListGathersPointsByPerson() throws {
  var room = try Classroom()
  for index in room.records.indices { room.records[index].absence.sick = nil }
  room.records[2].absence.excused = nil
  room.records[1].subjects[2].skill.score = nil
  let list = try #require(TaskListRecord(of: [ClassCheck(of: room.records)]))
  #expect(list.studentCount == 10)
  let teacher = try #require(list.people.first { $0.assignee.actor == .homeroomTeacher })
  let absence = try #require(teacher.groups.first { $0.kind == .absence })
  #expect(absence.isWholeClass && absence.students.count == 10)
  let sports = try #require(list.people.first { $0.assignee.subject == "Pendidikan Jasmani" })
  #expect(sports.groups.map(\.kind) == [.skillScore])
  #expect(sports.groups[0].students == ["Sari Lestari"] && sports.groups[0].blocks)
}

/// Every point that the completeness rules know has a kind that fits it.
@Test(arguments: [
  ("subjects[MTK].knowledge.score", Finding.Code.c3, ItemKind.knowledgeScore),
  ("subjects[MTK].skill.narrative", .c4, .skillText),
  ("subjects[MTK].thresholds", .c3, .thresholds),
  ("subjects[MTK].learning.achievedNarrative", .c4, .statements),
  ("subjects[PABP-ISLAM].learning.finalScore", .c2, .finalScore),
  ("subjects", .c2, .religionSubject), ("subjects", .c3, .subjects),
  ("student.nisn", .c1, .number), ("attitude.social", .c5, .social),
  ("attitude.socialPredicate", .c5, .attitudeLetter), ("physical.weightOdd", .c9, .weight),
  ("projects[2].targets", .c3, .projectLevels), ("projects[0].processNote", .c7, .projectNote),
  ("settings.reportDate", .c11, .reportDate), ("school.address.street", .c11, .schoolAddress),
])
func kindsOfFindings(field: String, code: Finding.Code, kind: ItemKind) {
  let finding = Finding(
    code: code, level: .warn, field: field, actor: .schoolOperator,
    message: Bilingual(id: "", en: ""))
  #expect(finding.kind == kind)
}
