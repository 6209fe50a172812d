import Foundation
import Support
import Testing

/// A school's file, backups and restores, as an operator meets them.
@Suite struct SchoolFileCommandTests {
  private let workspace: TemporaryFolder

  init() throws { workspace = try SampleWorkspace.copy() }

  private func rapor(_ words: String..., in folder: String? = nil) throws -> Program.Outcome {
    try Program.run(words + ["--workspace", folder ?? workspace.path])
  }

  private func absence(_ days: Int, in folder: String) throws {
    let student = try #require(try ListedStudent.all(in: workspace).first { $0.nisn != nil })
    let file = workspace.file("absen.csv")
    try Data("NISN;S\n\(student.nisn ?? "");\(days)\n".utf8).write(to: URL(filePath: file))
    let words = ["import", "attendance", file, "--school", SampleWorkspace.npsn]
    #expect(try Program.run(words + ["--workspace", folder]).code == 0)
  }

  @Test func aSchoolWorksApartAndComesBack() throws {
    let (file, apart) = (workspace.file("s.rapor"), workspace.file("apart"))
    let exported = try rapor("school", "export", "--school", SampleWorkspace.npsn, "--out", file)
    #expect(exported.code == 0, "\(exported.complaint)")
    #expect(try rapor("school", "open", file, in: apart).code == 0)
    try absence(71, in: apart)
    try absence(72, in: workspace.path)
    let ledger = apart + "/ledger.sqlite"
    let asked = try rapor("school", "merge", ledger)
    #expect(asked.code == 65)
    #expect(asked.complaint.contains("here 72, in the file 71. Choose --take 1=ours"))
    #expect(asked.output.contains("not stored"))
    #expect(try rapor("school", "merge", ledger, "--take", "1:theirs").code == 64)
    let merged = try rapor("school", "merge", ledger, "--take", "1=theirs")
    #expect(merged.code == 0 && merged.output.contains("72 → 71"))
    #expect(try rapor("import", "undo").output.contains("1 rows"))
    #expect(try rapor("school", "merge", workspace.file("ledger.sqlite")).code == 65)
  }

  private static let pictures = Places.samples + "/dirty/pictures/"

  private func photographs(in folder: String) throws -> [String: Data] {
    let path = folder + "/pictures/" + SampleWorkspace.npsn
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return try Dictionary(
      uniqueKeysWithValues: names.filter { $0.first != "." }.map {
        ($0, try Data(contentsOf: URL(filePath: path + "/" + $0)))
      })
  }

  /// Takes pictures out of the samples' ZIP, as the logo and stamp of the school and photographs of its students.
  private func picture(_ entry: String, as name: String, in folder: String) throws {
    let place = try TemporaryFolder()
    _ = try tool("unzip", "-q", "-o", Self.pictures + "dirty.zip", entry, "-d", place.path)
    let file = place.file(name)
    try FileManager.default.moveItem(atPath: place.file(entry), toPath: file)
    let outcome = try rapor(
      "import", "pictures", file, "--school", SampleWorkspace.npsn, in: folder)
    #expect(outcome.code == 0, "\(outcome.complaint)")
  }

