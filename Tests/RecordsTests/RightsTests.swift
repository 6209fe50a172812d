import Records
import Testing

/// Every role by every right: at home, at another school, and disabled.
@Suite struct RightsTests {
  enum Right: CaseIterable {
    case isCity, seeSchool, seeClass, seeStudent, issue, importing, approve, inviteCity,
      invitePrincipal, inviteOperator, inviteTeacher
  }

  private struct Absent: Error {}

  private static func place(_ npsn: String, _ name: String, _ year: Int = 2019) throws -> ClassPlace
  {
    guard let npsn = NPSN(npsn), let year = SchoolYear(start: year) else { throw Absent() }
    return ClassPlace(npsn: npsn, schoolYear: year, name: name)
  }

  private static func account(_ role: AccountRole, isDisabled: Bool = false) throws -> Account {
    let home = try place("20600001", "4-Melati")
    return Account(
      id: AccountID(1), login: "siti", fullName: "Siti", role: role,
      npsn: role.needsSchool ? home.npsn : nil, room: role.needsClass ? home : nil,
      isDisabled: isDisabled)
  }

  private static func has(_ right: Right, _ rights: Rights, _ room: ClassPlace) -> Bool {
    switch right {
    case .isCity: rights.isCity
    case .seeSchool: rights.maySee(school: room.npsn)
    case .seeClass: rights.maySee(class: room)
    case .seeStudent: rights.maySee(student: StudentPlace(npsn: room.npsn, room: room))
    case .issue: rights.mayIssue(class: room)
    case .importing: rights.mayImport(to: room.npsn)
    case .approve: rights.mayApprove(of: room.npsn)
    case .inviteCity: rights.mayInvite(.cityOffice, of: nil)
    case .invitePrincipal: rights.mayInvite(.principal, of: room.npsn)
    case .inviteOperator: rights.mayInvite(.schoolOperator, of: room.npsn)
    case .inviteTeacher: rights.mayInvite(.homeroomTeacher, of: room.npsn)
    }
  }

  /// In the own class of a homeroom teacher, and so in the own school of the others.
  static let own: [AccountRole: Set<Right>] = [
    .cityOffice: Set(Right.allCases).subtracting([.approve]),
    .schoolOperator: [.seeSchool, .seeClass, .seeStudent, .issue, .importing, .inviteTeacher],
    .principal: [
      .seeSchool, .seeClass, .seeStudent, .approve, .inviteOperator, .inviteTeacher,
    ],
    .homeroomTeacher: [.seeClass, .seeStudent, .issue],
  ]

  /// In another class of the same school.
  static let nextDoor: [AccountRole: Set<Right>] = own.merging([.homeroomTeacher: []]) { $1 }

  /// At another school.
  static let elsewhere: [AccountRole: Set<Right>] = [
    .cityOffice: Set(Right.allCases).subtracting([.approve]), .schoolOperator: [],
    .principal: [], .homeroomTeacher: [],
  ]

  @Test(arguments: AccountRole.allCases, Right.allCases)
  func everyRoleHasItsRights(_ role: AccountRole, _ right: Right) throws {
    let rights = Rights(of: try Self.account(role))
    let places = [
      (try Self.place("20600001", "4-Melati"), Self.own),
      (try Self.place("20600001", "4-MELATI"), Self.own),
      (try Self.place("20600001", "4-Mawar"), Self.nextDoor),
      // The class of that name in another year has other children.
      (try Self.place("20600001", "4-Melati", 2020), Self.nextDoor),
      (try Self.place("20600002", "4-Melati"), Self.elsewhere),
    ]
    for (room, table) in places {
      #expect(Self.has(right, rights, room) == table[role]?.contains(right), "\(room)")
    }
    let disabled = Rights(of: try Self.account(role, isDisabled: true))
    #expect(!Self.has(right, disabled, places[0].0))
  }

  @Test func aStudentWithoutAClassIsTheSchools() throws {
    let home = try Self.place("20600001", "4-Melati")
    for role in AccountRole.allCases {
      let rights = Rights(of: try Self.account(role))
      #expect(
        rights.maySee(student: StudentPlace(npsn: home.npsn, room: nil))
          == (role != .homeroomTeacher))
    }
  }

  /// A row that somebody forged: the class is of one school, the student of another.
  @Test func theClassMustBeOfTheStudentsSchool() throws {
    let home = try Self.place("20600001", "4-Melati")
    let other = try Self.place("20600002", "4-Melati")
    let rights = Rights(of: try Self.account(.homeroomTeacher))
    #expect(!rights.maySee(student: StudentPlace(npsn: other.npsn, room: home)))
  }

  @Test(arguments: [
    ("siti", "siti"), (" Siti.Operator ", "siti.operator"), ("sd-01_tu", "sd-01_tu"), ("ab", nil),
    (".siti", nil), ("siti rahma", nil), ("sití", nil), (String(repeating: "a", count: 41), nil),
  ]) func namesToSignInWith(_ text: String, _ name: String?) {
    #expect(LoginName(text)?.text == name)
  }

  @Test(arguments: [
    ("203.0.113.57", "203.0.113.0"), ("2001:db8:7:1::5", "2001:db8:7::"), ("::1", "::"),
    ("2001:DB8::5", "2001:db8::"), ("::ffff:203.0.113.57", "203.0.113.0"), ("unknown", "::"),
    ("203.0.113.999", "::"), (String(repeating: "f", count: 9_999), "::"),
  ]) func addressesAreShortened(_ address: String, _ short: String) {
    #expect(AuditEntry.shortened(address) == short)
  }

  @Test(arguments: [
    ("https://rapor.example.id", "https://rapor.example.id"),
    (" https://rapor.example.id:8443/kota// ", "https://rapor.example.id:8443/kota"),
    ("http://localhost:8080", "http://localhost:8080"), ("http://rapor.example.id", nil),
    ("https://", nil), ("https:///x", nil), ("javascript:alert(1)", nil),
    ("https://rapor.example.id/?a=\"b\"", nil), ("", nil),
  ]) func addressesOfThePortal(_ text: String, _ base: String?) {
    #expect(PortalAddress(text)?.base == base)
    if let base { #expect(PortalAddress(text)?.card("X") == base + "/r/X") }
  }
}
