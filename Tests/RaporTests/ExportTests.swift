import Foundation
import Support
import Testing

/// Issued cards leave the archive as a tree and as a ZIP file, which unzip and Python read.
@Suite struct ExportTests {
  let workspace: TemporaryFolder
  private var place: [String: String] { ["RAPOR_WORKSPACE": workspace.path] }

  init() throws {
    workspace = try SampleWorkspace.copy()
    let made = try Program.run(
      ["batch", "--school", SampleWorkspace.npsn, "--class", "4B"], place)
    try #require(made.code == 0, "\(made.complaint)")
  }

  private static let script = """
    hashlib, json, sys, zipfile = map(__import__, ["hashlib", "json", "sys", "zipfile"])
    with zipfile.ZipFile(sys.argv[1]) as zip:
      assert zip.testzip() is None
      names = zip.namelist()
      assert len(set(names)) == len(names)
      manifest = json.loads(zip.read(next(name for name in names if name.endswith("manifest.json"))))
      for entry in manifest:
        if "path" in entry:
          assert hashlib.sha256(zip.read(entry["path"])).hexdigest() == entry["sha256"]
      print(len([entry for entry in manifest if entry["what"] == "issued"]),
        len([entry for entry in manifest if entry["what"] == "class"]))
    """

  @Test func aZipFileHoldsTheCards() throws {
    let path = workspace.file("rapor.zip")
    let words = ["export", "--school", SampleWorkspace.npsn, "--class-files", "--out", path]
    let outcome = try Program.run(words, place)
    // The other classes have no cards yet: said, and not hidden.
    #expect(outcome.code == 1, "\(outcome.complaint)")
    #expect(outcome.output.hasPrefix("22 cards and 1 class files"))
    #expect(try tool("unzip", "-t", path).contains("No errors detected"))
    #expect(try tool("python3", "-c", Self.script, path) == "22 1\n")
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(try Program.run(words, place).code == 1)
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    #expect(workspace.names().allSatisfy { !$0.contains(".part") })
  }

  @Test func aTreeHoldsTheCards() throws {
    let out = try TemporaryFolder()
    let outcome = try Program.run(
      ["export", "--all", "--out", out.path, "--json"], place)
    #expect(outcome.code == 1, "\(outcome.complaint)")
    let names = out.names()
    #expect(names.count { $0.hasSuffix(".pdf") } == 22)
    #expect(names.allSatisfy { $0.hasPrefix("20100001 SDN Contoh 1/") })
    let card = try #require(names.first { $0.hasSuffix(").pdf") && $0.contains("/4B/") })
    #expect(try tool("pdftotext", out.file(card), "-").contains("4B"))
    #expect(names.contains("20100001 SDN Contoh 1/manifest.csv"))
  }

  /// Windows drops a dot at the end of a folder's name, and then cannot find the folder.
  @Test func foldersDoNotEndInADot() throws {
    let schools = workspace.file("sekolah.csv")
    try Data("NPSN;Nama Sekolah\n20100001;SDN Contoh Jl.\n".utf8)
      .write(to: URL(filePath: schools))
    let renamed = try Program.run(
      ["import", "schools", schools, "--school", SampleWorkspace.npsn], place)
    try #require(renamed.code == 0, "\(renamed.complaint)")
    let out = try TemporaryFolder()
    _ = try Program.run(["export", "--all", "--out", out.path], place)
    let names = out.names()
    #expect(!names.isEmpty && names.allSatisfy { $0.hasPrefix("20100001 SDN Contoh Jl_/") })
  }
}
