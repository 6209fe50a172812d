import CairoPango
import Foundation
import Records
import Support
import Testing

@testable import PictureReading

/// What is read of a ZIP, a folder or a file, and how much of it.
@Suite struct PictureBundleTests {
  private let place: TemporaryFolder
  private let matcher: PictureMatcher

  init() throws {
    place = try TemporaryFolder()
    let npsn = try #require(NPSN("20100002"))
    let year = try #require(SchoolYear(start: 2019))
    let students = (1...9).map { number in
      Roster.Entry(
        id: StudentID(Int64(number)), fullName: "Siswa \(number)",
        nisn: NISN("001100000\(number)"), className: "4A")
    }
    matcher = PictureMatcher(
      Roster(
        npsn: npsn, term: Term(schoolYear: year, semester: .odd), students: students),
      kind: nil)
  }

  private func name(_ number: Int) -> String { "001100000\(number).jpg" }

  /// A file of zeros, of which nothing is on the disk.
  private func sparse(_ name: String, megabytes: Int) throws {
    let path = place.file(name)
    try #require(FileManager.default.createFile(atPath: path, contents: nil))
    try #require(truncate(path, off_t(megabytes << 20)) == 0)
  }

  /// Packs files of zeros (megabytes), or of noise where they are negative.
  private func zip(_ entries: [(String, Int)]) throws -> String {
    let path = place.file("foto.zip")
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/python3")
    python.arguments =
      [
        "-c",
        """
        os, sys, zipfile = map(__import__, ["os", "sys", "zipfile"])
        with zipfile.ZipFile(sys.argv[1], "w") as out:
          for entry in sys.argv[2:]:
            name, size = entry.split("=")
            data = bytes(int(size) << 20) if int(size) > 0 else os.urandom(-int(size) << 20)
            kind = zipfile.ZIP_DEFLATED if int(size) > 0 else zipfile.ZIP_STORED
            out.writestr(name, data, kind, 9)
        """, path,
      ] + entries.map { "\($0)=\($1)" }
    try python.run()
    python.waitUntilExit()
    try #require(python.terminationStatus == 0)
    return path
  }

  private func reasons(
    _ path: String, totalLimit: Int = PictureBundle.totalLimit
  ) throws -> [String: PictureComplaint.Reason] {
    let bundle = try PictureBundle(path: path)
    let report = try PictureIntake.read(bundle, matcher: matcher, totalLimit: totalLimit)
    return Dictionary(uniqueKeysWithValues: report.complaints.map { ($0.file, $0.reason) })
  }

  @Test func eachLimitHasItsOwnMessage() throws {
    let found = try reasons(try zip([(name(1), 40), (name(2), -33), (name(3), 2)]))
    #expect(
      found == [
        name(1): .growsTooMuch, name(2): .unpacksTooLarge, name(3): .fault(.format(nil)),
      ])
    let total = try reasons(try zip([(name(1), 3), (name(2), 3)]), totalLimit: 2 << 20)
    #expect(total == [name(1): .fault(.format(nil)), name(2): .bundleTooLarge])
    for (reason, words) in [
      (PictureComplaint.Reason.growsTooMuch, ["200 kali", "200 times"]),
      (.unpacksTooLarge, ["32 MB", "32 MB"]), (.bundleTooLarge, ["16 GB", "16 GB"]),
    ] {
      let message = PictureComplaint(file: "a", reason: reason).message
      #expect(message.indonesian.contains(words[0]) && message.english.contains(words[1]))
    }
  }

  /// Unpacking what is refused is work as well: a bundle of nothing else ends.
  @Test func whatIsRefusedCountsTowardTheTotal() throws {
    let entries = (1...4).map { (name($0), -33) }
    let found = try reasons(try zip(entries), totalLimit: 60 << 20)
    #expect(found.values.count { $0 == .unpacksTooLarge } == 2)
    #expect(found.values.count { $0 == .bundleTooLarge } == 2)
    try FileManager.default.removeItem(atPath: place.file("foto.zip"))
    for number in 1...4 { try sparse(name(number), megabytes: 33) }
    let files = try reasons(place.path, totalLimit: 60 << 20)
    #expect(files.values.count { $0 == .fault(.tooManyBytes) } == 2)
    #expect(files.values.count { $0 == .bundleTooLarge } == 2)
  }

  /// A single file that is a link is as large as what it leads to; what has no end is no picture.
  @Test func linksAreAsLargeAsTheirTargets() throws {
    try sparse("besar", megabytes: 33)
    let link = place.file(name(1))
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: place.file("besar"))
    #expect(try reasons(link) == [name(1): .fault(.tooManyBytes)])
    try FileManager.default.removeItem(atPath: link)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/zero")
    #expect(throws: PictureBundleMistake.unreadable) { try reasons(link) }
    let pipe = place.file(name(2))
    try #require(mkfifo(pipe, 0o600) == 0)
    #expect(throws: PictureBundleMistake.unreadable) { try reasons(pipe) }
  }

  // MARK: Pixels

  /// A progressive picture is kept whole while it is decoded: one that takes too much memory is too large, not damaged.
  @Test func aLargeProgressivePictureIsTooLarge() throws {
    let side = 9_000
    var bytes = try PixelGrid(width: 16, height: 16).jpeg(quality: 80)
    let frame = try #require(
      bytes.indices.dropLast().first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 })
    bytes[frame + 1] = 0xC2
    for place in [5, 7] {
      bytes[frame + place] = UInt8(side >> 8)
      bytes[frame + place + 1] = UInt8(side & 0xFF)
    }
    // No component smaller than another.
    for component in 0..<3 { bytes[frame + 11 + 3 * component] = 0x11 }
    #expect(throws: PictureFault.tooManyPixels(width: side, height: side)) {
      try NormalPicture(bytes, as: .photo)
    }
  }

  /// Channels that are lighter than their alpha allows, as scaling leaves them, take nothing over into the next.
  @Test(arguments: [
    (0x40FF_80FF as UInt32, 0xFFFF_FFFF as UInt32, 255), (0x0000_FF00, 0xFFFF_FFFF, 255),
    (0x8080_0000, 0xFFFF_7F7F, 154), (0xFF12_3456, 0xFF12_3456, 47), (0, 0xFFFF_FFFF, 255),
  ])
  func channelsStayTheirOwn(pixel: UInt32, seen: UInt32, brightness: Int) {
    #expect(PixelGrid(width: 1, height: 1, pixels: [pixel]).onWhite.pixels == [seen])
    #expect(Brightness.of(pixel) == brightness)
  }
}
