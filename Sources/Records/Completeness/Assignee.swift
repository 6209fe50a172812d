/// Who has to enter or mend something (Docs/domain.md section 6.1): the office, and the person if one is known.
package struct Assignee: Sendable, Hashable {
  package var actor: Finding.Actor
  /// With titles, as printed.
  package var person: String?
  /// The class that the homeroom teacher leads; nil for other offices.
  package var className: String?
  /// The subject that the subject teacher teaches; nil for other offices.
  package var subject: String?

  package init(
    actor: Finding.Actor, person: String? = nil, className: String? = nil, subject: String? = nil
  ) {
    self.actor = actor
    self.person = person
    self.className = className
    self.subject = subject
  }
}

extension ReportRecord {
  /// Who it is that an office of the student's class and a subject stands for. In primary school the class teacher
  /// teaches all subjects but religion and physical education (Docs/domain.md section 1.1).
  ///
  /// - Parameter teachers: the subject teachers that the school names; where it names one, it is that one.
  package func assignee(
    _ actor: Finding.Actor, subject code: String? = nil,
    teachers: SubjectTeachers = SubjectTeachers()
  ) -> Assignee {
    let subject = code.flatMap { code in subjects.first { $0.subject.code == code }?.subject }
    switch actor {
    case .schoolOperator: return Assignee(actor: actor)
    case .principal: return Assignee(actor: actor, person: principal?.staff.fullName)
    case .subjectTeacher:
      if let subject, let name = teachers.name(of: subject, className: classGroup.name) {
        return Assignee(actor: actor, person: name, subject: subject.name)
      }
      let hasClassTeacher = school.level == .sd || school.level == .mi
      if let subject,
        !hasClassTeacher || subject.isReligious || Self.physicalEducation.contains(subject.code)
      {
        return Assignee(actor: actor, subject: subject.name)
      }
      return homeroom
    case .homeroomTeacher: return homeroom
    }
  }

  private var homeroom: Assignee {
    Assignee(
      actor: .homeroomTeacher, person: classGroup.homeroomTeacher?.fullName,
      className: classGroup.name)
  }

  private static let physicalEducation: Set<String> = ["PJOK", "PENJAS", "PENJASORKES"]
}
