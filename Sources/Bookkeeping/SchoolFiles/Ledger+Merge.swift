internal import GRDB
package import Records

/// Whose value a merge takes where both sides changed it.
package enum MergeSide: String, Sendable, Hashable, CaseIterable {
  case ours, theirs
}

/// What the operator said of conflicts.
package struct MergeSides: Sendable, Hashable {
  /// For all that have no answer of their own.
  package var prefer: MergeSide?
  /// By ``MergeConflict/number``.
  package var items: [Int: MergeSide]

  package init(prefer: MergeSide? = nil, items: [Int: MergeSide] = [:]) {
    self.prefer = prefer
    self.items = items
  }
}

/// A value that both sides changed since the file was made.
package struct MergeConflict: Sendable, Hashable, Codable {
  /// From 1, in the order of the merge; the same as long as neither side changes.
  package var number: Int
  package var subject: String
  package var topic: String?
  /// See ``ImportField``.
  package var field: String
  /// When the file was made.
  package var before: String?
  package var ours: String?
  package var theirs: String?
}

package struct MergeOutcome: Sendable, Hashable {
  package var npsn: NPSN
  package var outcome: ImportOutcome
  package var conflicts: [MergeConflict]
  /// Those that nobody settled: while there are any, nothing is stored.
  package var open: [MergeConflict]
  /// Students whom the file has and who are at another school by now; theirs stays as it is here.
  package var moved: [String]
  /// What the file tells of cards that the school made.
  package var cards: SchoolCards.Outcome
}

extension Ledger {
  /// Brings what a school changed in its file into this ledger, as one import that can be taken back, and notes which cards
  /// the school made.
  /// - Parameters:
  ///   - source: The file's name and digest, for the record.
  ///   - rehearses: Only look; nothing is changed.
  package func merge(
    _ copy: SchoolFileCopy, sides: MergeSides, from source: ImportSource, in term: Term,
    at time: Int64, rehearses: Bool = false
  ) throws(LedgerError) -> MergeOutcome {
    let npsn = copy.npsn
    _ = try school(npsn)
    do {
      // Brings the copy's tables up to date.
      try Ledger.open(at: copy.path).pool.close()
      return try pool.writeWithoutTransaction { database in
        try database.execute(sql: "ATTACH DATABASE ? AS school", arguments: [copy.path])
        defer { try? database.execute(sql: "DETACH DATABASE school") }
        var result: MergeOutcome?
        try database.inTransaction {
          let id = try Self.begin(
            "merge", ImportTarget(npsn: npsn, term: term), source, at: time, in: database)
          let journal = ChangeJournal(database, of: id)
          var merge = SchoolMerge(npsn, database, sides: sides, journal: journal)
          do {
            try merge.run()
          } catch let refusal as SchoolMerge.Refusal {
            throw LedgerError.unusable(path: copy.source, refusal.fault)
          }
          let open =
            sides.prefer == nil
            ? merge.conflicts.filter { sides.items[$0.number] == nil } : []
          var cards = SchoolCards(npsn, at: time, in: database)
          guard try cards.note(of: merge) else {
            throw LedgerError.unusable(path: copy.source, .foreign("document"))
          }
          let outcome = MergeOutcome(
            npsn: npsn, outcome: merge.writer.outcome, conflicts: merge.conflicts, open: open,
            moved: merge.moved.values.sorted(), cards: cards.outcome)
          result = outcome
          if rehearses || !open.isEmpty { return .rollback }
          try Self.finish(id, "merge", npsn, source, outcome.outcome, at: time, in: database)
          return .commit
        }
        guard let result else { throw LedgerError.refused("merge") }
        return result
      }
    } catch {
      throw LedgerError(error)
    }
  }
}
