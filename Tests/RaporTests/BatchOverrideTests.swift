import Foundation
import Support
import Testing

/// Runs print with the overrides in force, and a changed override makes exactly the cards anew that it is for.
@Suite struct BatchOverrideTests {
  let workspace: TemporaryFolder

  init() throws { workspace = try SampleWorkspace.copy() }

  private func rapor(_ words: String...) throws -> Program.Outcome {
    try Program.run(words + ["--workspace", workspace.path])
  }

  private func write(_ text: String, _ name: String) throws {
    let place = URL(filePath: workspace.file(name))
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place)
  }

  private func totals(_ run: Int) throws -> BatchSheet.Run.Totals {
    try BatchSheet(of: run, in: workspace).run.totals
  }

  /// The digests of the layouts of a class's verified cards, read by Python's SQLite.
  private func layoutDigests(of name: String) throws -> Set<Substring> {
    let script = """
      sqlite3, sys = map(__import__, ["sqlite3", "sys"])
      for row in sqlite3.connect(sys.argv[1]).execute("SELECT DISTINCT layout_digest FROM document "
        "JOIN membership USING (student) JOIN class_group ON class_group.id = class_group "
        "WHERE name = ? AND is_current = 1 AND state = 'verified'", [sys.argv[2]]): print(*row)
      """
    let path = workspace.file("ledger.sqlite")
    return Set(try tool("python3", "-c", script, path, name).split(separator: "\n"))
  }

  private struct City: Decodable {
    var stale: Int
    var outdated: Int
  }

  /// The students whose card is stale, as every list of `rapor status` says.
  private func outdated() throws -> [ListedStudent] {
    let stale = try ListedStudent.all(in: workspace).filter(\.isStale)
    let city = try Program.run(["status", "--json", "--workspace", workspace.path])
      .decoded(City.self)
    #expect(city.stale == stale.count && city.outdated == stale.count)
    let classes = try rapor("status", "--by-class").output
    let counts = classes.matches(of: /\((\d+) stale\)/).compactMap { Int($0.1) }
    #expect(counts.reduce(0, +) == stale.count)
    return stale
  }

  @Test func aChangedOverrideIsTheCardsThatItIsFor() throws {
    #expect(try rapor("batch", "--all").code == 1)
    let first = try totals(1)
    let fourth = try ListedStudent.all(in: workspace)
      .count { $0.className.hasPrefix("4") && $0.state == "verified" }
    #expect(fourth > 0 && fourth < first.made)
    let plain = (try layoutDigests(of: "4B"), try layoutDigests(of: "1A"))
    let override = "overrides/school/\(SampleWorkspace.npsn)/override.properties"
    #expect(try outdated().isEmpty)
    try write("title = Pesan\ngrades = 4\nlabel.advice = Pesan Wali Kelas\n", override)
    // Known at once, before any run.
    let changed = try outdated()
    #expect(changed.count == fourth && changed.allSatisfy { $0.className.hasPrefix("4") })
    let again = try Program.run(["batch", "--all", "--json", "--workspace", workspace.path])
    #expect(again.code == 1)
    #expect(
      again.output.split(separator: "\n").first?.contains("\"outdated\":\(fourth)") == true)
    #expect(try outdated().isEmpty)
    let second = try totals(2)
    #expect(second.made == fourth && second.same == first.made - fourth)
    #expect(try layoutDigests(of: "4B").isDisjoint(with: plain.0))
    #expect(try layoutDigests(of: "1A") == plain.1)
    // As printed, in words.
    let out = workspace.file("kartu")
    #expect(try rapor("export", "--all", "--out", out).code == 1)
    let names = workspace.names("kartu").filter { $0.hasSuffix(".pdf") }
    let card = try #require(names.first { $0.contains("/4B/") })
    #expect(try tool("pdftotext", out + "/" + card, "-").uppercased().contains("PESAN WALI KELAS"))
    // Another school's override is nobody's business here, and the same again is nothing.
    try write("title = Lain\nletterhead = on\n", "overrides/school/20100099/override.properties")
    let words = ["batch", "--all", "--json", "--workspace", workspace.path]
    let third = try Program.run(words)
    #expect(third.code == 1)
    #expect(try totals(3).same == first.made)
    #expect(try outdated().isEmpty)
    #expect(
      third.output.split(separator: "\n").first?.contains("\"same\":\(first.made)") == true,
      "known before a record is read: \(third.output.prefix(300))")
    try FileManager.default.removeItem(atPath: workspace.file("overrides"))
    #expect(try rapor("batch", "--all").code == 1)
    #expect(try totals(4).made == fourth)
    #expect(try layoutDigests(of: "4B") == plain.0)
  }

  /// A card by `rapor render --school` and one by a run are made from the same: the run finds it done.
  @Test func renderAndBatchAgree() throws {
    let folder = workspace.file("lain")
    try write(
      "title = Kop\nletterhead = on\n", "lain/school/\(SampleWorkspace.npsn)/override.properties")
    let rendered = try rapor(
      "render", "--school", SampleWorkspace.npsn, "--class", "4B", "--overrides", folder, "--out",
      workspace.file("kartu"))
    #expect(rendered.code == 0, "\(rendered.complaint)")
    let words = ["batch", "--school", SampleWorkspace.npsn, "--class", "4B"]
    let place = ["--workspace", workspace.path]
    #expect(try Program.run(words + ["--overrides", folder] + place).code == 0)
    #expect(try totals(1).same == totals(1).expected && totals(1).expected == 22)
    #expect(try Program.run(words + place).code == 0)
    #expect(try totals(2).made == 22)
  }
}
