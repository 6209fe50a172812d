internal import GRDB
internal import Records

// Which class a student is in, term by term (Docs/domain.md section 6.5).
extension Importer {
  private struct Place: Equatable {
    var className: String
    var number: Int?
  }

  /// Puts a student into a class of the target's term, or out of it; the headcounts follow by themselves.
  ///
  /// Until its own list comes, the even semester's list is the odd one's: its place follows as long as it is the same. What
  /// is imported for the even semester leaves the odd one alone, so that who left or came between them is in one list only.
  mutating func move(
    _ student: StudentID, to className: Change<String>, number: Change<Int>, named name: String,
    isNew: Bool
  ) throws -> Bool {
    let old = try place(of: student, in: target.term.semester)
    let newClass = className.applied(to: old?.className)
    // A number belongs to a class list: it does not move with the student.
    let kept = newClass == old?.className ? old?.number : nil
    let new = newClass.map { Place(className: $0, number: number.applied(to: kept)) }
    guard new != old else { return false }
    if !isNew {
      if new?.className != old?.className {
        writer.note(name, "class", old?.className, new?.className)
      }
      if new?.number != old?.number {
        writer.note(
          name, "roster_number", old?.number.map(String.init), new?.number.map(String.init))
      }
    }
    var semesters = [target.term.semester]
    if target.term.semester == .odd, try place(of: student, in: .even) == old {
      semesters.append(.even)
    }
    for semester in semesters { try put(student, in: new, semester) }
    return true
  }

  private func key(_ student: StudentID, _ semester: Semester) -> StatementArguments {
    [student.value, target.term.schoolYear.start, semester.rawValue]
  }

  private func place(of student: StudentID, in semester: Semester) throws -> Place? {
    try Row.fetchOne(
      writer.database.cachedStatement(
        sql: """
          SELECT class_group.name, roster_number FROM membership
          JOIN class_group ON class_group.id = class_group
          WHERE student = ? AND membership.school_year = ? AND semester = ?
          """), arguments: key(student, semester)
    ).map { Place(className: $0[0], number: $0[1]) }
  }

  private func put(_ student: StudentID, in place: Place?, _ semester: Semester) throws {
    guard let place else {
      return try writer.database.cachedStatement(
        sql: "DELETE FROM membership WHERE student = ? AND school_year = ? AND semester = ?"
      ).execute(arguments: key(student, semester))
    }
    try writer.database.cachedStatement(
      sql: """
        INSERT INTO membership (student, school_year, semester, class_group, roster_number)
        VALUES (?, ?, ?, ?, ?) ON CONFLICT (student, school_year, semester)
        DO UPDATE SET class_group = excluded.class_group, roster_number = excluded.roster_number
        """
    ).execute(
      arguments: key(student, semester) + [try classRow(place.className), place.number])
  }

  /// Who has left is in no list of a term that begins later; with the day taken back, in that of the even semester again.
  mutating func settleLeaving(
    _ student: StudentID, on date: Change<CalendarDate>, named name: String
  ) throws {
    switch date {
    case .keep: break
    case .set(let date):
      let old = try place(of: student, in: target.term.semester)
      try writer.database.cachedStatement(
        sql: """
          DELETE FROM membership WHERE student = ? AND ? <
            CASE semester WHEN 1 THEN school_year || '-07-01' ELSE (school_year + 1) || '-01-01' END
          """
      ).execute(arguments: [student.value, date.text])
      // A day before the term that the file is for may be a slip of the pen: it is told.
      let new = try place(of: student, in: target.term.semester)
      if new != old { writer.note(name, "class", old?.className, new?.className) }
    case .clear:
      guard try place(of: student, in: .even) == nil else { return }
      try put(student, in: place(of: student, in: .odd), .even)
    }
  }
}
