internal import GRDB
package import Records

// How descriptions are made in a class. The texts themselves are never stored: they are made of the scores whenever a
// card is, so that they cannot be out of date, and a teacher's text is never mistaken for one of ours.
extension Ledger {
  static func addDescriptionTable(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE description_style (
          npsn TEXT NOT NULL REFERENCES school, school_year INTEGER NOT NULL,
          semester INTEGER NOT NULL, class_name TEXT NOT NULL, mode TEXT NOT NULL,
          PRIMARY KEY (npsn, school_year, semester, class_name)) STRICT;
        """)
    // A change of it changes the cards of the school.
    try watch(
      "description_style",
      columns: ["npsn", "school_year", "semester", "class_name", "mode"], in: database)
  }

  /// Chooses how descriptions are made in a class in a term; nil lets the school's setting hold again. Noted as an event.
  ///
  /// - Parameter time: seconds since 1970.
  /// - Throws: ``LedgerError/unknownClass(_:nearest:)``.
  package func setDescriptions(
    _ mode: LearningNarrative.Mode?, of npsn: NPSN, className: String, term: Term, at time: Int64
  ) throws(LedgerError) {
    try write { database in
      let names = try Self.classes(of: npsn, in: term.schoolYear, database).map(\.group.name)
      guard names.contains(className) else {
        throw LedgerError.unknownClass(className, nearest: names.nearest(to: className))
      }
      let key: [any DatabaseValueConvertible] = [
        npsn.digits, term.schoolYear.start, term.semester.rawValue, className,
      ]
      let stored = try Self.descriptions(database, npsn: npsn, className: className, term: term)
      guard stored != mode else { return }
      if let mode {
        try database.execute(
          sql: """
            INSERT INTO description_style VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET mode = excluded.mode
            """, arguments: StatementArguments(key + [mode.rawValue]))
      } else {
        try database.execute(
          sql: """
            DELETE FROM description_style WHERE npsn = ? AND school_year = ? AND semester = ?
            AND class_name = ?
            """, arguments: StatementArguments(key))
      }
      try Self.append(
        Event(
          at: time, npsn: npsn, kind: "descriptions",
          payload: "\(term.schoolYear.text)-\(term.semester.rawValue) \(className) "
            + (mode?.rawValue ?? "school")), in: database)
    }
  }

  /// What was chosen for a class; nil if the school's setting holds.
  static func descriptions(
    _ database: Database, npsn: NPSN, className: String, term: Term
  ) throws -> LearningNarrative.Mode? {
    try String.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT mode FROM description_style WHERE npsn = ? AND school_year = ? AND semester = ?
          AND class_name = ?
          """),
      arguments: [npsn.digits, term.schoolYear.start, term.semester.rawValue, className]
    ).flatMap { LearningNarrative.Mode(rawValue: $0) }
  }
}
