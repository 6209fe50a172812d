internal import GRDB
internal import Records

/// Applies the patches of one import within its transaction.
struct Importer {
  let target: ImportTarget
  var writer: RowWriter
  private var names: [StudentID: String] = [:]
  private var subjectNames: [String: String]?
  /// Numbers to be given when all rows are read, so that two students may swap theirs.
  var pendingNISN: [(row: Int64, nisn: NISN)] = []

  init(target: ImportTarget, writer: RowWriter) {
    self.target = target
    self.writer = writer
  }

  var npsn: DatabaseValue { target.npsn.digits.databaseValue }
  var year: DatabaseValue { target.term.schoolYear.start.databaseValue }
  var semester: DatabaseValue { target.term.semester.rawValue.databaseValue }

  /// The key of what a student has for a kind of report, by default that of the import.
  func reportKey(_ student: StudentID, kind: ReportKind? = nil) -> [(String, DatabaseValue)] {
    [
      ("student", student.value.databaseValue), ("school_year", year), ("semester", semester),
      ("kind", (kind ?? target.kind).rawValue.databaseValue),
    ]
  }

  /// The student's name as known before the import.
  /// - Throws: ``LedgerError/unknownStudent(_:)`` for a student who is not of this school.
  mutating func name(of student: StudentID) throws -> String {
    if let known = names[student] { return known }
    let name = try String.fetchOne(
      writer.database.cachedStatement(
        sql: "SELECT full_name FROM student WHERE id = ? AND npsn = ?"),
      arguments: [student.value, npsn])
    guard let name else { throw LedgerError.unknownStudent(student) }
    names[student] = name
    return name
  }

  /// What a row about a student is about, with the name of the subject that it is for.
  mutating func subject(of student: StudentID, topic code: String? = nil) throws -> ImportSubject {
    ImportSubject(
      try name(of: student), student: student, topic: try code.map { try subjectName($0) })
  }

  mutating func subjectName(_ code: String) throws -> String {
    if let subjectNames { return subjectNames[code] ?? code }
    let rows = try Row.fetchAll(
      writer.database, sql: "SELECT code, name FROM subject WHERE npsn = ?", arguments: [npsn])
    let names = Dictionary(rows.map { ($0[0] as String, $0[1] as String) }) { $1 }
    subjectNames = names
    return names[code] ?? code
  }

  /// The row of a class of the school year.
  /// - Throws: ``LedgerError/unknownClass(_:nearest:)``.
  func classRow(_ name: String) throws -> Int64 {
    let row = try Int64.fetchOne(
      writer.database.cachedStatement(
        sql: "SELECT id FROM class_group WHERE npsn = ? AND school_year = ? AND name = ?"),
      arguments: [npsn, year, name])
    guard let row else {
      let classes = try Ledger.classes(of: target.npsn, in: target.term.schoolYear, writer.database)
      throw LedgerError.unknownClass(name, nearest: classes.map(\.group.name).nearest(to: name))
    }
    return row
  }
}
