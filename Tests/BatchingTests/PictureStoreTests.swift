import Bookkeeping
import Digesting
import Dispatch
import Foundation
import Records
import Support
import Synchronization
import Testing

@testable import Batching

/// Pictures that come in, and what an undo brings back.
@Suite struct PictureStoreTests {
  private let place: TemporaryFolder
  private let ledger: Ledger
  private let store: PictureStore
  private let target: ImportTarget

  init() throws {
    place = try TemporaryFolder()
    ledger = try Ledger.create(at: place.file(Ledger.fileName))
    let npsn = try #require(NPSN("20100001"))
    let year = try #require(SchoolYear(start: 2019))
    target = ImportTarget(npsn: npsn, term: Term(schoolYear: year, semester: .odd))
    var school = SchoolPatch(npsn: npsn)
    school.name = .set("SDN Contoh")
    school.level = .set(.sd)
    school.ownership = .set(.public)
    _ = try ledger.commit(.schools([school]), to: target, from: Self.source, at: 1)
    store = PictureStore(pictures: place.file("pictures"), school: npsn)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private static let source = ImportSource(fileName: "foto.zip", digest: "00")
  private var folder: String { place.file("pictures/20100001") }

  private func incoming(_ name: String, _ text: String) -> PictureStore.Incoming {
    let parts = name.split(separator: ".").map(String.init)
    return PictureStore.Incoming(
      stem: parts[0], ending: parts[1], bytes: Array(text.utf8), student: nil)
  }

  private func bring(_ pictures: PictureStore.Incoming...) throws {
    let plan = try store.plan(pictures)
    _ = try store.commit(plan, in: ledger, to: target, from: Self.source, at: 2)
  }

  private func put(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
  }

  /// What lies in the folder, by name; kept ones by theirs.
  private func contents(_ within: String = "") throws -> [String: String] {
    let path = folder + within
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    var found: [String: String] = [:]
    for name in names where name != ".previous" {
      found[name] = try String(contentsOfFile: path + "/" + name, encoding: .utf8)
    }
    return found
  }

  private func undo() throws {
    let last = try #require(try ledger.lastImport(of: target.npsn))
    _ = try store.undo(last.id, in: ledger, at: 3, rehearses: true)
    _ = try store.undo(last.id, in: ledger, at: 3, rehearses: false)
  }

  @Test(arguments: ["123.jpg", "123.png", "123.jpeg"])
  func everyFileOfTheNameComesBack(_ name: String) throws {
    let before = ["123.jpg": "satu", "123.png": "dua", "123.svg": "tiga", "124.jpg": "lain"]
    for (name, text) in before { try put(text, name) }
    try bring(incoming(name, "baru"))
    #expect(try contents() == [name: "baru", "124.jpg": "lain"])
    #expect(Set(try contents("/.previous").values) == ["satu", "dua", "tiga"])
    try undo()
    #expect(try contents() == before)
    #expect(try contents("/.previous").isEmpty)
  }

  /// Something in the way that cannot be read, and so not be kept, is not written over.
  @Test func whatCannotBeReadStaysAsItIs() throws {
    let path = folder + "/123.jpg"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(throws: PictureStore.StorageError(path: path, number: EINVAL)) {
      try bring(incoming("123.jpg", "baru"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: path).isEmpty)
    #expect(try ledger.lastImport(of: target.npsn)?.kind != Ledger.pictureImport)
  }

  @Test func aKeptPictureThatIsDamagedIsNotBroughtBack() throws {
    try put("lama", "123.jpg")
    try bring(incoming("123.jpg", "baru"))
    let kept = folder + "/.previous/" + (try Digest(of: Array("lama".utf8)).hex)
    try Data("rusak".utf8).write(to: URL(filePath: kept))
    let last = try #require(try ledger.lastImport(of: target.npsn)?.id)
    for rehearses in [true, false] {
      #expect(throws: LedgerError.cannotUndo(last, .notKept)) {
        try store.undo(last, in: ledger, at: 3, rehearses: rehearses)
      }
    }
    #expect(try contents() == ["123.jpg": "baru"])
    // A damaged one is no reason to keep none: the next time it is made anew.
    try put("lama", "123.jpg")
    try bring(incoming("123.jpg", "lebih baru"))
    try undo()
    #expect(try contents() == ["123.jpg": "lama"])
  }

  @Test func whatChangedSinceThePlanIsNotLost() throws {
    try put("lama", "123.jpg")
    let plan = try store.plan([incoming("123.jpg", "baru"), incoming("124.jpg", "baru")])
    for (name, text) in [("123.jpg", "tangan"), ("124.jpg", "tangan")] {
      try put("lama", "123.jpg")
      try? FileManager.default.removeItem(atPath: folder + "/124.jpg")
      try put(text, name)
      let before = try contents()
      #expect(throws: PictureStore.StorageError(path: folder + "/" + name, number: EBUSY)) {
        try store.commit(plan, in: ledger, to: target, from: Self.source, at: 2)
      }
      #expect(try contents() == before)
    }
    #expect(try ledger.lastImport(of: target.npsn)?.kind != Ledger.pictureImport)
  }

