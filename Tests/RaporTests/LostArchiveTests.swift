import Foundation
import Support
import Testing

/// An archive that was moved away, cut or damaged: said, and filled again with the same bytes as the same versions.
@Suite struct LostArchiveTests {
  let workspace: TemporaryFolder
  private let words = ["--school", SampleWorkspace.npsn, "--class", "4B"]
  private var place: [String: String] { ["RAPOR_WORKSPACE": workspace.path] }
  private var file: URL { URL(filePath: workspace.file("archive-2019-1.cards")) }

  init() throws {
    workspace = try SampleWorkspace.copy()
    let made = try Program.run(["batch"] + words, place)
    try #require(made.code == 0, "\(made.complaint)")
  }

  private func doctor(_ more: String...) throws -> Program.Outcome {
    try Program.run(["doctor"] + more, place)
  }

  @Test(arguments: [nil, 0, 100_000] as [Int?])
  func aLostOrCutArchiveIsFilledAgain(length: Int?) throws {
    let before = try Data(contentsOf: file)
    if let length {
      try before.prefix(length).write(to: file)
    } else {
      try FileManager.default.removeItem(at: file)
    }
    let found = try doctor()
    #expect(found.code == 1 && found.output.contains("lost or damaged"), "\(found.output)")
    let again = try Program.run(["batch"] + words, place)
    #expect(again.code == 0, "\(again.complaint)")
    let totals = try BatchSheet(of: 2, in: workspace).run.totals
    #expect(totals.made > 0 && totals.made + totals.same == 22)
    // The version stays the first: the books count the notes of first versions.
    try Books.check(workspace, verified: 22)
    #expect(try !doctor("--archive").output.contains("lost or damaged"))
    // Of several lanes, any may be first.
    if length == nil { #expect(try Data(contentsOf: file).count == before.count) }
  }

  @Test func oneDamagedByteIsFoundAndHealed() throws {
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: file)
    #expect(try !doctor().output.contains("lost or damaged"))
    let found = try doctor("--archive")
    #expect(found.code == 1)
    let names = try ListedStudent.all(in: workspace).filter { $0.className == "4B" }.map(\.fullName)
    #expect(names.count { found.output.contains("  \($0)\n") } == 1, "\(found.output)")

    let out = try TemporaryFolder()
    let export = try Program.run(["export", "--all", "--out", out.path], place)
    #expect(export.code == 1)
    #expect(names.count { export.complaint.contains("\($0) (") } == 1, "\(export.complaint)")
    #expect(out.names().count { $0.hasSuffix(".pdf") } == 21)
    let manifest = try #require(out.names().first { $0.hasSuffix("manifest.csv") })
    let rows = try String(contentsOfFile: out.file(manifest), encoding: .utf8)
    #expect(rows.split(separator: "\r\n").count { $0.contains(";damaged;") } == 1)

    let healed = try Program.run(["batch"] + words + ["--verify-archive"], place)
    #expect(healed.code == 0, "\(healed.complaint)")
    let totals = try BatchSheet(of: 2, in: workspace).run.totals
    #expect(totals.made == 1 && totals.same == 21)
    try Books.check(workspace, verified: 22)
    #expect(try !doctor("--archive").output.contains("lost or damaged"))
  }
}
