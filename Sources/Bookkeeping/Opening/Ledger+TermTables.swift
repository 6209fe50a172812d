internal import GRDB

// Migration 6: who is in which class, term by term.
extension Ledger {
  /// A pupil who leaves after the odd semester stays in its class lists, and is not looked for in the even one's
  /// (Docs/domain.md section 6.5). Until now a membership was for both semesters, and so each becomes two.
  static func addTermTables(_ database: Database) throws {
    try database.execute(sql: termTables)
    for statement in termTriggers { try database.execute(sql: statement) }
    try database.execute(sql: termTallies)
  }

  private static let termTables = """
    DROP TRIGGER document_added;
    DROP TRIGGER document_changed;
    CREATE TABLE membership_by_term (
      student INTEGER NOT NULL REFERENCES student, school_year INTEGER NOT NULL,
      semester INTEGER NOT NULL, class_group INTEGER NOT NULL REFERENCES class_group,
      roster_number INTEGER, PRIMARY KEY (student, school_year, semester)) STRICT;
    INSERT INTO membership_by_term
      SELECT student, school_year, semester.number, class_group, roster_number
      FROM membership JOIN student ON student.id = membership.student
      JOIN (SELECT 1 AS number UNION SELECT 2) AS semester
      WHERE leaving_date IS NULL OR number = 1 OR leaving_date >= (school_year + 1) || '-01-01';
    DROP TABLE membership;
    ALTER TABLE membership_by_term RENAME TO membership;
    CREATE INDEX membership_by_class ON membership (class_group, semester);
    DROP TABLE headcount;
    CREATE TABLE headcount (
      class_group INTEGER NOT NULL, semester INTEGER NOT NULL, count INTEGER NOT NULL,
      PRIMARY KEY (class_group, semester)) STRICT;
    DELETE FROM tally;
    """

  /// A change of a card's count in the tally of the class that its student was in that term. A stale card counts twice:
  /// in its state, and as stale.
  private static func shown(_ step: String, _ row: String) -> String {
    [("\(row).state", ""), ("'stale'", "AND \(row).is_stale = 1")].map { state, condition in
      """
      INSERT INTO tally SELECT class_group, \(row).semester, \(row).kind, \(state), \(step)
        FROM membership WHERE student = \(row).student AND school_year = \(row).school_year
        AND semester = \(row).semester AND \(row).is_current = 1 \(condition)
        ON CONFLICT DO UPDATE SET count = count + excluded.count;
      """
    }.joined()
  }

  private static func moved(_ step: String, _ row: String) -> String {
    """
    INSERT INTO headcount VALUES (\(row).class_group, \(row).semester, \(step))
      ON CONFLICT DO UPDATE SET count = count + excluded.count;
    """
      + [("state", ""), ("'stale'", "AND is_stale = 1")].map { state, condition in
        """
        INSERT INTO tally SELECT \(row).class_group, semester, kind, \(state), \(step)
          FROM document WHERE student = \(row).student AND school_year = \(row).school_year
          AND semester = \(row).semester AND is_current = 1 \(condition)
          ON CONFLICT DO UPDATE SET count = count + excluded.count;
        """
      }.joined()
  }

  /// The class and the number stand on the cards of that term.
  private static func outdated(_ row: String) -> String {
    """
    UPDATE student SET revision = revision + 1 WHERE id = \(row).student;
    UPDATE document SET is_stale = 1 WHERE student = \(row).student AND is_current = 1
      AND is_stale = 0 AND pdf_digest IS NOT NULL AND school_year = \(row).school_year
      AND semester = \(row).semester;
    """
  }

  private static var termTriggers: [String] {
    [
      """
      CREATE TRIGGER document_added AFTER INSERT ON document
      BEGIN \(shown("1", "NEW"))
      INSERT INTO activity VALUES (NEW.npsn, NEW.changed_at / 3600, NEW.state, 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
      END
      """,
      """
      CREATE TRIGGER document_changed AFTER UPDATE OF state, is_current, is_stale ON document
      WHEN OLD.state <> NEW.state OR OLD.is_current <> NEW.is_current
        OR OLD.is_stale <> NEW.is_stale
      BEGIN \(shown("-1", "OLD")) \(shown("1", "NEW")) END
      """,
      // The tally first, then what makes the card stale: the other way round it would be counted twice.
      """
      CREATE TRIGGER member_added AFTER INSERT ON membership
      BEGIN \(moved("1", "NEW")) \(outdated("NEW")) END
      """,
      """
      CREATE TRIGGER member_left AFTER DELETE ON membership
      BEGIN \(moved("-1", "OLD")) \(outdated("OLD")) END
      """,
      """
      CREATE TRIGGER member_moved AFTER UPDATE ON membership
      BEGIN \(moved("-1", "OLD")) \(moved("1", "NEW")) \(outdated("NEW")) END
      """,
    ]
  }

  private static let termTallies = """
    INSERT INTO headcount
      SELECT class_group, semester, count(*) FROM membership GROUP BY class_group, semester;
    INSERT INTO tally SELECT class_group, semester, kind, state, count(*)
      FROM document JOIN membership USING (student, school_year, semester)
      WHERE is_current = 1 GROUP BY class_group, semester, kind, state;
    INSERT INTO tally SELECT class_group, semester, kind, 'stale', count(*)
      FROM document JOIN membership USING (student, school_year, semester)
      WHERE is_current = 1 AND is_stale = 1 GROUP BY class_group, semester, kind;
    """
}
