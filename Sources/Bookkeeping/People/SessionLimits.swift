package import Records

/// How long a session lasts, in seconds (Docs/design.md section 8; OWASP ASVS 3.3).
package struct SessionLimits: Sendable, Hashable {
  /// Since something was last asked for.
  package var idle: Int64
  /// Since signing in.
  package var whole: Int64

  /// The city's accounts see every child: an hour's pause ends them, and half a day.
  package init(of role: AccountRole) {
    switch role {
    case .cityOffice: (idle, whole) = (3_600, 12 * 3_600)
    case .schoolOperator, .principal, .homeroomTeacher: (idle, whole) = (8 * 3_600, 24 * 3_600)
    }
  }

  /// Clocks of machines that share a ledger differ by less.
  private static let clockError: Int64 = 300
  /// A look is not written down more often.
  static let grain: Int64 = 60

  /// Whether a session still stands. One that was begun in the future is none: the clock was set back, and it would last
  /// longer than it may.
  func holds(startedAt: Int64, seenAt: Int64, at time: Int64) -> Bool {
    time - startedAt < whole && time - seenAt < idle
      && startedAt - time <= Self.clockError && seenAt - time <= Self.clockError
  }
}
