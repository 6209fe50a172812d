/// A step from a ledger's row to a checked PDF; and Cairo's floor, which is no step but the yardstick.
package enum RenderStep: String, Sendable, Hashable, Codable, CaseIterable {
  /// The records of a class from the ledger.
  case reading
  /// Record and layout merged, and laid out on pages.
  case layout
  /// Pages painted into a PDF.
  case drawing
  /// The PDF read back and compared (the quick check of every bulk run).
  case check
  /// The same glyphs and rules painted by bare Cairo.
  case floor

  /// Whether this step must be taken so that `last` can be.
  package func isNeeded(for last: RenderStep?) -> Bool {
    switch last {
    case nil: true
    case .floor: self == .reading || self == .layout || self == .floor
    case let last?:
      self != .floor
        && Self.allCases.firstIndex(of: self) ?? 0 <= Self.allCases.firstIndex(of: last) ?? 0
    }
  }
}

/// What was measured of a number of students.
package struct RenderFigures: Sendable {
  package let steps: [RenderStep]
  package private(set) var students = 0
  package internal(set) var pages = 0
  package internal(set) var bytes = 0
  package internal(set) var floorBytes = 0
  /// Megabytes in use after each quarter of the students: flat if nothing is kept.
  package internal(set) var memory: [Double] = []
  package internal(set) var peakMegabytes = 0.0
  private var times: [RenderStep: [Double]] = [:]
  private var chain: [Double] = []
  private var current = 0.0

  init(steps: [RenderStep]) { self.steps = steps }

  mutating func note(_ step: RenderStep, _ milliseconds: Double) {
    times[step, default: []].append(milliseconds)
    if step != .floor { current += milliseconds }
  }

  mutating func endStudent() {
    chain.append(current)
    current = 0
    students += 1
  }

  /// The median student's processor time, in milliseconds.
  package func milliseconds(_ step: RenderStep) -> Double { Self.median(times[step] ?? []) }

  /// The median student's whole way, from the ledger's row to the checked PDF.
  package var chainMilliseconds: Double { Self.median(chain) }

  /// The chain without the check, in floors (Docs/design.md section 3); nil if no floor was painted.
  package var overFloor: Double? {
    let floor = milliseconds(.floor)
    return floor > 0 ? (chainMilliseconds - milliseconds(.check)) / floor : nil
  }

  /// The check as a share of the rest of the chain (Docs/design.md section 6 allows 0.2).
  package var checkShare: Double {
    let rest = chainMilliseconds - milliseconds(.check)
    return rest > 0 ? milliseconds(.check) / rest : 0
  }

  static func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }
}
