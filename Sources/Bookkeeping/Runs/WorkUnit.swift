internal import GRDB
package import Records

/// Students of one class that there is something to do for: the unit of a run's work.
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

extension WorkUnit {
  /// - Parameter rows: of class, NPSN, class's name and student, those of one class together.
  static func all(
    _ rows: RowCursor, noting: (Row) -> Void = { _ in }
  ) throws -> [WorkUnit] {
    var units: [WorkUnit] = []
    while let row = try rows.next() {
      guard let npsn = NPSN(row[1]) else { continue }
      if units.last?.classRow != row[0] {
        units.append(WorkUnit(npsn: npsn, classRow: row[0], className: row[2], students: []))
      }
      units[units.count - 1].students.append(StudentID(row[3]))
      noting(row)
    }
    return units
  }
}
