package import Records

/// Whom or what a picture shows.
package struct PictureOwner: Sendable, Hashable {
  package var kind: PictureKind
  /// The student of a photograph.
  package var student: StudentID?
  /// The person's name, or the school's number.
  package var name: String
  /// What the file in the workspace's folder is called, without its ending.
  package var stem: String

  /// A student who has neither a NISN nor a number of the school cannot be named by a file.
  package init?(_ student: Roster.Entry) {
    guard let stem = PictureStem.photo(student.nisn, student.localStudentNumber) else { return nil }
    self.init(kind: .photo, student: student.id, name: student.fullName, stem: stem)
  }

  package init?(_ staff: Staff) {
    guard let stem = PictureStem.signature(staff) else { return nil }
    self.init(kind: .signature, student: nil, name: staff.name, stem: stem)
  }

  package init(_ kind: PictureKind, of school: NPSN) {
    self.init(
      kind: kind, student: nil, name: "NPSN \(school.digits)",
      stem: kind == .logo ? PictureStem.logo : PictureStem.stamp)
  }

  private init(kind: PictureKind, student: StudentID?, name: String, stem: String) {
    self.kind = kind
    self.student = student
    self.name = name
    self.stem = stem
  }
}
