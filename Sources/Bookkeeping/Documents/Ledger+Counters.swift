internal import GRDB

// How many students a class has, and where their current cards stand: kept by triggers, in the transaction of what they
// count (Docs/design.md section 5).
extension Ledger {
  /// Counts anew what the counters say, to prove them.
  /// - Returns: whether every counter is right.
  package func countersAreRight() throws(LedgerError) -> Bool {
    let documents = """
      FROM document JOIN membership USING (student, school_year, semester) WHERE is_current = 1
      """
    let counted = """
      SELECT class_group, semester, kind, state, count(*) AS count \(documents)
        GROUP BY class_group, semester, kind, state
      UNION ALL
      SELECT class_group, semester, kind, 'stale', count(*) AS count \(documents) AND is_stale = 1
        GROUP BY class_group, semester, kind
      """
    let kept = "SELECT class_group, semester, kind, state, count FROM tally WHERE count <> 0"
    let members = """
      SELECT class_group, semester, count(*) AS count FROM membership GROUP BY class_group, semester
      """
    let keptMembers = "SELECT class_group, semester, count FROM headcount WHERE count <> 0"
    return try read { database in
      for (left, right) in [
        (counted, kept), (kept, counted), (members, keptMembers), (keptMembers, members),
      ] {
        let differs = try Bool.fetchOne(
          database, sql: "SELECT EXISTS (SELECT * FROM (\(left)) EXCEPT SELECT * FROM (\(right)))")
        if differs != false { return false }
      }
      return true
    }
  }
}
