internal import GRDB

/// Columns of a row by name, in order.
typealias Columns = [(column: String, value: DatabaseValue)]

/// Keeps what an import does to each row, so that it can be taken back (the table `import_change`).
struct ChangeJournal {
  enum Action: String { case insert, update, delete, list }

  /// How many of a school's imports keep their changes: older ones can no longer be taken back, or the ledger would hold
  /// everything twice.
  static let depth = 10

  let database: Database
  let owner: ImportID
  private var position = 0
  private var addition: Statement?

  init(_ database: Database, of owner: ImportID) {
    self.database = database
    self.owner = owner
  }

  /// A row that was made. With `columns`, those that it holds besides its key: others may share it.
  mutating func inserted(_ record: String, key: Columns, columns: Columns?) throws {
    try add(record, key, .insert, before: nil, after: columns.map(Self.json))
  }

  mutating func updated(_ record: String, key: Columns, before: Columns, after: Columns) throws {
    try add(record, key, .update, before: Self.json(before), after: Self.json(after))
  }

  mutating func deleted(_ record: String, key: Columns, row: Row) throws {
    let all: Columns = Array(row.map { (column: $0, value: $1) })
    try add(record, key, .delete, before: Self.json(all), after: nil)
  }

  /// All rows under a key were replaced.
  mutating func replaced(_ record: String, key: Columns, before: [Columns]) throws {
    let rows = before.map(Self.json).joined(separator: ",")
    try add(record, key, .list, before: "[\(rows)]", after: nil)
  }

  private mutating func add(
    _ record: String, _ key: Columns, _ action: Action, before: String?, after: String?
  ) throws {
    let statement =
      try addition
      ?? database.makeStatement(
        sql: """
          INSERT INTO import_change (import, position, record, key, action, before, after)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """)
    addition = statement
    try statement.execute(
      arguments: [owner.value, position, record, Self.json(key), action.rawValue, before, after])
    position += 1
  }

  /// Forgets the changes of imports that are too old to be taken back.
  func prune(npsn: DatabaseValue) throws {
    try database.execute(
      sql: """
        DELETE FROM import_change WHERE import IN (
          SELECT id FROM import WHERE npsn = ? ORDER BY id DESC LIMIT -1 OFFSET ?)
        """, arguments: [npsn, Self.depth])
  }

  // MARK: JSON

  /// An object of whole numbers, texts and nulls, which is all that the tables hold.
  static func json(_ columns: Columns) -> String {
    var text = "{"
    for (column, value) in columns {
      if text.utf8.count > 1 { text += "," }
      text += "\"\(column)\":"
      switch value.storage {
      case .int64(let number): text += "\(number)"
      case .string(let string): quote(string, into: &text)
      case .null, .double, .blob: text += "null"
      }
    }
    return text + "}"
  }

  private static func quote(_ string: String, into text: inout String) {
    text += "\""
    defer { text += "\"" }
    guard string.utf8.contains(where: { $0 < 32 || $0 == 0x22 || $0 == 0x5C }) else {
      text += string
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case _ where scalar.value < 32:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  /// The columns of an object, read by SQLite.
  static func columns(_ json: String, in database: Database) throws -> Columns {
    try Row.fetchAll(
      database.cachedStatement(sql: "SELECT key, atom FROM json_each(?)"), arguments: [json]
    ).map { (column: $0[0], value: $0[1]) }
  }

  /// The objects of a list.
  static func rows(_ json: String, in database: Database) throws -> [Columns] {
    try String.fetchAll(
      database.cachedStatement(sql: "SELECT value FROM json_each(?)"), arguments: [json]
    ).map { try columns($0, in: database) }
  }
}
