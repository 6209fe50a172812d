import Foundation
import Records
import Sampling
import Support
import Testing

/// Every command, as a person or a program meets it.
@Suite struct CommandTests {
  @Test func aSchoolGoesFromFilesToStatus() throws {
    let workspace = try SampleWorkspace.copy()
    let place = ["RAPOR_WORKSPACE": workspace.path]
    let before = try Program.run(["status"], place)
    #expect(before.code == 0)
    #expect(before.output.hasPrefix("0 of 1 schools, 0 of 86 students\n"))
    let out = try TemporaryFolder()
    let render = ["render", "--school", SampleWorkspace.npsn, "--class", "4B", "--out", out.path]
    let made = try Program.run(render, place)
    #expect(made.code == 0, "\(made.complaint)")
    #expect(out.names().count == 22)
    let after = try Program.run(["status"], place.merging(["LC_ALL": "id_ID.UTF-8"]) { $1 })
    #expect(after.output.hasPrefix("1 dari 1 sekolah, 22 dari 86 siswa\n"))
    let students = try Program.run(["status", "--school", SampleWorkspace.npsn, "--json"], place)
    let list = try students.decoded([StudentEntry].self)
    #expect(list.count == 86)
    #expect(
      list.filter { $0.state == "verified" }.map(\.className) == .init(repeating: "4B", count: 22))
    let city = try Program.run(["status", "--json"], place).decoded(CityEntry.self)
    #expect(city.studentsDone == 22 && city.students == 86 && city.schoolsComplete == 0)
  }

  private struct StudentEntry: Decodable {
    var className: String
    var state: String?
  }

  private struct CityEntry: Decodable {
    var studentsDone: Int
    var students: Int
    var schoolsComplete: Int
  }

  private struct CheckEntry: Decodable {
    struct Finding: Decodable {
      var code: String
      var level: String
      var message: String
    }
    var student: String
    var completeness: String
    var findings: [Finding]
  }

  @Test(arguments: ["id", "en"]) func checkNamesWhatIsMissing(language: String) throws {
    let workspace = try SampleWorkspace.copy()
    let arguments = [
      "check", "--school", SampleWorkspace.npsn, "--class", "4A", "--workspace", workspace.path,
      "--language", language,
    ]
    let spoken = try Program.run(arguments)
    #expect(spoken.code == 1)
    #expect(spoken.output.contains(language == "id" ? "isi nilainya" : "enter it"))
    let entries = try Program.run(arguments + ["--json"]).decoded([CheckEntry].self)
    #expect(entries.count == 24)
    let blocked = entries.filter { $0.completeness == "blocked" }
    #expect(!blocked.isEmpty)
    for entry in blocked {
      #expect(entry.findings.contains { $0.level == "block" && $0.message.contains(entry.student) })
    }
  }

  @Test func aDryRunStoresNothing() throws {
    let workspace = try SampleWorkspace.copy()
    let before = try workspace.ledgerContents()
    let file = workspace.file("guru.csv")
    try Data("Nama;NIP\nSiti Contoh;\n".utf8).write(to: URL(filePath: file))
    let arguments = [
      "import", "staff", file, "--school", SampleWorkspace.npsn, "--workspace", workspace.path,
    ]
    let dry = try Program.run(arguments + ["--dry-run"])
    #expect(dry.code == 0)
    #expect(dry.output.contains("1 new") && dry.output.contains("not stored"))
    #expect(try workspace.ledgerContents() == before)
    let answer = try Program.run(arguments + ["--json"]).decoded(ImportEntry.self)
    #expect(answer.stored && answer.rows == 1 && answer.mistakes.isEmpty)
    #expect(try workspace.ledgerContents() != before)
  }

  private struct ImportEntry: Decodable {
    struct Complaint: Decodable {
      var row: Int?
      var message: String
      var remedy: String
    }
    var stored: Bool
    var rows: Int
    var mistakes: [Complaint]
  }

  @Test func initMakesAWorkspaceOnce() throws {
    let folder = try TemporaryFolder()
    let place = folder.file("a/b/musim ini")
    let made = try Program.run(["init", "--workspace", place, "--language", "id"])
    #expect(made.code == 0)
    #expect(made.output.contains("Buku kerja dibuat di \(place)"))
    let again = try Program.run(["init", "--workspace", place])
    #expect(again.code == 73)
    #expect(again.complaint.contains("\(place)/ledger.sqlite"))
    // Without --workspace and RAPOR_WORKSPACE it is the current folder.
    #expect(try Program.run(["status"], in: place).code == 0)
    #expect(try Program.run(["init", "--term", "2019"], in: folder.path).code == 64)
  }

  @Test(arguments: ["k13-sd-lower", "k13-sd-upper"]) func shippedLayoutsAreRight(
    name: String
  ) throws {
    let outcome = try Program.run(["template", "check", name])
    #expect(outcome.code == 0)
    #expect(outcome.output == "\(name): no mistakes.\n")
  }

  private struct MistakeEntry: Decodable {
    var file: String
    var line: Int
    var column: Int
    var remedy: String
  }

  @Test func aLayoutsMistakesArePlaced() throws {
    let folder = try TemporaryFolder()
    let layout = folder.file("coba")
    try FileManager.default.createDirectory(atPath: layout, withIntermediateDirectories: true)
    for (name, text) in [
      (
        "layout.properties",
        "title = Coba\nkind = endOfTerm\ncurriculum = k13\nlevel = sd\n"
          + "grades = 1-6\nsemesters = 1-2\nschoolYears = 2013/2014-2024/2025\npapers = A4\n"
      ),
      ("card.html", "<html><body>\n<p>{{ report.student.fulName }}</p></body></html>\n"),
    ] {
      try Data(text.utf8).write(to: URL(filePath: "\(layout)/\(name)"))
    }
    let spoken = try Program.run(["template", "check", layout])
    #expect(spoken.code == 1)
    #expect(spoken.output.contains("card.html:2:"))
    #expect(spoken.output.contains("fullName"))
    let list = try Program.run(["template", "check", layout, "--json"])
      .decoded([MistakeEntry].self)
    #expect(list.contains { $0.file.hasSuffix("card.html") && $0.line == 2 && !$0.remedy.isEmpty })
  }

  /// What lies beside a layout's folder does not concern it, and the shipped layouts are there for it to extend.
  @Test func aLayoutIsCheckedByItself() throws {
    let folder = try TemporaryFolder()
    let layout = folder.file("coba")
    try FileManager.default.copyItem(atPath: Places.templates + "/k13-sd-upper", toPath: layout)
    try FileManager.default.createDirectory(
      atPath: folder.file("besar"), withIntermediateDirectories: true)
    let large = folder.file("besar/film.bin")
    try Data(count: (4 << 20) + 1).write(to: URL(filePath: large))
    let good = try Program.run(["template", "check", layout])
    #expect(good.code == 0 && good.output.contains("no mistakes"))

    let tooLarge = try Program.run(["template", "check", folder.file("besar")])
    #expect(tooLarge.code == 66)
    #expect(tooLarge.complaint.contains(large) && tooLarge.complaint.contains("larger than"))
    let missing = try Program.run(["template", "check", folder.file("tiada")])
    #expect(missing.code == 66)
    #expect(missing.complaint.contains("no folder \(folder.file("tiada"))"))
  }

  @Test func fieldsFontsAndDoctorAnswer() throws {
    let fields = try Program.run(["template", "fields"])
    #expect(fields.code == 0 && fields.output.contains("report.student.fullName"))
    let json = try JSONSerialization.jsonObject(
      with: Data(try Program.run(["template", "fields", "--json"]).output.utf8))
    #expect((json as? [Any])?.count ?? 0 > 50)
    let fonts = try Program.run(["fonts"])
    #expect(fonts.code == 0 && fonts.output.contains("Rapor Sans"))
    let entries = try JSONSerialization.jsonObject(
      with: Data(try Program.run(["fonts", "--json"]).output.utf8))
    #expect((entries as? [Any])?.count ?? 0 > 5)
    let folder = try TemporaryFolder()
    try SampleWorkspace.initialize(folder.path)
    let doctor = try Program.run(["doctor", "--workspace", folder.path])
    #expect(doctor.code == 0, "\(doctor.output)")
    #expect(doctor.output.contains("k13-sd-lower, k13-sd-upper"))
    #expect(!doctor.output.contains("✗"))
  }

  @Test func theSameSeedGivesTheSameFiles() throws {
    let (one, two, other) = (
      try TemporaryFolder(), try TemporaryFolder(), try TemporaryFolder()
    )
    for (folder, seed) in [(one, "5"), (two, "5"), (other, "6")] {
      let outcome = try Program.run([
        "sample", "--schools", "2", "--seed", seed, "--out", folder.path,
      ])
      #expect(outcome.code == 0)
    }
    #expect(one.names().count > 20 && one.names() == two.names())
    for name in one.names() {
      let same = try Data(contentsOf: URL(filePath: one.file(name)))
      #expect(try Data(contentsOf: URL(filePath: two.file(name))) == same)
    }
    #expect(
      one.names().contains { name in
        let bytes = FileManager.default.contents(atPath: one.file(name))
        return bytes != FileManager.default.contents(atPath: other.file(name))
      })
    #expect(try Program.run(["sample", "--schools", "0", "--out", one.path]).code == 64)
  }

  @Test(arguments: [
    (["LC_ALL": "en_GB.UTF-8"], "write for instance"),
    (["LC_ALL": "id_ID.UTF-8"], "tulis misalnya"),
    (["LC_ALL": "", "LC_MESSAGES": "en_US", "LANG": "id_ID"], "write for instance"),
    (["LC_ALL": "", "LANG": "C"], "tulis misalnya"),
  ]) func theLocaleChoosesTheLanguage(environment: [String: String], words: String) throws {
    let folder = try TemporaryFolder()
    try SampleWorkspace.initialize(folder.path)
    let arguments = ["status", "--workspace", folder.path, "--term", "2019"]
    let outcome = try Program.run(arguments, environment)
    #expect(outcome.code == 64)
    #expect(outcome.complaint.contains(words))
    let chosen = try Program.run(arguments + ["--language", "en"], environment)
    #expect(chosen.complaint.contains("write for instance"))
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func shellsCanComplete(shell: String) throws {
    let outcome = try Program.run(["--generate-completion-script", shell])
    #expect(outcome.code == 0)
    for word in ["render", "import", "--class-file", "doctor"] {
      #expect(outcome.output.contains(word.replacing("--", with: shell == "fish" ? "" : "--")))
    }
  }

  /// The script that bash would source completes a command's name.
  @Test func bashCompletes() throws {
    let folder = try TemporaryFolder()
    let script = try Program.run(["--generate-completion-script", "bash"]).output
    try Data(script.utf8).write(to: URL(filePath: folder.file("rapor.bash")))
    let words = try tool(
      "bash", "-c",
      """
      source "$0"; COMP_WORDS=(rapor ren); COMP_CWORD=1; COMP_LINE='rapor ren'; COMP_POINT=9
      _rapor rapor ren rapor 2> /dev/null; echo "${COMPREPLY[@]}"
      """, folder.file("rapor.bash"))
    #expect(words.contains("render"))
  }

  @Test(arguments: [[], ["--help"], ["render", "--help"], ["--version"]]) func helpIsNoMistake(
    arguments: [String]
  ) throws {
    let outcome = try Program.run(arguments)
    #expect(outcome.code == 0)
    #expect(outcome.complaint.isEmpty && !outcome.output.isEmpty)
  }

  @Test func benchMeasures() throws {
    let outcome = try Program.run(["bench", "render", "--students", "2", "--json"])
    #expect(outcome.code == 0, "\(outcome.complaint)")
    let answer = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    #expect((answer as? [String: Any])?["pages"] != nil)
  }

  @Test func benchMeasuresLayouts() throws {
    let outcome = try Program.run([
      "bench", "layouts", "k13-sd-upper", "labels", "register", "--documents", "1", "--rounds", "1",
      "--json",
    ])
    #expect(outcome.code == 0, "\(outcome.complaint)")
    let rows = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let answer = try #require(rows as? [[String: Any]])
    #expect(answer.map { $0["layout"] as? String } == ["k13-sd-upper", "labels", "register"])
    #expect(answer.allSatisfy { ($0["overFloor"] as? Double ?? 0) > 0 })
    let unknown = try Program.run(["bench", "layouts", "nowhere"])
    #expect(unknown.code != 0 && unknown.complaint.contains("nowhere"))
  }

  /// `template test` and `template diff` print the pictures of a folder that they are given, and name a damaged one.
  @Test(arguments: [["test", "register"], ["diff", "supplement-sd-2013", "supplement-sd-2013"]])
  func picturesAreTriedWithALayout(command: [String]) throws {
    let folder = try TemporaryFolder()
    let own = folder.file(SampleWorkspace.npsn)
    try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
    let words = ["template"] + command + ["--pictures", folder.path]
    #expect(try Program.run(words).code == 0)
    for student in ExampleSchool.edgeStudents() {
      guard let nisn = student.record.student.nisn?.digits else { continue }
      try Data("no picture".utf8).write(to: URL(filePath: own + "/\(nisn).png"))
    }
    let broken = try Program.run(words)
    #expect(broken.code != 0 && broken.complaint.contains(".png"), "\(broken.complaint)")
    #expect(try Program.run(words.dropLast() + ["/no/such"]).code == 66)
  }
}
