package import Credentials
package import Digesting
internal import GRDB
package import Records

/// A card that parents may see.
package struct ReleasedCard: Sendable, Hashable {
  package var term: Term
  package var kind: ReportKind
  package var version: Int
  package var pdf: Digest
  package var pages: Int
  package var bytes: Int
  /// When it was made, in seconds since 1970.
  package var changedAt: Int64
}

/// What became of a code and a birth date.
package enum ParentAnswer: Sendable, Hashable {
  /// The newest term first; at least one card.
  case open(ParentPass, [ReleasedCard])
  case refused(ParentRefusal)
}

package enum ParentRefusal: Error, Sendable, Hashable {
  /// No such code, or another birth date: nobody is told which.
  case wrong
  /// Too many wrong birth dates for this code. Seconds since 1970.
  case locked(until: Int64)
  /// There is a card; it opens then, or at a time that nobody has set yet.
  case notYetReleased(at: Int64?)
  case nothingIssued
}

extension Ledger {
  /// Opens a child's cards by the slip's code and the birth date.
  ///
  /// Five wrong birth dates lock the code for an hour; a wrong code locks nobody, for it is no one's. A right pair writes
  /// nothing: families come all at once, and what they look at goes into the audit log in batches.
  package func open(
    _ code: ParentCode, birthDate: CalendarDate, with secret: WorkspaceSecret, at time: Int64
  ) throws(PeopleFault) -> ParentAnswer {
    let digest: Digest
    do { digest = try code.digest(secret) } catch { throw .credential(error) }
    guard let owner = try readPeople({ try Owner(digest, $0) }) else { return .refused(.wrong) }
    if let end = owner.attempts.lock(at: time, .codes) { return .refused(.locked(until: end)) }
    guard owner.birthDate == birthDate else {
      return .refused(try noteWrongBirthDate(digest, at: time))
    }
    if !owner.attempts.times.isEmpty {
      try writePeople { database in
        try database.execute(
          sql: "UPDATE parent_code SET wrong = '' WHERE digest = ?", arguments: [digest.hex])
      }
    }
    let pass = ParentPass(student: owner.student, codeIssuedAt: owner.issuedAt, at: time)
    switch try cards(of: owner.student, at: time) {
    case .success(let cards): return .open(pass, cards)
    case .failure(let refusal): return .refused(refusal)
    }
  }

  /// The cards that a pass still opens; nil if its code was replaced.
  package func cards(
    for pass: ParentPass, at time: Int64
  ) throws(PeopleFault) -> [ReleasedCard]? {
    let issuedAt = try readPeople { database in
      try Int64.fetchOne(
        database.cachedStatement(sql: "SELECT issued_at FROM parent_code WHERE student = ?"),
        arguments: [pass.student.value])
    }
    guard issuedAt == pass.codeIssuedAt else { return nil }
    return try cards(of: pass.student, at: time).success ?? []
  }

  private struct Owner {
    var student: StudentID
    var birthDate: CalendarDate?
    var issuedAt: Int64
    var attempts: WrongAttempts

    init?(_ digest: Digest, _ database: Database) throws {
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT student, birth_date, issued_at, wrong, locked_until FROM parent_code
            JOIN student ON student.id = student WHERE digest = ?
            """), arguments: [digest.hex])
      guard let row else { return nil }
      student = StudentID(row[0])
      birthDate = (row[1] as String?).flatMap { CalendarDate(text: $0) }
      issuedAt = row[2]
      attempts = WrongAttempts(times: row[3], lockedUntil: row[4], locks: 0)
    }
  }

  private func noteWrongBirthDate(
    _ digest: Digest, at time: Int64
  ) throws(PeopleFault) -> ParentRefusal {
    try writePeople { database in
      // Again within the transaction: others may have tried meanwhile, or another code been issued.
      guard var owner = try Owner(digest, database) else { return .wrong }
      if let end = owner.attempts.lock(at: time, .codes) { return .locked(until: end) }
      owner.attempts.add(at: time, .codes)
      try database.execute(
        sql: "UPDATE parent_code SET wrong = ?, locked_until = ? WHERE digest = ?",
        arguments: [owner.attempts.text, owner.attempts.lockedUntil, digest.hex])
      return .wrong
    }
  }

  /// The issued cards of a student that have been released, or why there are none.
  private func cards(
    of student: StudentID, at time: Int64
  ) throws(PeopleFault) -> Result<[ReleasedCard], ParentRefusal> {
    let rows = try readPeople { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT document.school_year, document.semester, document.kind, version, pdf_digest,
              pages, bytes, changed_at, coalesce(own.at, city.at)
            FROM document
            JOIN archived ON archived.digest = pdf_digest
            LEFT JOIN release_time AS own ON own.school_year = document.school_year
              AND own.semester = document.semester AND own.kind = document.kind
              AND own.npsn = document.npsn
            LEFT JOIN release_time AS city ON city.school_year = document.school_year
              AND city.semester = document.semester AND city.kind = document.kind
              AND city.npsn = ''
            WHERE student = ? AND is_current = 1 AND state IN (\(CardState.issuedList))
            ORDER BY document.school_year DESC, document.semester DESC, document.kind
            """), arguments: [student.value])
    }
    var cards: [ReleasedCard] = []
    var next: Int64?
    for row in rows {
      let opensAt: Int64? = row[8]
      guard let opensAt, opensAt <= time else {
        if let opensAt { next = min(next ?? opensAt, opensAt) }
        continue
      }
      guard let year = SchoolYear(start: row[0]), let semester = Semester(rawValue: row[1]),
        let kind = ReportKind(rawValue: row[2]), let pdf = Digest(hex: row[4] as String)
      else { continue }
      cards.append(
        ReleasedCard(
          term: Term(schoolYear: year, semester: semester), kind: kind, version: row[3], pdf: pdf,
          pages: row[5] ?? 0, bytes: row[6] ?? 0, changedAt: row[7]))
    }
    if !cards.isEmpty { return .success(cards) }
    return .failure(rows.isEmpty ? .nothingIssued : .notYetReleased(at: next))
  }
}

extension Result {
  fileprivate var success: Success? { try? get() }
}

extension CardState {
  /// The states of a card that was found right and is the student's, as SQL lists them: what may or may not be on paper
  /// is that too.
  static let issuedList = allCases.filter { $0.isDone || $0 == .uncertain }
    .map { "'\($0.rawValue)'" }.joined(separator: ", ")
}
