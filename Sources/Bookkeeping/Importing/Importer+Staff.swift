internal import GRDB
internal import Records

// Staff, the offices that they hold, and the classes that they lead.
extension Importer {
  /// The row of a member of staff: matched by NIP, else by staff number, else by name. A name alone never joins two
  /// people who have different numbers.
  private func staffRow(_ staff: Staff) throws -> Int64? {
    let database = writer.database
    if let nip = staff.nip,
      let row = try Int64.fetchOne(
        database.cachedStatement(sql: "SELECT id FROM staff WHERE npsn = ? AND nip = ?"),
        arguments: [npsn, nip.digits])
    {
      return row
    }
    if let number = staff.staffNumber,
      let row = try Int64.fetchOne(
        database.cachedStatement(sql: "SELECT id FROM staff WHERE npsn = ? AND number = ?"),
        arguments: [npsn, number])
    {
      return row
    }
    return try Int64.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT id FROM staff WHERE npsn = ? AND name = ?
          AND (nip IS NULL OR ?3 IS NULL) AND (number IS NULL OR ?4 IS NULL) ORDER BY id LIMIT 1
          """), arguments: [npsn, staff.name, staff.nip?.digits, staff.staffNumber])
  }

  private mutating func store(_ staff: Staff) throws -> (row: Int64, effect: RowWriter.Effect) {
    func set(_ text: String?) -> Change<DatabaseValue> {
      text.map { .set($0.databaseValue) } ?? .keep
    }
    let known = try staffRow(staff)
    let row =
      if let known { known } else {
        (try Int64.fetchOne(writer.database, sql: "SELECT max(id) FROM staff") ?? 0) + 1
      }
    let effect = try writer.upsert(
      "staff", key: [("id", row.databaseValue)],
      cells: [
        ("name", .set(staff.name.databaseValue)), ("title_front", set(staff.titleFront)),
        ("title_back", set(staff.titleBack)), ("nip", set(staff.nip?.digits)),
        ("number", set(staff.staffNumber)), ("number_label", set(staff.staffNumberLabel)),
      ], defaults: [("npsn", npsn)], about: ImportSubject(staff.name))
    return (row, effect)
  }

  mutating func staff(_ patch: StaffPatch) throws {
    let (row, stored) = try store(patch.staff)
    let office =
      switch patch.office {
      case .none: RowWriter.Effect.same
      case .principal(let prefix): try appoint(row, named: patch.staff.name, prefix: prefix)
      case .homeroom(let className): try lead(className, .set(row.databaseValue))
      }
    var hasNewSubject = false
    for subject in patch.teaches {
      let effect = try writer.upsert(
        "teaching",
        key: [
          ("npsn", npsn), ("school_year", year), ("subject_key", subject.databaseValue),
          ("class_name", patch.teachingClass.databaseValue),
        ], cells: [("staff", .set(row.databaseValue))], about: ImportSubject(patch.staff.name))
      hasNewSubject = hasNewSubject || effect != .same
    }
    let isMore = office != .same || hasNewSubject
    writer.count(stored == .same && isMore ? .changed : stored, ImportSubject(patch.staff.name))
  }

  /// Heads the school from this term on.
  private mutating func appoint(
    _ row: Int64, named name: String, prefix: String?
  ) throws -> RowWriter.Effect {
    try writer.upsert(
      "principal", key: [("npsn", npsn), ("school_year", year), ("semester", semester)],
      cells: [
        ("staff", .set(row.databaseValue)),
        ("prefix", prefix.map { .set($0.databaseValue) } ?? .clear),
      ], about: ImportSubject(name))
  }

  /// Leads the class of that name, whether or not the class is known yet.
  private mutating func lead(
    _ className: String, _ teacher: Change<DatabaseValue>
  ) throws -> RowWriter.Effect {
    try writer.upsert(
      "homeroom",
      key: [("npsn", npsn), ("school_year", year), ("class_name", className.databaseValue)],
      cells: [("staff", teacher)], isSparse: true, about: ImportSubject(className))
  }

  mutating func classGroup(_ patch: ClassPatch) throws {
    var teacher = Change<DatabaseValue>.keep
    switch patch.homeroomTeacher {
    case .keep: break
    case .clear: teacher = .clear
    case .set(let staff):
      let known = try staffRow(staff)
      teacher = .set((try known ?? store(staff).row).databaseValue)
    }
    let stored = try writer.upsert(
      "class_group",
      key: [("npsn", npsn), ("school_year", year), ("name", patch.name.databaseValue)],
      cells: [("grade", .set(patch.grade.databaseValue)), ("curriculum", patch.curriculum.raw)],
      defaults: [("curriculum", "k13".databaseValue)], about: ImportSubject(patch.name))
    let led = try lead(patch.name, teacher)
    writer.count(stored == .same && led != .same ? .changed : stored, ImportSubject(patch.name))
  }
}
