package import Digesting
internal import GRDB
package import Records

/// What became of one student's card in a run.
package struct CardOutcome: Sendable, Hashable {
  package enum Result: Sendable, Hashable {
    case verified(pdf: Digest, pages: Int, bytes: Int)
    /// The code of what went wrong; never a name or a mark.
    case failed(code: String)
  }

  package var student: StudentID
  package var result: Result
  package var layout: String
  /// Of the data that was printed: ``Records/ReportRecord/canonicalBytes``.
  package var dataDigest: Digest

  package init(student: StudentID, result: Result, layout: String, dataDigest: Digest) {
    self.student = student
    self.result = result
    self.layout = layout
    self.dataDigest = dataDigest
  }
}

extension Ledger {
  /// Notes what became of the cards of a class, in one transaction: documents, events and counters together.
  ///
  /// A card that is out (downloaded, printed …) keeps its version: another PDF makes a new version and supersedes the
  /// old one, a failure leaves it alone. The same PDF again moves nothing.
  /// - Throws: ``LedgerError/unknownStudent(_:)`` for a student of another school; nothing is noted then.
  package func note(
    _ outcomes: [CardOutcome], of target: ImportTarget, engine: String, at time: Int64
  ) throws(LedgerError) {
    try write { database in
      for outcome in outcomes {
        let desk = try CardDesk(outcome.student, target, at: time, in: database)
        try desk.note(outcome, engine: engine)
      }
    }
  }

  /// Moves a student's current card. A superseded card is no longer the current one.
  /// - Throws: ``LedgerError/illegalMove(student:from:to:)``; nothing is changed then.
  package func move(
    _ student: StudentID, to state: CardState, of target: ImportTarget, at time: Int64
  ) throws(LedgerError) {
    try write { database in
      let desk = try CardDesk(student, target, at: time, in: database)
      guard let card = try desk.current() else {
        throw LedgerError.illegalMove(student: student, from: nil, to: state)
      }
      try desk.move(card, to: state)
    }
  }
}
