import Bookkeeping
import Records
import Sampling
import Testing

/// Records that go in through imports come out as they were.
@Suite struct RecordsTests {
  @Test(arguments: [Semester.odd, .even])
  func theSampleSchoolComesBack(_ semester: Semester) throws {
    let school = try LedgerFixture.example(semester)
    let fixture = try LedgerFixture(school)
    var found: [ReportRecord] = []
    for room in school.classes {
      found += try fixture.ledger.records(
        of: school.school.npsn, className: room.group.name, term: school.term
      ).map(\.record)
    }
    #expect(found.count == school.records.count)
    for (found, expected) in zip(found, school.records) { #expect(found == expected) }
  }

  @Test func aWholeStudentComesBack() throws {
    let school = try LedgerFixture.example()
    let fixture = try LedgerFixture(school)
    let target = LedgerFixture.target(of: school)
    let id = try fixture.students(of: school)[1][0]
    let student = Exemplar.student
    try fixture.commit(.students([StudentPatch(student, id: id)]), to: target)
    let stored = try fixture.ledger.records(
      of: target.npsn, className: school.classes[1].group.name, term: target.term)
    #expect(stored.first { $0.id == id }?.record.student == student)
  }

  @Test func theOddSemestersMeasuresStandInTheEvenReport() throws {
    let (odd, even) = (try LedgerFixture.example(.odd), try LedgerFixture.example(.even))
    let fixture = try LedgerFixture(odd)
    let id = try fixture.students(of: odd)[0][0]
    var measures = AttendancePatch(student: id)
    measures.heightEven = .set(128)
    let target = LedgerFixture.target(of: even)
    try fixture.commit(.attendance([measures]), to: target)
    let record = try #require(
      try fixture.ledger.records(
        of: target.npsn, className: odd.classes[0].group.name, term: target.term
      ).first { $0.id == id }
    ).record
    let earlier = odd.classes[0].students[0].physical
    #expect(record.physical.heightOdd == earlier.heightOdd)
    #expect(record.physical.weightOdd == earlier.weightOdd)
    #expect(record.physical.heightEven == 128)
    #expect(record.absence == Absence())
  }

  /// (pass mark, b, a) for the school and for its final grade, and the tables of grades 4 and 6.
  static let thresholds: [([Int?], [Int?], [Int], [Int])] = [
    ([70, nil, nil], [nil, nil, nil], [70, 81, 91], [70, 81, 91]),
    ([70, 80, 90], [nil, nil, nil], [70, 80, 90], [70, 80, 90]),
    ([70, 80, 90], [75, nil, nil], [70, 80, 90], [75, 84, 93]),
    ([70, 80, 90], [75, 85, 95], [70, 80, 90], [75, 85, 95]),
    ([70, 90, 80], [nil, nil, nil], [70, 81, 91], [70, 81, 91]),
    ([70, 80, nil], [nil, nil, nil], [70, 81, 91], [70, 81, 91]),
  ]

  @Test(arguments: thresholds)
  func tablesOfPredicates(
    school general: [Int?], final: [Int?], fourth: [Int], sixth: [Int]
  ) throws {
    let school = try LedgerFixture.example()
    let fixture = try LedgerFixture(school)
    let target = LedgerFixture.target(of: school)
    var patches = [SettingsPatch(kind: .endOfTerm), SettingsPatch(kind: .endOfTerm)]
    patches[1].finalGradeOnly = true
    for (index, limits) in [general, final].enumerated() {
      patches[index].masteryThreshold = limits[0].change
      patches[index].bFrom = limits[1].change
      patches[index].aFrom = limits[2].change
    }
    let finalDate = try #require(CalendarDate(year: 2019, month: 12, day: 13))
    patches[1].reportDate = .set(finalDate)
    try fixture.commit(.settings(patches), to: target)
    for (name, limits) in [("4A", fourth), ("6A", sixth)] {
      let record = try #require(
        try fixture.ledger.records(of: target.npsn, className: name, term: target.term).first
      ).record
      let table = try #require(record.subjects.first).thresholds
      #expect([table.kkm, table.bFrom, table.aFrom] == limits)
      #expect(record.settings.masteryThreshold == limits[0])
      #expect(
        record.settings.reportDate == (name == "6A" ? finalDate : school.settings.reportDate))
    }
  }

  @Test func theListsOrderIsItsNumbersThenNames() throws {
    let school = try LedgerFixture.example()
    let fixture = try LedgerFixture(school)
    let target = LedgerFixture.target(of: school)
    let ids = try fixture.students(of: school)[0]
    func patch(_ index: Int, _ name: String, _ number: Change<Int>) -> StudentPatch {
      var patch = StudentPatch(id: ids[index])
      patch.fullName = .set(name)
      patch.rosterNumber = number
      return patch
    }
    try fixture.commit(
      .students(
        [patch(0, "Zaki", .set(2)), patch(1, "Ana", .set(1)), patch(2, "budi", .clear)]
          + ids.indices.dropFirst(3).map { patch($0, $0 == 3 ? "Ayu" : "Cici", .clear) }),
      to: target)
    let names = try fixture.ledger.records(
      of: target.npsn, className: school.classes[0].group.name, term: target.term
    ).map(\.record.student.fullName)
    #expect(Array(names.prefix(5)) == ["Ana", "Zaki", "Ayu", "budi", "Cici"])
  }

  @Test func whoHeadsTheSchoolIsAskedByTerm() throws {
    let (odd, even) = (try LedgerFixture.example(.odd), try LedgerFixture.example(.even))
    let fixture = try LedgerFixture(odd)
    let successor = Staff(name: "Slamet Riyadi", nip: NIP("196801011990031001"))
    try fixture.commit(
      .staff([StaffPatch(staff: successor, office: .principal(prefix: nil))]),
      to: LedgerFixture.target(of: even))
    for (term, expected) in [
      (odd.term, odd.principal), (even.term, Principal(staff: successor)),
    ] {
      let record = try fixture.ledger.records(
        of: odd.school.npsn, className: "4A", term: term
      ).first?.record
      #expect(record?.principal == expected)
    }
  }

  @Test func anUnknownClassIsToldWithTheNearest() throws {
    let school = try LedgerFixture.example()
    let fixture = try LedgerFixture(school)
    #expect(throws: LedgerError.unknownClass("4C", nearest: "4A")) {
      try fixture.ledger.records(of: school.school.npsn, className: "4C", term: school.term)
    }
    #expect(throws: LedgerError.unknownClass("Melati Putih", nearest: nil)) {
      try fixture.ledger.records(
        of: school.school.npsn, className: "Melati Putih", term: school.term)
    }
  }
}
