/// The number of an account.
package struct AccountID: Sendable, Hashable, Comparable, Codable {
  package let value: Int64

  package init(_ value: Int64) { self.value = value }

  package static func < (left: AccountID, right: AccountID) -> Bool { left.value < right.value }
}

/// A class of a school in one school year.
package struct ClassPlace: Sendable, Hashable {
  package var npsn: NPSN
  package var schoolYear: SchoolYear
  package var name: String

  package init(npsn: NPSN, schoolYear: SchoolYear, name: String) {
    self.npsn = npsn
    self.schoolYear = schoolYear
    self.name = name
  }

  /// Whether both are one class: schools write "4-melati" and "4-Melati".
  package func isSame(as other: ClassPlace) -> Bool {
    npsn == other.npsn && schoolYear == other.schoolYear
      && name.lowercased() == other.name.lowercased()
  }
}

/// Where a student is in one term: the school, and the class if there is one.
package struct StudentPlace: Sendable, Hashable {
  package var npsn: NPSN
  package var room: ClassPlace?

  package init(npsn: NPSN, room: ClassPlace?) {
    self.npsn = npsn
    self.room = room
  }
}

/// A person who may sign in.
package struct Account: Sendable, Hashable {
  package var id: AccountID
  /// Nil until the invitation is accepted.
  package var login: String?
  package var fullName: String
  package var role: AccountRole
  /// All but the city office have one.
  package var npsn: NPSN?
  /// The class of a homeroom teacher, in the school year that it is led.
  package var room: ClassPlace?
  package var isDisabled: Bool
  /// Whether signing in also takes a code (RFC 6238).
  package var hasSecondFactor: Bool
  /// Seconds since 1970; nil for somebody who has not signed in yet.
  package var lastSignIn: Int64?

  package init(
    id: AccountID, login: String?, fullName: String, role: AccountRole, npsn: NPSN? = nil,
    room: ClassPlace? = nil, isDisabled: Bool = false, hasSecondFactor: Bool = false,
    lastSignIn: Int64? = nil
  ) {
    self.id = id
    self.login = login
    self.fullName = fullName
    self.role = role
    self.npsn = npsn
    self.room = room
    self.isDisabled = isDisabled
    self.hasSecondFactor = hasSecondFactor
    self.lastSignIn = lastSignIn
  }
}
