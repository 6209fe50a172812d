internal import GRDB
internal import Records

// What students earned in the term.
extension Importer {
  mutating func score(_ patch: ScorePatch) throws {
    let effect = try writer.upsert(
      "k13_result",
      key: reportKey(patch.student) + [("subject", patch.subject.databaseValue)],
      cells: [
        ("knowledge_score", patch.knowledgeScore.stored(\.hundredths.databaseValue)),
        ("knowledge_predicate", patch.knowledgePredicate.raw),
        ("knowledge_narrative", patch.knowledgeNarrative.stored),
        ("skill_score", patch.skillScore.stored(\.hundredths.databaseValue)),
        ("skill_predicate", patch.skillPredicate.raw),
        ("skill_narrative", patch.skillNarrative.stored),
      ], isSparse: true, about: try name(of: patch.student) + ", " + patch.subject)
    writer.count(effect)
  }

  mutating func attitude(_ patch: AttitudePatch) throws {
    let effect = try writer.upsert(
      "report", key: reportKey(patch.student),
      cells: [("spiritual", patch.spiritual.stored), ("social", patch.social.stored)],
      isSparse: true, about: try name(of: patch.student))
    writer.count(effect)
  }

  mutating func attendance(_ patch: AttendancePatch) throws {
    let effect = try writer.upsert(
      "report", key: reportKey(patch.student),
      cells: [
        ("sick", patch.sick.stored), ("excused", patch.excused.stored),
        ("unexcused", patch.unexcused.stored), ("advice", patch.advice.stored),
        ("teacher_note", patch.teacherNote.stored), ("height_odd", patch.heightOdd.stored),
        ("height_even", patch.heightEven.stored), ("weight_odd", patch.weightOdd.stored),
        ("weight_even", patch.weightEven.stored), ("hearing", patch.hearing.stored),
        ("sight", patch.sight.stored), ("teeth", patch.teeth.stored), ("other", patch.other.stored),
      ], isSparse: true, about: try name(of: patch.student))
    writer.count(effect)
  }

  mutating func decision(_ student: StudentID, _ change: Change<Decision>) throws {
    let result: Change<DatabaseValue>
    let grade: Change<DatabaseValue>
    switch change {
    case .keep: return
    case .clear: (result, grade) = (.clear, .clear)
    case .set(.promoted(let to)):
      (result, grade) = (.set("promoted".databaseValue), .set(to.databaseValue))
    case .set(.retained(let kept)):
      (result, grade) = (.set("retained".databaseValue), .set(kept.databaseValue))
    case .set(.graduated): (result, grade) = (.set("graduated".databaseValue), .clear)
    case .set(.notGraduated): (result, grade) = (.set("notGraduated".databaseValue), .clear)
    }
    let effect = try writer.upsert(
      "report", key: reportKey(student), cells: [("decision", result), ("decision_grade", grade)],
      isSparse: true, about: try name(of: student))
    writer.count(effect)
  }

  /// Replaces a student's whole list.
  mutating func list(
    _ table: String, columns: [String], student: StudentID, rows: [[String?]]
  ) throws {
    let name = try name(of: student)
    let key = reportKey(student)
    let condition = key.map { "\($0.0) = ?" }.joined(separator: " AND ")
    let before = try Row.fetchAll(
      writer.database,
      sql:
        "SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE \(condition) ORDER BY position",
      arguments: StatementArguments(key.map(\.1))
    ).map { row in columns.map { row[$0] as String? } }
    guard before != rows else {
      writer.count(.same)
      return
    }
    writer.count(before.isEmpty ? .added : .changed)
    if !before.isEmpty { writer.note(name, table, Self.text(before), Self.text(rows)) }
    try writer.database.execute(
      sql: "DELETE FROM \(table) WHERE \(condition)", arguments: StatementArguments(key.map(\.1)))
    for (position, row) in rows.enumerated() {
      let values = key.map(\.1) + [position.databaseValue] + row.map { $0.databaseValue }
      let names = key.map(\.0) + ["position"] + columns
      try writer.database.execute(
        sql: """
          INSERT INTO \(table) (\(names.joined(separator: ", ")))
          VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
          """, arguments: StatementArguments(values))
    }
  }

  /// A list on one line: "Pramuka, A; Futsal, B".
  private static func text(_ rows: [[String?]]) -> String? {
    rows.isEmpty
      ? nil : rows.map { $0.compactMap(\.self).joined(separator: ", ") }.joined(separator: "; ")
  }
}

extension Optional where Wrapped == String {
  fileprivate var databaseValue: DatabaseValue { map(\.databaseValue) ?? .null }
}
