internal import Bookkeeping
internal import Records

/// What a run tells its workers.
enum WorkerOrder: Codable {
  /// Make the cards of these students of a class, in this order.
  case make(npsn: NPSN, className: String, students: [StudentID])
  /// Leave the rest of the class after the current student.
  case stop
}

/// What a worker tells its run.
enum WorkerReply: Codable {
  /// Fonts and layouts are loaded; which ones, see ``PressIdentity/presses``.
  case ready(presses: PressDigests)
  case began(StudentID)
  /// With the PDF's bytes behind it, if one was made.
  case settled(CardOutcome, complaint: Complaint?)
  /// No more of this order will come. With the seconds that each stage has taken since the worker began.
  case ended([CardMaker.Stage: Double])
}

/// Why a student has no card, for people; names the student.
package struct Complaint: Sendable, Hashable, Codable {
  package var indonesian: String
  package var english: String
}
