import Foundation
import Glibc
import Support
import Testing

/// Runs over a school, as a person or a program starts them.
@Suite struct BatchTests {
  let workspace: TemporaryFolder

  init() throws { workspace = try SampleWorkspace.copy() }

  private func rapor(
    _ words: String..., with environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    try Program.run(words, environment.merging(["RAPOR_WORKSPACE": workspace.path]) { $1 })
  }

  private func sheet(_ run: Int) throws -> BatchSheet { try BatchSheet(of: run, in: workspace) }

  @Test func theRunClosesWhenEveryStudentIsAccountedFor() throws {
    let first = try rapor("batch", "--all", "--jobs", "2")
    #expect(first.code == 1, "\(first.complaint)")
    let open = try sheet(1)
    #expect(!open.isBalanced && open.run.state == "open")
    #expect(open.entries.allSatisfy { $0.outcome == "blocked" && $0.reason?.contains("C") == true })
    let totals = open.run.totals
    #expect(totals.made + totals.blocked == totals.expected && totals.blocked > 0)
    #expect(try rapor("batch", "report", "1").code == 1)
    let excused = try rapor("batch", "excuse", "1", "--everybody", "--reason", "incomplete")
    #expect(excused.code == 0, "\(excused.complaint)")
    let closed = try sheet(1)
    #expect(closed.isBalanced && closed.run.state == "closed")
    #expect(closed.run.totals.excused == totals.blocked)
    #expect(try rapor("batch", "report", "1", "--format", "csv").output.contains("incomplete"))
    try checkWorkbook(of: closed)
    try checkPDF(of: closed)
    // Finished once, there is nothing to do but for those who were excused.
    #expect(try rapor("batch", "--all").code == 1)
    let again = try sheet(2).run.totals
    #expect(again.same == totals.made && again.made == 0)
    try Books.check(workspace, verified: totals.made)
  }

  /// The closing sheet as a PDF, read by poppler: every excused student by name, and the sum.
  private func checkPDF(of sheet: BatchSheet) throws {
    #expect(try rapor("batch", "report", "1", "--format", "pdf").code == 64)
    let path = workspace.file("penutup.pdf")
    let made = try rapor("batch", "report", "1", "--out", path)
    #expect(made.code == 0, "\(made.complaint)")
    let text = try tool("pdftotext", "-layout", path, "-")
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for entry in sheet.entries { #expect(words.contains(entry.fullName.prefix(12))) }
    let totals = sheet.run.totals
    #expect(words.contains("\(totals.expected) = \(totals.made) + \(totals.excused) + 0"))
    #expect(words.contains("ditutup") && words.contains("data tidak dapat dilengkapi"))
    let few = try rapor("batch", "report", "1", "--full", "--out", path, "--paper", "f4")
    #expect(few.code == 0, "\(few.complaint)")
    #expect(try tool("pdfinfo", path).contains("609.4"))
  }

  /// The closing sheet as a workbook, read by Python's zipfile: every excused student by name.
  private func checkWorkbook(of sheet: BatchSheet) throws {
    #expect(try rapor("batch", "report", "1", "--format", "xlsx").code == 64)
    let path = workspace.file("penutup.xlsx")
    let made = try rapor("batch", "report", "1", "--format", "xlsx", "--out", path)
    #expect(made.code == 0, "\(made.complaint)")
    let script = """
      html, sys, zipfile = map(__import__, ["html", "sys", "zipfile"])
      with zipfile.ZipFile(sys.argv[1]) as zip:
        assert zip.testzip() is None
        print(html.unescape("".join(zip.read(name).decode() for name in zip.namelist()
          if name.endswith("xml"))))
      """
    let text = try tool("python3", "-c", script, path)
    #expect(sheet.entries.allSatisfy { text.contains($0.fullName) })
    #expect(text.contains("Run 1") && text.contains("incomplete"))
  }

  @Test func oneChangedGradeIsOneCard() throws {
    #expect(try rapor("batch", "--school", SampleWorkspace.npsn, "--class", "4B").code == 0)
    let students = try ListedStudent.all(in: workspace).filter { $0.className == "4B" }
    let student = try #require(students.first { $0.nisn != nil })
    let file = workspace.file("nilai.csv")
    let text =
      "NISN;Nama;Kelas;Mapel;Nilai Pengetahuan\n\(student.nisn ?? "");\(student.fullName);4B;MTK;77\n"
    try Data(text.utf8).write(to: URL(filePath: file))
    let imported = try rapor("import", "scores", file, "--school", SampleWorkspace.npsn)
    #expect(imported.code == 0, "\(imported.complaint)")
    let stale = try ListedStudent.all(in: workspace).filter { $0.isStale }
    #expect(stale.map(\.fullName) == [student.fullName])
    #expect(try rapor("status").output.contains("1 cards are stale"))
    #expect(
      try rapor("batch", "--school", SampleWorkspace.npsn, "--class", "4B", "--now").code == 0)
    let totals = try sheet(2).run.totals
    #expect(totals.made == 1 && totals.same == students.count - 1)
    #expect(try !rapor("status").output.contains("stale"))
  }

