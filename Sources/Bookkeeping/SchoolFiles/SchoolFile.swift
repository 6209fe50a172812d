internal import GRDB
internal import Records

/// A school's part of a ledger as a ledger of its own, so that the school can work while the city's server is away, and
/// its way back: what both sides changed since is compared value by value (Docs/design.md section 5).
///
/// The file also holds the records as they were when it was made (tables `base_…`), so that a merge knows who changed
/// what, and the school's pictures. Issued PDFs stay where they were made; which they are is told (``SchoolCards``).
enum SchoolFile {
  static let setting = "school_file"

  /// What travels besides records, in a school's file only: pictures, which of them the city gave along, and the cards that
  /// the school made.
  static let freightTables = """
    CREATE TABLE base_picture (file TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT;
    CREATE TABLE carried_picture (file TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
    CREATE TABLE carried_card (
      student INTEGER NOT NULL, school_year INTEGER NOT NULL, semester INTEGER NOT NULL,
      kind TEXT NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL, pdf_digest TEXT NOT NULL,
      changed_at INTEGER NOT NULL,
      PRIMARY KEY (student, school_year, semester, kind, version)) STRICT;
    """

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
    "grdb_migrations", "carried_picture", "carried_card", "account", "invitation", "session",
    "name_lock", "parent_code", "release_time", "audit",
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
