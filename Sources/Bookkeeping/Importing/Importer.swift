internal import GRDB
internal import Records

/// Applies the patches of one import within its transaction.
struct Importer {
  let target: ImportTarget
  var writer: RowWriter
  private var names: [StudentID: String] = [:]
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
