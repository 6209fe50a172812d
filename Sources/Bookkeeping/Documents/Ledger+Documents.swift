package import Digesting
internal import GRDB
package import Records

extension Ledger {
  /// Notes what became of the cards of a class. First the PDFs go into the archive and onto the disk, then documents,
  /// events, counters and the run's items are written in one transaction: a verified card never runs ahead of its bytes.
  ///
  /// A card that is out (downloaded, printed …) keeps its version: another PDF makes a new version and supersedes the
  /// old one, a failure leaves it alone. The same PDF again moves nothing.
  /// - Parameters:
  ///   - pdfs: the bytes of the verified cards that the archive may not have yet.
  ///   - press: the digest of all layouts, fonts and the program, by which a later run knows at once that none changed.
  ///   - run: the run whose items these are.
  /// - Throws: ``LedgerError/unknownStudent(_:)`` for a student of another school, ``LedgerError/notArchived(_:)`` for a
  ///   verified card without bytes; nothing is noted then.
  package func note(
    _ outcomes: [CardOutcome], pdfs: [Digest: [UInt8]], of target: ImportTarget, press: String,
    run: RunID? = nil, at time: Int64
  ) throws(LedgerError) {
    let places = try store(pdfs, of: target.term)
    try writeRepeatable { database in
      try Self.record(places, in: database)
      for outcome in outcomes {
        do {
          let desk = try CardDesk(outcome.student, target, at: time, in: database)
          let digest = try desk.note(outcome, press: press)
          if let run { try Self.settle(run, outcome, digest, at: time, in: database) }
        } catch LedgerError.unknownStudent(let student) where run != nil {
          // Left the school since the run began: an exception of the run, no reason to stop it.
          let gone = CardOutcome(student: student, result: .failed(code: "gone"))
          if let run { try Self.settle(run, gone, nil, at: time, in: database) }
        }
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

  /// What the verified current cards of a class were made from, by student.
  package func bases(
    of npsn: NPSN, className: String, term: Term, kind: ReportKind = .endOfTerm
  ) throws(LedgerError) -> [StudentID: CardBasis] {
    try read { database in
      let rows = try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT document.student, state, layout, layout_digest, data_digest, engine
            FROM class_group
            JOIN membership ON membership.class_group = class_group.id
            JOIN document ON document.student = membership.student AND is_current = 1
              AND document.school_year = class_group.school_year
              AND document.semester = membership.semester
            JOIN archived ON archived.digest = document.pdf_digest
            WHERE class_group.npsn = ? AND class_group.school_year = ? AND class_group.name = ?
              AND document.semester = ? AND document.kind = ?
            """),
        arguments: [
          npsn.digits, term.schoolYear.start, className, term.semester.rawValue, kind.rawValue,
        ])
      var bases: [StudentID: CardBasis] = [:]
      for row in rows {
        guard CardState(rawValue: row[1])?.isDone == true, let layout = row[2] as String?,
          let layoutDigest = (row[3] as String?).flatMap({ Digest(hex: $0) }),
          let dataDigest = (row[4] as String?).flatMap({ Digest(hex: $0) }),
          let engine = row[5] as String?
        else { continue }
        bases[StudentID(row[0])] = CardBasis(
          layout: layout, layoutDigest: layoutDigest, dataDigest: dataDigest, engine: engine)
      }
      return bases
    }
  }
}
