/// A class group (rombongan belajar) of one school year: "4A".
package struct ClassGroup: Sendable, Hashable, Codable {
  /// Normalised: grade in Arabic digits and its suffix ("4A", "6-Melati" stays as suffix "Melati").
  package var name: String
  /// 1 to 13.
  package var grade: Int
  package var curriculum: Curriculum
  package var homeroomTeacher: Staff?

  package init(name: String, grade: Int, curriculum: Curriculum, homeroomTeacher: Staff? = nil) {
    self.name = name
    self.grade = grade
    self.curriculum = curriculum
    self.homeroomTeacher = homeroomTeacher
  }
}
