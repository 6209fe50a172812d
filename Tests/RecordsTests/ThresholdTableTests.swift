import Records
import Testing

/// Docs/domain.md section 4.1: the ten rows of the default rule's table.
@Test(arguments: [
  (60, 74, 88), (65, 77, 89), (68, 79, 90), (70, 81, 91), (72, 82, 92), (73, 83, 92), (75, 84, 93),
  (76, 85, 93), (78, 86, 94), (80, 87, 94),
])
func defaultBands(kkm: Int, bFrom: Int, aFrom: Int) throws {
  let table = try #require(ThresholdTable.default(kkm: kkm))
  #expect(table == ThresholdTable(kkm: kkm, bFrom: bFrom, aFrom: aFrom, source: .computed))
  #expect(table.mistake == nil)
  #expect(table.band(of: .a) == aFrom...100)
  #expect(table.band(of: .c) == kkm...(bFrom - 1))
}

@Test(arguments: [
  ("83", Predicate.c), ("84", .b), ("92", .b), ("93", .a), ("74", .d), ("83,5", .b), ("92,49", .b),
  ("74,5", .c), ("0", .d), ("100", .a),
])
func predicatesAtPassMark75(score: String, predicate: Predicate) throws {
  let table = try #require(ThresholdTable.default(kkm: 75))
  #expect(try table.predicate(for: Score(text: score)) == predicate)
}

@Test func everyPassMarkGivesBandsThatCoverEveryScoreOnce() throws {
  for kkm in 0...100 {
    let table = try #require(ThresholdTable.default(kkm: kkm))
    #expect(table.mistake == nil)
    for whole in 0...100 {
      let score = try #require(Score(hundredths: whole * 100))
      let bands = Predicate.allCases.filter { table.band(of: $0)?.contains(whole) == true }
      #expect(bands == [table.predicate(for: score)])
    }
  }
  #expect(ThresholdTable.default(kkm: 101) == nil)
  #expect(ThresholdTable.default(kkm: -1) == nil)
}

@Test(
  arguments: [
    (75, 84, 92, nil), (75, 75, 75, nil), (75, 74, 92, ThresholdMistake.order),
    (75, 93, 84, .order),
    (75, 84, 102, .order), (101, 101, 101, .passMark(101)),
  ] as [(Int, Int, Int, ThresholdMistake?)])
func editedTablesMustRise(kkm: Int, bFrom: Int, aFrom: Int, mistake: ThresholdMistake?) {
  let table = ThresholdTable(kkm: kkm, bFrom: bFrom, aFrom: aFrom, source: .edited)
  #expect(table.mistake == mistake)
}

@Test func deliveredPredicateWinsButNeedsAScore() throws {
  let table = try #require(ThresholdTable.default(kkm: 75))
  let score = try Score(text: "80")
  #expect(CompetencyResult(score: score, predicate: .a).effectivePredicate(by: table) == .a)
  #expect(CompetencyResult(score: score).effectivePredicate(by: table) == .c)
  #expect(CompetencyResult(predicate: .a).effectivePredicate(by: table) == nil)
  #expect(CompetencyResult(score: Score(hundredths: 0)).effectivePredicate(by: table) == nil)
}

@Test func wordsOfPredicates() {
  #expect(
    Predicate.allCases.map { $0.words(level: .sd) }
      == ["Sangat Baik", "Baik", "Cukup", "Perlu Bimbingan"])
  #expect(Predicate.d.words(level: .smp) == "Kurang")
}
