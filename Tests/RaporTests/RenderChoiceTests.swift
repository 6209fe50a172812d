import CairoPango
import Foundation
import Support
import Testing

/// What an operator chooses when cards are rendered: tags, pictures, and layouts that are not yet for final cards.
@Suite struct RenderChoiceTests {
  private static let someone = RenderTests.someone

  private func render(
    _ arguments: [String], _ environment: [String: String] = [:], to folder: TemporaryFolder
  ) throws -> Program.Outcome {
    try Program.run(
      [
        "render", "--records", SampleWorkspace.records, "--out", folder.file("rapor"),
        "--student", Self.someone,
      ] + arguments, environment)
  }

  @Test(
    arguments: [
      ([], true), (["--tags"], true), (["--no-tags"], false), (["--class-file"], false),
      (["--draft"], true),
    ] as [([String], Bool)])
  func cardsOfOneStudentAreTaggedUnlessToldOtherwise(arguments: [String], isTagged: Bool) throws {
    let folder = try TemporaryFolder()
    let outcome = try render(arguments, to: folder)
    #expect(outcome.code == 0, "\(outcome.complaint)")
    let name = try #require(folder.names("rapor").first)
    let facts = try tool("pdfinfo", folder.file("rapor/\(name)"))
    #expect(facts.firstMatch(of: /Tagged: +(yes|no)/)?.1 == (isTagged ? "yes" : "no"))
  }

  // MARK: Pictures

  private func put(_ bytes: [UInt8], _ name: String, in folder: TemporaryFolder) throws {
    let school = folder.file("pictures/" + SampleWorkspace.npsn)
    try FileManager.default.createDirectory(atPath: school, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: school + "/" + name))
  }

  @Test func aSignatureIsOnTheCardsOfItsTeacher() throws {
    let folder = try TemporaryFolder()
    let records = String(
      decoding: try Data(contentsOf: URL(filePath: SampleWorkspace.records)), as: UTF8.self)
    let numbers = records.matches(of: /"nip":"(\d{18})"/).map { String($0.1) }
    var grid = PixelGrid(width: 30, height: 16)
    for x in 0..<30 { grid[x, 8] = 0xFF10_1060 }
    for number in Set(numbers) { try put(grid.png(), number + ".png", in: folder) }
    let outcome = try render(["--pictures", folder.file("pictures")], to: folder)
    #expect(outcome.code == 0, "\(outcome.complaint)")
    let name = try #require(folder.names("rapor").first)
    // Principal and teacher.
    let images = try tool("pdfimages", "-list", folder.file("rapor/\(name)"))
    #expect(images.split(separator: "\n").contains { $0.contains(" image ") })
  }

  @Test func aDamagedPictureIsNamedAndItsCardLeftOut() throws {
    let folder = try TemporaryFolder()
    try put(Array("no picture".utf8), "logo.png", in: folder)
    let outcome = try render(["--pictures", folder.file("pictures")], to: folder)
    #expect(outcome.code == 1)
    #expect(outcome.complaint.contains("logo.png is damaged"))
    #expect(folder.names("rapor").isEmpty)
    let missing = try render(["--pictures", folder.file("nowhere")], to: folder)
    #expect(missing.code == 66)
  }

  // MARK: A layout named

  @Test func aLayoutForOtherReportsMakesDraftsOnly() throws {
    let folder = try TemporaryFolder()
    let final = try render(["--layout", "merdeka-sd-b"], to: folder)
    #expect(final.code == 1)
    #expect(final.complaint.contains("merdeka-sd-b") && final.complaint.contains("--draft"))
    #expect(folder.names("rapor").isEmpty)
    let draft = try render(["--layout", "merdeka-sd-b", "--draft"], to: folder)
    #expect(draft.code == 0 && folder.names("rapor").count == 1, "\(draft.complaint)")
  }

  /// The ledger never takes a card of a named layout for one of the layout that serves.
  @Test(arguments: [("merdeka-sd-b", Int32(1)), ("k13-sd-upper", 0)])
  func cardsOfANamedLayoutDoNotEnterTheLedger(layout: String, code: Int32) throws {
    let workspace = try SampleWorkspace.copy()
    let words = ["--school", SampleWorkspace.npsn, "--class", "4B", "--workspace", workspace.path]
    let out = ["--layout", layout, "--out", workspace.file("rapor")]
    #expect(try Program.run(["render"] + words + out).code == code)
    #expect(try ListedStudent.all(in: workspace).allSatisfy { $0.state == nil })
    #expect(try Program.run(["batch"] + words).code == 0)
    #expect(try BatchSheet(of: 1, in: workspace).run.totals.made == 22)
  }

  // MARK: Layouts that are not live

  @Test(arguments: ["golden", "live"])
  func withoutGoldenPagesThereAreDraftsOnly(missing: String) throws {
    let home = try TemporaryFolder()
    let templates = home.file("Templates")
    try FileManager.default.createDirectory(
      atPath: templates, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: home.file("Fonts"), withDestinationPath: Places.fonts)
    for name in ["frame", "shared", "k13-sd", "k13-sd-upper"] {
      try FileManager.default.copyItem(
        atPath: Places.templates + "/" + name, toPath: templates + "/" + name)
    }
    let layout = templates + "/k13-sd-upper"
    if missing == "golden" {
      try FileManager.default.removeItem(atPath: layout + "/golden/F4")
    } else {
      let file = URL(filePath: layout + "/layout.properties")
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(text.replacing("live = true", with: "live = false").utf8).write(to: file)
    }
    let folder = try TemporaryFolder()
    let final = try render([], ["RAPOR_HOME": home.path], to: folder)
    #expect(final.code == 1)
    #expect(final.complaint.contains("rapor template test k13-sd-upper --accept"))
    #expect(folder.names("rapor").isEmpty)
    let draft = try render(["--draft"], ["RAPOR_HOME": home.path], to: folder)
    #expect(draft.code == 0, "\(draft.complaint)")
    #expect(folder.names("rapor").count == 1)
  }
}
