package import Records

/// The number of a run.
package struct RunID: Sendable, Hashable, Codable {
  package let value: Int64

  package init(_ value: Int64) { self.value = value }
}

package enum RunState: String, Sendable, Hashable, Codable {
  /// Being worked on, or left off by a crash or by Ctrl-C.
  case open
  /// A person asked for a pause.
  case paused
  /// Given up by a person; what was made stays.
  case cancelled
  /// Every expected student is done or excused.
  case closed

  package var hasEnded: Bool { self == .cancelled || self == .closed }
}

/// Whose cards a run makes.
package enum RunScope: Sendable, Hashable {
  case all
  case schools([NPSN])
  case classes([String], of: NPSN)

  /// As kept in the ledger: "all", "20200001 20200002", or "20200001/4A 20200001/4B".
  package var text: String {
    switch self {
    case .all: "all"
    case .schools(let schools): schools.map(\.digits).joined(separator: " ")
    case .classes(let names, let school):
      names.map { "\(school.digits)/\($0)" }.joined(separator: " ")
    }
  }
}

/// A run over a list of students that was fixed when it started.
package struct Run: Sendable, Hashable, Codable {
  package var id: RunID
  package var term: Term
  package var kind: ReportKind
  package var state: RunState
  package var scope: String
  package var startedAt: Int64
  package var endedAt: Int64?
  package var isUrgent: Bool
  package var totals: RunTotals
}

/// Where the students of a run are; the run closes when ``expected`` = ``done`` + ``excused``.
package struct RunTotals: Sendable, Hashable, Codable {
  package var expected = 0
  /// Drawn, checked and archived in this run.
  package var made = 0
  /// Found as an earlier run had made them.
  package var same = 0
  package var excused = 0
  /// Not complete enough for a final card.
  package var blocked = 0
  package var failed = 0

  package init() {}

  package var done: Int { made + same }
  package var waiting: Int { expected - done - excused - blocked - failed }
  package var isBalanced: Bool { expected == done + excused }

  mutating func add(_ count: Int, _ outcome: String?) {
    switch outcome {
    case "made": made += count
    case "same": same += count
    case "excused": excused += count
    case "blocked": blocked += count
    case "failed": failed += count
    default: break
    }
  }
}

/// Why a run may close without a student's card.
package enum ExcuseReason: String, Sendable, Hashable, Codable, CaseIterable {
  case transferred, withdrawn, incomplete, duplicate, technical
}

/// Students of one class that a run has still to do: the unit of work.
package struct WorkUnit: Sendable, Hashable {
  package var npsn: NPSN
  /// The class's row, the same for all programs that work on the ledger.
  package var classRow: Int64
  package var className: String
  package var students: [StudentID]

  package init(npsn: NPSN, classRow: Int64, className: String, students: [StudentID]) {
    self.npsn = npsn
    self.classRow = classRow
    self.className = className
    self.students = students
  }
}

/// A student of a run, as its closing sheet shows them.
package struct RunEntry: Sendable, Hashable, Codable {
  package var npsn: NPSN
  package var school: String
  package var className: String
  package var rosterNumber: Int?
  package var fullName: String
  package var nisn: NISN?
  /// Nil while waiting; else made, same, blocked, failed or excused.
  package var outcome: String?
  package var reason: String?
  package var pdfDigest: String?
}
