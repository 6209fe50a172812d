internal import GRDB

// Migration 5: the archive's index, runs, what makes a card stale, and figures kept by class and hour.
extension Ledger {
  static func addBatchTables(_ database: Database) throws {
    try database.execute(sql: batchTables)
    for statement in tallyTriggers { try database.execute(sql: statement) }
    for table in try watchedTables(database) {
      try watch(table.name, columns: table.columns, in: database)
    }
    try database.execute(sql: firstTallies)
  }

  private static let batchTables = """
    CREATE TABLE archived (
      digest TEXT PRIMARY KEY, file TEXT NOT NULL, offset INTEGER NOT NULL,
      length INTEGER NOT NULL) STRICT;
    ALTER TABLE student ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE school ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE document ADD COLUMN press TEXT;
    ALTER TABLE document ADD COLUMN is_stale INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX document_fresh ON document (npsn) WHERE is_current = 1 AND is_stale = 0;
    CREATE TABLE run (
      id INTEGER PRIMARY KEY, started_at INTEGER NOT NULL, ended_at INTEGER,
      school_year INTEGER NOT NULL, semester INTEGER NOT NULL, kind TEXT NOT NULL,
      state TEXT NOT NULL, scope TEXT NOT NULL, press TEXT NOT NULL, is_urgent INTEGER NOT NULL,
      expected INTEGER NOT NULL) STRICT;
    CREATE TABLE run_item (
      run INTEGER NOT NULL REFERENCES run, student INTEGER NOT NULL REFERENCES student,
      class_group INTEGER NOT NULL, outcome TEXT, reason TEXT, pdf_digest TEXT, at INTEGER,
      PRIMARY KEY (run, student)) STRICT;
    CREATE INDEX run_item_open ON run_item (run, class_group)
      WHERE outcome IS NULL OR outcome IN ('blocked', 'failed');
    DROP TABLE counter;
    DROP TABLE expected;
    CREATE TABLE headcount (class_group INTEGER PRIMARY KEY, count INTEGER NOT NULL) STRICT;
    CREATE TABLE tally (
      class_group INTEGER NOT NULL, semester INTEGER NOT NULL, kind TEXT NOT NULL,
      state TEXT NOT NULL, count INTEGER NOT NULL,
      PRIMARY KEY (class_group, semester, kind, state)) STRICT;
    CREATE TABLE activity (
      npsn TEXT NOT NULL, hour INTEGER NOT NULL, what TEXT NOT NULL, count INTEGER NOT NULL,
      PRIMARY KEY (npsn, hour, what)) STRICT;
    CREATE INDEX activity_by_hour ON activity (hour);
    """

  /// A change of a card's count in its class's tally. A stale card counts twice: in its state, and as stale.
  private static func count(_ step: String, _ row: String, state: String, if condition: String)
    -> String
  {
    """
    INSERT INTO tally SELECT class_group, \(row).semester, \(row).kind, \(state), \(step)
      FROM membership WHERE student = \(row).student AND school_year = \(row).school_year
      AND \(condition)
      ON CONFLICT DO UPDATE SET count = count + excluded.count;
    """
  }

  /// The figures follow documents and memberships, whoever changes them.
  private static var tallyTriggers: [String] {
    func shown(_ step: String, _ row: String) -> String {
      count(step, row, state: "\(row).state", if: "\(row).is_current = 1")
        + count(
          step, row, state: "'stale'", if: "\(row).is_current = 1 AND \(row).is_stale = 1")
    }
    let noted = """
      INSERT INTO activity VALUES (NEW.npsn, NEW.changed_at / 3600, NEW.state, 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
      """
    func changed(_ row: String) -> String {
      studentChange(row, key: "student", ["school_year"])
    }
    func moved(_ step: String, _ row: String) -> String {
      """
      INSERT INTO headcount VALUES (\(row).class_group, \(step))
        ON CONFLICT DO UPDATE SET count = count + excluded.count;
      INSERT INTO tally SELECT \(row).class_group, semester, kind, state, \(step) FROM document
        WHERE student = \(row).student AND school_year = \(row).school_year AND is_current = 1
        ON CONFLICT DO UPDATE SET count = count + excluded.count;
      INSERT INTO tally SELECT \(row).class_group, semester, kind, 'stale', \(step) FROM document
        WHERE student = \(row).student AND school_year = \(row).school_year AND is_current = 1
        AND is_stale = 1
        ON CONFLICT DO UPDATE SET count = count + excluded.count;
      """
    }
    return [
      "CREATE TRIGGER document_added AFTER INSERT ON document BEGIN \(shown("1", "NEW")) \(noted) END",
      """
      CREATE TRIGGER document_changed AFTER UPDATE OF state, is_current, is_stale ON document
      WHEN OLD.state <> NEW.state OR OLD.is_current <> NEW.is_current
        OR OLD.is_stale <> NEW.is_stale
      BEGIN \(shown("-1", "OLD")) \(shown("1", "NEW")) END
      """,
      """
      CREATE TRIGGER document_moved AFTER UPDATE OF state ON document
      WHEN OLD.state <> NEW.state BEGIN \(noted) END
      """,
      // The tally first, then what makes the card stale: the other way round it would be counted twice.
      """
      CREATE TRIGGER member_added AFTER INSERT ON membership
      BEGIN \(moved("1", "NEW")) \(changed("NEW")) END
      """,
      """
      CREATE TRIGGER member_left AFTER DELETE ON membership
      BEGIN \(moved("-1", "OLD")) \(changed("OLD")) END
      """,
      """
      CREATE TRIGGER member_moved AFTER UPDATE ON membership
      BEGIN \(moved("-1", "OLD")) \(moved("1", "NEW")) \(changed("NEW")) END
      """,
      """
      CREATE TRIGGER import_added AFTER INSERT ON import BEGIN
      INSERT INTO activity VALUES (NEW.npsn, NEW.at / 3600, 'import', 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
      END
      """,
    ]
  }

