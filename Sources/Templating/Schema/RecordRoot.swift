internal import Records

/// What a layout is merged with, and the name under which its fields stand.
enum RecordRoot: String, Sendable, Hashable, CaseIterable {
  /// The report of one student.
  case report
  /// A whole class.
  case ledger
  /// The years of one student.
  case register
  /// A run over schools.
  case run
  /// What is still to be done at a school.
  case tasks

  init(_ kind: DocumentKind) {
    switch kind {
    case .endOfTerm, .midterm, .p5, .supplement: self = .report
    case .classLedger, .labels: self = .ledger
    case .studentRegister: self = .register
    case .closingSheet: self = .run
    case .taskList: self = .tasks
    }
  }

  var description: ObjectDescription {
    switch self {
    case .report: ReportSchema.report.description
    case .ledger: LedgerSchema.ledger.description
    case .register: RegisterSchema.register.description
    case .run: ClosingSheetSchema.run.description
    case .tasks: TaskSchema.tasks.description
    }
  }
}
