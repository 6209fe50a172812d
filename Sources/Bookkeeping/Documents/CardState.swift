/// Where a student's card stands. Evidence is graded and never inflated (Docs/design.md section 5, Docs/domain.md
/// section 6.4).
package enum CardState: String, Sendable, Hashable, Codable, CaseIterable {
  /// Drawn, not yet read back.
  case rendered
  /// Read back by an independent reader and found right.
  case verified
  case downloaded
  case spooled
  /// The printer says so.
  case printedReported
  /// A person says so.
  case printedConfirmed
  case handedOut
  /// It may or may not be on paper.
  case uncertain
  case failed
  /// Replaced by a later version.
  case superseded
}

extension CardState {
  /// The states that a card may go to next; nil stands for a student without a card. The whole life of a card is in this
  /// table.
  package static func successors(of state: CardState?) -> Set<CardState> {
    switch state {
    case nil: [.rendered, .failed]
    case .rendered?: [.rendered, .verified, .failed]
    case .verified?:
      [.rendered, .failed, .downloaded, .spooled, .printedConfirmed, .uncertain, .superseded]
    case .downloaded?: [.spooled, .printedConfirmed, .uncertain, .superseded]
    case .spooled?: [.printedReported, .printedConfirmed, .uncertain, .superseded]
    case .printedReported?: [.printedConfirmed, .uncertain, .handedOut, .superseded]
    case .printedConfirmed?: [.handedOut, .superseded]
    case .handedOut?: [.superseded]
    case .uncertain?: [.spooled, .printedConfirmed, .superseded]
    case .failed?: [.rendered, .failed]
    case .superseded?: []
    }
  }

  /// Whether the card counts as done for the city's headline: made and found right, or further.
  package var isDone: Bool {
    switch self {
    case .rendered, .failed, .superseded, .uncertain: false
    case .verified, .downloaded, .spooled, .printedReported, .printedConfirmed, .handedOut: true
    }
  }

  /// Whether the card has left the program: a change then makes a new version.
  package var isOut: Bool {
    switch self {
    case .rendered, .verified, .failed, .superseded: false
    case .downloaded, .spooled, .printedReported, .printedConfirmed, .handedOut, .uncertain: true
    }
  }
}
