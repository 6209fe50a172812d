/// What one document is made of.
package enum DocumentRecord: Sendable, Hashable {
  /// One student's report.
  case report(ReportRecord)
  /// A class: its ledger, its labels.
  case classLedger(ClassLedgerRecord)
  /// One student over the years.
  case studentRegister(StudentRegisterRecord)

  /// The report that says which school's document it is, on which paper and when; the latest of several. Nil for a
  /// class or a register without reports.
  package var report: ReportRecord? {
    switch self {
    case .report(let record): record
    case .classLedger(let ledger): ledger.rows.first?.record
    case .studentRegister(let register): register.columns.compactMap(\.record).last
    }
  }

  /// Whom an error names: the student, or school and class.
  package var title: String {
    switch self {
    case .report(let record): record.student.fullName
    case .classLedger(let ledger): "\(ledger.school.name), \(ledger.classGroup.name)"
    case .studentRegister(let register): register.student.fullName
    }
  }
}