  @Test func picturesTravelAndComeBackWithConflictsShown() throws {
    let nisn = try ListedStudent.all(in: workspace).compactMap(\.nisn)
    let (file, back) = (workspace.file("s.rapor"), workspace.file("kembali.rapor"))
    let apart = workspace.file("apart")
    try picture("0011000001.jpg", as: nisn[0] + ".jpg", in: workspace.path)
    try picture("0011000001.jpg", as: nisn[1] + ".jpg", in: workspace.path)
    #expect(
      try rapor("school", "export", "--school", SampleWorkspace.npsn, "--out", file).output
        .contains("with 2 pictures"))
    #expect(try rapor("school", "open", file, in: apart).code == 0)
    let given = try photographs(in: workspace.path)
    #expect(try photographs(in: apart) == given && given.count == 2)
    // At the school: another face for both, and a first one; in the city another for one of them.
    for number in nisn[0...2] {
      try picture("0011000960.jpg", as: number + ".jpg", in: apart)
    }
    let here = try photographs(in: workspace.path)
    #expect(
      try rapor("school", "export", "--school", SampleWorkspace.npsn, "--out", back, in: apart)
        .output.contains("rapor school merge"))
    let dry = try rapor("school", "merge", back, "--dry-run")
    #expect(dry.code == 0 && dry.output.contains("1 pictures new, 2 pictures changed"))
    #expect(try photographs(in: workspace.path) == here)
    try picture("0011001097.jpg", as: nisn[1] + ".jpg", in: workspace.path)
    let city = try photographs(in: workspace.path)
    let asked = try rapor("school", "merge", back)
    #expect(asked.code == 65 && asked.complaint.contains("1. "), "\(asked.complaint)")
    #expect(asked.complaint.contains("\(nisn[1]).jpg: changed here and at the school"))
    #expect(try photographs(in: workspace.path) == city)
    // The same from the school's folder.
    let merged = try rapor("school", "merge", apart, "--take", "1=ours")
    #expect(merged.code == 0, "\(merged.complaint)")
    #expect(merged.output.contains("1 pictures new, 1 pictures changed, 0 open"))
    let after = try photographs(in: workspace.path)
    #expect(after[nisn[1] + ".jpg"] == city[nisn[1] + ".jpg"])
    #expect(after[nisn[0] + ".jpg"] != city[nisn[0] + ".jpg"] && after[nisn[2] + ".jpg"] != nil)
    let again = try rapor("school", "merge", back, "--take", "1=ours", "--dry-run")
    #expect(again.output.contains("0 pictures new, 0 pictures changed"))
    #expect(try rapor("import", "undo").code == 0)
    #expect(try photographs(in: workspace.path) == city)
  }

  @Test func aFileThatIsNoneLeavesNoWorkspace() throws {
    let file = workspace.file("surat.txt")
    try Data("Yth. Bapak".utf8).write(to: URL(filePath: file))
    let apart = workspace.file("apart")
    let outcome = try rapor("school", "open", file, in: apart)
    #expect(outcome.code == 65 && !FileManager.default.fileExists(atPath: apart))
    #expect(try rapor("school", "open", workspace.file("tidak-ada"), in: apart).code == 66)
    #expect(try rapor("school", "open", file).code == 73)
  }

  @Test func cardsMadeAtTheSchoolAreSeenInTheCity() throws {
    let (file, apart) = (workspace.file("s.rapor"), workspace.file("apart"))
    #expect(
      try rapor("school", "export", "--school", SampleWorkspace.npsn, "--out", file).code == 0)
    #expect(try rapor("school", "open", file, in: apart).code == 0)
    _ = try rapor("batch", "--school", SampleWorkspace.npsn, "--class", "4A", in: apart)
    let merged = try rapor("school", "merge", apart)
    #expect(merged.code == 0 && merged.output.contains("cards were made at the school"))
    let status = try rapor("status", "--school", SampleWorkspace.npsn).output
    #expect(status.contains("[at the school: made and checked]"))
    #expect(
      try rapor("status", "--school", SampleWorkspace.npsn, "--json").output.contains("atSchool"))
  }

  /// Only what `rapor backup` made goes, and never before the new one is read back.
  @Test func onlyTheNewestBackupsRemain() throws {
    let out = try TemporaryFolder()
    let files = FileManager.default
    #expect(try rapor("backup", "--out", out.path).code == 0)
    let made = try #require(try files.contentsOfDirectory(atPath: out.path).first)
    // Two of the same second would have one name.
    let first = "rapor-2019-12-01-000000"
    try files.moveItem(atPath: out.file(made), toPath: out.file(first))
    let times = ["2019-01-01-000000", "2019-06-01-000000", "2019-06-01-000001"]
    for time in times {
      try files.copyItem(atPath: out.file(first), toPath: out.file("rapor-\(time)"))
    }
    let others = ["rapor-2018-01-01-000000", "rapor-lama", "foto"]
    for name in others {
      try files.createDirectory(atPath: out.file(name), withIntermediateDirectories: false)
    }
    let kept = try rapor("backup", "--out", out.path, "--keep", "3")
    #expect(kept.code == 0 && kept.output.contains("rapor-2019-01-01-000000 removed"))
    var left = Set(try files.contentsOfDirectory(atPath: out.path))
    #expect(left.isSuperset(of: others + [first, "rapor-2019-06-01-000001"]))
    #expect(left.count == others.count + 3)
    let newest = try #require(left.filter { $0.hasPrefix("rapor-20") }.max())
    try files.moveItem(atPath: out.file(newest), toPath: out.file("rapor-2019-12-02-000000"))
    left = Set(try files.contentsOfDirectory(atPath: out.path))
    // A clock that was ahead, or is behind now: the new backup stays, and so do the others.
    let ahead = "rapor-2099-01-01-000000"
    try files.copyItem(atPath: out.file(first), toPath: out.file(ahead))
    let doubtful = try rapor("backup", "--out", out.path, "--keep", "1")
    #expect(doubtful.code == 1 && doubtful.complaint.contains("clock"))
    #expect(Set(try files.contentsOfDirectory(atPath: out.path)).isSuperset(of: left))
    for name in try files.contentsOfDirectory(atPath: out.path) where !left.contains(name) {
      try files.removeItem(atPath: out.file(name))
    }
    // A workspace that cannot be backed up costs no older backup.
    try Data(count: 4_096).write(to: URL(filePath: workspace.file("ledger.sqlite")))
    #expect(try rapor("backup", "--out", out.path, "--keep", "1").code != 0)
    #expect(Set(try files.contentsOfDirectory(atPath: out.path)) == left)
    #expect(try rapor("backup", "--out", out.path, "--keep", "0").code == 64)
  }

  @Test func aBackupIsRestoredOrRefusedWithItsPlace() throws {
    let out = workspace.file("cadangan")
    let made = try rapor("backup", "--out", out)
    #expect(made.code == 0 && made.output.contains("86 students"), "\(made.complaint)")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: out).first)
    let backup = "\(out)/\(name)"
    #expect(try rapor("backup", "--check", backup).code == 0)
    // A backup within the workspace is not backed up again.
    #expect(
      try rapor("backup", "--out", workspace.file("lain"), "--json").output.contains(
        "\"files\" : 1"))
    let restored = workspace.file("baru")
    #expect(try rapor("restore", backup, in: restored).code == 0)
    let status = try rapor("status", "--json").output
    #expect(try rapor("status", "--json", in: restored).output == status)
    #expect(try rapor("restore", backup, in: restored).code == 73)
    let path = URL(filePath: backup + "/ledger.sqlite")
    var data = try Data(contentsOf: path)
    data[70_000] ^= 1
    try data.write(to: path)
    let refused = try rapor("restore", backup, in: workspace.file("lagi"))
    #expect(refused.code == 65)
    #expect(refused.complaint.contains("ledger.sqlite (bytes 65536 to 131071)"))
  }
}
