internal import GRDB
internal import Records

extension [StoredRecord] {
  /// A number for what all these students and their school have come to: another as soon as one of them changes, comes
  /// or goes. Cards that depend on classmates are noted with it.
  package var classState: Int64 {
    var state = ClassState()
    for record in sorted(by: { $0.id.value < $1.id.value }) {
      state.add(record.id.value, record.revision)
    }
    return state.value
  }
}

/// FNV-1a over the students of a class, in the order of their keys, and their revisions.
struct ClassState {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ student: Int64, _ revision: Int64) {
    for number in [student, revision] {
      for shift in stride(from: 0, to: 64, by: 8) {
        hash = (hash ^ UInt64(truncatingIfNeeded: number >> shift) & 0xff) &* 0x100_0000_01b3
      }
    }
  }

  var value: Int64 { Int64(bitPattern: hash) }

  /// The present states of the classes of a term, by row.
  ///
  /// - Parameter school: of that school only.
  static func all(
    in term: Term, of school: NPSN? = nil, _ database: Database
  ) throws -> [String: Int64] {
    let ofSchool =
      school == nil
      ? ""
      : """
      AND class_group IN (
        SELECT id FROM class_group WHERE npsn = :npsn AND school_year = :year)
      """
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT class_group, student.id, student.revision + school.revision
        FROM membership JOIN student ON student.id = membership.student JOIN school USING (npsn)
        WHERE school_year = :year AND semester = :semester \(ofSchool)
        ORDER BY class_group, student.id
        """,
      arguments: [
        "year": term.schoolYear.start, "semester": term.semester.rawValue, "npsn": school?.digits,
      ])
    var states: [String: Int64] = [:]
    var (current, state) = (Int64(-1), ClassState())
    while let row = try rows.next() {
      let room: Int64 = row[0]
      if room != current { (current, state) = (room, ClassState()) }
      state.add(row[1], row[2])
      states["\(room)"] = state.value
    }
    return states
  }
}
