import Foundation
import Glibc
import Records
import Sampling
import Support
import Testing

@testable import Bookkeeping

/// What programs leave behind when they are killed goes with the next one, and nothing else does.
@Suite struct LeftoverTests {
  private let example: SampleSchool
  private let fixture: LedgerFixture
  private let target: ImportTarget
  private let place: TemporaryFolder

  init() throws {
    example = try LedgerFixture.example()
    fixture = try LedgerFixture(example)
    target = LedgerFixture.target(of: example)
    place = try TemporaryFolder()
  }

  private func folder(_ path: String, _ files: [String: String] = [:]) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: path + "/" + name)) }
  }

  private func names(_ path: String) throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: path))
  }

  // MARK: Schools' files

  private func merge(_ path: String) throws {
    _ = try fixture.merge(path, MergeSides(prefer: .theirs), in: target.term)
  }

  @Test func copiesOfSchoolFilesGoUnlessInUse() throws {
    let file = place.file("sekolah.rapor")
    try fixture.ledger.export(target.npsn, to: file, at: 3)
    let own = fixture.folder.path
    try folder(own + "/.school-aaaaaa", ["ledger.sqlite": "sisa"])
    try folder(own + "/.schoolbag", ["a": "bukan milik Rapor"])
    let inUse = try ClaimedFolder(in: own, prefix: ".school-")
    try folder(inUse.path, ["ledger.sqlite": "dipakai"])
    try merge(file)
    let left = try names(own).filter { $0.hasPrefix(".school") }
    #expect(left == [".schoolbag", URL(filePath: inUse.path).lastPathComponent])
    #expect(try names(inUse.path) == ["ledger.sqlite"])
  }

  /// That the school's file cannot be opened is no fault of the workspace.
  @Test func aFileThatCannotBeOpenedIsNamed() throws {
    let path = place.file("soket")
    let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    // There is room for a hundred letters only.
    let short = "/tmp/rapor-\(getpid()).sock"
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: short.utf8) }
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0 && rename(short, path) == 0)
    #expect(throws: LedgerError.unusable(path: path, .unreadable(ENXIO))) { try merge(path) }
    let message = SchoolFileFault.unreadable(ENXIO).message
    #expect(message.indonesian.contains("izin") && message.english.contains("permissions"))
  }

  // MARK: Backups

  private func back(_ time: String, of ledger: LedgerFixture? = nil) throws -> String {
    let name = BackupRotation.prefix + time
    _ = try Backup.make(
      of: (ledger ?? fixture).folder.path, to: place.file(name), at: 7)
    return name
  }

  @Test func workspacesShareAFolderWithoutTouchingEachOther() throws {
    let other = try LedgerFixture()
    let (own, others) = (try fixture.ledger.identity(), try other.ledger.identity())
    #expect(try own != others && own == fixture.ledger.identity())
    let first = try back("2019-01-01-000000")
    let foreign = try back("2019-01-02-000000", of: other)
    let second = try back("2019-01-03-000000")
    // Later than all of ours, and no reason to doubt the clock.
    let later = try back("2019-02-01-000000", of: other)
    #expect(try BackupRotation(place.path, of: own).keep(1, made: second) == [first])
    #expect(try names(place.path) == [foreign, second, later])
    // A restored workspace may live beside the one that it was copied from.
    _ = try Backup.restore(place.file(second), to: place.file("baru"), at: 8)
    let restored = try Ledger.open(at: place.file("baru/" + Ledger.fileName)).identity()
    #expect(restored != own && restored != others)
    #expect(try BackupRotation(place.path, of: restored).keep(1, made: second) == [])
    #expect(try names(place.path) == [foreign, second, later, "baru"])
  }

  @Test func leftoversOfBackupsGo() throws {
    let own = [Backup.ownerName: try fixture.ledger.identity()]
    let foreign = [Backup.ownerName: "f00d"]
    try folder(place.file("rapor-2019-01-01-000000.part"), own)
    try folder(place.file("rapor-2019-01-01-000001.removed"), own)
    let stay = [
      "rapor-2019-01-01-000002.part", "rapor-2019-01-01-000003.removed", "rapor-lama.part",
      "rapor-2019-01-01-000004.part", "rapor-2019-01-01-000005",
    ]
    try folder(place.file(stay[0]), foreign)
    try folder(place.file(stay[1]))
    try folder(place.file(stay[2]), own)
    let inUse = try ClaimedFolder(making: place.file(stay[3]))
    try folder(inUse.path, own)
    try folder(place.file(stay[4]), own)
    let made = try back("2019-02-01-000000")
    #expect(try names(place.path) == Set(stay + [made]))
    withExtendedLifetime(inUse) {}
  }

  /// What an undo of pictures needs is backed up with them.
  @Test func replacedPicturesAreBackedUp() throws {
    let kept = "pictures/\(target.npsn.digits)/.previous/ab12"
    try folder(
      fixture.folder.file("pictures/\(target.npsn.digits)/.previous"), ["ab12": "lama"])
    try folder(fixture.folder.file("pictures/.git"), ["config": "bukan milik Rapor"])
    let backup = try Backup.make(of: fixture.folder.path, to: place.file("a"), at: 7)
    #expect(backup.files.map(\.path).filter { $0.hasPrefix("pictures") } == [kept])
    _ = try Backup.restore(place.file("a"), to: place.file("baru"), at: 8)
    #expect(try String(contentsOfFile: place.file("baru/" + kept), encoding: .utf8) == "lama")
  }
}
