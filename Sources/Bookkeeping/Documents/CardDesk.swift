internal import Digesting
internal import GRDB
internal import Records

/// Where one student's cards of one term are kept: notes and moves them within the caller's transaction.
struct CardDesk {
  /// One version of a card as stored; no state yet while it is being made.
  struct Card {
    var id: Int64
    var version: Int
    var state: CardState?
    var pdf: String?
    var data: String?
  }

  let database: Database
  let student: StudentID
  let target: ImportTarget
  let time: Int64
  /// What the student's data and the school's have come to, see ``StoredRecord/revision``.
  let revision: Int64

  init(
    _ student: StudentID, _ target: ImportTarget, at time: Int64, in database: Database
  ) throws {
    let revision = try Int64.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT student.revision + school.revision FROM student JOIN school USING (npsn)
          WHERE id = ? AND npsn = ?
          """), arguments: [student.value, target.npsn.digits])
    guard let revision else { throw LedgerError.unknownStudent(student) }
    self.database = database
    self.student = student
    self.target = target
    self.time = time
    self.revision = revision
  }

  private var key: StatementArguments {
    [
      student.value, target.term.schoolYear.start, target.term.semester.rawValue,
      target.kind.rawValue,
    ]
  }

  /// The student's current card.
  func current() throws -> Card? {
    try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT id, version, state, pdf_digest, data_digest FROM document
          WHERE student = ? AND school_year = ? AND semester = ? AND kind = ? AND is_current = 1
          """), arguments: key
    ).map { row in
      Card(
        id: row[0], version: row[1], state: CardState(rawValue: row[2]), pdf: row[3], data: row[4])
    }
  }

  /// - Returns: the digest of the student's current PDF if the card is done.
  func note(_ outcome: CardOutcome, press: String) throws -> String? {
    let card = try current()
    switch outcome.result {
    case .verified(let pdf, let pages, let bytes):
      guard try Ledger.place(of: pdf, in: database) != nil else {
        throw LedgerError.notArchived(pdf)
      }
      if let card, card.pdf == pdf.hex, card.state != .failed, card.state != .rendered {
        try refresh(card, outcome, press)
      } else {
        try issue(
          Made(pdf: pdf.hex, pages: pages, bytes: bytes), outcome, press, replacing: card)
      }
      return pdf.hex
    case .unchanged:
      guard let card, card.state?.isDone == true, let pdf = card.pdf else { return nil }
      try refresh(card, outcome, press)
      return pdf
    case .blocked(let codes):
      if let card { try hold(card, codes) }
      return nil
    case .failed(let code):
      if card?.state?.isOut == true { return nil }
      try fail(code, card)
      return nil
    }
  }

  private struct Made {
    var pdf: String
    var pages: Int
    var bytes: Int
  }

  /// Drawn and read back: the two moves of a card that is new or made again, and the row that says what it is.
  private func issue(
    _ made: Made, _ outcome: CardOutcome, _ press: String, replacing old: Card?
  ) throws {
    var card = old
    if let out = old, out.state?.isOut == true {
      try move(out, to: .superseded)
      card = nil
    }
    try check(card?.state, to: .rendered)
    try check(.rendered, to: .verified)
    // Data that changed while the card was drawn.
    let isStale = outcome.revision != revision
    let version = try card?.version ?? nextVersion()
    let values: StatementArguments = [
      outcome.basis?.layout, outcome.basis?.layoutDigest.hex, outcome.basis?.engine,
      outcome.basis?.dataDigest.hex, made.pdf, made.pages, made.bytes, press, isStale, time,
      outcome.classState,
    ]
    if let card {
      try database.cachedStatement(
        sql: """
          UPDATE document SET layout = ?, layout_digest = ?, engine = ?, data_digest = ?,
            pdf_digest = ?, pages = ?, bytes = ?, press = ?, is_stale = ?, changed_at = ?,
            class_state = ?, error = NULL, state = 'verified' WHERE id = ?
          """
      ).execute(arguments: values + [card.id])
    } else {
      try database.cachedStatement(
        sql: """
          INSERT INTO document (layout, layout_digest, engine, data_digest, pdf_digest, pages,
            bytes, press, is_stale, changed_at, class_state, student, school_year, semester, kind,
            npsn, version, state, is_current)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'verified', 1)
          """
      ).execute(arguments: values + key + [target.npsn.digits, version])
    }
    try append("v\(version) \(card?.state?.rawValue ?? "-") rendered verified \(made.pdf)")
  }

  private func fail(_ code: String, _ card: Card?) throws {
    try check(card?.state, to: .failed)
    let version = try card?.version ?? nextVersion()
    if let card {
      try database.cachedStatement(
        sql: """
          UPDATE document SET data_digest = NULL, pdf_digest = NULL, pages = NULL, bytes = NULL,
            press = NULL, is_stale = 0, changed_at = ?, error = ?, state = 'failed' WHERE id = ?
          """
      ).execute(arguments: [time, code, card.id])
    } else {
      try database.cachedStatement(
        sql: """
          INSERT INTO document (student, school_year, semester, kind, npsn, version, changed_at,
            error, state, is_current) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'failed', 1)
          """
      ).execute(arguments: key + [target.npsn.digits, version, time, code])
    }
    try append("v\(version) \(card?.state?.rawValue ?? "-") failed \(code)")
  }

  /// The same PDF: what may have changed is not printed, so the card is not stale.
  private func refresh(_ card: Card, _ outcome: CardOutcome, _ press: String) throws {
    guard let basis = outcome.basis else { return }
    try database.cachedStatement(
      sql: """
        UPDATE document SET layout = ?, layout_digest = ?, engine = ?, data_digest = ?, press = ?,
          is_stale = ?, class_state = ? WHERE id = ?
        """
    ).execute(
      arguments: [
        basis.layout, basis.layoutDigest.hex, basis.engine, basis.dataDigest.hex, press,
        outcome.revision != revision, outcome.classState, card.id,
      ])
    if card.data != basis.dataDigest.hex {
      try append("v\(card.version) same PDF, data \(basis.dataDigest.hex)")
    }
  }

  /// A card of a student who would get none now: what is printed no longer holds.
  private func hold(_ card: Card, _ codes: String) throws {
    try database.cachedStatement(
      sql: """
        UPDATE document SET is_stale = 1 WHERE id = ? AND is_stale = 0 AND pdf_digest IS NOT NULL
        """
    ).execute(arguments: [card.id])
    if database.changesCount > 0 { try append("v\(card.version) stale, blocked \(codes)") }
  }

  private func nextVersion() throws -> Int {
    let last = try Int.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT max(version) FROM document
          WHERE student = ? AND school_year = ? AND semester = ? AND kind = ?
          """), arguments: key)
    return (last ?? 0) + 1
  }

  private func check(_ state: CardState?, to next: CardState) throws {
    guard CardState.successors(of: state).contains(next) else {
      throw LedgerError.illegalMove(student: student, from: state, to: next)
    }
  }

  /// One move along the table, with its event; the counters follow by themselves.
  func move(_ card: Card, to state: CardState) throws {
    try check(card.state, to: state)
    try database.cachedStatement(
      sql: "UPDATE document SET state = ?, is_current = ?, changed_at = ? WHERE id = ?"
    ).execute(arguments: [state.rawValue, state != .superseded, time, card.id])
    try append("v\(card.version) \(card.state?.rawValue ?? "-") \(state.rawValue)")
  }

  private func append(_ payload: String) throws {
    let term = "\(target.term.schoolYear.start)-\(target.term.semester.rawValue)"
    try Ledger.append(
      Event(
        at: time, npsn: target.npsn, student: student, kind: "card",
        payload: "\(term) \(target.kind.rawValue) \(payload)"), in: database)
  }
}
