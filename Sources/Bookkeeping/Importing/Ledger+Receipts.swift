internal import GRDB
package import Records

/// A past import as the list of imports shows it. Who made it is not known.
package struct PastImport: Sendable, Hashable {
  package var id: ImportID
  /// Seconds since 1970.
  package var at: Int64
  package var npsn: NPSN
  /// An ``ImportKind``'s raw value.
  package var kind: String
  package var file: String
  /// SHA-256 of the file in hexadecimal digits.
  package var digest: String
  /// Nil for imports that older programs made.
  package var term: Term?
  package var counts: ImportCounts
  package var repairs: Int
  package var undoneAt: Int64?
}

/// The number of an import in the ledger.
package struct ImportID: Sendable, Hashable, Comparable, Codable {
  package let value: Int64

  package init(_ value: Int64) { self.value = value }

  package static func < (left: ImportID, right: ImportID) -> Bool { left.value < right.value }
}

extension Ledger {
  /// The imports of a school, or of all, the newest first.
  package func imports(of npsn: NPSN? = nil, limit: Int) throws(LedgerError) -> [PastImport] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT * FROM import WHERE ?1 IS NULL OR npsn = ?1 ORDER BY id DESC LIMIT ?2",
        arguments: [npsn?.digits, limit]
      ).compactMap(Self.pastImport)
    }
  }

  /// - Throws: ``LedgerError/unknownImport(_:)``.
  package func pastImport(_ id: ImportID) throws(LedgerError) -> PastImport {
    try read { database in try Self.pastImport(id, in: database) }
  }

  static func pastImport(_ id: ImportID, in database: Database) throws -> PastImport {
    let row = try Row.fetchOne(
      database, sql: "SELECT * FROM import WHERE id = ?", arguments: [id.value])
    guard let found = row.flatMap(Self.pastImport) else { throw LedgerError.unknownImport(id) }
    return found
  }

  private static func pastImport(_ row: Row) -> PastImport? {
    guard let npsn = NPSN(row["npsn"]) else { return nil }
    var counts = ImportCounts()
    (counts.added, counts.changed, counts.same) = (row["added"], row["changed"], row["same"])
    let year = (row["school_year"] as Int?).flatMap { SchoolYear(start: $0) }
    let semester = (row["semester"] as Int?).flatMap { Semester(rawValue: $0) }
    return PastImport(
      id: ImportID(row["id"]), at: row["at"], npsn: npsn, kind: row["kind"], file: row["file"],
      digest: row["digest"],
      term: year.flatMap { year in semester.map { Term(schoolYear: year, semester: $0) } },
      counts: counts, repairs: row["repairs"], undoneAt: row["undone_at"])
  }

  /// What was done to understand the file of an import, by column and rule.
  package func repairs(of id: ImportID) throws(LedgerError) -> [Repair] {
    try read { database in
      _ = try Self.pastImport(id, in: database)
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT rule, letter, header, cells FROM import_repair WHERE import = ?
          ORDER BY length(letter), letter
          """, arguments: [id.value])
      return rows.flatMap { row -> [Repair] in
        guard let rule = Repair.Rule(rawValue: row[0]) else { return [] }
        let (letter, header): (String, String) = (row[1], row[2])
        return (row[3] as String).split(separator: "\n").compactMap { line in
          let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
          guard parts.count == 3, let number = Int(parts[0]) else { return nil }
          return Repair(
            rule: rule, row: number, column: letter, header: header, before: String(parts[1]),
            after: String(parts[2]))
        }
      }
    }
  }

  /// Stores the receipt of an import within its transaction.
  static func store(
    _ repairs: [Repair], of id: ImportID, in database: Database
  ) throws {
    func cell(_ text: String) -> String {
      text.contains { $0 == "\t" || $0.isNewline }
        ? String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 }) : text
    }
    for group in repairs.grouped {
      let lines = group.repairs.map { "\($0.row)\t\(cell($0.before))\t\(cell($0.after))" }
      try database.cachedStatement(
        sql: """
          INSERT INTO import_repair (import, rule, letter, header, count, cells)
          VALUES (?, ?, ?, ?, ?, ?)
          """
      ).execute(
        arguments: [
          id.value, group.rule.rawValue, group.column, group.header, lines.count,
          lines.joined(separator: "\n"),
        ])
    }
  }
}