  /// Two plans of one person: what the first has put in is not the later one's to replace, though what it replaced is kept.
  @Test(arguments: [nil, "123.jpg", "123.png"], ["123.jpg", "123.png"])
  func aPlanFromBeforeIsNotCarriedOut(_ old: String?, _ second: String) throws {
    if let old { try put("lama", old) }
    let first = try store.plan([incoming("123.jpg", "pertama")])
    let later = try store.plan([incoming(second, "kedua")])
    _ = try store.commit(first, in: ledger, to: target, from: Self.source, at: 2)
    #expect(throws: PictureStore.StorageError.self) {
      try store.commit(later, in: ledger, to: target, from: Self.source, at: 3)
    }
    #expect(try contents() == ["123.jpg": "pertama"])
    try undo()
    #expect(try contents() == (old.map { [$0: "lama"] } ?? [:]))
  }

  /// What else may lie in the folder: a pipe, links, a folder, too large a file.
  @Test func picturesThatCannotTravelAreNamed() throws {
    try put("foto", "124.jpg")
    try #require(mkfifo(folder + "/1.jpg", 0o600) == 0)
    try FileManager.default.createDirectory(
      atPath: folder + "/2.jpg", withIntermediateDirectories: false)
    let large = place.file("besar")
    try Data().write(to: URL(filePath: large))
    try #require(truncate(large, 50 << 30) == 0)
    for (name, goal) in [
      ("3.jpg", large), ("4.jpg", folder + "/tiada"), ("5.jpg", folder + "/5.jpg"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/" + name, withDestinationPath: goal)
    }
    let all = store.all()
    #expect(all.pictures == [CarriedPicture(file: "124.jpg", bytes: Array("foto".utf8))])
    #expect(all.leftOut.map(\.file) == (1...5).map { "\($0).jpg" })
    #expect(all.leftOut.filter(\.isTooLarge).map(\.file) == ["3.jpg"])
  }

  /// Programs side by side: whatever one forgets, what another has just kept is there for its undo.
  @Test func nobodyForgetsWhatAnotherKeeps() throws {
    let lanes = 4
    let others = try (0..<lanes).map { _ in try Ledger.open(at: place.file(Ledger.fileName)) }
    let failures = Mutex<[String]>([])
    let (store, target, source) = (store, target, Self.source)
    DispatchQueue.concurrentPerform(iterations: lanes) { lane in
      do {
        for round in 0..<12 {
          let picture = PictureStore.Incoming(
            stem: "\(lane)", ending: "jpg", bytes: Array("\(lane) \(round)".utf8), student: nil)
          let plan = try store.plan([picture])
          _ = try store.commit(plan, in: others[lane], to: target, from: source, at: 2)
        }
      } catch { failures.withLock { $0.append("\(error)") } }
    }
    #expect(failures.withLock { $0 } == [])
    // Those that can still be taken back: the last ten of the school.
    for past in try ledger.imports(of: target.npsn, limit: 10) {
      let changes = try ledger.pictureChanges(of: past.id)
      for held in changes.flatMap(\.before) {
        let path = folder + "/.previous/" + held.digest.hex
        let data = try Data(contentsOf: URL(filePath: path))
        #expect(try Digest(of: [UInt8](data)) == held.digest)
      }
    }
  }
}
