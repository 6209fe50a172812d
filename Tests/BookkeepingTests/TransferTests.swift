import GRDB
import Records
import Sampling
import Testing

@testable import Bookkeeping

/// A student who moves to another school of the city: the data come along, the history stays.
@Suite struct TransferTests {
  private let fixture: LedgerFixture
  private let old: ImportTarget
  private let new: ImportTarget
  private let student: Roster.Entry

  init() throws {
    let example = try LedgerFixture.example()
    fixture = try LedgerFixture(example)
    old = LedgerFixture.target(of: example)
    new = ImportTarget(npsn: try NPSN("20100099").unwrapped, term: old.term)
    student = try fixture.ledger.roster(of: old.npsn, in: old.term).students
      .first { $0.nisn != nil && $0.className != nil && $0.birthDate != nil }.unwrapped
    var school = SchoolPatch(npsn: new.npsn)
    school.name = .set("SDN Tujuan")
    try fixture.commit(.schools([school]), to: new)
    try fixture.commit(.classes([ClassPatch(name: "4A", grade: 4)]), to: new)
  }

  private func arrival() throws -> StudentPatch {
    var patch = StudentPatch(id: nil)
    patch.fullName = .set(student.fullName)
    patch.nisn = student.nisn.change
    patch.origin = student.id
    patch.className = .set("4A")
    patch.phone = .clear
    return patch
  }

  private func row(_ id: StudentID) throws -> Row {
    try fixture.ledger.pool.read { database in
      try Row.fetchOne(database, sql: "SELECT * FROM student WHERE id = ?", arguments: [id.value])
    }.unwrapped
  }

  @Test func theOtherSchoolIsFoundByNumber() throws {
    let nisn = try student.nisn.unwrapped
    let found = try fixture.ledger.elsewhere([nisn], besides: new.npsn, in: new.term)
    let other = try found[nisn].unwrapped
    #expect(other.id == student.id && other.npsn == old.npsn && other.fullName == student.fullName)
    #expect(other.className == student.className && other.birthDate == student.birthDate)
    #expect(try fixture.ledger.elsewhere([nisn], besides: old.npsn, in: old.term).isEmpty)
  }

  @Test func dataComeAlongAndHistoryStays() throws {
    let room = try student.className.unwrapped
    try fixture.issue(room, in: old)
    let before = try row(student.id)
    let cards = try fixture.ledger.students(of: old.npsn, in: old.term)
    try fixture.commit(.students([arrival()]), to: new)
    let arrived = try fixture.ledger.roster(of: new.npsn, in: new.term).students
    #expect(arrived.map(\.fullName) == [student.fullName] && arrived[0].className == "4A")
    let copy = try row(arrived[0].id)
    for column in ["sex", "religion", "birth_date", "birth_place", "mother_name", "nisn"] {
      #expect(copy[column] as DatabaseValue == before[column], "\(column)")
    }
    // What the file clears, and what belongs to the school that he left, is not taken over.
    #expect(copy["phone"] as String? == nil && copy["local_number"] as String? == nil)
    let school = try fixture.ledger.school(old.npsn).name
    #expect(copy["previous_school"] == school)
    #expect(try row(student.id) == before)
    #expect(try fixture.ledger.students(of: old.npsn, in: old.term) == cards)
    let origin = try fixture.ledger.pool.read { database in
      try Int64.fetchAll(
        database, sql: "SELECT origin FROM student_origin WHERE student = ?",
        arguments: [arrived[0].id.value])
    }
    #expect(origin == [student.id.value])
    #expect(try fixture.ledger.countersAreRight())
  }

  @Test func anArrivalIsTakenBackWhole() throws {
    try fixture.commit(.students([arrival()]), to: new)
    let id = try fixture.ledger.lastImport(of: new.npsn).unwrapped.id
    _ = try fixture.ledger.undo(id, at: 1)
    #expect(try fixture.ledger.roster(of: new.npsn, in: new.term).students.isEmpty)
  }
}
