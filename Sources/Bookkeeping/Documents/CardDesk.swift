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
  /// Whether the student is in a class, and so among those whose cards the school owes.
  let isExpected: Bool

  init(
    _ student: StudentID, _ target: ImportTarget, at time: Int64, in database: Database
  ) throws {
    let isExpected = try Bool.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM membership WHERE student = student.id AND school_year = ?)
          FROM student WHERE id = ? AND npsn = ?
          """), arguments: [target.term.schoolYear.start, student.value, target.npsn.digits])
    guard let isExpected else { throw LedgerError.unknownStudent(student) }
    self.database = database
    self.student = student
    self.target = target
    self.time = time
    self.isExpected = isExpected
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

  func note(_ outcome: CardOutcome, engine: String) throws {
    var card = try current()
    switch outcome.result {
    case .verified(let pdf, let pages, let bytes):
      if let card, card.pdf == pdf.hex, card.state != .failed, card.state != .rendered {
        try refresh(card, outcome)
        return
      }
      if let out = card, out.state?.isOut == true {
        try move(out, to: .superseded)
        card = nil
      }
      var made = try card ?? newVersion()
      try database.cachedStatement(
        sql: """
          UPDATE document SET layout = ?, engine = ?, data_digest = ?, pdf_digest = ?, pages = ?,
            bytes = ?, error = NULL WHERE id = ?
          """
      ).execute(
        arguments: [
          outcome.layout, engine, outcome.dataDigest.hex, pdf.hex, pages, bytes, made.id,
        ])
      try move(made, to: .rendered)
      made.state = .rendered
      try move(made, to: .verified)
    case .failed(let code):
      if card?.state?.isOut == true { return }
      let failed = try card ?? newVersion()
      try database.cachedStatement(
        sql: """
          UPDATE document SET layout = ?, engine = ?, data_digest = NULL, pdf_digest = NULL,
            pages = NULL, bytes = NULL, error = ? WHERE id = ?
          """
      ).execute(arguments: [outcome.layout, engine, code, failed.id])
      try move(failed, to: .failed)
    }
  }

  /// The same PDF from other data: what was changed is not printed, so the card is not stale.
  private func refresh(_ card: Card, _ outcome: CardOutcome) throws {
    guard card.data != outcome.dataDigest.hex else { return }
    try database.cachedStatement(sql: "UPDATE document SET data_digest = ? WHERE id = ?").execute(
      arguments: [outcome.dataDigest.hex, card.id])
    try append("v\(card.version) same PDF, data \(outcome.dataDigest.hex)")
  }

  private func newVersion() throws -> Card {
    let last =
      try Int.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT max(version) FROM document
            WHERE student = ? AND school_year = ? AND semester = ? AND kind = ?
            """), arguments: key) ?? 0
    try database.cachedStatement(
      sql: """
        INSERT INTO document (student, school_year, semester, kind, npsn, version, state, is_current,
          changed_at) VALUES (?, ?, ?, ?, ?, ?, 'new', 1, ?)
        """
    ).execute(arguments: key + [target.npsn.digits, last + 1, time])
    return Card(id: database.lastInsertedRowID, version: last + 1)
  }

  /// One move along the table, with its event and its counters.
  func move(_ card: Card, to state: CardState) throws {
    guard CardState.successors(of: card.state).contains(state) else {
      throw LedgerError.illegalMove(student: student, from: card.state, to: state)
    }
    let isCurrent = state != .superseded
    try database.cachedStatement(
      sql: "UPDATE document SET state = ?, is_current = ?, changed_at = ? WHERE id = ?"
    ).execute(arguments: [state.rawValue, isCurrent, time, card.id])
    try append("v\(card.version) \(card.state?.rawValue ?? "-") \(state.rawValue)")
    guard isExpected else { return }
    if let before = card.state {
      try Ledger.count(-1, state: before.rawValue, of: target, in: database)
    }
    if isCurrent { try Ledger.count(1, state: state.rawValue, of: target, in: database) }
  }

  private func append(_ payload: String) throws {
    let term = "\(target.term.schoolYear.start)-\(target.term.semester.rawValue)"
    try Ledger.append(
      Event(
        at: time, npsn: target.npsn, student: student, kind: "card",
        payload: "\(term) \(target.kind.rawValue) \(payload)"), in: database)
  }
}
