import Foundation
import Glibc
import Support
import Testing

/// The disk fills up in the middle of a run: the run says so and stops; with room again it goes on, and nothing is torn.
@Suite struct FullDiskTests {
  /// Whether this user may mount a small disk in memory.
  private static let isMountable: Bool = {
    guard getuid() == 0, let folder = try? TemporaryFolder() else { return false }
    guard mount("tmpfs", folder.path, "tmpfs", 0, "size=1m") == 0 else { return false }
    return umount(folder.path) == 0
  }()

  @Test(.enabled(if: isMountable, "only root may mount a small disk"))
  func aFullDiskStopsTheRunAndLosesNothing() throws {
    let source = try SampleWorkspace.copy()
    let disk = try TemporaryFolder()
    try #require(mount("tmpfs", disk.path, "tmpfs", 0, "size=3m") == 0)
    defer { umount2(disk.path, Int32(MNT_DETACH)) }
    for name in source.names() {
      try FileManager.default.copyItem(atPath: source.file(name), toPath: disk.file(name))
    }
    let place = ["RAPOR_WORKSPACE": disk.path]
    let full = try Program.run(["batch", "--all", "--jobs", "2"], place)
    #expect(full.code == 74, "\(full.code): \(full.complaint)")
    #expect(full.complaint.contains("full"))
    try #require(mount("tmpfs", disk.path, "tmpfs", UInt(MS_REMOUNT), "size=64m") == 0)
    #expect(try Program.run(["batch", "resume", "1"], place).code == 1)
    let made = try Program.run(["status"], place).output
    let numbers = made.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
    try Books.check(disk, verified: numbers[2])
  }
}
