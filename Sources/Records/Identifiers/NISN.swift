/// A student's national number (Nomor Induk Siswa Nasional): exactly ten digits (Docs/domain.md sections 1.3, 4.10).
package struct NISN: Sendable, Hashable, Comparable {
  package let digits: String

  /// Takes ten ASCII digits and nothing else; repairs of dirty data belong to Intake.
  package init?(_ digits: String) {
    guard digits.utf8.count == 10, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    self.digits = digits
  }

  package static func < (left: NISN, right: NISN) -> Bool { left.digits < right.digits }
}
