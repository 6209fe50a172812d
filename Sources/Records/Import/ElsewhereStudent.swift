/// A student of another school, found by NISN.
package struct ElsewhereStudent: Sendable, Hashable {
  package var id: StudentID
  package var npsn: NPSN
  package var schoolName: String
  package var fullName: String
  package var birthDate: CalendarDate?
  /// The class of the term that is worked on, if the student is in one there.
  package var className: String?
  /// Nil if that school has not noted that the student left.
  package var leavingDate: CalendarDate?

  package init(
    id: StudentID, npsn: NPSN, schoolName: String, fullName: String, birthDate: CalendarDate? = nil,
    className: String? = nil, leavingDate: CalendarDate? = nil
  ) {
    self.id = id
    self.npsn = npsn
    self.schoolName = schoolName
    self.fullName = fullName
    self.birthDate = birthDate
    self.className = className
    self.leavingDate = leavingDate
  }
}
