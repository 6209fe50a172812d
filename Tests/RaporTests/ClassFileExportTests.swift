import Foundation
import Support
import Testing

@Suite("Class files of an export")
struct ClassFileExportTests {
  let workspace: TemporaryFolder

  init() throws { workspace = try SampleWorkspace.copy() }

  private func rapor(_ words: String...) throws -> Program.Outcome {
    try Program.run(words + ["--workspace", workspace.path])
  }

  /// A layout that has changed since the cards were made must not show in the class file alone.
  @Test func aClassFileShowsOnlyCardsAsTheyWereIssued() throws {
    _ = try rapor("batch", "--school", "20100001", "--class", "4B")
    let before = workspace.file("before")
    _ = try rapor("export", "--school", "20100001", "--out", before, "--class-files")
    #expect(try classFiles(in: before) == ["Kelas 4B.pdf"])
    let override = URL(filePath: workspace.file("overrides/city/Kota/override.properties"))
    try FileManager.default.createDirectory(
      at: override.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("title = Uji\nlabel.title = RAPOR UJI KOTA\n".utf8).write(to: override)
    let after = workspace.file("after")
    let packed = try rapor("export", "--school", "20100001", "--out", after, "--class-files")
    #expect(try classFiles(in: after) == [], "\(packed.output) \(packed.complaint)")
    // Made anew, the class is whole again.
    _ = try rapor("batch", "--school", "20100001", "--class", "4B")
    let again = workspace.file("again")
    _ = try rapor("export", "--school", "20100001", "--out", again, "--class-files")
    #expect(try classFiles(in: again) == ["Kelas 4B.pdf"])
  }

  private func classFiles(in folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder)
      .compactMap { $0.split(separator: "/").last.map(String.init) }
      .filter { $0.hasPrefix("Kelas ") && $0.hasSuffix(".pdf") }.sorted()
  }
}
