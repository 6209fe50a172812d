import Bookkeeping
import Digesting
import Foundation
import GRDB
import Intake
import Records
import Support
import Testing

/// What an import must make of a file of `samples/dirty`; see the README there.
struct DirtySample: Decodable {
  var kind: ImportKind
  var about: String
  var sheet: String?
  var columns: [String]?
  var rows: Int?
  /// Place and a word of the message.
  var mistakes: [[String]]?
  var warnings: [[String]]?
  var values: [String: String?]?
  var fields: [String: String?]?

  static let folder = URL(filePath: Places.samples + "/dirty")

  static let names: [String] = {
    let all = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (all ?? []).filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }()

  init(of name: String) throws {
    let data = try Data(contentsOf: Self.folder.appending(path: name + ".json"))
    self = try JSONDecoder().decode(Self.self, from: data)
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: name)))
  }
}

/// Files as schools send them, through the import that `rapor import` makes, compared with what they must become.
@Suite struct DirtySamplesTests {
  private static let term = Term(schoolYear: SchoolYear(start: 2019)!, semester: .even)
  private static let target = ImportTarget(npsn: NPSN("20100002")!, term: term)

  /// A ledger with the school of `samples/dirty/base`, made once; each test has a copy.
  private static let base = Result {
    let folder = try TemporaryFolder()
    let ledger = try Ledger.create(at: folder.file(Ledger.fileName))
    let source = DirtySample.folder.appending(path: "base")
    for name in try FileManager.default.contentsOfDirectory(atPath: source.path).sorted() {
      let kind = try #require(ImportKind(rawValue: String(name.dropFirst(3).dropLast(4))))
      let bytes = [UInt8](try Data(contentsOf: source.appending(path: name)))
      let report = try importing(bytes, name, kind, IntakeChoices(), into: ledger)
      try #require(report.batch != nil, "\(report.mistakes.map { $0.line(in: .english) })")
    }
    return folder
  }

  private static func importing(
    _ bytes: [UInt8], _ name: String, _ kind: ImportKind, _ choices: IntakeChoices,
    into ledger: Ledger
  ) throws -> IntakeReport {
    let roster =
      kind == .schools
      ? Roster(npsn: target.npsn, term: term) : try ledger.roster(of: target.npsn, in: term)
    let report = Intake.read(bytes, fileName: name, kind: kind, roster: roster, choices: choices)
    if let batch = report.batch {
      let source = ImportSource(fileName: name, digest: try Digest(of: bytes).hex)
      _ = try ledger.commit(batch, to: target, from: source, at: 0)
    }
    return report
  }

  @Test func thereAreManyOfThem() { #expect(DirtySample.names.count >= 60) }

  @Test(arguments: DirtySample.names) func becomesWhatItMust(_ name: String) throws {
    let sample = try DirtySample(of: name)
    let folder = try TemporaryFolder()
    let path = folder.file(Ledger.fileName)
    try FileManager.default.copyItem(atPath: Self.base.get().file(Ledger.fileName), toPath: path)
    let ledger = try Ledger.open(at: path)
    let choices = IntakeChoices(
      sheet: sample.sheet,
      columns: ColumnChoices(given: (sample.columns ?? []).compactMap { ColumnChoice($0) }))
    let report = try Self.importing(
      DirtySample.bytes(name), name, sample.kind, choices, into: ledger)

    Self.compare(report.mistakes, sample.mistakes ?? [], name)
    Self.compare(report.warnings, sample.warnings ?? [], name)
    #expect((report.batch == nil) == (sample.mistakes?.isEmpty == false), "\(name)")
    if let rows = sample.rows { #expect(report.rowCount == rows, "\(name)") }
    let seen = Dictionary(
      (report.columns + report.ignoredColumns).map { ($0.letter, $0.field) },
      uniquingKeysWith: { $1 })
    for (letter, field) in sample.fields ?? [:] {
      #expect(seen[letter] == .some(field), "\(name), column \(letter)")
    }
    let stored = try Self.contents(path)
    for (key, value) in sample.values ?? [:] { #expect(stored[key] == value, "\(name), \(key)") }
    // What no report card needs is nowhere in the ledger.
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    for secret in ["36711200000000", "1234567890"] { #expect(!text.contains(secret), "\(name)") }
  }

  private static func compare(
    _ found: [IntakeMistake], _ expected: [[String]], _ name: String
  ) {
    let places = found.map { mistake in
      let cell = (mistake.column ?? "") + (mistake.row.map(String.init) ?? "")
      return mistake.sheet.map { cell.isEmpty ? "" : "\($0)!\(cell)" } ?? cell
    }
    let lines = found.map { $0.line(in: .indonesian) }
    let wanted = expected.map { $0[0] }
    let isSame = zip(places, wanted).allSatisfy { $0 == $1 || $0.hasSuffix("!" + $1) }
    #expect(places.count == wanted.count && isSame, "\(name): \(lines)")
    for (line, entry) in zip(lines, expected) {
      #expect(entry[1].isEmpty || line.contains(entry[1]), "\(name): \(line)")
    }
  }

  /// Everything that the ledger holds of students, by name, subject and column.
  private static func contents(_ path: String) throws -> [String: String] {
    let tables = [
      ("student", "full_name"), ("report", "full_name"),
      ("k13_result", "full_name || '/' || subject"),
      ("learning_result", "full_name || '/' || subject"),
      ("objective", "full_name || '/' || subject || '/' || code"),
      ("extracurricular", "full_name || '/' || name"),
    ]
    return try DatabaseQueue(path: path).read { database in
      var values: [String: String] = [:]
      for (table, key) in tables {
        let join = table == "student" ? "" : "JOIN student ON student.id = \(table).student"
        let rows = try Row.fetchAll(
          database, sql: "SELECT \(key) AS sample_key, \(table).* FROM \(table) \(join)")
        for row in rows {
          let key: String = row["sample_key"]
          for (column, value) in row where column != "sample_key" && !value.isNull {
            let isScore = column.hasSuffix("score")
            let text =
              isScore ? points(Int.fromDatabaseValue(value) ?? 0) : "\(value.storage.value ?? "")"
            values["\(key).\(column)"] = text
          }
        }
      }
      return values
    }
  }

  /// 8750 hundredths as "87.5".
  private static func points(_ hundredths: Int) -> String {
    hundredths % 100 == 0 ? "\(hundredths / 100)" : "\(Double(hundredths) / 100)"
  }
}
