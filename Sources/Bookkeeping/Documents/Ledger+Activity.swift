internal import GRDB
package import Records

/// What happened in one hour (Docs/domain.md section 6.6).
package struct HourOfActivity: Sendable, Hashable, Codable {
  /// The hour's beginning, seconds since 1970.
  package var beginsAt: Int64
  package var imports: Int
  package var made: Int
  package var failed: Int
}

extension Ledger {
  /// The hours from `start` on in which anything happened, oldest first.
  package func history(since start: Int64) throws(LedgerError) -> [HourOfActivity] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT hour, sum(iif(what = 'import', count, 0)), sum(iif(what = 'verified', count, 0)),
            sum(iif(what = 'failed', count, 0))
          FROM activity WHERE hour >= ? GROUP BY hour ORDER BY hour
          """, arguments: [start / 3_600]
      ).map { row in
        HourOfActivity(
          beginsAt: (row[0] as Int64) * 3_600, imports: row[1], made: row[2], failed: row[3])
      }
    }
  }

  /// When each school last imported or made anything; schools that never did are missing.
  package func lastActivity() throws(LedgerError) -> [NPSN: Int64] {
    try read { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT npsn, max(hour) FROM activity GROUP BY npsn")
      return Dictionary(
        rows.compactMap { row in NPSN(row[0]).map { ($0, (row[1] as Int64) * 3_600) } }
      ) { first, _ in first }
    }
  }
}
