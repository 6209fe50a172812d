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

  /// For people.
  package var words: Bilingual {
    switch self {
    case .open: Bilingual(id: "belum ditutup", en: "not closed")
    case .paused: Bilingual(id: "dijeda", en: "paused")
    case .cancelled: Bilingual(id: "dibatalkan", en: "cancelled")
    case .closed: Bilingual(id: "ditutup", en: "closed")
    }
  }

  package var hasEnded: Bool { self == .cancelled || self == .closed }
}

/// A run over a list of students that was fixed when it started.
package struct Run: Sendable, Hashable, Codable {
  package var id: RunID
  package var term: Term
  package var kind: ReportKind
  package var state: RunState
  /// Whose cards, see ``RunScope/text``.
  package var scope: String
  /// Seconds since 1970, as ``endedAt``.
  package var startedAt: Int64
  package var endedAt: Int64?
  package var isUrgent: Bool
  package var totals: RunTotals

  package init(
    id: RunID, term: Term, kind: ReportKind, state: RunState, scope: String, startedAt: Int64,
    endedAt: Int64? = nil, isUrgent: Bool = false, totals: RunTotals
  ) {
    self.id = id
    self.term = term
    self.kind = kind
    self.state = state
    self.scope = scope
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.isUrgent = isUrgent
    self.totals = totals
  }
}
