/// A student's key in the ledger: never printed, never reused.
package struct StudentID: Sendable, Hashable, Comparable, Codable {
  package let value: Int64

  package init(_ value: Int64) { self.value = value }

  package static func < (left: StudentID, right: StudentID) -> Bool { left.value < right.value }
}

/// What Intake must know of a school to tell whom a row of a file means.
package struct Roster: Sendable, Hashable {
  package struct Entry: Sendable, Hashable {
    package var id: StudentID
    package var fullName: String
    package var nisn: NISN?
    package var localStudentNumber: String?
    package var birthDate: CalendarDate?
    package var religion: Religion?
    package var className: String?
    /// The code of the religion subject for which the student has a score in the term.
    package var religionSubject: String?
    /// The name of the photograph's file, as the student list says it.
    package var photo: String?

    package init(
      id: StudentID, fullName: String, nisn: NISN? = nil, localStudentNumber: String? = nil,
      birthDate: CalendarDate? = nil, religion: Religion? = nil, className: String? = nil,
      religionSubject: String? = nil, photo: String? = nil
    ) {
      self.id = id
      self.fullName = fullName
      self.nisn = nisn
      self.localStudentNumber = localStudentNumber
      self.birthDate = birthDate
      self.religion = religion
      self.className = className
      self.religionSubject = religionSubject
      self.photo = photo
    }
  }

  package var npsn: NPSN
  package var term: Term
  package var students: [Entry]
  package var classes: [ClassGroup]
  package var subjects: [GradeSubject]
  package var staff: [Staff]

  package init(
    npsn: NPSN, term: Term, students: [Entry] = [], classes: [ClassGroup] = [],
    subjects: [GradeSubject] = [], staff: [Staff] = []
  ) {
    self.npsn = npsn
    self.term = term
    self.students = students
    self.classes = classes
    self.subjects = subjects
    self.staff = staff
  }
}

/// A subject and the grades that have it.
package struct GradeSubject: Sendable, Hashable, Codable {
  package var subject: Subject
  package var grades: ClosedRange<Int>

  package init(subject: Subject, grades: ClosedRange<Int>) {
    self.subject = subject
    self.grades = grades
  }
}
