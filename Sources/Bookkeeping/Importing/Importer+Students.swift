internal import GRDB
internal import Records

// Students.
extension Importer {
  mutating func students(_ patches: [StudentPatch]) throws {
    for patch in patches { try student(patch) }
    for (row, nisn) in pendingNISN {
      do {
        try writer.update(
          "student", key: [("id", row.databaseValue)],
          [("nisn", .null, nisn.digits.databaseValue)])
      } catch let error as DatabaseError
        where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE
      {
        throw LedgerError.duplicateNISN(nisn)
      }
    }
    pendingNISN = []
  }

  private mutating func student(_ patch: StudentPatch) throws {
    let known = try patch.id.map { ($0.value, try self.name(of: $0)) }
    let row =
      if let known { known.0 } else {
        try Ledger.nextStudentRow(in: writer.database)
      }
    var name = known?.1 ?? ""
    if case .set(let given) = patch.fullName { name = given }
    let subject = ImportSubject(name, student: StudentID(row))
    let defaults = [("npsn", npsn)] + (try inherited(patch))
    var effect = try writer.upsert(
      "student", key: [("id", row.databaseValue)], cells: cells(of: patch), defaults: defaults,
      about: subject)
    let isNew = effect == .added
    if isNew, let origin = patch.origin {
      let key = [("student", row.databaseValue)]
      try writer.insert(
        "student_origin", key: key, values: key + [("origin", origin.value.databaseValue)])
    }
    let isRenumbered = try renumber(row, patch.nisn, as: subject, isNew: isNew)
    let isMoved = try move(
      StudentID(row), to: patch.className, number: patch.rosterNumber, as: subject, isNew: isNew)
    if effect == .same && (isRenumbered || isMoved) { effect = .changed }
    writer.count(effect, subject)
  }

  /// What the school that a student comes from knows of him, where the file does not say otherwise; its own numbers,
  /// admission and leaving stay there.
  private mutating func inherited(_ patch: StudentPatch) throws -> [(String, DatabaseValue)] {
    guard let origin = patch.origin,
      let old = try writer.row("student", key: [("id", origin.value.databaseValue)])
    else { return [] }
    let cleared = Set(
      cells(of: patch).filter { if case .clear = $0.change { true } else { false } }.map(\.column))
    let own: Set<String> = [
      "id", "npsn", "nisn", "local_number", "revision", "admission_date", "admission_grade",
      "previous_school",
    ]
    var values = old.filter { column, value in
      !own.contains(column) && !cleared.contains(column) && !column.hasPrefix("leaving")
        && !value.isNull
    }.map { ($0, $1) }
    let school = try String.fetchOne(
      writer.database, sql: "SELECT name FROM school WHERE npsn = ?", arguments: [old["npsn"]])
    values.append(("previous_school", school.databaseValue))
    return values
  }

  private func cells(of patch: StudentPatch) -> [RowWriter.Cell] {
    let plain: [RowWriter.Cell] = [
      ("full_name", patch.fullName.stored), ("sex", patch.sex.raw),
      ("religion", patch.religion.raw),
      ("birth_date", patch.birthDate.stored { $0.text.databaseValue }),
      ("birth_order", patch.birthOrder.stored),
      ("admission_date", patch.admissionDate.stored { $0.text.databaseValue }),
      ("admission_grade", patch.admissionGrade.stored),
    ]
    return plain
      + StudentColumns.texts.map { ($0.name, patch[keyPath: $0.patch].stored) }
  }

  /// Takes the old number away; the new one is given at the end.
  private mutating func renumber(
    _ row: Int64, _ change: Change<NISN>, as subject: ImportSubject, isNew: Bool
  ) throws -> Bool {
    let old = try String.fetchOne(
      writer.database.cachedStatement(sql: "SELECT nisn FROM student WHERE id = ?"),
      arguments: [row])
    let new = change.applied(to: old.flatMap { NISN($0) })
    guard new?.digits != old else { return false }
    if !isNew { writer.note(subject, "nisn", old, new?.digits) }
    if let old {
      try writer.update(
        "student", key: [("id", row.databaseValue)], [("nisn", old.databaseValue, .null)])
    }
    if let new { pendingNISN.append((row, new)) }
    return true
  }
}

extension Ledger {
  /// A key that no student ever had, those that were taken back included.
  static func nextStudentRow(in database: Database) throws -> Int64 {
    let sql = """
      SELECT max(ifnull((SELECT max(id) FROM student), 0),
        ifnull((SELECT CAST(value AS INTEGER) FROM workspace WHERE name = ?), 0)) + 1
      """
    return try Int64.fetchOne(
      database.cachedStatement(sql: sql), arguments: [lastStudentSetting]) ?? 1
  }
}
