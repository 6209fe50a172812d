import Foundation
import GRDB
import Records
import Sampling
import Support
import Testing

@testable import Bookkeeping

/// A school works on its own file, and what it changed comes back without losing what the city changed meanwhile.
@Suite struct SchoolFileTests {
  private let example: SampleSchool
  private let city: LedgerFixture
  private let target: ImportTarget
  private let students: [StudentID]
  private let path: String
  private let school: Ledger

  init() throws {
    example = try LedgerFixture.example()
    city = try LedgerFixture(example)
    target = LedgerFixture.target(of: example)
    students = try city.students(of: example).flatMap(\.self)
    var other = SchoolPatch(npsn: try NPSN("20100077").unwrapped)
    other.name = .set("SDN Lain")
    try city.commit(.schools([other]), to: target)
    let stranger = ImportTarget(npsn: other.npsn, term: target.term)
    try Self.enrol("Anak Lain", in: city.ledger, stranger)
    path = city.folder.file("sekolah.rapor")
    try city.ledger.export(target.npsn, to: path, at: 3)
    school = try Ledger.open(at: path)
    // The city gives the key that the school will give to a child of its own.
    try Self.enrol("Anak Lain Lagi", in: city.ledger, stranger)
  }

  private static func enrol(_ name: String, in ledger: Ledger, _ target: ImportTarget) throws {
    var patch = StudentPatch(id: nil)
    patch.fullName = .set(name)
    _ = try ledger.commit(.students([patch]), to: target, from: LedgerFixture.source, at: 1)
  }

  private func commit(_ batch: ImportBatch, in ledger: Ledger) throws {
    _ = try ledger.commit(batch, to: target, from: LedgerFixture.source, at: 5)
  }

  private func absence(_ student: Int, sick: Int? = nil, excused: Int? = nil) -> ImportBatch {
    var patch = AttendancePatch(student: students[student])
    patch.sick = sick.map { .set($0) } ?? .keep
    patch.excused = excused.map { .set($0) } ?? .keep
    return .attendance([patch])
  }

  private func merge(_ sides: MergeSides = MergeSides(), rehearses: Bool = false) throws
    -> MergeOutcome
  {
    try city.merge(path, sides, in: target.term, rehearses: rehearses)
  }

  private func records(_ ledger: Ledger) throws -> [String] {
    try example.classes.flatMap { room in
      try ledger.records(of: target.npsn, className: room.group.name, term: target.term)
        .map { "\($0.record)" }
    }
  }

  private func report(_ student: Int) throws -> (sick: Int?, excused: Int?) {
    let row = try city.ledger.pool.read { database in
      try Row.fetchOne(
        database, sql: "SELECT sick, excused FROM report WHERE student = ? AND kind = 'endOfTerm'",
        arguments: [students[student].value])
    }
    return (row?["sick"], row?["excused"])
  }

  @Test func theFileHoldsTheSchoolAndNobodyElse() throws {
    #expect(try records(school) == records(city.ledger))
    #expect(try school.schools().map(\.npsn) == [target.npsn])
    #expect(try school.countersAreRight() && school.chainFault() == nil)
    let count = try school.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM student") }
    #expect(count == 86)
    #expect(throws: LedgerError.alreadyExists(path: path)) {
      try city.ledger.export(target.npsn, to: path, at: 3)
    }
  }

  @Test func nothingChangedIsNothingMerged() throws {
    let before = try records(city.ledger)
    let merged = try merge()
    #expect(merged.outcome.counts.total == 0 && merged.conflicts.isEmpty)
    #expect(try records(city.ledger) == before)
  }

  @Test func bothSidesChangesMeet() throws {
    try commit(absence(0, sick: 41), in: school)
    try commit(absence(0, excused: 42), in: city.ledger)
    try commit(.extracurricular([students[1]: [Extracurricular(name: "Catur")]]), in: school)
    try commit(absence(2, sick: 43), in: city.ledger)
    try Self.enrol("Anak Baru", in: school, target)
    let new = try school.roster(of: target.npsn, in: target.term).students.last.unwrapped
    var patch = StudentPatch(id: new.id)
    patch.className = .set(example.classes[0].group.name)
    try commit(.students([patch]), in: school)
    var result = ScorePatch(student: new.id, subject: "MTK")
    result.knowledgeScore = Score(hundredths: 8_150).change
    try commit(.scores([result]), in: school)
    let before = try records(city.ledger)
    let rehearsal = try merge(rehearses: true)
    #expect(try records(city.ledger) == before)
    let merged = try merge()
    #expect(rehearsal == merged && merged.conflicts.isEmpty)
    #expect(merged.outcome.counts.added > 1 && merged.outcome.counts.changed == 2)
    #expect(try report(0).sick == 41 && report(0).excused == 42 && report(2).sick == 43)
    // The child got a key of its own here, and its results and class came with it.
    let arrived = try city.ledger.roster(of: target.npsn, in: target.term).students
      .first { $0.fullName == "Anak Baru" }.unwrapped
    #expect(arrived.id != new.id && arrived.className == example.classes[0].group.name)
    let score = try city.ledger.pool.read { database in
      try Int.fetchOne(
        database, sql: "SELECT knowledge_score FROM k13_result WHERE student = ?",
        arguments: [arrived.id.value])
    }
    #expect(score == 8_150)
    #expect(try city.ledger.countersAreRight() && city.ledger.chainFault() == nil)
    let past = try city.ledger.lastImport(of: target.npsn).unwrapped
    #expect(past.kind == "merge")
    _ = try city.ledger.undo(past.id, at: 11)
    #expect(try records(city.ledger) == before)
  }

  @Test func whatBothChangedIsAskedValueByValue() throws {
    try commit(absence(0, sick: 41, excused: 1), in: school)
    try commit(absence(0, sick: 51, excused: 1), in: city.ledger)
    try commit(absence(3, sick: 44), in: school)
    try commit(absence(3, sick: 54), in: city.ledger)
    let before = try records(city.ledger)
    let asked = try merge()
    #expect(asked.open == asked.conflicts && asked.conflicts.map(\.field) == ["sick", "sick"])
    let names = try city.ledger.roster(of: target.npsn, in: target.term).students
      .filter { [students[0], students[3]].contains($0.id) }.map(\.fullName)
    #expect(Set(asked.conflicts.map(\.subject)) == Set(names))
    #expect(Set(asked.conflicts.map(\.ours)) == ["51", "54"])
    #expect(Set(asked.conflicts.map(\.theirs)) == ["41", "44"])
    #expect(try records(city.ledger) == before)
    let first = try asked.conflicts.first { $0.theirs == "41" }.unwrapped
    #expect(try merge(MergeSides(items: [first.number: .theirs])).open.count == 1)
    let settled = try merge(MergeSides(prefer: .ours, items: [first.number: .theirs]))
    #expect(settled.open.isEmpty)
    #expect(try report(0).sick == 41 && report(3).sick == 54)
    #expect(try merge(MergeSides(prefer: .theirs)).outcome.counts.changed == 1)
    #expect(try report(3).sick == 44)
  }

  @Test func anotherLedgerIsNoSchoolFile() throws {
    let other = try LedgerFixture(example)
    let path = other.folder.file(Ledger.fileName)
    #expect(throws: LedgerError.notASchoolFile(path: path)) {
      _ = try city.merge(path, in: target.term)
    }
  }
}
