package import Records

/// How far a run is.
package struct BatchProgress: Sendable, Hashable, Codable {
  package var run: RunID
  package var totals: RunTotals
  package var schools: Int
  /// Schools of whose students none waits.
  package var schoolsDone: Int
  package var pages = 0
  package var bytes = 0
  /// What each lane has in work: "20200001 4A"; empty when it waits.
  package var lanes: [String]
  /// Whether the run stands aside for somebody who waits at a screen.
  package var isHeld = false
}

/// What happens in a run, for whoever shows it: a terminal, a program, a portal.
package enum BatchEvent: Sendable {
  case progress(BatchProgress)
  /// A student without a card. The complaint, if there is one, names the student.
  case exception(
    StudentID, name: String, npsn: NPSN, className: String, code: String, complaint: Complaint?)
}

/// How a call to work on a run ended.
package enum BatchEnd: String, Sendable, Hashable, Codable {
  /// Nothing waits any more.
  case finished
  /// Somebody paused or cancelled the run, or pressed Ctrl-C.
  case interrupted
}
