package import Records

/// Whose cards a run makes.
package enum RunScope: Sendable, Hashable {
  case all
  case schools([NPSN])
  case classes([String], of: NPSN)

  /// As kept in the ledger: "all", "20200001 20200002", or "20200001/4A 20200001/4B".
  package var text: String {
    switch self {
    case .all: "all"
    case .schools(let schools): schools.map(\.digits).joined(separator: " ")
    case .classes(let names, let school):
      names.map { "\(school.digits)/\($0)" }.joined(separator: " ")
    }
  }
}

/// Students of one class that a run has still to do: the unit of work.
package struct WorkUnit: Sendable, Hashable {
  package var npsn: NPSN
  /// The class's row, the same for all programs that work on the ledger.
  package var classRow: Int64
  package var className: String
  package var students: [StudentID]

  package init(npsn: NPSN, classRow: Int64, className: String, students: [StudentID]) {
    self.npsn = npsn
    self.classRow = classRow
    self.className = className
    self.students = students
  }
}
