/// The ledger (leger) of one class in one term: all students by all subjects, with sums, means and, if the school wants
/// them, ranks (Docs/domain.md section 2.7). Also the root of what else is made for a whole class, such as labels.
///
/// Derived from the reports of the class, never stored.
package struct ClassLedgerRecord: Sendable, Hashable {
  /// A column, or under K13 a pair of columns.
  package struct Column: Sendable, Hashable {
    /// The subject; the religion subjects share one column.
    package var subject: Subject
    package var masteryThreshold: Int
    /// Merdeka and mid-semester.
    package var single: LedgerSummary
    package var knowledge: LedgerSummary
    package var skill: LedgerSummary
  }

  /// What stands where a student and a subject meet.
  package struct Cell: Sendable, Hashable {
    /// Whether the student has the subject at all.
    package var isTaken = false
    package var single: Score?
    package var knowledge: Score?
    package var knowledgePredicate: Predicate?
    package var skill: Score?
    package var skillPredicate: Predicate?
    /// A score that the report would need is not there.
    package var isMissing = false

    package init() {}

    /// The numbers as printed.
    var numbers: [Int] { [single, knowledge, skill].compactMap { $0?.rounded } }
  }

  package struct Row: Sendable, Hashable {
    /// The number in the class list, else the place in it, from 1.
    package var number: Int
    package var record: ReportRecord
    /// One for each column.
    package var cells: [Cell]
    /// Of the scores as printed; nil if there are none.
    package var sum: Int?
    package var mean: String?
    /// Nil unless the school's settings ask for ranks.
    package var rank: Int?
  }

  /// The term, kind, school, class and settings are those of every report of the class.
  package var kind: ReportKind
  package var term: Term
  package var school: School
  package var principal: Principal?
  package var classGroup: ClassGroup
  package var settings: ReportSettings
  package var columns: [Column]
  package var rows: [Row]
  /// Of the students' sums.
  package var sums: LedgerSummary
  /// The mean of all scores of the class.
  package var mean: String?
}
