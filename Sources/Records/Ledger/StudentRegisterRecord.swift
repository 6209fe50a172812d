/// One student in the permanent register (buku induk): identity, and the grades of all semesters side by side
/// (Docs/domain.md section 2.8). Derived from the stored reports, never stored.
package struct StudentRegisterRecord: Sendable, Hashable {
  /// A semester. A grade that the student has not reached has two without a report; one that was repeated has four.
  package struct Column: Sendable, Hashable {
    package var grade: Int
    package var semester: Semester
    /// Nil for a semester that is not on record.
    package var record: ReportRecord?
    package var sum: Int?
    package var mean: String?
    /// Nil unless the school's settings of that term ask for ranks.
    package var rank: Int?
    /// The mean of all scores of the class.
    package var classMean: String?
  }

  /// A subject over the years.
  package struct Row: Sendable, Hashable {
    /// The code that stayed the same.
    package var code: String
    /// As it was last named.
    package var subject: Subject
    /// One for each column; nil where the student did not have the subject.
    package var cells: [Cell?]
  }

  package struct Cell: Sendable, Hashable {
    package var scores: ClassLedgerRecord.Cell
    /// The class's means of the same scores.
    package var single: String?
    package var knowledge: String?
    package var skill: String?
  }

  /// As on the last report.
  package var school: School
  package var principal: Principal?
  package var classGroup: ClassGroup
  package var student: Student
  package var settings: ReportSettings
  package var columns: [Column]
  package var rows: [Row]
}
