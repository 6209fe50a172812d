/// A teacher or principal as named on a report card (Docs/domain.md section 4.8).
package struct Staff: Sendable, Hashable, Codable {
  /// The name without titles.
  package var name: String
  /// "Dr.", "Hj." …; printed before the name.
  package var titleFront: String?
  /// "S.Pd.", "M.Pd." …; printed after the name and a comma.
  package var titleBack: String?
  package var nip: NIP?
  /// A number of another kind (NIY, NUPTK …) for staff without NIP.
  package var staffNumber: String?
  /// What kind of number that is: "NIY", "NUPTK" …
  package var staffNumberLabel: String?

  package init(
    name: String, titleFront: String? = nil, titleBack: String? = nil, nip: NIP? = nil,
    staffNumber: String? = nil, staffNumberLabel: String? = nil
  ) {
    self.name = name
    self.titleFront = titleFront
    self.titleBack = titleBack
    self.nip = nip
    self.staffNumber = staffNumber
    self.staffNumberLabel = staffNumberLabel
  }
}

/// The head of a school on the report date.
package struct Principal: Sendable, Hashable, Codable {
  package var staff: Staff
  /// "Plt." or "Plh." for an acting principal (Docs/domain.md section 4.8).
  package var titlePrefix: String?

  package init(staff: Staff, titlePrefix: String? = nil) {
    self.staff = staff
    self.titlePrefix = titlePrefix
  }
}
