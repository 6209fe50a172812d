/// Everything that one report card of one student says: what a template is merged with, and the published JSON form
/// (`Docs/report-record.schema.json`) in which other systems may hand reports to the renderer.
package struct ReportRecord: Sendable, Hashable, Codable {
  package var kind: ReportKind
  package var term: Term
  package var school: School
  package var principal: Principal?
  package var classGroup: ClassGroup
  /// The student's number in the class list; nil if the list was never numbered.
  package var rosterNumber: Int?
  package var student: Student
  /// In printing order.
  package var subjects: [SubjectResult]
  package var attitude: Attitude
  package var extracurriculars: [Extracurricular]
  /// Co-curricular activity (Merdeka from 2025/2026).
  @OrEmpty package var cocurricular: Cocurricular
  /// Projects (P5, 2021 to 2025).
  @OrEmpty package var projects: [P5Project]
  package var physical: Physical
  package var achievements: [Achievement]
  package var absence: Absence
  /// Saran-saran (K13 SD).
  package var advice: String?
  /// Catatan wali kelas.
  package var teacherNote: String?
  package var decision: Decision?
  package var settings: ReportSettings

  package init(
    kind: ReportKind, term: Term, school: School, principal: Principal? = nil,
    classGroup: ClassGroup, rosterNumber: Int? = nil, student: Student,
    subjects: [SubjectResult] = [], attitude: Attitude = Attitude(),
    extracurriculars: [Extracurricular] = [], physical: Physical = Physical(),
    achievements: [Achievement] = [], absence: Absence = Absence(), advice: String? = nil,
    teacherNote: String? = nil, decision: Decision? = nil,
    settings: ReportSettings = ReportSettings(), cocurricular: Cocurricular = Cocurricular(),
    projects: [P5Project] = []
  ) {
    self.kind = kind
    self.term = term
    self.school = school
    self.principal = principal
    self.classGroup = classGroup
    self.rosterNumber = rosterNumber
    self.student = student
    self.subjects = subjects
    self.attitude = attitude
    self.extracurriculars = extracurriculars
    self.cocurricular = cocurricular
    self.projects = projects
    self.physical = physical
    self.achievements = achievements
    self.absence = absence
    self.advice = advice
    self.teacherNote = teacherNote
    self.decision = decision
    self.settings = settings
  }
}
