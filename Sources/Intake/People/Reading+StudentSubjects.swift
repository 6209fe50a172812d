internal import Records

// Subjects of a student.
extension Reading {
  func takes(_ code: String, _ student: Roster.Entry) -> Bool {
    guard let religion = student.religion else { return true }
    return subjects.entries(of: code).contains {
      $0.subject.religion == nil || $0.subject.religion == religion
    }
  }

  /// The subject's code for this student; complains if it is not theirs.
  mutating func code(
    _ meaning: SubjectFinder.Meaning, of student: Roster.Entry, _ row: SheetRow, column: Int
  ) -> String? {
    switch meaning {
    case .ownReligion:
      guard let religion = student.religion else {
        refuse(row, column: column, .religionUnknown)
        return nil
      }
      guard let code = subjects.code(of: religion) else {
        refuse(row, column: column, .noReligionSubject(religion))
        return nil
      }
      return code
    case .subject(let code):
      guard takes(code, student) else {
        refuse(row, column: column, .otherReligion(student.religion))
        return nil
      }
      if let grade = grade(of: student),
        !subjects.entries(of: code).contains(where: { $0.grades.contains(grade) })
      {
        refuse(row, column: column, .notTaught(code, grade))
        return nil
      }
      return code
    }
  }

  /// Whether the student has no other religion's score, in the file or before it.
  func isOnlyReligion(
    _ code: String, of student: Roster.Entry, _ seen: inout [StudentID: String]
  ) -> Bool {
    guard subjects.entries(of: code).contains(where: \.subject.isReligious) else { return true }
    // Another file's score, where the student's religion does not decide.
    if seen[student.id] == nil, student.religion == nil {
      seen[student.id] = student.religionSubject
    }
    defer { seen[student.id] = seen[student.id] ?? code }
    return seen[student.id] == nil || seen[student.id] == code
  }

  /// Refuses a score that the curriculum of the student's class does not have. The middle of the semester may have all.
  mutating func checkCurriculum(
    _ part: ScorePart, _ student: Roster.Entry, _ row: SheetRow, column: Int
  ) {
    guard kind == .scores, let name = student.className, let curriculum = curricula[name] else {
      return
    }
    switch (curriculum, part) {
    case (.k13, .single): refuse(row, column: column, .isK13)
    case (.merdeka, .knowledge), (.merdeka, .skill): refuse(row, column: column, .isMerdeka)
    default: break
    }
  }

  mutating func checkCurriculum(
    _ part: ScorePart, _ student: Roster.Entry, _ row: SheetRow, _ field: Field
  ) {
    if let column = table.columns[field] { checkCurriculum(part, student, row, column: column) }
  }
}
