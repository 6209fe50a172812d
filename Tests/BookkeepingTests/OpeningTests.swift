import Foundation
import GRDB
import Records
import Support
import Testing

@testable import Bookkeeping

/// Opening and making a ledger: each way in which it can go wrong has its own error, and leaves the file as it was.
@Suite struct OpeningTests {
  @Test func aLedgerIsMadeOnceAndOpenedAgain() throws {
    let folder = try TemporaryFolder()
    let path = folder.file(Ledger.fileName)
    try Ledger.create(at: path).set("term", to: "2019/2020-1")
    #expect(throws: LedgerError.alreadyExists(path: path)) { try Ledger.create(at: path) }
    #expect(try Ledger.open(at: path).setting("term") == "2019/2020-1")
    #expect(try Ledger.open(at: path).setting("colour") == nil)
  }

  @Test func nothingIsThere() throws {
    let path = try TemporaryFolder().file(Ledger.fileName)
    #expect(throws: LedgerError.missing(path: path)) { try Ledger.open(at: path) }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test(arguments: ["NISN;Nama\n1;2\n", String(repeating: "SQLite format 4\0", count: 300)])
  func itIsNoDatabase(_ text: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("daftar.csv")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: LedgerError.notALedger(path: path)) { try Ledger.open(at: path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(text.utf8))
  }

  @Test func itIsAnotherProgramsDatabase() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("catatan.db")
    let other = try DatabaseQueue(path: path)
    try other.write { try $0.execute(sql: "CREATE TABLE note (text TEXT)") }
    try other.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(throws: LedgerError.notALedger(path: path)) { try Ledger.open(at: path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func anEmptyFileBecomesALedger() throws {
    let folder = try TemporaryFolder()
    let path = folder.file(Ledger.fileName)
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    #expect(try Ledger.open(at: path).schools().isEmpty)
  }

  @Test func aNewerRaporWroteIt() throws {
    let folder = try TemporaryFolder()
    let path = folder.file(Ledger.fileName)
    _ = try Ledger.create(at: path)
    let newer = try DatabaseQueue(path: path)
    try newer.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99: what is to come')")
    }
    try newer.close()
    let error = #expect(throws: LedgerError.self) { try Ledger.open(at: path) }
    guard case .newerVersion(let found)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found.contains("99: what is to come"))
  }

  /// A program that keeps its transaction open between its calls.
  private static func other(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  @Test func anotherProgramHasItLocked() throws {
    let folder = try TemporaryFolder()
    let path = folder.file(Ledger.fileName)
    let ledger = try Ledger.create(at: path, patience: 0.05)
    let other = try Self.other(path)
    try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
    #expect(throws: LedgerError.locked) { try ledger.set("term", to: "2019/2020-1") }
    // Readers are not in the way of a writer, nor it of them.
    #expect(try ledger.setting("term") == nil)
    try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    try ledger.set("term", to: "2019/2020-1")
    #expect(try ledger.setting("term") == "2019/2020-1")
  }

  @Test func anotherProgramHasItForItselfAlone() throws {
    let folder = try TemporaryFolder()
    let path = folder.file(Ledger.fileName)
    do { _ = try Ledger.create(at: path) }
    let other = try Self.other(path)
    try other.inDatabase {
      try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
    }
    #expect(throws: LedgerError.locked) { try Ledger.open(at: path, patience: 0.05) }
  }

  @Test(arguments: ["/proc/rapor-ledger.sqlite", "/nowhere/at/all/ledger.sqlite"])
  func theFolderCannotBeWritten(_ path: String) {
    #expect(throws: LedgerError.readOnly) { try Ledger.create(at: path) }
  }

  /// A ledger as an older Rapor left it.
  private static func makeOlder(_ path: String) throws {
    let older = try DatabaseQueue(path: path)
    try Ledger.migrator.migrate(older, upTo: "4: homeroom by the class's name")
    try older.write { database in
      try database.execute(sql: "PRAGMA application_id = \(Ledger.applicationID)")
    }
    try older.close()
  }

  /// After an update of Rapor several programs find the same old tables.
  @Test func severalOpenAnOlderLedgerAtOnce() async throws {
    for _ in 0..<6 {
      let folder = try TemporaryFolder()
      let path = folder.file(Ledger.fileName)
      try Self.makeOlder(path)
      let failures = await withTaskGroup(of: String?.self) { group -> [String] in
        for _ in 0..<6 {
          group.addTask {
            do {
              return try Ledger.open(at: path, patience: 60).countersAreRight() ? nil : "wrong"
            } catch {
              return "\(error)"
            }
          }
        }
        return await group.reduce(into: [String]()) { list, failure in
          if let failure { list.append(failure) }
        }
      }
      #expect(failures == [String]())
    }
  }

  @Test func twoThreadsMakeTheSameLedger() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file(Ledger.fileName)
    let made = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (try? Ledger.create(at: path)) != nil }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(made == 1)
    #expect(try Ledger.open(at: path).countersAreRight())
  }
}
