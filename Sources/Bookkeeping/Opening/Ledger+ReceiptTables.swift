// Migration 7: what an import repaired and what it changed, so that it can be shown and taken back; who came from where.
extension Ledger {
  /// `import_repair.cells` has a line a cell: row, before and after, with tabs between.
  ///
  /// `import_change.action` says what was done to the row of `record` that has `key`: "insert", "update", "delete", or
  /// "list" for all rows under the key. `before` and `after` hold the columns that changed, by name.
  static let receiptTables = """
    ALTER TABLE import ADD COLUMN school_year INTEGER;
    ALTER TABLE import ADD COLUMN semester INTEGER;
    ALTER TABLE import ADD COLUMN repairs INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE import ADD COLUMN undone_at INTEGER;
    CREATE TABLE import_repair (import INTEGER NOT NULL REFERENCES import,
      rule TEXT NOT NULL, letter TEXT NOT NULL, header TEXT NOT NULL, count INTEGER NOT NULL, cells TEXT NOT NULL,
      PRIMARY KEY (import, letter, rule)) STRICT;
    CREATE TABLE import_change (import INTEGER NOT NULL REFERENCES import,
      position INTEGER NOT NULL, record TEXT NOT NULL, key TEXT NOT NULL, action TEXT NOT NULL, before TEXT, after TEXT,
      PRIMARY KEY (import, position)) STRICT;
    CREATE TABLE student_origin (
      student INTEGER PRIMARY KEY REFERENCES student,
      origin INTEGER NOT NULL REFERENCES student) STRICT;
    CREATE INDEX student_by_number ON student (nisn) WHERE nisn IS NOT NULL;
    """
}
