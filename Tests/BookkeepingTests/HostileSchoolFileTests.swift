import Foundation
import GRDB
import Glibc
import Records
import Sampling
import Support
import Testing

@testable import Bookkeeping

/// Anybody may have changed a school's file. Whatever it holds, it is merged or refused with its reason, and refused
/// leaves the ledger as it was.
@Suite struct HostileSchoolFileTests {
  private let city: LedgerFixture
  private let target: ImportTarget
  private let path: String
  private let stranger: StudentID

  init() throws {
    let example = try LedgerFixture.example()
    city = try LedgerFixture(example)
    target = LedgerFixture.target(of: example)
    var other = SchoolPatch(npsn: try NPSN("20100077").unwrapped)
    other.name = .set("SDN Lain")
    try city.commit(.schools([other]), to: target)
    var patch = StudentPatch(id: nil)
    patch.fullName = .set("Anak Lain")
    let elsewhere = ImportTarget(npsn: other.npsn, term: target.term)
    _ = try city.ledger.commit(
      .students([patch]), to: elsewhere, from: LedgerFixture.source, at: 1)
    stranger = try city.ledger.read { database in
      StudentID(
        try Int64.fetchOne(database, sql: "SELECT id FROM student WHERE full_name = 'Anak Lain'")
          ?? 0)
    }
    path = city.folder.file("sekolah.rapor")
    try city.ledger.export(target.npsn, to: path, at: 3)
    // A class that the city adds meanwhile.
    var room = ClassPatch(name: "9Z", grade: 1)
    room.curriculum = .set(.k13)
    try city.commit(.classes([room]), to: target)
  }

