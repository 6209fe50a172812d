/// What a person may see and do (Docs/domain.md section 6.1). A disabled account may nothing.
///
/// | | city office | operator | principal | homeroom teacher |
/// |---|---|---|---|---|
/// | see a school's pages and figures | every | own | own | – |
/// | see a class, a student | every | own school | own school | own class |
/// | issue (make, print, hand slips out) | every | own school | – | own class |
/// | import, change settings | every | own school | – | – |
/// | approve | – | – | own school | – |
/// | invite | everybody | homeroom teachers | operator, homeroom teachers | – |
package struct Rights: Sendable, Hashable {
  private let account: Account

  package init(of account: Account) { self.account = account }

  private func has(_ roles: AccountRole...) -> Bool {
    !account.isDisabled && roles.contains(account.role)
  }

  private func isOwn(_ npsn: NPSN) -> Bool { account.npsn == npsn }

  /// The city's board, runs, deadlines, release times, the audit of all.
  package var isCity: Bool { has(.cityOffice) }

  /// The whole school: class lists, status, exports, its audit.
  package func maySee(school npsn: NPSN) -> Bool {
    isCity || has(.schoolOperator, .principal) && isOwn(npsn)
  }

  package func maySee(class room: ClassPlace) -> Bool {
    maySee(school: room.npsn) || isLed(room)
  }

  /// - Parameter place: where the student is in the term that is looked at.
  package func maySee(student place: StudentPlace) -> Bool {
    maySee(school: place.npsn)
      || place.room.map { $0.npsn == place.npsn && isLed($0) } ?? false
  }

  /// Make final cards and confirm what was printed, hand out slips.
  package func mayIssue(class room: ClassPlace) -> Bool {
    isCity || has(.schoolOperator) && isOwn(room.npsn) || isLed(room)
  }

  /// Bring in files and pictures, take imports back, change settings.
  package func mayImport(to npsn: NPSN) -> Bool {
    isCity || has(.schoolOperator) && isOwn(npsn)
  }

  /// The principal alone answers for the school's cards; the city cannot sign for them.
  package func mayApprove(of npsn: NPSN) -> Bool { has(.principal) && isOwn(npsn) }

  /// - Parameter npsn: the school of the person who is invited; nil for the city office.
  package func mayInvite(_ role: AccountRole, of npsn: NPSN?) -> Bool {
    if isCity { return true }
    guard let npsn, isOwn(npsn) else { return false }
    switch role {
    case .homeroomTeacher: return has(.schoolOperator, .principal)
    case .schoolOperator: return has(.principal)
    case .principal, .cityOffice: return false
    }
  }

  private func isLed(_ room: ClassPlace) -> Bool {
    has(.homeroomTeacher) && account.npsn == room.npsn
      && account.room.map { $0.isSame(as: room) } ?? false
  }
}
