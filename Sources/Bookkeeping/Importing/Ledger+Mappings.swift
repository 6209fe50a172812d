internal import GRDB

/// What an operator once said of the columns of files with certain headings. Headings and choices only, never a value.
package struct ColumnMapping: Sendable, Hashable {
  /// Zero until it is stored.
  package var id: Int64 = 0
  /// An import kind's raw value.
  package var kind: String
  /// What names files of the same headings.
  package var shape: String
  /// The headings, for people.
  package var headings: [String]
  /// "F=birthDate" …
  package var choices: [String]
  /// Seconds since 1970.
  package var at: Int64

  package init(kind: String, shape: String, headings: [String], choices: [String], at: Int64) {
    self.kind = kind
    self.shape = shape
    self.headings = headings
    self.choices = choices
    self.at = at
  }
}

extension Ledger {
  /// Migration 8: the columns that operators named.
  static let mappingTable = """
    CREATE TABLE column_mapping (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL, shape TEXT NOT NULL, headings TEXT NOT NULL, choices TEXT NOT NULL,
      at INTEGER NOT NULL, UNIQUE (kind, shape)) STRICT;
    """

  /// All that is remembered, or what is for one kind of file; the newest first.
  package func mappings(of kind: String? = nil) throws(LedgerError) -> [ColumnMapping] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM column_mapping WHERE ?1 IS NULL OR kind = ?1 ORDER BY at DESC, id DESC
          """, arguments: [kind]
      ).map { row in
        func lines(_ column: String) -> [String] {
          (row[column] as String).split(separator: "\n").map(String.init)
        }
        var mapping = ColumnMapping(
          kind: row["kind"], shape: row["shape"], headings: lines("headings"),
          choices: lines("choices"), at: row["at"])
        mapping.id = row["id"]
        return mapping
      }
    }
  }

  /// Remembers the choices instead of earlier ones for the same kind and headings.
  /// Keeps what a person said of a file's columns beside what was remembered of others of the same file shape.
  /// - Parameter mapping: its ``ColumnMapping/choices`` are only those given now: "F=birthDate".
  package func add(_ mapping: ColumnMapping) throws(LedgerError) {
    func column(_ choice: String) -> Substring {
      choice[..<(choice.lastIndex(of: "=") ?? choice.endIndex)]
    }
    var whole = mapping
    let given = Set(mapping.choices.map { column($0) })
    let earlier = try mappings(of: mapping.kind).first { $0.shape == mapping.shape }
    whole.choices += (earlier?.choices ?? []).filter { !given.contains(column($0)) }
    try remember(whole)
  }

  package func remember(_ mapping: ColumnMapping) throws(LedgerError) {
    func text(_ lines: [String]) -> String {
      lines.map { $0.replacing("\n", with: " ") }.joined(separator: "\n")
    }
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO column_mapping (kind, shape, headings, choices, at) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (kind, shape) DO UPDATE
          SET headings = excluded.headings, choices = excluded.choices, at = excluded.at
          """,
        arguments: [
          mapping.kind, mapping.shape, text(mapping.headings), text(mapping.choices), mapping.at,
        ])
    }
  }

  /// Forgets one mapping, or all of them; how many there were.
  package func forgetMappings(_ id: Int64? = nil) throws(LedgerError) -> Int {
    try write { database in
      try database.execute(
        sql: "DELETE FROM column_mapping WHERE ?1 IS NULL OR id = ?1", arguments: [id])
      return database.changesCount
    }
  }
}
