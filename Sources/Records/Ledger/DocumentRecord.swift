/// What one document is made of.
package enum DocumentRecord: Sendable, Hashable {
  /// One student's report.
  case report(ReportRecord)
  /// A class: its ledger, its labels.
  case classLedger(ClassLedgerRecord)
  /// One student over the years.
  case studentRegister(StudentRegisterRecord)
  /// A run over schools.
  case closingSheet(ClosingSheetRecord)
  /// What is still to be done at a school.
  case taskList(TaskListRecord)

  /// The report that says which school's document it is, on which paper and when; the latest of several. Nil for a
  /// class or a register without reports, and for a run.
  package var report: ReportRecord? {
    switch self {
    case .report(let record): record
    case .classLedger(let ledger): ledger.rows.first?.record
    case .studentRegister(let register): register.columns.compactMap(\.record).last
    case .closingSheet: nil
    case .taskList(let list): list.report
    }
  }

  /// Whom an error names: the student, school and class, or the number of the run.
  package var title: String {
    switch self {
    case .report(let record): record.student.fullName
    case .classLedger(let ledger): "\(ledger.school.name), \(ledger.classGroup.name)"
    case .studentRegister(let register): register.student.fullName
    case .closingSheet(let sheet): "\(sheet.run.id.value)"
    case .taskList(let list): list.report.school.name
    }
  }
}
