/// The kinds of file that can be imported (Docs/domain.md section 5.3).
package enum ImportKind: String, Sendable, Hashable, Codable, CaseIterable {
  case schools
  case staff
  case classes
  case students
  case subjects
  /// Final scores of the semester, with descriptions and learning objectives.
  case scores
  /// Scores in the middle of the semester.
  case midterm
  case attitude
  /// Absence, notes, height, weight and health.
  case attendance
  case extracurricular
  case cocurricular
  /// Projects and their targets.
  case p5
  case achievements
  case decisions
  /// Pass marks of single subjects.
  case thresholds
  /// Who takes which elective, and who is freed of a subject.
  case electives
  /// Who left, when, why and whereto.
  case transfers
  case settings
}
