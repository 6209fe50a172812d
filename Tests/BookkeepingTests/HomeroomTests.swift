import Bookkeeping
import Records
import Testing

/// Staff name their classes and classes name their teachers, and either file may come first.
@Suite struct HomeroomTests {
  private static let teacher = Staff(
    name: "Dedi Suryana", titleBack: "S.Pd.", nip: NIP("198811052019211003"))
  private static let other = Staff(name: "Rina Wulandari")

  private static func staff(leading name: String) -> ImportBatch {
    .staff([StaffPatch(staff: teacher, office: .homeroom(className: name))])
  }

  private static func classes(
    _ name: String, _ teacher: Change<Staff> = .keep
  ) -> ImportBatch {
    var patch = ClassPatch(name: name, grade: 4)
    patch.homeroomTeacher = teacher
    return .classes([patch])
  }

  /// The files of a school in the order of import, and who leads class 4-Melati afterwards.
  static let orders: [([ImportBatch], Staff?)] = [
    ([staff(leading: "4-Melati"), classes("4-Melati")], teacher),
    ([classes("4-Melati"), staff(leading: "4-Melati")], teacher),
    ([staff(leading: "4-MELATI"), classes("4-Melati")], teacher),
    ([staff(leading: "4-Melati"), classes("4-Melati", .set(other))], other),
    ([classes("4-Melati", .set(other)), staff(leading: "4-Melati")], teacher),
    ([staff(leading: "4-Melati"), classes("4-Melati", .clear)], nil),
    ([staff(leading: "4A"), classes("4-Melati")], nil),
  ]

  @Test(arguments: orders)
  func eitherFileMayComeFirst(_ batches: [ImportBatch], _ leader: Staff?) throws {
    let school = try LedgerFixture.example()
    let fixture = try LedgerFixture()
    let target = LedgerFixture.target(of: school)
    try fixture.commit(school.batches[0], to: target)
    for batch in batches { try fixture.commit(batch, to: target) }
    let classes = try fixture.ledger.classes(of: target.npsn, in: target.term.schoolYear)
    #expect(classes.map(\.name) == ["4-Melati"])
    #expect(classes.first?.homeroomTeacher == leader)
  }

  @Test func aSecondImportChangesNothing() throws {
    let school = try LedgerFixture.example()
    let fixture = try LedgerFixture()
    let target = LedgerFixture.target(of: school)
    try fixture.commit(school.batches[0], to: target)
    for batch in [Self.staff(leading: "4A"), Self.classes("4A", .set(Self.teacher))] {
      try fixture.commit(batch, to: target)
      let again = try fixture.commit(batch, to: target)
      #expect(again.counts.same == 1 && again.counts.total == 1)
    }
  }
}
