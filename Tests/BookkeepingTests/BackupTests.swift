import Digesting
import Foundation
import Records
import Sampling
import Support
import Synchronization
import Testing

@testable import Bookkeeping

/// Backups are made while others write, read back whole, and refused with the place if one bit differs.
@Suite struct BackupTests {
  private let example: SampleSchool
  private let fixture: LedgerFixture
  private let target: ImportTarget
  private let place: TemporaryFolder

  init() throws {
    example = try LedgerFixture.example()
    fixture = try LedgerFixture(example)
    target = LedgerFixture.target(of: example)
    place = try TemporaryFolder()
    for room in example.classes { try fixture.issue(room.group.name, in: target) }
    let overrides = fixture.folder.file("overrides")
    try FileManager.default.createDirectory(atPath: overrides, withIntermediateDirectories: true)
    try Data("warna".utf8).write(to: URL(filePath: overrides + "/kota.css"))
  }

  private func back(_ name: String = "a") throws -> Backup {
    try Backup.make(of: fixture.folder.path, to: place.file(name), at: 7)
  }

  @Test func whatIsRestoredIsWhatThereWas() throws {
    let backup = try back()
    #expect(backup.documents > 50 && backup.students == 86 && backup.schools == 1)
    #expect(backup.files.map(\.path).contains("overrides/kota.css"))
    #expect(try Backup.examine(place.file("a")) == backup)
    let restored = place.file("baru")
    #expect(try Backup.restore(place.file("a"), to: restored, at: 8) == backup)
    let ledger = try Ledger.open(at: restored + "/" + Ledger.fileName)
    #expect(try ledger.chainFault() == nil && ledger.countersAreRight())
    #expect(
      try ledger.students(of: target.npsn, in: target.term)
        == fixture.ledger.students(of: target.npsn, in: target.term))
    for room in example.classes {
      let name = room.group.name
      #expect(
        try ledger.records(of: target.npsn, className: name, term: target.term)
          == fixture.ledger.records(of: target.npsn, className: name, term: target.term))
    }
    for status in try ledger.students(of: target.npsn, in: target.term) {
      let digest = try Digest(hex: status.pdfDigest.unwrapped).unwrapped
      #expect(try ledger.pdf(digest) == fixture.ledger.pdf(digest))
    }
    // The restored workspace works on.
    let other = try ledger.roster(of: target.npsn, in: target.term).students[0].id
    var patch = AttendancePatch(student: other)
    patch.sick = .set(2)
    _ = try ledger.commit(.attendance([patch]), to: target, from: LedgerFixture.source, at: 9)
  }

  /// A writer in another thread never stops, and every backup is a state that was.
  @Test func whileOthersWrite() throws {
    let isDone = Atomic(false)
    let ledger = fixture.ledger
    let target = target
    let student = try fixture.students(of: example)[0][0]
    let fixture = fixture
    let room = example.classes[2].group.name
    let writer = Thread {
      var step = 0
      while !isDone.load(ordering: .relaxed) {
        step += 1
        var patch = AttendancePatch(student: student)
        patch.sick = .set(step % 100)
        _ = try? ledger.commit(
          .attendance([patch]), to: target, from: LedgerFixture.source, at: Int64(step))
        try? fixture.issue(room, in: target, saying: "lagi \(step)")
      }
    }
    writer.start()
    defer { isDone.store(true, ordering: .relaxed) }
    var events: [Int64] = []
    for number in 0..<3 {
      let backup = try back("b\(number)")
      events.append(backup.events)
      _ = try Backup.restore(place.file("b\(number)"), to: place.file("w\(number)"), at: 1)
    }
    #expect(events == events.sorted())
    #expect(try ledger.chainFault() == nil)
  }

  /// (file, where a bit is turned: 0 is its beginning, 1 its end).
  static let damages: [(String, Double)] = [
    ("ledger.sqlite", 0), ("ledger.sqlite", 0.5), ("ledger.sqlite", 0.999),
    ("archive-2019-1.cards", 0.3), ("archive-2019-1.cards", 0.9), ("overrides/kota.css", 0.5),
  ]

  @Test(arguments: damages) func oneBitIsFound(_ name: String, _ part: Double) throws {
    _ = try back()
    let path = place.file("a") + "/" + name
    var data = try Data(contentsOf: URL(filePath: path))
    data[Int(Double(data.count - 1) * part)] ^= 4
    try data.write(to: URL(filePath: path))
    let fault = try fault { _ = try Backup.restore(place.file("a"), to: place.file("x"), at: 1) }
    guard case .damaged(let file, let where_) = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(file == name && where_.hasPrefix("bytes "))
    #expect(!FileManager.default.fileExists(atPath: place.file("x")))
    #expect(!FileManager.default.fileExists(atPath: place.file("x.part")))
  }

  @Test func whatIsCutOffOrMissingIsFound() throws {
    _ = try back()
    let archive = place.file("a") + "/archive-2019-1.cards"
    let data = try Data(contentsOf: URL(filePath: archive))
    try data.dropLast(5).write(to: URL(filePath: archive))
    let cut = try fault { _ = try Backup.examine(place.file("a")) }
    #expect(
      cut
        == .damaged(
          file: "archive-2019-1.cards", place: "\(data.count - 5) bytes instead of \(data.count)"))
    try FileManager.default.removeItem(atPath: place.file("a") + "/" + Backup.fileName)
    #expect(
      try fault { _ = try Backup.examine(place.file("a")) } == .notABackup(place.file("a")))
  }

  /// An archive that is damaged already makes no backup that pretends to be whole.
  @Test func aDamagedWorkspaceMakesNone() throws {
    let path = fixture.folder.file("archive-2019-1.cards")
    var data = try Data(contentsOf: URL(filePath: path))
    data[data.count - 3] ^= 1
    try data.write(to: URL(filePath: path))
    let fault = try fault { _ = try back() }
    guard case .damaged("archive-2019-1.cards", let place) = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(place.contains("PDF"))
    #expect(!FileManager.default.fileExists(atPath: self.place.file("a")))
    #expect(!FileManager.default.fileExists(atPath: self.place.file("a.part")))
  }

  @Test func nothingIsOverwritten() throws {
    _ = try back()
    #expect(try fault { _ = try back() } == .exists(place.file("a")))
    #expect(
      try fault { _ = try Backup.restore(place.file("a"), to: fixture.folder.path, at: 1) }
        == .exists(fixture.folder.path))
  }

  /// A list that names files outside its folder is damaged.
  @Test(arguments: ["../x", "/etc/passwd", "a/../../b", "", "a//b"])
  func pathsStayInside(_ path: String) throws {
    var backup = try back()
    backup.files.append(Backup.File(path: path, length: 0, blocks: []))
    let file = URL(filePath: place.file("a") + "/" + Backup.fileName)
    try JSONEncoder().encode(backup).write(to: file)
    #expect(
      try fault { _ = try Backup.restore(place.file("a"), to: place.file("x"), at: 1) }
        == .damaged(file: Backup.fileName, place: path))
  }

  private func fault(_ work: () throws -> Void) throws -> BackupFault? {
    do {
      try work()
      return nil
    } catch let fault as BackupFault {
      return fault
    }
  }
}
