import CairoPango
import Foundation
import Support
import Testing

/// What a picture that comes in does to cards: those that show it are made anew, and no others.
@Suite struct PictureBatchTests {
  private let workspace: TemporaryFolder
  private let kind = ["--kind", "supplement"]

  init() throws {
    let (files, workspace) = (try TemporaryFolder(), try TemporaryFolder())
    _ = try Program.run(["sample", "--sample-school", "--out", files.path] + kind)
    try SampleWorkspace.initialize(workspace.path)
    for file in files.names() where !file.contains("-1A") && !file.contains("-6A") {
      let what = file.split(separator: "-")[1].split(separator: ".")[0]
      let imported = try Program.run([
        "import", String(what), files.file(file), "--school", SampleWorkspace.npsn, "--workspace",
        workspace.path,
      ])
      guard imported.code == 0 else { throw SampleWorkspace.Failure(imported, file) }
    }
    self.workspace = workspace
  }

  private func run(_ words: [String]) throws -> Program.Outcome {
    try Program.run(words + ["--school", SampleWorkspace.npsn, "--workspace", workspace.path])
  }

  private func batch(_ number: Int) throws -> BatchSheet.Run.Totals {
    let outcome = try run(["batch", "--class", "4B"] + kind)
    #expect(outcome.code == 0, "\(outcome.complaint)")
    return try BatchSheet(of: number, in: workspace).run.totals
  }

  private func picture(_ name: String, _ color: UInt32) throws {
    var grid = PixelGrid(width: 240, height: 320)
    for y in 0..<320 { for x in 0..<240 { grid[x, y] = x + y < 300 ? color : 0xFF20_3040 } }
    let path = workspace.file(name)
    try Data(try grid.jpeg(quality: 90)).write(to: URL(filePath: path))
    let outcome = try run(["import", "pictures", path])
    #expect(outcome.code == 0, "\(outcome.complaint)")
  }

  private func missing() throws -> Int {
    let checked = try run(["check", "--class", "4B"] + kind)
    return checked.output.components(separatedBy: "no photograph").count - 1
  }

  @Test func exactlyTheCardsThatShowAPictureAreMadeAnew() throws {
    #expect(try batch(1).made == 22)
    let student = try #require(
      try ListedStudent.all(in: workspace, "--kind", "supplement")
        .first { $0.className == "4B" && $0.nisn != nil })
    let nisn = try #require(student.nisn)
    #expect(try missing() == 22)
    try picture("\(nisn)_foto.jpg", 0xFFB0_3030)
    #expect(try missing() == 21)
    var totals = try batch(2)
    #expect(totals.made == 1 && totals.same == 21)
    totals = try batch(3)
    #expect(totals.made == 0 && totals.same == 22)
    // Another picture of the same student, and back again.
    try picture("\(nisn).jpg", 0xFF60_A0F0)
    #expect(try batch(4).made == 1)
    #expect(try Program.run(["import", "undo", "--workspace", workspace.path]).code == 0)
    #expect(try batch(5).made == 1)
    // The covers of all show the school's logo.
    try picture("logo.jpg", 0xFF30_A050)
    #expect(try batch(6).made == 22)
    // A student of another class, and somebody's signature that these cards do not show.
    let other = try #require(
      try ListedStudent.all(in: workspace, "--kind", "supplement")
        .first { $0.className != "4B" && $0.nisn != nil }?.nisn)
    try picture("\(other).jpg", 0xFFB0_3030)
    #expect(try batch(7).same == 22)
  }
}
