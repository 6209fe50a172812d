package import Bookkeeping
package import Checking
internal import Dispatch
package import Records
internal import Synchronization

/// Students who would get no final card now, and why: data that are missing, or a rule that blocks. Who has a card from
/// before has one that must not be handed out.
package struct HeldCards: Sendable {
  /// Codes of what is missing and of rules that hold: "C3 placeholder".
  package private(set) var reasons: [StudentID: String] = [:]
  /// Those of them whose data have changed since: a run finds that they are held, and leaves their cards as they are.
  package private(set) var stale: Set<StudentID> = []
  /// How many, by the class's row.
  package private(set) var counts: [Int64: Int] = [:]

  /// Those who have a done card. Only classes are read in which one may be held, see ``Ledger/doubtfulCards(presses:comparesStudents:in:kind:of:)``.
  ///
  /// - Parameters:
  ///   - shelf: the layouts, which say who lacks a photograph.
  ///   - schools: of these only.
  package init(
    _ ledger: Ledger, shelf: TemplateShelf, gate: FinalGate, presses: PressDigests, term: Term,
    kind: ReportKind = .endOfTerm, of schools: Set<NPSN>? = nil
  ) throws(LedgerError) {
    let hasRules = !gate.fingerprint.isEmpty
    var units: [WorkUnit] = []
    var changed: Set<StudentID> = []
    for school in schools.map({ $0.map(Optional.some) }) ?? [nil] {
      let doubtful = try ledger.doubtfulCards(
        presses: hasRules ? presses : nil, comparesStudents: gate.comparesStudents, in: term,
        kind: kind, of: school)
      units += doubtful.units
      changed.formUnion(doubtful.stale)
    }
    let all = units
    let results = Mutex<[Int: Result<[StudentID: String], LedgerError>]>([:])
    DispatchQueue.concurrentPerform(iterations: all.count) { index in
      let unit = all[index]
      let result = Result { () throws(LedgerError) in
        try Self.reasons(
          in: unit.className, of: unit.npsn, ledger, shelf, gate, term: term, kind: kind)
      }
      results.withLock { $0[index] = result }
    }
    for (index, unit) in all.enumerated() {
      guard let found = try results.withLock({ $0[index] })?.get() else { continue }
      for student in unit.students {
        guard let reason = found[student] else { continue }
        reasons[student] = reason
        if changed.contains(student) { stale.insert(student) }
        counts[unit.classRow, default: 0] += 1
      }
    }
  }

  /// All of a class, whether they have a card or not.
  package static func reasons(
    in className: String, of school: NPSN, _ ledger: Ledger, _ shelf: TemplateShelf,
    _ gate: FinalGate, term: Term, kind: ReportKind
  ) throws(LedgerError) -> [StudentID: String] {
    let room = try ledger.records(of: school, className: className, term: term, kind: kind)
    let rulings = gate.rulings(of: room.map(\.record), lacksPhoto: shelf.lacksPhoto)
    var reasons: [StudentID: String] = [:]
    for (student, rulings) in zip(room, rulings) {
      let points = FinalGate.points(of: student.record, rulings: rulings)
      if !points.isEmpty { reasons[student.id] = points.codes }
    }
    return reasons
  }
}
