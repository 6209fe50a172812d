import Foundation
import Support
import Testing

/// The lists of `rapor status`, once a class has cards and another student's data have changed.
@Suite struct StatusTests {
  let workspace: TemporaryFolder

  init() throws {
    workspace = try SampleWorkspace.copy()
    let words = ["batch", "--school", SampleWorkspace.npsn, "--class", "4B"]
    let made = try Program.run(words + ["--workspace", workspace.path])
    try #require(made.code == 0, "\(made.complaint)")
  }

  private func status(_ words: String...) throws -> Program.Outcome {
    try Program.run(["status"] + words + ["--workspace", workspace.path])
  }

  private struct Line: Decodable {
    struct Tally: Decodable {
      var expected: Int
      var states: [String: Int]
    }
    var npsn: String?
    var name: String
    var tally: Tally
    var done: Int
  }

  @Test func classByClassAndGradeByGrade() throws {
    let students = try ListedStudent.all(in: workspace)
    let classes = try status("--by-class", "--json").decoded([Line].self)
    for line in classes {
      let room = students.filter { $0.className == line.name }
      #expect(line.tally.expected == room.count && line.done == (line.name == "4B" ? 22 : 0))
      #expect(line.npsn == SampleWorkspace.npsn)
    }
    #expect(Set(classes.map(\.name)) == Set(students.map(\.className)))
    let grades = try status("--by-grade", "--json").decoded([Line].self)
    for line in grades {
      let rooms = classes.filter { $0.name.hasPrefix(line.name) }
      #expect(line.tally.expected == rooms.reduce(0) { $0 + $1.tally.expected })
      #expect(line.done == rooms.reduce(0) { $0 + $1.done })
    }
    #expect(grades.reduce(0) { $0 + $1.tally.expected } == students.count)
    #expect(try status("--by-class").output.contains("\(SampleWorkspace.npsn)  4B  22/22\n"))
    #expect(try status("--by-class", "--school", "20100099").output.isEmpty)
    let midterm = try status("--by-class", "--kind", "midterm", "--json").decoded([Line].self)
    #expect(midterm.allSatisfy { $0.done == 0 } && midterm.count == classes.count)
  }

  private struct Hour: Decodable {
    var beginsAt: Int
    var imports: Int
    var made: Int
    var failed: Int
  }

  @Test func hourByHour() throws {
    let hours = try status("--history", "--json").decoded([Hour].self)
    #expect(hours.reduce(0) { $0 + $1.made } == 22)
    #expect(hours.reduce(0) { $0 + $1.imports } > 10)
    #expect(hours.allSatisfy { $0.failed == 0 && $0.beginsAt.isMultiple(of: 3_600) })
    #expect(try status("--history").output.contains("22 cards"))
  }

  private struct Silent: Decodable {
    var npsn: String
    var lastActivity: Int?
  }

  /// A school that was only entered is called after an hour; one that has cards is not.
  @Test func schoolsWithoutActivity() throws {
    #expect(try status("--inactive", "1", "--json").decoded([Silent].self).isEmpty)
    // As if all of it had been two days ago.
    let script = """
      sqlite3, sys = map(__import__, ["sqlite3", "sys"])
      with sqlite3.connect(sys.argv[1]) as books: books.execute("UPDATE activity SET hour = hour - 48")
      """
    _ = try tool("python3", "-c", script, workspace.file("ledger.sqlite"))
    let silent = try status("--inactive", "24", "--json").decoded([Silent].self)
    #expect(silent.map(\.npsn) == [SampleWorkspace.npsn] && silent[0].lastActivity != nil)
    #expect(try status("--inactive", "72", "--json").decoded([Silent].self).isEmpty)
    #expect(try status("--inactive", "24").output.contains("1 of 1 schools"))
    #expect(try status("--inactive", "0").code == 64)
  }
}
