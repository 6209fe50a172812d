import Foundation
import Glibc
import Records
import Support
import Testing

/// What goes wrong outside of the program: each is said with place and remedy, has its exit code, and leaves the ledger
/// as it was, page for page.
@Suite struct BadInputTests {
  let workspace: TemporaryFolder
  private let before: Data

  init() throws {
    workspace = try SampleWorkspace.copy()
    before = try workspace.ledgerContents()
  }

  private func expectUntouched(_ sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(
      try workspace.ledgerContents() == before, "the ledger changed", sourceLocation: sourceLocation
    )
    let names = workspace.names().filter { $0.hasPrefix("ledger") && $0 != "ledger.sqlite" }
    #expect(names == [], sourceLocation: sourceLocation)
  }

  private var place: [String: String] { ["RAPOR_WORKSPACE": workspace.path] }

  private func file(_ name: String, _ bytes: some DataProtocol) throws -> String {
    try Data(bytes).write(to: URL(filePath: workspace.file(name)))
    return workspace.file(name)
  }

  private func importing(
    _ kind: String, _ path: String, through wrapper: [String] = []
  ) throws -> Program.Outcome {
    try Program.run(
      ["import", kind, path, "--school", SampleWorkspace.npsn], place, through: wrapper)
  }

  // MARK: Files

