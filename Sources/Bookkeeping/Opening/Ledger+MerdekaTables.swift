// Migration "4b": what Merdeka, projects, mid-semester tests, electives, transfers and secondary schools need.
extension Ledger {
  static let merdekaTables = """
    ALTER TABLE school ADD COLUMN foundation TEXT;
    ALTER TABLE student ADD COLUMN photo TEXT;
    ALTER TABLE student ADD COLUMN leaving_date TEXT;
    ALTER TABLE student ADD COLUMN leaving_grade INTEGER;
    ALTER TABLE student ADD COLUMN leaving_reason TEXT;
    ALTER TABLE student ADD COLUMN leaving_destination TEXT;
    ALTER TABLE subject ADD COLUMN is_elective INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE subject ADD COLUMN canonical TEXT;
    ALTER TABLE settings ADD COLUMN narrative_mode TEXT;
    ALTER TABLE settings ADD COLUMN shows_rank INTEGER;
    ALTER TABLE report ADD COLUMN spiritual_predicate TEXT;
    ALTER TABLE report ADD COLUMN social_predicate TEXT;
    ALTER TABLE report ADD COLUMN cocurricular TEXT;
    ALTER TABLE achievement ADD COLUMN category TEXT;
    CREATE TABLE learning_result (
      student INTEGER NOT NULL REFERENCES student, school_year INTEGER NOT NULL,
      semester INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, final_score INTEGER,
      achieved TEXT, needs_help TEXT,
      PRIMARY KEY (student, school_year, semester, kind, subject)) STRICT;
    CREATE TABLE objective (
      student INTEGER NOT NULL REFERENCES student, school_year INTEGER NOT NULL,
      semester INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
      position INTEGER NOT NULL, code TEXT NOT NULL, text TEXT NOT NULL, score INTEGER,
      is_achieved INTEGER,
      PRIMARY KEY (student, school_year, semester, kind, subject, position)) STRICT;
    CREATE TABLE midterm_result (
      student INTEGER NOT NULL REFERENCES student, school_year INTEGER NOT NULL,
      semester INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, score INTEGER,
      remark TEXT, PRIMARY KEY (student, school_year, semester, kind, subject)) STRICT;
    CREATE TABLE cocurricular_activity (
      student INTEGER NOT NULL REFERENCES student, school_year INTEGER NOT NULL,
      semester INTEGER NOT NULL, kind TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL,
      dimension TEXT, level INTEGER, remark TEXT,
      PRIMARY KEY (student, school_year, semester, kind, position)) STRICT;
    CREATE TABLE project (
      student INTEGER NOT NULL REFERENCES student, school_year INTEGER NOT NULL,
      semester INTEGER NOT NULL, kind TEXT NOT NULL, position INTEGER NOT NULL,
      theme TEXT NOT NULL, title TEXT NOT NULL, description TEXT, process_note TEXT,
      PRIMARY KEY (student, school_year, semester, kind, position)) STRICT;
    CREATE TABLE project_target (
      student INTEGER NOT NULL REFERENCES student, school_year INTEGER NOT NULL,
      semester INTEGER NOT NULL, kind TEXT NOT NULL, position INTEGER NOT NULL,
      project INTEGER NOT NULL, dimension TEXT NOT NULL, element TEXT, sub_element TEXT, level TEXT,
      PRIMARY KEY (student, school_year, semester, kind, position)) STRICT;
    CREATE TABLE threshold (
      npsn TEXT NOT NULL REFERENCES school, school_year INTEGER NOT NULL, subject TEXT NOT NULL,
      grade INTEGER NOT NULL, kkm INTEGER, b_from INTEGER, a_from INTEGER,
      PRIMARY KEY (npsn, school_year, subject, grade)) STRICT;
    CREATE TABLE elective (
      student INTEGER NOT NULL REFERENCES student, school_year INTEGER NOT NULL,
      subject TEXT NOT NULL, takes INTEGER,
      PRIMARY KEY (student, school_year, subject)) STRICT;
    """
}
