/// What a layout makes (Docs/domain.md section 2.1): a report of one student, or a document over a class or over years.
package enum DocumentKind: String, Sendable, Hashable, Codable, CaseIterable {
  case endOfTerm, midterm, p5, supplement
  /// Leger: all students and subjects of a class.
  case classLedger
  /// Cover and name labels of a class.
  case labels
  /// Buku induk: one student over all semesters.
  case studentRegister
  /// What a run over schools came to.
  case closingSheet
  /// What is still to be done at a school, teacher by teacher.
  case taskList

  /// The kind of report, for those that are one.
  package var report: ReportKind? { ReportKind(rawValue: rawValue) }

  package init(_ kind: ReportKind) {
    switch kind {
    case .endOfTerm: self = .endOfTerm
    case .midterm: self = .midterm
    case .p5: self = .p5
    case .supplement: self = .supplement
    }
  }
}
