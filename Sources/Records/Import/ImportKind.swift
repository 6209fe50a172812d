/// The kinds of file that can be imported (Docs/domain.md section 5.3).
package enum ImportKind: String, Sendable, Hashable, Codable, CaseIterable {
  case schools
  case staff
  case classes
  case students
  case subjects
  case scores
  case attitude
  /// Absence, notes, height, weight and health.
  case attendance
  case extracurricular
  case achievements
  case decisions
  case settings
}
