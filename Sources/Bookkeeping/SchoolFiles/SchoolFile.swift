internal import GRDB
package import Records

/// A school's part of a ledger as a ledger of its own, so that the school can work while the city's server is away, and
/// its way back: what both sides changed since is compared value by value (Docs/design.md section 5).
///
/// The file also holds the records as they were when it was made (tables `base_…`), so that a merge knows who changed
/// what. Issued cards stay where they were made.
package enum SchoolFile {
  static let setting = "school_file"

  /// A table of records: how its rows belong to a school, and by what they are known.
  struct Table {
    var name: String
    /// All but the revision, which is the ledger's own.
    var columns: [String]
    var key: [String]
    /// Whether rows of one key make a list.
    var isList: Bool

    var values: [String] { columns.filter { !key.contains($0) && !(isList && $0 == "position") } }

    /// The condition for a school's rows, with its NPSN as the one argument.
    func scope(_ schema: String) -> String {
      columns.contains("npsn")
        ? "npsn = ?" : "student IN (SELECT id FROM \(schema).student WHERE npsn = ?)"
    }
  }

  /// Those that others refer to come first.
  private static let first = ["school", "staff", "class_group", "student"]
  private static let left: Set<String> = [
    "document", "event", "chain", "import", "import_change", "import_repair", "student_origin",
    "archived", "run", "run_item", "headcount", "tally", "activity", "workspace",
    "grdb_migrations",
  ]

  static func tables(in database: Database) throws -> [Table] {
    let names = try String.fetchAll(
      database,
      sql: """
        SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
        AND name NOT LIKE 'base\\_%' ESCAPE '\\'
        """)
    let tables = try names.filter { !left.contains($0) }.sorted().compactMap { name -> Table? in
      let info = try Row.fetchAll(database, sql: "PRAGMA main.table_info(\(name))")
      let columns = info.map { $0["name"] as String }.filter { $0 != "revision" }
      guard columns.contains("npsn") || columns.contains("student") else { return nil }
      let key = info.filter { ($0["pk"] as Int) > 0 }.sorted { ($0["pk"] as Int) < $1["pk"] }
        .map { $0["name"] as String }
      return Table(
        name: name, columns: columns, key: key.filter { $0 != "position" },
        isList: key.contains("position"))
    }
    return tables.sorted {
      (first.firstIndex(of: $0.name) ?? first.count, $0.name)
        < (first.firstIndex(of: $1.name) ?? first.count, $1.name)
    }
  }
}

extension Ledger {
  /// Writes a school's records into a new file, as they are at one moment.
  /// - Throws: ``LedgerError/alreadyExists(path:)`` rather than touch a file.
  package func export(
    _ npsn: NPSN, to path: String, at time: Int64
  ) throws(LedgerError) {
    _ = try school(npsn)
    let term = try setting("term")
    let file = try Ledger.create(at: path)
    do {
      try file.pool.writeWithoutTransaction { database in
        try database.execute(sql: "ATTACH DATABASE ? AS city", arguments: [pool.path])
        try database.inTransaction {
          for table in try SchoolFile.tables(in: database) {
            let columns = table.columns.joined(separator: ", ")
            try database.execute(
              sql: """
                INSERT INTO main.\(table.name) (\(columns)) SELECT \(columns) FROM city.\(table.name)
                WHERE \(table.scope("city"))
                """, arguments: [npsn.digits])
            try database.execute(
              sql: "CREATE TABLE base_\(table.name) AS SELECT \(columns) FROM main.\(table.name)")
          }
          let settings = [("term", term), (SchoolFile.setting, npsn.digits)]
          for (name, value) in settings {
            guard let value else { continue }
            try database.execute(
              sql: "INSERT INTO main.workspace VALUES (?, ?)", arguments: [name, value])
          }
          try Self.append(
            Event(at: time, npsn: npsn, student: nil, kind: "school-file", payload: "export"),
            in: database)
          return .commit
        }
        try database.execute(sql: "DETACH DATABASE city")
        try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
      try file.pool.close()
    } catch {
      throw LedgerError(error)
    }
    try write { database in
      try Self.append(
        Event(at: time, npsn: npsn, student: nil, kind: "school-file", payload: "export"),
        in: database)
    }
  }
}
