/// A school's national number (Nomor Pokok Sekolah Nasional): exactly eight digits (Docs/domain.md sections 1.3, 4.10).
package struct NPSN: Sendable, Hashable, Comparable {
  package let digits: String

  /// Takes eight ASCII digits and nothing else.
  package init?(_ digits: String) {
    guard digits.utf8.count == 8, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    self.digits = digits
  }

  package static func < (left: NPSN, right: NPSN) -> Bool { left.digits < right.digits }
}
