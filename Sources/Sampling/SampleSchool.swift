package import Records

/// A school of invented people, with everything that one term's report cards need.
package struct SampleSchool: Sendable, Hashable {
  package var term: Term
  package var school: School
  package var principal: Principal
  package var subjects: [GradeSubject]
  package var kkm: Int
  package var settings: ReportSettings
  package var classes: [SampleClass]
  package var habits: FileHabits
}

package struct SampleClass: Sendable, Hashable {
  package var group: ClassGroup
  /// In the order of the class list.
  package var students: [SampleStudent]
}

package struct SampleStudent: Sendable, Hashable {
  package var student: Student
  /// In the class list of the school year; nobody takes over the number of one who leaves.
  package var rosterNumber: Int
  /// By subject code.
  package var results: [String: SampleResult] = [:]
  package var attitude = Attitude()
  package var extracurriculars: [Extracurricular] = []
  package var physical = Physical()
  package var achievements: [Achievement] = []
  package var absence = Absence()
  package var advice: String?
  package var teacherNote: String?
  package var decision: Decision?
}

package struct SampleResult: Sendable, Hashable {
  package var knowledge = CompetencyResult()
  package var skill = CompetencyResult()
}

extension SampleSchool {
  /// The subjects of a student, in printing order: those of the grade, and of the religions only the student's own.
  func subjects(of student: Student, grade: Int) -> [Subject] {
    subjects.filter { $0.grades.contains(grade) }.map(\.subject)
      .filter { $0.religion == nil || $0.religion == student.religion }
      .sorted(by: Subject.precedes)
  }

  /// The finished records, as the ledger would give them after importing the files: for benches and tests of what comes
  /// after the ledger.
  package var records: [ReportRecord] {
    let thresholds =
      ThresholdTable.default(kkm: kkm)
      ?? ThresholdTable(kkm: kkm, bFrom: 101, aFrom: 101, source: .edited)
    return classes.flatMap { room in
      room.students.map { pupil in
        ReportRecord(
          kind: .endOfTerm, term: term, school: school, principal: principal,
          classGroup: room.group, rosterNumber: pupil.rosterNumber, student: pupil.student,
          subjects: subjects(of: pupil.student, grade: room.group.grade).map { subject in
            let result = pupil.results[subject.code] ?? SampleResult()
            return SubjectResult(
              subject: subject, thresholds: thresholds, knowledge: result.knowledge,
              skill: result.skill)
          },
          attitude: pupil.attitude, extracurriculars: pupil.extracurriculars,
          physical: pupil.physical, achievements: pupil.achievements, absence: pupil.absence,
          advice: pupil.advice, teacherNote: pupil.teacherNote, decision: pupil.decision,
          settings: settings)
      }
    }
  }
}
