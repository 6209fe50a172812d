internal import GRDB

extension Ledger {
  /// Applied migrations are history: add below, never edit.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: people and classes") { database in
      try database.execute(sql: Self.peopleTables)
    }
    migrator.registerMigration("2: results") { database in
      try database.execute(sql: Self.resultTables)
    }
    migrator.registerMigration("3: documents, events, counters") { database in
      try database.execute(sql: Self.documentTables)
    }
    migrator.registerMigration("4: homeroom by the class's name") { database in
      try database.execute(sql: Self.homeroomTable)
    }
    migrator.registerMigration("4b: Merdeka, projects, mid-semester, electives, transfers") {
      database in
      try database.execute(sql: Self.merdekaTables)
    }
    migrator.registerMigration("5: batches, archive, tallies") { database in
      try Self.addBatchTables(database)
    }
    migrator.registerMigration("6: classes term by term") { database in
      try Self.addTermTables(database)
    }
    migrator.registerMigration("7: receipts of imports, values before them, transfers") {
      database in
      try database.execute(sql: Self.receiptTables)
    }
    migrator.registerMigration("8: columns that operators named") { database in
      try database.execute(sql: Self.mappingTable)
    }
    migrator.registerMigration("9: how descriptions are made, who teaches what") { database in
      try Self.addDescriptionTable(database)
      try Self.addTeachingTable(database)
    }
    migrator.registerMigration("10: the class that a card was judged in") { database in
      try database.execute(sql: "ALTER TABLE document ADD COLUMN class_state INTEGER")
    }
    migrator.registerMigration("11: what schools tell of their own cards") { database in
      // Partial, for few events are theirs.
      try database.execute(
        sql: "CREATE INDEX event_of_school_cards ON event (npsn) WHERE kind = 'school-card'")
    }
    migrator.registerMigration("12: accounts, sessions, parents' codes, release times, audit") {
      database in
      try database.execute(sql: Self.accountTables)
    }
    return migrator
  }

  private static var peopleTables: String {
    """
    CREATE TABLE workspace (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    CREATE TABLE school (
      npsn TEXT PRIMARY KEY, name TEXT NOT NULL, level TEXT NOT NULL, ownership TEXT NOT NULL,
      legacy_number TEXT, street TEXT, rt TEXT, rw TEXT, hamlet TEXT, village TEXT, district TEXT,
      city TEXT, province TEXT, postal_code TEXT, phone TEXT, website TEXT, email TEXT,
      signing_place TEXT) STRICT;
    CREATE TABLE staff (
      id INTEGER PRIMARY KEY, npsn TEXT NOT NULL REFERENCES school, name TEXT NOT NULL,
      title_front TEXT, title_back TEXT, nip TEXT, number TEXT, number_label TEXT) STRICT;
    CREATE INDEX staff_by_school ON staff (npsn, name);
    CREATE TABLE principal (
      npsn TEXT NOT NULL REFERENCES school, school_year INTEGER NOT NULL,
      semester INTEGER NOT NULL, staff INTEGER NOT NULL REFERENCES staff, prefix TEXT,
      PRIMARY KEY (npsn, school_year, semester)) STRICT;
    CREATE TABLE class_group (
      id INTEGER PRIMARY KEY, npsn TEXT NOT NULL REFERENCES school, school_year INTEGER NOT NULL,
      name TEXT NOT NULL, grade INTEGER NOT NULL, curriculum TEXT NOT NULL,
      homeroom INTEGER REFERENCES staff, UNIQUE (npsn, school_year, name)) STRICT;
    CREATE TABLE student (
      id INTEGER PRIMARY KEY, npsn TEXT NOT NULL REFERENCES school, full_name TEXT NOT NULL,
      nisn TEXT, sex TEXT, religion TEXT, birth_date TEXT, birth_order INTEGER,
      admission_date TEXT, admission_grade INTEGER,
      \(StudentColumns.first.map { "\($0.name) TEXT" }.joined(separator: ", "))) STRICT;
    CREATE INDEX student_by_school ON student (npsn);
    CREATE UNIQUE INDEX student_by_nisn ON student (npsn, nisn) WHERE nisn IS NOT NULL;
    CREATE TABLE membership (
      student INTEGER NOT NULL REFERENCES student, school_year INTEGER NOT NULL,
      class_group INTEGER NOT NULL REFERENCES class_group, roster_number INTEGER,
      PRIMARY KEY (student, school_year)) STRICT;
    CREATE INDEX membership_by_class ON membership (class_group);
    CREATE TABLE subject (
      npsn TEXT NOT NULL REFERENCES school, code TEXT NOT NULL, name TEXT NOT NULL,
      short_name TEXT NOT NULL, subject_group TEXT, position INTEGER NOT NULL,
      is_local INTEGER NOT NULL, religion TEXT, first_grade INTEGER NOT NULL,
      last_grade INTEGER NOT NULL, PRIMARY KEY (npsn, code, first_grade)) STRICT;
    """
  }

  private static var resultTables: String {
    """
    CREATE TABLE settings (
      npsn TEXT NOT NULL REFERENCES school, school_year INTEGER NOT NULL, semester INTEGER NOT NULL,
      kind TEXT NOT NULL, final_grade INTEGER NOT NULL, report_date TEXT, place TEXT, paper TEXT,
      kkm INTEGER, b_from INTEGER, a_from INTEGER, empty_sections TEXT,
      descriptions_required INTEGER, attitude_required INTEGER,
      PRIMARY KEY (npsn, school_year, semester, kind, final_grade)) STRICT;
    CREATE TABLE k13_result (
      student INTEGER NOT NULL REFERENCES student, school_year INTEGER NOT NULL,
      semester INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
      knowledge_score INTEGER, knowledge_predicate TEXT, knowledge_narrative TEXT,
      skill_score INTEGER, skill_predicate TEXT, skill_narrative TEXT,
      PRIMARY KEY (student, school_year, semester, kind, subject)) STRICT;
    CREATE TABLE report (
      student INTEGER NOT NULL REFERENCES student, school_year INTEGER NOT NULL,
      semester INTEGER NOT NULL, kind TEXT NOT NULL, spiritual TEXT, social TEXT, sick INTEGER,
      excused INTEGER, unexcused INTEGER, advice TEXT, teacher_note TEXT, height_odd INTEGER,
      height_even INTEGER, weight_odd INTEGER, weight_even INTEGER, hearing TEXT, sight TEXT,
      teeth TEXT, other TEXT, decision TEXT, decision_grade INTEGER,
      PRIMARY KEY (student, school_year, semester, kind)) STRICT;
    CREATE TABLE extracurricular (
      student INTEGER NOT NULL REFERENCES student, school_year INTEGER NOT NULL,
      semester INTEGER NOT NULL, kind TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL,
      predicate TEXT, remark TEXT,
      PRIMARY KEY (student, school_year, semester, kind, position)) STRICT;
    CREATE TABLE achievement (
      student INTEGER NOT NULL REFERENCES student, school_year INTEGER NOT NULL,
      semester INTEGER NOT NULL, kind TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL,
      remark TEXT, PRIMARY KEY (student, school_year, semester, kind, position)) STRICT;
    CREATE TABLE import (
      id INTEGER PRIMARY KEY, at INTEGER NOT NULL, npsn TEXT NOT NULL, kind TEXT NOT NULL,
      file TEXT NOT NULL, digest TEXT NOT NULL, added INTEGER NOT NULL, changed INTEGER NOT NULL,
      same INTEGER NOT NULL) STRICT;
    """
  }

  private static var documentTables: String {
    """
    CREATE TABLE document (
      id INTEGER PRIMARY KEY, student INTEGER NOT NULL REFERENCES student, npsn TEXT NOT NULL,
      school_year INTEGER NOT NULL, semester INTEGER NOT NULL, kind TEXT NOT NULL,
      version INTEGER NOT NULL, state TEXT NOT NULL, is_current INTEGER NOT NULL, layout TEXT,
      layout_digest TEXT, engine TEXT, data_digest TEXT, pdf_digest TEXT, pages INTEGER,
      bytes INTEGER, error TEXT, changed_at INTEGER NOT NULL,
      UNIQUE (student, school_year, semester, kind, version)) STRICT;
    CREATE UNIQUE INDEX document_current ON document (student, school_year, semester, kind)
      WHERE is_current = 1;
    CREATE TABLE event (
      sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, npsn TEXT, student INTEGER,
      kind TEXT NOT NULL, payload TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
    CREATE TABLE chain (
      id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
    INSERT INTO chain VALUES (1, 0, '');
    CREATE TABLE counter (
      npsn TEXT NOT NULL REFERENCES school, school_year INTEGER NOT NULL,
      semester INTEGER NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, count INTEGER NOT NULL,
      PRIMARY KEY (npsn, school_year, semester, kind, state)) STRICT;
    CREATE TABLE expected (
      npsn TEXT NOT NULL REFERENCES school, school_year INTEGER NOT NULL, count INTEGER NOT NULL,
      PRIMARY KEY (npsn, school_year)) STRICT;
    """
  }

  /// Who leads a class is known by its name, so that staff and classes can be imported in either order.
  private static var homeroomTable: String {
    """
    CREATE TABLE homeroom (
      npsn TEXT NOT NULL REFERENCES school, school_year INTEGER NOT NULL,
      class_name TEXT NOT NULL COLLATE NOCASE, staff INTEGER REFERENCES staff,
      PRIMARY KEY (npsn, school_year, class_name)) STRICT;
    INSERT INTO homeroom SELECT npsn, school_year, name, homeroom FROM class_group
      WHERE homeroom IS NOT NULL;
    ALTER TABLE class_group DROP COLUMN homeroom;
    """
  }
}
