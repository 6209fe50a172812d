/// Why a run may close without a student's card.
package enum ExcuseReason: String, Sendable, Hashable, Codable, CaseIterable {
  case transferred, withdrawn, incomplete, duplicate, technical
}

/// A student of a run, as its closing sheet shows them.
package struct RunEntry: Sendable, Hashable, Codable {
  package var npsn: NPSN
  package var school: String
  package var className: String
  package var rosterNumber: Int?
  package var fullName: String
  package var nisn: NISN?
  /// Nil while waiting; else made, same, blocked, failed or excused.
  package var outcome: String?
  /// The codes of what is missing or went wrong, or an ``ExcuseReason``.
  package var reason: String?
  package var pdfDigest: String?

  package init(
    npsn: NPSN, school: String, className: String, rosterNumber: Int?, fullName: String,
    nisn: NISN?, outcome: String?, reason: String?, pdfDigest: String? = nil
  ) {
    self.npsn = npsn
    self.school = school
    self.className = className
    self.rosterNumber = rosterNumber
    self.fullName = fullName
    self.nisn = nisn
    self.outcome = outcome
    self.reason = reason
    self.pdfDigest = pdfDigest
  }
}
