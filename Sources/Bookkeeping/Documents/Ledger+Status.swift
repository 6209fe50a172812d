internal import GRDB
package import Records

/// How far a school is (Docs/domain.md section 0): a school is not done because some of its students are.
package enum SchoolProgress: String, Sendable, Hashable, Codable {
  case none, partly, complete
}

package struct SchoolStatus: Sendable, Hashable, Codable {
  package var npsn: NPSN
  package var name: String
  package var expected: Int
  /// Cards by state.
  package var states: [String: Int]

  package var done: Int {
    CardState.allCases.filter(\.isDone).reduce(0) { $0 + (states[$1.rawValue] ?? 0) }
  }

  package var progress: SchoolProgress {
    done == 0 ? .none : done < expected ? .partly : .complete
  }
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
}

extension Ledger {
  /// Every school's status, from the kept counters.
  package func status(
    in term: Term, kind: ReportKind = .endOfTerm
  ) throws(LedgerError) -> [SchoolStatus] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT school.npsn, school.name, coalesce(expected.count, 0) AS expected,
            counter.state, counter.count
          FROM school
          LEFT JOIN expected ON expected.npsn = school.npsn AND expected.school_year = ?
          LEFT JOIN counter ON counter.npsn = school.npsn AND counter.school_year = ?
            AND counter.semester = ? AND counter.kind = ?
          ORDER BY school.npsn
          """,
        arguments: [
          term.schoolYear.start, term.schoolYear.start, term.semester.rawValue, kind.rawValue,
        ])
      var statuses: [SchoolStatus] = []
      for row in rows {
        guard let npsn = NPSN(row["npsn"]) else { continue }
        if statuses.last?.npsn != npsn {
          statuses.append(
            SchoolStatus(npsn: npsn, name: row["name"], expected: row["expected"], states: [:]))
        }
        if let state = row["state"] as String? {
          statuses[statuses.count - 1].states[state] = row["count"]
        }
      }
      return statuses
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
            document.state, document.version, document.pages, document.error, document.data_digest
          FROM membership
          JOIN student ON student.id = membership.student
          JOIN class_group ON class_group.id = membership.class_group
          LEFT JOIN document ON document.student = student.id AND document.school_year = ?
            AND document.semester = ? AND document.kind = ? AND document.is_current = 1
          WHERE student.npsn = ? AND membership.school_year = ?
          ORDER BY grade, class_name, roster_number IS NULL, roster_number,
            full_name COLLATE NOCASE, student.id
          """,
        arguments: [
          term.schoolYear.start, term.semester.rawValue, kind.rawValue, npsn.digits,
          term.schoolYear.start,
        ]
      ).map { row in
        StudentStatus(
          id: StudentID(row["id"]), className: row["class_name"],
          rosterNumber: row["roster_number"], fullName: row["full_name"],
          nisn: (row["nisn"] as String?).flatMap { NISN($0) },
          state: (row["state"] as String?).flatMap { CardState(rawValue: $0) },
          version: row["version"], pages: row["pages"], error: row["error"],
          dataDigest: row["data_digest"])
      }
    }
  }
}