  /// What the triggers would have counted had they been there from the start.
  private static let firstTallies = """
    INSERT INTO headcount SELECT class_group, count(*) FROM membership GROUP BY class_group;
    INSERT INTO tally SELECT class_group, semester, kind, state, count(*)
      FROM document JOIN membership USING (student, school_year)
      WHERE is_current = 1 GROUP BY class_group, semester, kind, state;
    INSERT INTO activity SELECT npsn, at / 3600, 'import', count(*) FROM import
      GROUP BY npsn, at / 3600;
    """
}

// What a card was made from: a change of it marks the card stale and moves the revision of its student or school.
extension Ledger {
  /// Tables that no card is made from, and the membership, whose triggers see to it.
  private static let ownTables: Set<String> = [
    "document", "event", "chain", "import", "archived", "run", "run_item", "headcount", "tally",
    "activity", "workspace", "grdb_migrations", "membership", "column_mapping",
  ]

  private static func watchedTables(
    _ database: Database
  ) throws -> [(name: String, columns: Set<String>)] {
    try String.fetchAll(
      database,
      sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).filter { !ownTables.contains($0) }.sorted().map { name in
      (name, Set(try database.columns(in: name).map(\.name)))
    }
  }

  /// Puts a table under watch; later migrations that add a table which cards are made from call it too.
  static func watch(_ table: String, columns: Set<String>, in database: Database) throws {
    for (event, rows) in [("INSERT", ["NEW"]), ("DELETE", ["OLD"]), ("UPDATE", ["NEW", "OLD"])] {
      // A revision that moves is no change of data.
      let guarded = event == "UPDATE" && columns.contains("revision")
      let row = rows[0]
      if columns.contains("revision") && event != "UPDATE" { continue }
      let body: String
      if table == "student" || columns.contains("student") {
        body = studentChange(row, key: table == "student" ? "id" : "student", columns)
      } else if columns.contains("npsn") {
        body = schoolChange(row, columns)
      } else {
        continue
      }
      try database.execute(
        sql: """
          CREATE TRIGGER \(table)_\(event.lowercased())_watched AFTER \(event) ON \(table)
          \(guarded ? "WHEN OLD.revision = NEW.revision" : "") BEGIN \(body) END
          """)
    }
  }

  private static func studentChange(_ row: String, key: String, _ columns: Set<String>) -> String {
    var condition = ""
    if columns.contains("school_year") { condition += " AND school_year = \(row).school_year" }
    // The even semester's card also shows figures of the odd one.
    if columns.contains("semester") { condition += " AND semester >= \(row).semester" }
    return """
      UPDATE student SET revision = revision + 1 WHERE id = \(row).\(key);
      UPDATE document SET is_stale = 1 WHERE student = \(row).\(key) AND is_current = 1
        AND is_stale = 0 AND pdf_digest IS NOT NULL\(condition);
      """
  }

  private static func schoolChange(_ row: String, _ columns: Set<String>) -> String {
    var condition = ""
    if columns.contains("semester") {
      condition = " AND (school_year, semester) >= (\(row).school_year, \(row).semester)"
    } else if columns.contains("school_year") {
      condition = " AND school_year = \(row).school_year"
    }
    return """
      UPDATE school SET revision = revision + 1 WHERE npsn = \(row).npsn;
      UPDATE document SET is_stale = 1 WHERE npsn = \(row).npsn AND is_current = 1
        AND is_stale = 0 AND pdf_digest IS NOT NULL\(condition);
      """
  }
}