  /// One student crashes the worker, one hangs it: they are named, and everybody else has a card.
  @Test func poisonedStudentsStopNobody() throws {
    let students = try ListedStudent.all(in: workspace).filter {
      $0.className == "4B" && $0.nisn != nil
    }
    let crash = try #require(students.first)
    let hang = try #require(students.dropFirst(2).first)
    let drill = "crash \(crash.nisn ?? ""), hang \(hang.nisn ?? "")"
    let outcome = try rapor(
      "batch", "--school", SampleWorkspace.npsn, "--class", "4B", "--seconds", "6", "--jobs", "2",
      with: ["RAPOR_DRILL": drill])
    #expect(outcome.code == 1, "\(outcome.complaint)")
    let found = try sheet(1)
    #expect(
      Set(found.entries.map { "\($0.nisn ?? "") \($0.reason ?? "")" })
        == ["\(crash.nisn ?? "") crash", "\(hang.nisn ?? "") timeout"])
    #expect(found.run.totals.made == found.run.totals.expected - 2)
    // Without the fault they are made, and only they.
    #expect(try rapor("batch", "resume", "1").code == 0)
    #expect(try sheet(1).run.state == "closed")
  }

  @Test func tooManyPagesAndPause() throws {
    let budget = try rapor(
      "batch", "--school", SampleWorkspace.npsn, "--class", "4B", "--pages", "1")
    #expect(budget.code == 1)
    #expect(try sheet(1).entries.allSatisfy { $0.reason == "too-many-pages" })
    #expect(try rapor("batch", "pause", "1").code == 0)
    #expect(try rapor("batch", "list").output.contains("paused"))
    #expect(try rapor("batch", "resume", "1").code == 0)
    #expect(try rapor("batch", "cancel", "1").code == 66)
    #expect(try rapor("batch", "resume", "7").code == 66)
  }

  /// Who moved to another class since the run began is looked for there.
  @Test func aClassMoveIsFollowed() throws {
    let school = ["--school", SampleWorkspace.npsn, "--workspace", workspace.path]
    #expect(try Program.run(["batch"] + school + ["--class", "4B", "--pages", "1"]).code == 1)
    let students = try ListedStudent.all(in: workspace)
    let student = try #require(students.first { $0.className == "4B" && $0.nisn != nil })
    let file = workspace.file("siswa.csv")
    let text = "NISN;Nama;Kelas\n\(student.nisn ?? "");\(student.fullName);4A\n"
    try Data(text.utf8).write(to: URL(filePath: file))
    let moved = try Program.run(["import", "students", file] + school)
    #expect(moved.code == 0, "\(moved.complaint)")
    #expect(
      try ListedStudent.all(in: workspace).contains {
        $0.nisn == student.nisn && $0.className == "4A"
      })
    #expect(
      try sheet(1).entries.first { $0.nisn == student.nisn }?.className == "4A")
    let resumed = try rapor("batch", "resume", "1")
    #expect(resumed.code == 0, "\(resumed.output)")
    #expect(try sheet(1).run.totals.made == 22)
  }

  /// Two programs over the same school at once: between them every card is made once.
  @Test func twoRunsAtOnce() throws {
    let words = ["batch", "--all", "--jobs", "2", "--workspace", workspace.path]
    let both = try [Program.start(words), Program.start(words)]
    for running in both { #expect(try running.finish().code == 1) }
    let (first, second) = (try sheet(1).run.totals, try sheet(2).run.totals)
    let done = first.expected - first.blocked
    #expect(first.made + first.same == done && second.made + second.same == done)
    #expect(first.made + second.made == done)
    try Books.check(workspace, verified: done)
  }

  /// Ctrl-C lets the current students finish; the run goes on later.
  @Test func anInterruptedRunGoesOn() throws {
    let running = try Program.start(
      ["batch", "--all", "--jobs", "1", "--json", "--workspace", workspace.path])
    usleep(400_000)
    kill(running.process, SIGINT)
    let outcome = try running.finish()
    #expect([130, 1].contains(outcome.code), "\(outcome.code) \(outcome.complaint)")
    #expect(try rapor("batch", "resume", "1").code == 1)
    let totals = try sheet(1).run.totals
    #expect(totals.made == totals.expected - totals.blocked)
    try Books.check(workspace, verified: totals.made)
  }
}
