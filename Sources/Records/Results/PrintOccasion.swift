/// What decides with which layout and overrides a student's report is printed (Docs/domain.md section 3.8): the same for
/// all reports of a class and kind.
package struct PrintOccasion: Sendable, Hashable {
  package var kind: ReportKind
  package var curriculum: Curriculum
  package var level: EducationLevel
  package var grade: Int
  package var term: Term
  package var npsn: NPSN
  package var city: String?

  package init(
    kind: ReportKind, curriculum: Curriculum, level: EducationLevel, grade: Int, term: Term,
    npsn: NPSN, city: String?
  ) {
    self.kind = kind
    self.curriculum = curriculum
    self.level = level
    self.grade = grade
    self.term = term
    self.npsn = npsn
    self.city = city
  }
}

extension ReportRecord {
  package var occasion: PrintOccasion {
    PrintOccasion(
      kind: kind, curriculum: classGroup.curriculum, level: school.level, grade: classGroup.grade,
      term: term, npsn: school.npsn, city: school.address.city)
  }
}
