// Patches of what came with Merdeka, projects, electives and transfers.

package struct CocurricularPatch: Sendable, Hashable {
  package var student: StudentID
  package var narrative: Change<String> = .keep
  /// The whole list; nil keeps what is stored.
  package var activities: [CocurricularActivity]?

  package init(student: StudentID) { self.student = student }
}

/// The pass mark of one subject, for one grade or for all of them, in the roster's school year.
package struct ThresholdPatch: Sendable, Hashable {
  /// ``Subject/code``.
  package var subject: String
  package var grade: Int?
  package var kkm: Change<Int> = .keep
  package var bFrom: Change<Int> = .keep
  package var aFrom: Change<Int> = .keep

  package init(subject: String, grade: Int? = nil) {
    self.subject = subject
    self.grade = grade
  }
}

/// Whether a student takes a subject in the roster's school year; cleared, the subject's own rule holds again.
package struct ElectivePatch: Sendable, Hashable {
  package var student: StudentID
  /// ``Subject/code``.
  package var subject: String
  package var takes: Change<Bool>

  package init(student: StudentID, subject: String, takes: Change<Bool>) {
    self.student = student
    self.subject = subject
    self.takes = takes
  }
}

package struct TransferPatch: Sendable, Hashable {
  package var student: StudentID
  package var date: Change<CalendarDate> = .keep
  package var grade: Change<Int> = .keep
  package var reason: Change<String> = .keep
  package var destination: Change<String> = .keep

  package init(student: StudentID) { self.student = student }
}
