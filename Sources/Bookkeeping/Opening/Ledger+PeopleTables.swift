// Migration 12: accounts, sessions, parents' codes, release times, and the audit log.
extension Ledger {
  /// `account.password` is a PHC string, `totp` a sealed secret. `name_lock.key` is a keyed digest of the name that was
  /// tried, or 16 bits of it if nobody has that name, so that the table has a largest size. Wrong attempts are their times,
  /// with spaces between. `release_time.npsn` is empty for the city.
  static let accountTables = """
    CREATE TABLE account (
      id INTEGER PRIMARY KEY, login TEXT UNIQUE, full_name TEXT NOT NULL, role TEXT NOT NULL,
      npsn TEXT REFERENCES school, school_year INTEGER, class_name TEXT, password TEXT, totp BLOB,
      totp_step INTEGER, is_disabled INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL,
      signed_in_at INTEGER) STRICT;
    CREATE INDEX account_by_school ON account (npsn);
    CREATE TABLE invitation (
      digest TEXT PRIMARY KEY, account INTEGER NOT NULL UNIQUE REFERENCES account,
      expires_at INTEGER NOT NULL) STRICT;
    CREATE TABLE session (
      digest TEXT PRIMARY KEY, account INTEGER NOT NULL REFERENCES account,
      started_at INTEGER NOT NULL, seen_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX session_by_account ON session (account);
    CREATE INDEX session_by_start ON session (started_at);
    CREATE TABLE name_lock (
      key TEXT PRIMARY KEY, wrong TEXT NOT NULL, locked_until INTEGER NOT NULL,
      locks INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE parent_code (
      student INTEGER PRIMARY KEY REFERENCES student, digest TEXT NOT NULL UNIQUE,
      issued_at INTEGER NOT NULL, issues INTEGER NOT NULL, wrong TEXT NOT NULL DEFAULT '',
      locked_until INTEGER NOT NULL DEFAULT 0) STRICT;
    CREATE TABLE release_time (
      school_year INTEGER NOT NULL, semester INTEGER NOT NULL, kind TEXT NOT NULL,
      npsn TEXT NOT NULL, at INTEGER NOT NULL,
      PRIMARY KEY (school_year, semester, kind, npsn)) STRICT;
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, account INTEGER,
      npsn TEXT, student INTEGER, act TEXT NOT NULL, address TEXT) STRICT;
    CREATE INDEX audit_by_school ON audit (npsn, at) WHERE npsn IS NOT NULL;
    CREATE INDEX audit_by_student ON audit (student, at) WHERE student IS NOT NULL;
    CREATE INDEX audit_by_account ON audit (account, at) WHERE account IS NOT NULL;
    CREATE INDEX audit_by_time ON audit (at);
    CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
    CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
    CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit
      WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
      BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
    """
}
