import Support

/// A run's closing sheet, as programs read it.
struct BatchSheet: Decodable {
  struct Run: Decodable {
    struct Totals: Decodable, Equatable {
      var expected = 0
      var made = 0
      var same = 0
      var excused = 0
      var blocked = 0
      var failed = 0

      var waiting: Int { expected - made - same - excused - blocked - failed }
    }
    var state: String
    var totals: Totals
  }
  struct Entry: Decodable {
    var fullName: String
    var nisn: String?
    var className: String
    var outcome: String?
    var reason: String?
  }
  var run: Run
  var isBalanced: Bool
  var entries: [Entry]

  init(of run: Int, in workspace: TemporaryFolder) throws {
    self = try Program.run(["batch", "report", "\(run)", "--json", "--workspace", workspace.path])
      .decoded(Self.self)
  }
}

/// A student of a school, as `rapor status` lists them.
struct ListedStudent: Decodable {
  var className: String
  var fullName: String
  var nisn: String?
  var isStale: Bool
  var state: String?

  static func all(in workspace: TemporaryFolder, _ words: String...) throws -> [ListedStudent] {
    try Program.run(
      ["status", "--school", SampleWorkspace.npsn, "--json", "--workspace", workspace.path] + words
    ).decoded([ListedStudent].self)
  }
}
