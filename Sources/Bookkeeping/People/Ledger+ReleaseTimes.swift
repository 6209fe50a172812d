internal import GRDB
package import Records

/// When parents may see the cards of one kind and term: those of one school, or of all others.
package struct ReleaseTime: Sendable, Hashable {
  package var term: Term
  package var kind: ReportKind
  /// Nil for the city's.
  package var npsn: NPSN?
  /// Seconds since 1970: from then on.
  package var at: Int64

  package init(term: Term, kind: ReportKind, npsn: NPSN? = nil, at: Int64) {
    self.term = term
    self.kind = kind
    self.npsn = npsn
    self.at = at
  }
}

extension Ledger {
  /// Sets or moves a release time; nothing opens without one.
  package func setRelease(
    _ release: ReleaseTime, by actor: Actor, at time: Int64
  ) throws(LedgerError) {
    if let npsn = release.npsn { _ = try school(npsn) }
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO release_time VALUES (?, ?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET at = excluded.at
          """,
        arguments: [
          release.term.schoolYear.start, release.term.semester.rawValue, release.kind.rawValue,
          release.npsn?.digits ?? "", release.at,
        ])
      try Self.audit(
        [AuditEntry(at: time, actor: actor, act: .setRelease, npsn: release.npsn)], in: database)
    }
  }

  /// Takes a release time back: a school then follows the city's, and without the city's nothing opens.
  package func clearRelease(
    of term: Term, kind: ReportKind, school npsn: NPSN? = nil, by actor: Actor, at time: Int64
  ) throws(LedgerError) {
    try write { database in
      try database.execute(
        sql: """
          DELETE FROM release_time WHERE school_year = ? AND semester = ? AND kind = ? AND npsn = ?
          """,
        arguments: [
          term.schoolYear.start, term.semester.rawValue, kind.rawValue, npsn?.digits ?? "",
        ])
      try Self.audit(
        [AuditEntry(at: time, actor: actor, act: .setRelease, npsn: npsn)], in: database)
    }
  }

  /// All that are set, the city's before those of its schools.
  package func releases(of term: Term? = nil) throws(LedgerError) -> [ReleaseTime] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT school_year, semester, kind, npsn, at FROM release_time
          WHERE ?1 IS NULL OR (school_year, semester) = (?1, ?2)
          ORDER BY school_year, semester, kind, npsn
          """, arguments: [term?.schoolYear.start, term?.semester.rawValue]
      ).compactMap { row in
        guard let year = SchoolYear(start: row[0]), let semester = Semester(rawValue: row[1]),
          let kind = ReportKind(rawValue: row[2])
        else { return nil }
        return ReleaseTime(
          term: Term(schoolYear: year, semester: semester), kind: kind, npsn: NPSN(row[3]),
          at: row[4])
      }
    }
  }

  /// When a school's cards open: its own time, or else the city's; nil if neither is set.
  package func releaseTime(
    of term: Term, kind: ReportKind, school npsn: NPSN
  ) throws(LedgerError) -> Int64? {
    try read { database in
      try Int64.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT at FROM release_time WHERE school_year = ? AND semester = ? AND kind = ?
            AND npsn IN (?, '') ORDER BY npsn DESC LIMIT 1
            """),
        arguments: [
          term.schoolYear.start, term.semester.rawValue, kind.rawValue, npsn.digits,
        ])
    }
  }
}
