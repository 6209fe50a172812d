package import Records

extension Ledger {
  /// Moves the current cards of several students, in one transaction: those that may go there. The others, and students
  /// without a card, stay as they are.
  ///
  /// Taking a file moves verified cards to ``CardState/downloaded``, which is weak evidence of a print; a person's word
  /// moves them to ``CardState/printedConfirmed`` or ``CardState/handedOut``.
  /// - Returns: how many cards moved.
  @discardableResult
  package func mark(
    _ students: [StudentID], as state: CardState, of target: ImportTarget, at time: Int64
  ) throws(LedgerError) -> Int {
    try write { database in
      var moved = 0
      for student in students {
        let desk = try CardDesk(student, target, at: time, in: database)
        guard let card = try desk.current(),
          CardState.successors(of: card.state).contains(state)
        else { continue }
        try desk.move(card, to: state)
        moved += 1
      }
      return moved
    }
  }
}