  /// What a file may turn out to be instead of a list of students.
  static let impostors: [(String, [UInt8])] = [
    ("siswa.pdf", Array("%PDF-1.7\n%âãÏÓ\n1 0 obj<<>>endobj".utf8)),
    ("siswa.xlsx", [0x50, 0x4B, 3, 4] + (0..<200).map { UInt8($0) }),
    ("siswa.png", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
    ("kosong.csv", []),
    ("acak.csv", (0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }),
    ("teks.csv", Array("Kepada Yth. Bapak/Ibu Guru\nMohon segera diisi.\n".utf8)),
  ]

  @Test(arguments: impostors) func aFileIsNotWhatItSays(name: String, bytes: [UInt8]) throws {
    let path = try file(name, bytes)
    let outcome = try importing("students", path)
    #expect(outcome.code == 65, "\(outcome.complaint)")
    #expect(outcome.complaint.contains(name))
    #expect(outcome.complaint.contains("nothing was stored"))
    try expectUntouched()
    let records = try Program.run(
      ["render", "--records", path, "--out", workspace.path + "/rapor"], place)
    #expect(records.code == 65, "\(records.complaint)")
    #expect(records.complaint.hasPrefix("\(path): $"))
  }

  /// Under every kind, a letter to the teachers is no list.
  @Test(arguments: ImportKind.allCases) func aFileOfNoKindStoresNothing(kind: ImportKind) throws {
    let path = try file("surat.csv", Array("Kepada Yth. Guru;x\nMohon segera diisi.;y\n".utf8))
    let outcome = try importing(kind.rawValue, path)
    #expect(outcome.code == 65, "\(outcome.complaint)")
    #expect(outcome.complaint.contains("surat.csv"))
    try expectUntouched()
  }

  @Test func oneBadRowStoresNothing() throws {
    let path = try file("guru.csv", Array("Nama;NIP\nSiti Contoh;\nBudi Contoh;12x\n".utf8))
    let outcome = try importing("staff", path)
    #expect(outcome.code == 65)
    #expect(outcome.complaint.contains("3") && outcome.complaint.contains("12x"))
    try expectUntouched()
  }

  /// Sparse, so that only its size is large.
  @Test func aFileIsTooLarge() throws {
    let path = try file("besar.csv", [])
    #expect(truncate(path, 300 << 20) == 0)
    let outcome = try importing("students", path)
    #expect(outcome.code == 65)
    #expect(outcome.complaint.contains(path) && outcome.complaint.contains("at most"))
    try expectUntouched()
  }

  @Test func nothingIsThere() throws {
    let missing = try importing("students", workspace.file("tidak-ada.csv"))
    #expect(missing.code == 66)
    #expect(missing.complaint.contains("tidak-ada.csv"))
    #expect(try importing("students", workspace.path).code == 66)
    let school = try Program.run(["check", "--school", "20999999"], place)
    #expect(school.code == 66)
    #expect(school.complaint.contains("20999999"))
    try expectUntouched()
  }

  // MARK: The workspace

  @Test(arguments: [
    ["status"], ["check", "--school", "20100001"],
    ["render", "--school", "20100001", "--out", "rapor"],
  ]) func theWorkspaceWasNeverMade(arguments: [String]) throws {
    let empty = try TemporaryFolder()
    let outcome = try Program.run(
      arguments, ["RAPOR_WORKSPACE": empty.path], in: empty.path)
    #expect(outcome.code == 66)
    #expect(outcome.complaint.contains("\(empty.path)/ledger.sqlite"))
    #expect(outcome.complaint.contains("rapor init"))
    #expect(empty.names() == [])
  }

  /// A migration that this version has never heard of, under a name of the same length.
  @Test func aNewerRaporWroteTheWorkspace() throws {
    let path = workspace.file("ledger.sqlite")
    var bytes = try Data(contentsOf: URL(filePath: path))
    let known = Data("1: people and classes".utf8)
    let future = Data("9: people and planets".utf8)
    var count = 0
    while let range = bytes.range(of: known) {
      bytes.replaceSubrange(range, with: future)
      count += 1
    }
    #expect(count > 0)
    try bytes.write(to: URL(filePath: path))
    let outcome = try Program.run(["status"], place)
    #expect(outcome.code == 78, "\(outcome.complaint)")
    #expect(outcome.complaint.contains(path) && outcome.complaint.contains("newest version"))
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
  }

  @Test func theWorkspaceIsAnotherFile() throws {
    let folder = try TemporaryFolder()
    let text = Data("NISN;Nama\n".utf8)
    try text.write(to: URL(filePath: folder.file("ledger.sqlite")))
    let outcome = try Program.run(["status", "--workspace", folder.path])
    #expect(outcome.code == 65)
    #expect(outcome.complaint.contains(folder.file("ledger.sqlite")))
    #expect(try Data(contentsOf: URL(filePath: folder.file("ledger.sqlite"))) == text)
  }

  /// SQLite's own locks, held by this process: another program in the middle of a change.
  @Test func anotherProgramHasTheWorkspace() throws {
    let file = open(workspace.file("ledger.sqlite"), O_RDWR)
    defer { close(file) }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = 0x4000_0000
    lock.l_len = 512
    try #require(fcntl(file, F_SETLK, &lock) == 0)
    let list = try self.file("guru.csv", Array("Nama;NIP\nSiti Contoh;\n".utf8))
    let outcome = try importing("staff", list)
    #expect(outcome.code == 75)
    #expect(outcome.complaint.contains("another program is using the workspace"))
    #expect(outcome.complaint.contains("try again"))
    lock.l_type = Int16(F_UNLCK)
    _ = fcntl(file, F_SETLK, &lock)
    try expectUntouched()
    #expect(try importing("staff", list).code == 0)
  }

  // MARK: Folders and disks

  /// Root may do anything, so it gives up that power first.
  private static let mortal = [
    "/usr/bin/setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--",
  ]
  private var asMortal: [String] { geteuid() == 0 ? Self.mortal : [] }

  @Test func theWorkspaceMayNotBeRead() throws {
    #expect(chmod(workspace.path, 0) == 0)
    defer { chmod(workspace.path, 0o755) }
    let outcome = try Program.run(["status"], place, through: asMortal)
    #expect(outcome.code == 73)
    #expect(outcome.complaint.contains("\(workspace.path)/ledger.sqlite"))
    #expect(outcome.complaint.contains("permissions"))
  }

  @Test func aFileMayNotBeRead() throws {
    let path = try file("guru.csv", Array("Nama;NIP\nSiti Contoh;\n".utf8))
    #expect(chmod(path, 0) == 0)
    let outcome = try importing("staff", path, through: asMortal)
    #expect(outcome.code == 66)
    #expect(outcome.complaint.contains(path) && outcome.complaint.contains("permissions"))
    try expectUntouched()
  }

  @Test func theOutputFolderMayNotBeWritten() throws {
    let out = try TemporaryFolder()
    #expect(chmod(out.path, 0o555) == 0)
    defer { chmod(out.path, 0o755) }
    for target in [out.path, out.path + "/baru"] {
      let outcome = try Program.run(
        ["render", "--school", SampleWorkspace.npsn, "--class", "4B", "--out", target], place,
        through: asMortal)
      #expect(outcome.code == 73, "\(outcome.complaint)")
      #expect(outcome.complaint.contains(target) && outcome.complaint.contains("not permitted"))
    }
    #expect(out.names() == [])
    try expectUntouched()
  }

  @Test func aFileIsInTheWayOfTheFolder() throws {
    let outcome = try Program.run(
      ["render", "--school", SampleWorkspace.npsn, "--out", try file("rapor", [])], place)
    #expect(outcome.code == 73)
    #expect(outcome.complaint.contains("a file is where the folder should be"))
    try expectUntouched()
  }

  /// No file may grow beyond 8 kB (dash counts in blocks of 512 bytes).
  private static let withSmallFiles = ["/bin/sh", "-c", #"ulimit -f 16; exec "$0" "$@""#]

  /// A limit on the size of files: the write fails half way, as on a full disk.
  @Test func theDiskIsFullInTheMiddleOfACard() throws {
    let out = try TemporaryFolder()
    let old = Data("yang lama".utf8)
    let name = "4B Amira Lestari Ardiansyah (0099000051) semester 1.pdf"
    try old.write(to: URL(filePath: out.file(name)))
    let outcome = try Program.run(
      [
        "render", "--records", SampleWorkspace.records, "--class", "4B", "--out", out.path,
        "--language", "id",
      ], through: Self.withSmallFiles)
    #expect(outcome.code == 74, "\(outcome.complaint)")
    #expect(outcome.complaint.contains("cakram penuh"))
    #expect(outcome.complaint.contains(out.path))
    // No half of a PDF, and what was there before is still there.
    #expect(out.names() == [name])
    #expect(try Data(contentsOf: URL(filePath: out.file(name))) == old)
  }

  @Test func theDiskIsFullInTheMiddleOfAnImport() throws {
    let rows = (1...4_000).map { "Siti Contoh \($0);\n" }.joined()
    let path = try file("guru.csv", Array(("Nama;NIP\n" + rows).utf8))
    let outcome = try importing(
      "staff", path, through: Self.withSmallFiles)
    #expect(outcome.code == 74, "\(outcome.code) \(outcome.complaint) \(outcome.output)")
    #expect(outcome.complaint.contains("Nothing was changed"))
    // What was written of the change is not part of the ledger.
    let staff = try Program.run(["status"], place)
    #expect(staff.code == 0)
    let again = try importing("staff", path)
    #expect(again.output.contains("4000 new"))
  }

  /// A disk that is really full, where this machine lets us mount one.
  @Test(.enabled(if: canMount)) func theDiskIsFull() throws {
    let out = try TemporaryFolder()
    let outcome = try Program.run(
      ["render", "--records", SampleWorkspace.records, "--class", "4B", "--out", out.path],
      through: [
        "/usr/bin/unshare", "--map-root-user", "--mount", "/bin/sh", "-c",
        """
        mount -t tmpfs -o size=256k none '\(out.path)'; "$0" "$@"; code=$?
        ls -A '\(out.path)' >&2; exit $code
        """,
      ])
    #expect(outcome.code == 74, "\(outcome.complaint)")
    #expect(outcome.complaint.contains("the disk is full"))
    #expect(!outcome.complaint.contains(".part\n"))
  }

  static let canMount: Bool = {
    let probe = try? Running(
      [
        "/usr/bin/unshare", "--map-root-user", "--mount", "/bin/mount", "-t", "tmpfs", "none",
        "/mnt",
      ], ["PATH=/usr/bin:/bin"], in: nil)
    return (try? probe?.finish().code) == 0
  }()

  // MARK: The installation

  @Test(arguments: [["fonts"], ["render"], ["template", "check", "k13-sd-upper"], ["bench"]])
  func fontsOrLayoutsAreMissing(arguments: [String]) throws {
    let home = try TemporaryFolder()
    var arguments = arguments
    if arguments == ["render"] {
      arguments += ["--records", try SampleWorkspace.records, "--out", home.file("rapor")]
    }
    let outcome = try Program.run(arguments, ["RAPOR_HOME": home.path])
    #expect(outcome.code == 78)
    #expect(outcome.complaint.contains(home.path) && outcome.complaint.contains("RAPOR_HOME"))
    #expect(home.names() == [])
    let doctor = try Program.run(["doctor"], ["RAPOR_HOME": home.path])
    #expect(doctor.code == 1)
    #expect(doctor.output.contains("✗"))
  }

  /// Killed at any moment, a card is whole or not there.
  @Test(arguments: [30, 80, 200, 400]) func aKilledRunLeavesNoHalf(milliseconds: Int) throws {
    let out = try TemporaryFolder()
    let running = try Program.start([
      "render", "--records", SampleWorkspace.records, "--out", out.path,
    ])
    usleep(UInt32(milliseconds) * 1_000)
    kill(running.process, SIGKILL)
    _ = try running.finish()
    for name in out.names() where !name.hasPrefix(".") {
      let bytes = try Data(contentsOf: URL(filePath: out.file(name)))
      #expect(bytes.suffix(6) == Data("%%EOF\n".utf8), "\(name)")
    }
  }

  @Test(arguments: [
    ["render", "--out", "x"], ["render", "--records", "a", "--school", "20100001", "--out", "x"],
    ["check", "--school", "12"], ["import", "guru", "x.csv", "--school", "20100001"], ["cetak"],
    ["render", "--records", "a", "--out", "x", "--jobs", "0"], ["status", "--language", "fr"],
  ]) func argumentsAreWrong(arguments: [String]) throws {
    let outcome = try Program.run(arguments, place)
    #expect(outcome.code == 64)
    #expect(outcome.complaint.contains("Usage:") || outcome.complaint.contains("--help"))
    try expectUntouched()
  }
}
