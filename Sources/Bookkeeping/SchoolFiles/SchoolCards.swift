internal import Digesting
internal import GRDB
package import Records

/// The cards that a school made in a workspace of its own, as the city knows of them: an event each, with state, digest and
/// time. The PDFs stay at the school, so none of them counts as a card that the city has (Docs/design.md section 5.4).
package struct SchoolCards {
  /// A student of whom the city and the school have made different cards, one of which may be on paper.
  package struct Dispute: Sendable, Hashable, Codable {
    package var student: String
    /// Of the city's card, and of the school's.
    package var ours: Side
    package var theirs: Side
  }

  package struct Side: Sendable, Hashable, Codable {
    package var state: CardState
    /// Seconds since 1970, UTC.
    package var at: Int64
    /// SHA-256 of the PDF in hexadecimal digits.
    package var pdf: String
  }

  package struct Outcome: Sendable, Hashable, Codable {
    /// Cards of which the ledger did not know yet that they are in this state.
    package var noted = 0
    /// Of these, those that have left the program: downloaded, printed, handed out.
    package var out = 0
    /// Cards of the city's that are the same file, and so have got as far as the school's.
    package var moved = 0
    package var disputes: [Dispute] = []
  }

  static let event = "school-card"
  private static let columns =
    "student, school_year, semester, kind, version, state, pdf_digest, changed_at"

  private(set) var outcome = Outcome()
  private let npsn: NPSN
  private let time: Int64
  private let database: Database
  private var known: Set<String> = []

  init(_ npsn: NPSN, at time: Int64, in database: Database) {
    self.npsn = npsn
    self.time = time
    self.database = database
  }

  /// Puts the cards of the attached ledger "city" into a school's file, and those that it was told of.
  static func load(of npsn: NPSN, in database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO main.carried_card (\(columns)) SELECT \(columns) FROM city.document
        WHERE npsn = ? AND pdf_digest IS NOT NULL
        """, arguments: [npsn.digits])
    guard try database.tableExists("carried_card", in: "city") else { return }
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO main.carried_card (\(columns)) SELECT \(columns) FROM city.carried_card
        """)
  }

  // MARK: Coming back

  private struct Card {
    var student: StudentID
    var target: ImportTarget
    var version: Int
    var side: Side

    init?(_ row: Row, _ student: Int64, _ npsn: NPSN) {
      guard let year = SchoolYear(start: row["school_year"]),
        let semester = Semester(rawValue: row["semester"]),
        let kind = ReportKind(rawValue: row["kind"]),
        let state = CardState(rawValue: row["state"]),
        let digest = Digest(hex: row["pdf_digest"] as String),
        (1...1_000_000).contains(row["version"] as Int),
        (0...1 << 40).contains(row["changed_at"] as Int64)
      else { return nil }
      self.student = StudentID(student)
      target = ImportTarget(
        npsn: npsn, term: Term(schoolYear: year, semester: semester), kind: kind)
      version = row["version"]
      side = Side(state: state, at: row["changed_at"], pdf: digest.hex)
    }

    var payload: String {
      "\(target.term.schoolYear.start)-\(target.term.semester.rawValue) \(target.kind.rawValue) "
        + "v\(version) \(side.state.rawValue) \(side.pdf) \(side.at)"
    }
  }

  /// Notes the cards of the attached file "school".
  /// - Returns: false for a file whose cards are none.
  mutating func note(of merge: SchoolMerge) throws -> Bool {
    known = Set(
      try Row.fetchAll(
        database,
        sql: "SELECT student, payload FROM event WHERE kind = '\(Self.event)' AND npsn = ?",
        arguments: [npsn.digits]
      ).map { "\($0[0] as Int64? ?? 0) \($0[1] as String)" })
    var sources = [
      "SELECT \(Self.columns) FROM school.document WHERE pdf_digest IS NOT NULL"
    ]
    if try database.tableExists("carried_card", in: "school") {
      sources.append("SELECT \(Self.columns) FROM school.carried_card")
    }
    let rows = try Row.fetchCursor(
      database, sql: sources.joined(separator: " UNION ") + " ORDER BY 1, 2, 3, 4, 5")
    while let row = try rows.next() {
      let key: Int64 = row["student"]
      guard let student = merge.student(key), let name = try name(of: student) else { continue }
      guard let card = Card(row, student, npsn) else { return false }
      try note(card, of: name)
    }
    return true
  }

  private func name(of student: Int64) throws -> String? {
    try String.fetchOne(
      database.cachedStatement(
        sql: "SELECT full_name FROM main.student WHERE id = ? AND npsn = ?"),
      arguments: [student, npsn.digits])
  }

  private mutating func note(_ card: Card, of name: String) throws {
    let state = card.side.state
    guard state.isDone || state == .uncertain || state == .superseded else { return }
    if known.insert("\(card.student.value) \(card.payload)").inserted {
      try Ledger.append(
        Event(
          at: time, npsn: npsn, student: card.student, kind: Self.event, payload: card.payload),
        in: database)
      outcome.noted += 1
      if state.isOut { outcome.out += 1 }
    }
    guard state != .superseded else { return }
    let desk = try CardDesk(card.student, card.target, at: time, in: database)
    guard let ours = try desk.current(), let own = ours.state, let pdf = ours.pdf else { return }
    if pdf == card.side.pdf {
      // The same bytes: what became of them there became of this card.
      guard state.isOut, CardState.successors(of: own).contains(state) else { return }
      try desk.move(ours, to: state)
      outcome.moved += 1
    } else if own.isOut || state.isOut && own.isDone {
      let at = try Int64.fetchOne(
        database, sql: "SELECT changed_at FROM main.document WHERE id = ?", arguments: [ours.id])
      outcome.disputes.append(
        Dispute(
          student: name, ours: Side(state: own, at: at ?? 0, pdf: pdf), theirs: card.side))
    }
  }
}

extension Ledger {
  /// What the school's file last told of its students' cards of a term, by student.
  package func cardsMadeAtSchool(
    of npsn: NPSN, in term: Term, kind: ReportKind
  ) throws(LedgerError) -> [StudentID: SchoolCards.Side] {
    let head = "\(term.schoolYear.start)-\(term.semester.rawValue) \(kind.rawValue) "
    return try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT student, payload FROM event WHERE kind = '\(SchoolCards.event)' AND npsn = ?
          ORDER BY sequence
          """, arguments: [npsn.digits])
      var cards: [StudentID: SchoolCards.Side] = [:]
      for row in rows {
        guard let student = row[0] as Int64?, (row[1] as String).hasPrefix(head) else { continue }
        let parts = (row[1] as String).dropFirst(head.count).split(separator: " ")
        guard parts.count == 4, let state = CardState(rawValue: String(parts[1])),
          state != .superseded, let at = Int64(parts[3])
        else { continue }
        cards[StudentID(student)] = SchoolCards.Side(
          state: state, at: at, pdf: String(parts[2]))
      }
      return cards
    }
  }
}
