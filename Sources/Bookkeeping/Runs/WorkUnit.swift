package import Records

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