  private func change(_ sql: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: sql)
      try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    try queue.close()
  }

  private func merge(_ file: String? = nil) throws -> MergeOutcome {
    try city.merge(file ?? path, MergeSides(prefer: .theirs), in: target.term)
  }

  private func everything() throws -> [String] {
    try city.ledger.read { database in
      let names = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      return try names.flatMap { name in
        try Row.fetchAll(database, sql: "SELECT * FROM \(name)").map { "\(name) \($0)" }
      }
    }
  }

  /// - Returns: why the file was refused.
  private func refusal(_ file: String? = nil) throws -> LedgerError? {
    let before = try everything()
    var refusal: LedgerError?
    do { _ = try merge(file) } catch { refusal = error as? LedgerError }
    #expect(try everything() == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: city.folder.path)
    #expect(!left.contains { $0.hasPrefix(".school-") })
    return refusal
  }

  static let changes: [(String, SchoolFileFault)] = [
    ("CREATE VIEW spy AS SELECT * FROM student", .foreign("spy")),
    ("CREATE TABLE more (a)", .foreign("more")),
    (
      "CREATE TRIGGER trap AFTER UPDATE ON student BEGIN DELETE FROM report; END",
      .foreign("trap")
    ),
    (
      "ALTER TABLE base_report RENAME TO x; CREATE VIEW base_report AS SELECT * FROM x",
      .foreign("base_report")
    ),
    ("DROP TABLE base_student", .foreign("base_student")),
    ("DROP TRIGGER student_update_watched", .foreign("student_update_watched")),
    ("ALTER TABLE student ADD COLUMN more TEXT", .foreign("student")),
    ("UPDATE base_student SET id = 'x'", .foreign("base_student")),
    (
      "INSERT INTO school (npsn, name, level, ownership) VALUES ('20100099', 'S', 'sd', 'public')",
      .otherSchool(table: "school")
    ),
    ("UPDATE student SET npsn = '20100099'", .damaged("foreign keys")),
    (
      "UPDATE student SET full_name = hex(zeroblob(20000))",
      .tooLong(table: "student", column: "full_name")
    ),
    (
      "UPDATE base_student SET full_name = zeroblob(30000)",
      .tooLong(table: "base_student", column: "full_name")
    ),
    ("DELETE FROM grdb_migrations WHERE identifier LIKE '2:%'", .foreign("grdb_migrations")),
    ("DELETE FROM staff", .damaged("foreign keys")),
    (
      """
      PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, ' REFERENCES class_group', '')
        WHERE name = 'membership'; PRAGMA writable_schema = RESET
      """, .foreign("membership")
    ),
    ("ALTER TABLE base_student DROP COLUMN id", .foreign("base_student")),
    (
      "UPDATE base_student SET id = 9223372036854775807 WHERE id = (SELECT max(id) FROM base_student)",
      .foreign("base_student")
    ),
    ("INSERT INTO carried_picture VALUES ('../x.jpg', x'00')", .foreign("carried_picture")),
    ("INSERT INTO carried_picture VALUES ('.x.jpg', x'00')", .foreign("carried_picture")),
    ("INSERT INTO base_picture VALUES (char(10), 'x')", .foreign("base_picture")),
    (
      "INSERT INTO carried_picture VALUES ('logo.png', zeroblob(1048577))",
      .tooLong(table: "carried_picture", column: "bytes")
    ),
    ("DROP TABLE carried_card; CREATE TABLE carried_card (a)", .foreign("carried_card")),
    (
      """
      INSERT INTO carried_card SELECT id, 2019, 1, 'endOfTerm', 1, 'eaten', 'x', 1 FROM student LIMIT 1
      """, .foreign("document")
    ),
    ("UPDATE class_group SET name = '9Z' WHERE name = '1A'", .clash("class_group 9Z")),
  ]

  @Test(arguments: changes) func whatAnotherProgramChangedIsRefused(
    sql: String, fault: SchoolFileFault
  ) throws {
    try change(sql)
    #expect(try refusal() == .unusable(path: path, fault))
  }

  @Test func aNewerFileAndAnotherProgramsAreRefused() throws {
    try change("INSERT INTO grdb_migrations VALUES ('99: what will come')")
    #expect(try refusal() == .newerVersion(found: []))
    try change("PRAGMA application_id = 7")
    #expect(try refusal() == .notALedger(path: path))
    let text = city.folder.file("surat.txt")
    try Data(repeating: 0x41, count: 10_000).write(to: URL(filePath: text))
    #expect(try refusal(text) == .notALedger(path: text))
    let nowhere = city.folder.file("'; DROP TABLE student; --")
    #expect(try refusal(nowhere) == .missing(path: nowhere))
  }

  @Test func whatIsNoFileIsRefused() throws {
    #expect(
      try refusal(city.folder.path) == .unusable(path: city.folder.path, .notAFile))
    let pipe = city.folder.file("pipa")
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(try refusal(pipe) == .unusable(path: pipe, .notAFile))
    // A file beyond all measure, of which nothing is on the disk.
    let giant = city.folder.file("raksasa")
    #expect(FileManager.default.createFile(atPath: giant, contents: nil))
    #expect(truncate(giant, off_t(SchoolFileCopy.largest) + 1) == 0)
    #expect(
      try refusal(giant) == .unusable(path: giant, .tooLarge(limit: SchoolFileCopy.largest)))
  }

  /// Cut off anywhere, or with pages of noise in it: refused, or the noise was where nothing is read.
  @Test(arguments: 0..<24) func damageIsFound(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    if seed % 3 == 0 {
      bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
    } else {
      let start = Int.random(in: 100..<bytes.count - 4_096, using: &random)
      let count = seed % 3 == 1 ? 4_096 : 1
      for place in start..<start + count {
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
    }
    let file = city.folder.file("rusak-\(seed)")
    try Data(bytes).write(to: URL(filePath: file))
    let before = try everything()
    do {
      // One byte of a text may well make another text.
      #expect(try merge(file).npsn == target.npsn)
      #expect(seed % 3 == 2 || seed % 3 == 1)
    } catch let error as LedgerError {
      switch error {
      case .unusable(file, _), .notALedger(file), .notASchoolFile(file), .newerVersion: break
      default: Issue.record("\(error)")
      }
      #expect(try everything() == before)
    }
    #expect(try city.ledger.chainFault() == nil && city.ledger.countersAreRight())
  }

  /// A file that claims a student of another school neither changes nor moves that student.
  @Test func aClaimedStudentStaysWhereTheyAre() throws {
    func others() throws -> [Row] {
      try city.ledger.read { database in
        try Row.fetchAll(database, sql: "SELECT * FROM student WHERE npsn = '20100077'")
      }
    }
    let before = try others()
    try change(
      """
      INSERT INTO student (id, npsn, full_name) VALUES (\(stranger.value), '\(target.npsn.digits)', 'Curian');
      INSERT INTO base_student (id, npsn, full_name)
        VALUES (\(stranger.value), '\(target.npsn.digits)', 'Anak Lain');
      INSERT INTO report (student, school_year, semester, kind, sick)
        VALUES (\(stranger.value), 2019, 1, 'endOfTerm', 9);
      """)
    #expect(try merge().moved == ["Anak Lain"])
    #expect(try others() == before)
  }

  /// Staff and classes do not move: a file that claims another school's is refused.
  @Test func aClaimedClassIsRefused() throws {
    try city.ledger.write { database in
      try database.execute(
        sql: """
          INSERT INTO class_group (npsn, school_year, name, grade, curriculum)
          VALUES ('20100077', 2019, '1Z', 1, 'k13')
          """)
    }
    try change(
      "UPDATE base_class_group SET id = (SELECT max(id) + 2 FROM class_group) WHERE name = '1A'")
    #expect(try refusal() == .unusable(path: path, .otherSchool(table: "class_group")))
  }

  /// The file itself is never written: it may lie on a disk that only reads.
  @Test func theFileStaysAsItIs() throws {
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(chmod(path, 0o400) == 0)
    #expect(try merge().outcome.counts.total == 0)
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    #expect(access(path + "-wal", F_OK) != 0)
  }
}
