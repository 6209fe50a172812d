import Records
import Testing

/// A class under Kurikulum Merdeka; each student's scores by subject code.
private func room(
  _ scores: [[String: Int]], showsRank: Bool = true, kind: ReportKind = .endOfTerm
) throws -> [ReportRecord] {
  try scores.enumerated().map { index, own in
    var record = try Exemplars.minimal()
    record.kind = kind
    record.classGroup = ClassGroup(name: "4A", grade: 4, curriculum: .merdeka)
    record.student.fullName = "Murid \(index + 1)"
    record.settings.showsRank = showsRank
    record.subjects = try own.sorted { $0.key < $1.key }.map { code, score in
      let religion = Religion.allCases.first { $0.subjectCode == code }
      let table = try Exemplars.some(ThresholdTable.default(kkm: 70))
      var row = SubjectResult(
        subject: Subject(
          code: code, name: "Pelajaran \(code)", shortName: code, order: religion == nil ? 20 : 10,
          religion: religion), thresholds: table)
      row.learning.finalScore = Score(hundredths: score)
      return row
    }
    return record
  }
}

@Test(
  arguments: [
    ([90, 88, 88, 80], [1, 2, 2, 4]), ([70, 70, 70], [1, 1, 1]), ([1, 2, 3], [3, 2, 1]),
    ([nil, 5, nil, 6], [nil, 2, nil, 1]), ([], []),
  ] as [([Int?], [Int?])])
func tiesShareARank(sums: [Int?], ranks: [Int?]) {
  #expect(LedgerSummary.ranks(of: sums) == ranks)
}

/// Docs/domain.md section 4.2: two decimals, decimal comma, half up.
@Test(
  arguments: [
    ([84, 84, 84, 85], "84,25"), ([80, 81], "80,50"), ([1, 1, 2], "1,33"), ([2, 2, 1], "1,67"),
    ([900, 875], "887,50"), ([7], "7,00"), ([], nil),
  ] as [([Int], String?)])
func ledgerMeans(numbers: [Int], mean: String?) {
  let summary = LedgerSummary(of: numbers)
  #expect(summary.mean == mean)
  #expect(summary.highest == numbers.max() && summary.lowest == numbers.min())
}

@Test func ledgerOfAClass() throws {
  let records = try room([
    ["MTK": 7_950, "BIND": 9_000], ["MTK": 6_050, "BIND": 0], ["BIND": 10_000, "MTK": 7_000],
  ])
  let ledger = try #require(ClassLedgerRecord(of: records))
  #expect(ledger.columns.map(\.subject.code) == ["BIND", "MTK"])
  #expect(ledger.rows.map(\.sum) == [170, 61, 170])
  #expect(ledger.rows.map(\.mean) == ["85,00", "61,00", "85,00"])
  #expect(ledger.rows.map(\.rank) == [1, 3, 1])
  #expect(ledger.rows.map(\.number) == [1, 2, 3])
  #expect(ledger.rows[1].cells.map(\.isMissing) == [true, false])
  #expect(ledger.columns[1].single == LedgerSummary(of: [80, 61, 70]))
  #expect(ledger.sums == LedgerSummary(of: [170, 61, 170]))
  #expect(ledger.mean == "80,20")
  #expect(ClassLedgerRecord(of: []) == nil)
  let unranked = try #require(
    ClassLedgerRecord(of: try room([["MTK": 8_000]], showsRank: false)))
  #expect(unranked.rows[0].rank == nil)
}

@Test func theReligionsShareAColumn() throws {
  let records = try room([["PABP-ISLAM": 8_000, "MTK": 7_000], ["PABP-HINDU": 9_000]])
  let ledger = try #require(ClassLedgerRecord(of: records))
  #expect(ledger.columns.map(\.subject.code) == ["PABP", "MTK"])
  #expect(ledger.columns[0].subject.name == Religion.commonSubjectName)
  #expect(ledger.rows.map { $0.cells[0].single?.rounded } == [80, 90])
  // Who does not have a subject misses nothing in it.
  #expect(ledger.rows[1].cells[1] == ClassLedgerRecord.Cell())
  let alone = try #require(ClassLedgerRecord(of: try room([["PABP-ISLAM": 8_000]])))
  #expect(alone.columns[0].subject.code == "PABP-ISLAM")
}

@Test func ledgerOfK13HasHalves() throws {
  let record = try Exemplars.full()
  let ledger = try #require(ClassLedgerRecord(of: [record]))
  let cell = ledger.rows[0].cells[1]
  #expect(cell.knowledge?.rounded == 80 && cell.skill?.rounded == 80 && cell.single == nil)
  #expect(cell.knowledgePredicate == .c)
  #expect(ledger.rows[0].sum == 320)
  #expect(ledger.columns[1].knowledge.mean == "80,00")
}

