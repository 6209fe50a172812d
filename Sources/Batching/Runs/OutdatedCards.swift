package import Bookkeeping
internal import Digesting
package import Records

/// Done cards that would be printed otherwise now, though their data are the same: an override, a layout, a font or the
/// program has changed since. A run makes exactly these anew.
package struct OutdatedCards: Sendable {
  package private(set) var students: Set<StudentID> = []
  /// How many, by class.
  package private(set) var counts: [Int64: Int] = [:]

  /// - Parameter school: of that school only.
  package init(
    _ ledger: Ledger, shelf: TemplateShelf, identity: PressIdentity, term: Term,
    kind: ReportKind = .endOfTerm, of school: NPSN? = nil
  ) throws(LedgerError) {
    let cards = try ledger.cards(
      madeOtherwiseThan: identity.presses, in: term, kind: kind, of: school)
    for made in cards {
      let now = shelf.layout(for: made.occasion)
      guard
        now.map({
          $0.name != made.layout || $0.digest != made.layoutDigest
            || identity.engine != made.engine
        }) ?? true
      else { continue }
      students.formUnion(made.students)
      counts[made.classRow, default: 0] += made.students.count
    }
  }

  /// None: where nothing has been printed, or nobody asks.
  package static let none = OutdatedCards()

  private init() {}
}
