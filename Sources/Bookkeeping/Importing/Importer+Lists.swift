internal import GRDB
internal import Records

// Lists that an import replaces whole.
extension Importer {
  /// Replaces the rows of `table` under `key`. True if that changed anything.
  mutating func replace(
    _ table: String, columns: [String], key: [(String, DatabaseValue)], rows: [[DatabaseValue]],
    about subject: ImportSubject
  ) throws -> RowWriter.Effect {
    let condition = key.map { "\($0.0) = ?" }.joined(separator: " AND ")
    let before = try Row.fetchAll(
      writer.database.cachedStatement(
        sql: """
          SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE \(condition) ORDER BY position
          """), arguments: StatementArguments(key.map(\.1))
    ).map { row in columns.map { row[$0] as DatabaseValue } }
    guard before != rows else { return .same }
    if !before.isEmpty {
      writer.note(subject, table, Self.text(before, columns), Self.text(rows, columns))
    }
    try writer.replaceRows(table, key: key, columns: columns, before: before, after: rows)
    return before.isEmpty ? .added : .changed
  }

  /// Replaces a student's whole list.
  mutating func list(
    _ table: String, columns: [String], student: StudentID, rows: [[String?]]
  ) throws {
    let subject = try subject(of: student)
    let effect = try replace(
      table, columns: columns, key: reportKey(student),
      rows: rows.map { $0.map { $0.databaseValue } }, about: subject)
    writer.count(effect, subject)
  }

  mutating func cocurricular(_ patch: CocurricularPatch) throws {
    let subject = try subject(of: patch.student)
    var effect = try writer.upsert(
      "report", key: reportKey(patch.student), cells: [("cocurricular", patch.narrative.stored)],
      isSparse: true, about: subject)
    if let activities = patch.activities {
      let second = try replace(
        "cocurricular_activity", columns: ["name", "dimension", "level", "remark"],
        key: reportKey(patch.student),
        rows: activities.map {
          [
            $0.name.databaseValue, $0.dimension.map(\.rawValue).databaseValue,
            ($0.level?.rawValue).databaseValue, $0.remark.databaseValue,
          ]
        }, about: subject)
      if effect == .same { effect = second }
    }
    writer.count(effect, subject)
  }

  /// Projects belong to the project report, whatever kind the import is for.
  mutating func projects(_ student: StudentID, _ projects: [P5Project]) throws {
    let subject = try subject(of: student)
    let key = reportKey(student, kind: .p5)
    let effect = try replace(
      "project", columns: ["theme", "title", "description", "process_note"], key: key,
      rows: projects.map {
        [
          $0.theme.databaseValue, $0.title.databaseValue, $0.description.databaseValue,
          $0.processNote.databaseValue,
        ]
      }, about: subject)
    let targets = projects.enumerated().flatMap { index, project in
      project.targets.map {
        [
          index.databaseValue, $0.dimension.databaseValue, $0.element.databaseValue,
          $0.subElement.databaseValue, $0.level.map(\.rawValue).databaseValue,
        ]
      }
    }
    let second = try replace(
      "project_target", columns: ["project", "dimension", "element", "sub_element", "level"],
      key: key, rows: targets, about: subject)
    writer.count(effect == .same ? second : effect, subject)
  }

  /// A list on one line: "Pramuka, A; Futsal, B".
  static func text(_ rows: [[DatabaseValue]], _ columns: [String]) -> String? {
    rows.isEmpty
      ? nil
      : rows.map { row in
        zip(columns, row).compactMap { column, value in
          switch value.storage {
          case .int64(let number) where ImportField.isScore(column):
            Score(hundredths: Int(number))?.exact
          case .int64(let number): "\(number)"
          case .string(let text): text
          default: nil
          }
        }
        .joined(separator: ", ")
      }.joined(separator: "; ")
  }
}

extension Optional where Wrapped: DatabaseValueConvertible {
  var databaseValue: DatabaseValue { map(\.databaseValue) ?? .null }
}
