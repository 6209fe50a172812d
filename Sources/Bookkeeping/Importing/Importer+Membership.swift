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
    _ student: StudentID, to className: Change<String>, number: Change<Int>,
    as subject: ImportSubject, isNew: Bool
  ) throws -> Bool {
    let old = try place(of: student, in: target.term.semester)
    let newClass = className.applied(to: old?.className)
    // A number belongs to a class list: it does not move with the student.
    let kept = newClass == old?.className ? old?.number : nil
    let new = newClass.map { Place(className: $0, number: number.applied(to: kept)) }
    guard new != old else { return false }
    if !isNew {
      if new?.className != old?.className {
        writer.note(subject, "class", old?.className, new?.className)
      }
      if new?.number != old?.number {
        writer.note(
          subject, "roster_number", old?.number.map(String.init), new?.number.map(String.init))
      }
    }
    var semesters = [target.term.semester]
    if target.term.semester == .odd, try place(of: student, in: .even) == old {
      semesters.append(.even)
    }
    for semester in semesters { try put(student, in: new, semester) }
    return true
  }

  private func key(_ student: StudentID, _ semester: Semester) -> [(String, DatabaseValue)] {
    [
      ("student", student.value.databaseValue), ("school_year", year),
      ("semester", semester.rawValue.databaseValue),
    ]
  }

  private func place(of student: StudentID, in semester: Semester) throws -> Place? {
    try Row.fetchOne(
      writer.database.cachedStatement(
        sql: """
          SELECT class_group.name, roster_number FROM membership
          JOIN class_group ON class_group.id = class_group
          WHERE student = ? AND membership.school_year = ? AND semester = ?
          """), arguments: StatementArguments(key(student, semester).map(\.1))
    ).map { Place(className: $0[0], number: $0[1]) }
  }

  private mutating func put(_ student: StudentID, in place: Place?, _ semester: Semester) throws {
    let key = key(student, semester)
    guard let place else { return try writer.delete("membership", key: key) }
    let values: [(column: String, value: DatabaseValue)] = [
      ("class_group", try classRow(place.className).databaseValue),
      ("roster_number", place.number.databaseValue),
    ]
    guard let old = try writer.row("membership", key: key) else {
      return try writer.insert("membership", key: key, values: key + values.map { ($0, $1) })
    }
    try writer.update("membership", key: key, values.map { ($0, old[$0], $1) })
  }

  /// Who has left is in no list of a term that begins later; with the day taken back, in that of the even semester again.
  mutating func settleLeaving(
    _ student: StudentID, on date: Change<CalendarDate>, as subject: ImportSubject
  ) throws {
    switch date {
    case .keep: break
    case .set(let date):
      let old = try place(of: student, in: target.term.semester)
      let later = try Row.fetchAll(
        writer.database.cachedStatement(
          sql: """
            SELECT school_year, semester FROM membership WHERE student = ? AND ? <
              CASE semester WHEN 1 THEN school_year || '-07-01'
              ELSE (school_year + 1) || '-01-01' END
            """), arguments: [student.value, date.text])
      for row in later {
        try writer.delete(
          "membership",
          key: [
            ("student", student.value.databaseValue), ("school_year", row[0]), ("semester", row[1]),
          ])
      }
      // A day before the term that the file is for may be a slip of the pen: it is told.
      let new = try place(of: student, in: target.term.semester)
      if new != old { writer.note(subject, "class", old?.className, new?.className) }
    case .clear:
      guard try place(of: student, in: .even) == nil else { return }
      try put(student, in: place(of: student, in: .odd), .even)
    }
  }
}