@Test func ledgerOfMidtermTakesTheTest() throws {
  var records = try room([["MTK": 8_000]], kind: .midterm)
  #expect(ClassLedgerRecord(of: records)?.rows[0].sum == 80)
  records[0].subjects[0].midterm.score = Score(hundredths: 6_600)
  #expect(ClassLedgerRecord(of: records)?.rows[0].sum == 66)
}

// MARK: Register

private func term(
  _ year: Int, _ semester: Semester, grade: Int, _ subjects: [(code: String, name: String)],
  score: Int = 8_000
) throws -> RegisterTerm {
  let table = try Exemplars.some(ThresholdTable.default(kkm: 70))
  let rows = subjects.enumerated().map { index, subject in
    SubjectResult(
      subject: Subject(
        code: subject.code, name: subject.name, shortName: subject.code, order: index),
      thresholds: table, learning: LearningResult(finalScore: Score(hundredths: score)))
  }
  var records: [ReportRecord] = []
  for name in ["Sari", "Budi"] {
    var record = try Exemplars.minimal()
    record.term = Term(
      schoolYear: try Exemplars.some(SchoolYear(start: year)), semester: semester)
    record.classGroup = ClassGroup(name: "\(grade)A", grade: grade, curriculum: .merdeka)
    record.student.fullName = name
    record.subjects = rows
    records.append(record)
  }
  records[1].subjects[0].learning.finalScore = Score(hundredths: 6_000)
  return RegisterTerm(ledger: try Exemplars.some(ClassLedgerRecord(of: records)), row: 0)
}

@Test func renamedSubjectsKeepTheirRow() throws {
  let register = try #require(
    StudentRegisterRecord(of: [
      try term(2020, .odd, grade: 2, [("MAT", "Matematika"), ("PP", "Pendidikan Pancasila")]),
      try term(2019, .even, grade: 1, [("PPKn", "PPKn"), ("IPA", "IPA"), ("MTK", "Matematika")]),
    ]))
  #expect(register.columns.count == 12)
  #expect(register.rows.map(\.code).sorted() == ["IPA", "MTK", "PPKn"])
  let pancasila = try #require(register.rows.first { $0.code == "PPKn" })
  #expect(pancasila.subject.name == "Pendidikan Pancasila")
  #expect(pancasila.cells.map { $0 != nil }.enumerated().filter(\.element).map(\.offset) == [1, 2])
  #expect(pancasila.cells[1]?.scores.single?.rounded == 80)
  #expect(pancasila.cells[1]?.single == "70,00")
  #expect(register.columns[1].sum == 240 && register.columns[1].classMean == "76,67")
  #expect(register.columns[0].record == nil && register.columns[0].sum == nil)
}

@Test func aRepeatedGradeHasColumnsOfItsOwn() throws {
  let subjects = [(code: "MTK", name: "Matematika")]
  let register = try #require(
    StudentRegisterRecord(of: [
      try term(2019, .odd, grade: 1, subjects), try term(2019, .even, grade: 1, subjects),
      try term(2020, .odd, grade: 1, subjects),
    ]))
  #expect(register.columns.count == 14)
  #expect(
    register.columns.prefix(4).map { $0.record?.term.schoolYear.start } == [2019, 2019, 2020, nil])
  #expect(StudentRegisterRecord(of: []) == nil)
}

@Test func subjectsOfOneSemesterNeverShareARow() throws {
  let register = try #require(
    StudentRegisterRecord(of: [
      try term(2019, .odd, grade: 1, [("RUPA", "Seni Rupa"), ("TARI", "Seni Tari")])
    ]))
  #expect(register.rows.map(\.code) == ["SBdP", "TARI"])
}

@Test(arguments: [
  ("PPKn", "PPKn", "PPKn"), ("X", "Pendidikan Pancasila", "PPKn"), ("IPAS", "IPAS", "IPAS"),
  ("PABP-HINDU", "Agama", "PABP"), ("SUNDA", "Bahasa Sunda", "SUNDA"),
])
func canonicalCodes(code: String, name: String, canonical: String) {
  var subject = Subject(code: code, name: name, shortName: code, order: 1)
  #expect(SubjectLineage.national.canonicalCode(of: subject) == canonical)
  subject.canonicalCode = "LAMA"
  #expect(SubjectLineage.national.canonicalCode(of: subject) == "LAMA")
}
