internal import GRDB
package import Records

/// How far a school is (Docs/domain.md section 0): a school is not done because some of its students are.
package enum SchoolProgress: String, Sendable, Hashable, Codable {
  case none, partly, complete
}

/// Where the cards of some students stand.
package struct CardTally: Sendable, Hashable, Codable {
  /// Students in classes.
  package var expected: Int
  /// Their current cards by state; under "stale" those that would be printed otherwise now, and under "held" those that are
  /// done but whose students would get none now.
  package var states: [String: Int]

  package init(expected: Int = 0, states: [String: Int] = [:]) {
    self.expected = expected
    self.states = states
  }

  package mutating func add(_ other: CardTally) {
    expected += other.expected
    states.merge(other.states, uniquingKeysWith: +)
  }

  /// A card that is held is none to count on.
  package var done: Int {
    CardState.allCases.filter(\.isDone).reduce(-held) { $0 + (states[$1.rawValue] ?? 0) }
  }

  package var stale: Int { states["stale"] ?? 0 }
  package var held: Int { states["held"] ?? 0 }

  /// Counts more cards as stale: those that the ledger cannot know of, because their layout has changed.
  package mutating func addStale(_ count: Int) {
    if count > 0 { states["stale", default: 0] += count }
  }

  /// Counts cards as held, see `HeldCards`.
  package mutating func addHeld(_ count: Int) {
    if count > 0 { states["held", default: 0] += count }
  }

  package var progress: SchoolProgress {
    done == 0 ? .none : done < expected ? .partly : .complete
  }
}

package struct SchoolStatus: Sendable, Hashable, Codable {
  package var npsn: NPSN
  package var name: String
  package var tally: CardTally
}

package struct ClassStatus: Sendable, Hashable, Codable {
  /// The class's row.
  package var row: Int64
  package var npsn: NPSN
  package var className: String
  package var grade: Int
  package var tally: CardTally
}

package struct StudentStatus: Sendable, Hashable, Codable {
  package var id: StudentID
  package var className: String
  package var rosterNumber: Int?
  package var fullName: String
  package var nisn: NISN?
  package var state: CardState?
  package var version: Int?
  package var pages: Int?
  package var error: String?
  package var dataDigest: String?
  package var pdfDigest: String?
  /// Whether the data have changed since the card was made.
  package var isStale: Bool
}

extension Ledger {
  /// Every class's figures, from the kept counters, by school, grade and name.
  package func classStatus(
    in term: Term, kind: ReportKind = .endOfTerm, of school: NPSN? = nil
  ) throws(LedgerError) -> [ClassStatus] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT class_group.id, class_group.npsn, class_group.name, grade, coalesce(headcount.count, 0) AS expected,
            tally.state, tally.count
          FROM class_group
          LEFT JOIN headcount ON headcount.class_group = class_group.id AND headcount.semester = ?
          LEFT JOIN tally ON tally.class_group = class_group.id AND tally.semester = ?
            AND tally.kind = ? AND tally.count <> 0
          WHERE school_year = ? AND (? IS NULL OR npsn = ?)
          ORDER BY npsn, grade, name
          """,
        arguments: [
          term.semester.rawValue, term.semester.rawValue, kind.rawValue, term.schoolYear.start,
          school?.digits, school?.digits,
        ])
      var statuses: [ClassStatus] = []
      for row in rows {
        guard let npsn = NPSN(row["npsn"]) else { continue }
        let name: String = row["name"]
        if statuses.last?.npsn != npsn || statuses.last?.className != name {
          statuses.append(
            ClassStatus(
              row: row["id"], npsn: npsn, className: name, grade: row["grade"],
              tally: CardTally(expected: row["expected"])))
        }
        if let state = row["state"] as String? {
          statuses[statuses.count - 1].tally.states[state] = row["count"]
        }
      }
      return statuses
    }
  }

  /// Every school's status, from the kept counters.
  package func status(
    in term: Term, kind: ReportKind = .endOfTerm
  ) throws(LedgerError) -> [SchoolStatus] {
    try status(of: classStatus(in: term, kind: kind))
  }

  /// Every school's status, from that of its classes.
  package func status(of classes: [ClassStatus]) throws(LedgerError) -> [SchoolStatus] {
    var tallies: [NPSN: CardTally] = [:]
    for status in classes {
      tallies[status.npsn, default: CardTally()].add(status.tally)
    }
    return try read { database in
      try Row.fetchAll(database, sql: "SELECT npsn, name FROM school ORDER BY npsn")
        .compactMap { row in
          guard let npsn = NPSN(row["npsn"]) else { return nil }
          return SchoolStatus(
            npsn: npsn, name: row["name"], tally: tallies[npsn] ?? CardTally())
        }
    }
  }

  /// Every student of a school, class by class in the order of the class lists.
  package func students(
    of npsn: NPSN, in term: Term, kind: ReportKind = .endOfTerm
  ) throws(LedgerError) -> [StudentStatus] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT student.id, full_name, nisn, class_group.name AS class_name, roster_number,
            document.state, document.version, document.pages, document.error, document.data_digest,
            document.pdf_digest, coalesce(document.is_stale, 0) AS is_stale
          FROM membership
          JOIN student ON student.id = membership.student
          JOIN class_group ON class_group.id = membership.class_group
          LEFT JOIN document ON document.student = student.id AND document.school_year = ?
            AND document.semester = ? AND document.kind = ? AND document.is_current = 1
          WHERE student.npsn = ? AND membership.school_year = ? AND membership.semester = ?
          ORDER BY grade, class_name, roster_number IS NULL, roster_number,
            full_name COLLATE NOCASE, student.id
          """,
        arguments: [
          term.schoolYear.start, term.semester.rawValue, kind.rawValue, npsn.digits,
          term.schoolYear.start, term.semester.rawValue,
        ]
      ).map { row in
        StudentStatus(
          id: StudentID(row["id"]), className: row["class_name"],
          rosterNumber: row["roster_number"], fullName: row["full_name"],
          nisn: (row["nisn"] as String?).flatMap { NISN($0) },
          state: (row["state"] as String?).flatMap { CardState(rawValue: $0) },
          version: row["version"], pages: row["pages"], error: row["error"],
          dataDigest: row["data_digest"], pdfDigest: row["pdf_digest"], isStale: row["is_stale"])
      }
    }
  }
}
