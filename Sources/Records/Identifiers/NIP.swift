/// A civil servant's number (Nomor Induk Pegawai): eighteen digits, or nine in the old form (Docs/domain.md section 4.8).
package struct NIP: Sendable, Hashable {
  package let digits: String

  /// Takes 18 or 9 ASCII digits; whether an 18-digit number is plausible is ``findings``.
  package init?(_ digits: String) {
    guard digits.utf8.count == 18 || digits.utf8.count == 9,
      digits.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    self.digits = digits
  }
}
