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
  /// Which report its results are for.
  package var kind = ReportKind.endOfTerm
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
  package var cocurricular = Cocurricular()
  package var projects: [P5Project] = []
  /// The electives that the student takes, by code.
  package var electives: Set<String> = []
}

package struct SampleResult: Sendable, Hashable {
  package var knowledge = CompetencyResult()
  package var skill = CompetencyResult()
  package var learning = LearningResult()
  package var midterm = MidtermResult()
}

extension SampleSchool {
  /// The subjects of a student, in printing order: those of the grade, of the religions only the student's own, of the
  /// electives those that the student takes.
  func subjects(of pupil: SampleStudent, grade: Int) -> [Subject] {
    subjects.filter { $0.grades.contains(grade) }.map(\.subject)
      .filter { $0.religion == nil || $0.religion == pupil.student.religion }
      .filter { !$0.isElective || pupil.electives.contains($0.code) }
      .sorted(by: Subject.precedes)
  }

  /// The finished records, as the ledger would give them after importing the files: for benches and tests of what comes
  /// after the ledger.
  package var records: [ReportRecord] {
    let thresholds =
      ThresholdTable.default(kkm: kkm)
      ?? ThresholdTable(kkm: kkm, bFrom: 101, aFrom: 101, source: .edited)
    return classes.flatMap { room in
      room.students.map { record(of: $0, in: room.group, thresholds) }
    }
  }

  /// Each kind of report has only what it prints; the ledger keeps the kinds apart too.
  private func record(
    of pupil: SampleStudent, in group: ClassGroup, _ thresholds: ThresholdTable
  ) -> ReportRecord {
    var record = ReportRecord(
      kind: kind, term: term, school: school, principal: principal, classGroup: group,
      rosterNumber: pupil.rosterNumber, student: pupil.student, settings: settings)
    switch kind {
    case .endOfTerm:
      record.attitude = pupil.attitude
      record.extracurriculars = pupil.extracurriculars
      record.physical = pupil.physical
      record.achievements = pupil.achievements
      record.absence = pupil.absence
      record.advice = pupil.advice
      record.teacherNote = pupil.teacherNote
      record.decision = pupil.decision
      record.cocurricular = pupil.cocurricular
    case .midterm: break
    case .p5:
      record.projects = pupil.projects
      return record
    case .supplement: return record
    }
    record.subjects = subjects(of: pupil, grade: group.grade).map { subject in
      let result = pupil.results[subject.code] ?? SampleResult()
      guard kind == .endOfTerm else {
        return SubjectResult(subject: subject, thresholds: thresholds, midterm: result.midterm)
      }
      return SubjectResult(
        subject: subject, thresholds: thresholds, knowledge: result.knowledge,
        skill: result.skill, learning: result.learning)
    }
    return record
  }
}
