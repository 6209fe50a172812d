internal import GRDB

/// Compares the tables, triggers and views of a file with those that our own migrations make.
struct SchoolFileSchema {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// The first difference; nil if there is none but the tables `base_…` and those of what travels.
  func fault() throws -> SchoolFileFault? {
    let known = Ledger.migrator.migrations
    guard try database.tableExists("grdb_migrations") else { return .foreign("grdb_migrations") }
    guard try !Ledger.migrator.hasBeenSuperseded(database) else {
      throw LedgerError.newerVersion(found: [])
    }
    let applied = try Ledger.migrator.appliedIdentifiers(database)
    let prefix = known.prefix(applied.count)
    guard let last = prefix.last, Set(prefix) == applied else { return .foreign("grdb_migrations") }
    let model = try DatabaseQueue()
    try Ledger.migrator.migrate(model, upTo: last)
    let required = try model.read { try Self.parts(of: $0) }
    try model.write { try $0.execute(sql: SchoolFile.freightTables) }
    let ours = try model.read { try Self.parts(of: $0) }
    let theirs = try Self.parts(of: database)
    for (name, form) in theirs.sorted(by: { $0.key < $1.key }) where ours[name] != form {
      let isBase =
        form.hasPrefix("table ") && name.hasPrefix("base_")
        && ours[String(name.dropFirst(5))] != nil
      if ours[name] != nil || !isBase { return .foreign(name) }
    }
    return required.keys.sorted().first { theirs[$0] == nil }.map { .foreign($0) }
  }

  /// What there is, by name: a table with its columns and references, a trigger, index or view with its text.
  private static func parts(of database: Database) throws -> [String: String] {
    var parts: [String: String] = [:]
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    for row in rows {
      let (type, name): (String, String) = (row[0], row[1])
      if type == "table" {
        let columns = try Row.fetchAll(
          database,
          sql: "SELECT name, type, \"notnull\", pk, hidden FROM pragma_table_xinfo(?)",
          arguments: [name])
        // Without them a row could refer to another school's class or teacher, and be believed.
        let references = try String.fetchAll(
          database,
          sql: """
            SELECT "from" || ' > ' || "table" || ' ' || coalesce("to", '')
            FROM pragma_foreign_key_list(?) ORDER BY 1
            """, arguments: [name])
        let isStrict = try Bool.fetchOne(
          database, sql: "SELECT strict FROM pragma_table_list WHERE schema = 'main' AND name = ?",
          arguments: [name])
        parts[name] =
          "table \(isStrict ?? false) "
          + columns.map {
            "\($0[0] as String) \($0[1] as String) \($0[2] as Int) \($0[3] as Int) \($0[4] as Int)"
          }.joined(separator: ", ") + " | " + references.joined(separator: ", ")
      } else {
        let text = (row[2] as String?) ?? ""
        parts[name] = "\(type) \(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))"
      }
    }
    return parts
  }
}
