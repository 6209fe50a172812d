internal import Bookkeeping
internal import Digesting
internal import Intake
internal import Records

/// A sent file, read against what the school has, and what storing it would do.
struct UploadReading: Sendable {
  let report: IntakeReport
  let outcome: ImportOutcome?
  let bytes: [UInt8]
  let target: ImportTarget
  /// What the visitor said of columns: "F=birthDate".
  private let columns: [ColumnChoice]

  /// - Parameters:
  ///   - answers: to questions about rows, as `rapor import --confirm` takes them.
  ///   - columns: what columns hold, as `--column` takes them: "F=birthDate".
  init(
    _ bytes: [UInt8], fileName: String, kind: ImportKind, school: NPSN, term: Term,
    answers: [String], columns: [String], confirmsTransfers: Bool, ledger: Ledger
  ) throws {
    let remembered = try ledger.mappings(of: kind.rawValue).map {
      ($0.shape, $0.choices.compactMap { ColumnChoice($0) })
    }
    self.columns = columns.compactMap { ColumnChoice($0) }
    var choices = IntakeChoices(
      columns: ColumnChoices(
        given: self.columns,
        remembered: Dictionary(remembered, uniquingKeysWith: { first, _ in first })))
    choices.confirmations = try Confirmations(answers)
    choices.confirmsTransfers = confirmsTransfers
    var failure: LedgerError?
    let report = Intake.read(
      bytes, fileName: fileName, kind: kind, roster: try ledger.roster(of: school, in: term),
      choices: choices
    ) { numbers in
      do throws(LedgerError) {
        return try ledger.elsewhere(numbers, besides: school, in: term)
      } catch {
        failure = error
        return [:]
      }
    }
    if let failure { throw failure }
    self.report = report
    self.bytes = bytes
    let target = ImportTarget(npsn: school, term: term)
    self.target = target
    if let batch = report.batch {
      outcome = try ledger.preview(batch, to: target)
    } else {
      // Good rows beside faulty ones may not stand alone; the mistakes then say enough.
      outcome = report.preview.flatMap { try? ledger.preview($0, to: target) }
    }
  }

  /// Stores the file, all of it.
  /// - Returns: what that did; nil for a file with mistakes.
  func store(in ledger: Ledger, at time: Int64) throws -> ImportOutcome? {
    guard let batch = report.batch else { return nil }
    let source = ImportSource(
      fileName: report.file, digest: try Digest(of: bytes).hex, repairs: report.repairs,
      repairCount: report.repairs.count + report.omittedRepairs)
    let outcome = try ledger.commit(batch, to: target, from: source, at: time)
    if !columns.isEmpty, let shape = report.shape {
      try ledger.add(
        ColumnMapping(
          kind: report.kind.rawValue, shape: shape, headings: report.headings,
          choices: columns.map(\.text), at: time))
    }
    return outcome
  }
}
