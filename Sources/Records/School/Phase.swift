/// The phases of Kurikulum Merdeka (Docs/domain.md section 1.2).
package enum Phase: String, Sendable, Hashable, Codable, CaseIterable {
  case a = "A"
  case b = "B"
  case c = "C"
  case d = "D"
  case e = "E"
  case f = "F"

  /// The phase of a grade; nil outside 1 to 13.
  package init?(grade: Int) {
    switch grade {
    case 1...2: self = .a
    case 3...4: self = .b
    case 5...6: self = .c
    case 7...9: self = .d
    case 10: self = .e
    case 11...13: self = .f
    default: return nil
    }
  }
}

extension ClassGroup {
  /// The phase, which K13 does not have.
  package var phase: Phase? { curriculum == .merdeka ? Phase(grade: grade) : nil }
}
