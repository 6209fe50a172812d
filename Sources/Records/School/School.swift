package enum Ownership: String, Sendable, Hashable, Codable, CaseIterable {
  case `public`, `private`
}

/// A school as printed on its reports (Docs/domain.md Appendix A).
package struct School: Sendable, Hashable, Codable {
  package var npsn: NPSN
  package var name: String
  package var level: EducationLevel
  package var ownership: Ownership
  /// NIS/NSS/NDS.
  package var legacySchoolNumber: String?
  package var address: Address
  package var phone: String?
  package var website: String?
  package var email: String?
  /// The place of the place-and-date line; the city without its prefix unless set (section 4.7).
  package var signingPlace: String?
  /// The foundation (yayasan) that owns a private school.
  package var foundationName: String?

  package init(
    npsn: NPSN, name: String, level: EducationLevel = .sd, ownership: Ownership = .public,
    legacySchoolNumber: String? = nil, address: Address = Address(), phone: String? = nil,
    website: String? = nil, email: String? = nil, signingPlace: String? = nil,
    foundationName: String? = nil
  ) {
    self.npsn = npsn
    self.name = name
    self.level = level
    self.ownership = ownership
    self.legacySchoolNumber = legacySchoolNumber
    self.address = address
    self.phone = phone
    self.website = website
    self.email = email
    self.signingPlace = signingPlace
    self.foundationName = foundationName
  }
}
