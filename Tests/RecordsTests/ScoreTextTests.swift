import Records
import Testing

@Test(arguments: [
  ("79,5", 7_950), ("79.5", 7_950), (" 87 ", 8_700), ("\u{A0}87\u{A0}", 8_700), ("0", 0),
  ("100", 10_000), ("100,00", 10_000), ("007", 700), ("-0", 0), ("84,25", 8_425),
])
func scoreReadsWhatTeachersType(text: String, hundredths: Int) throws {
  #expect(try Score(text: text).hundredths == hundredths)
}

@Test(arguments: [
  ("", ScoreMistake.empty), (" \u{A0} ", .empty), ("100,01", .above100), ("101", .above100),
  ("999999999999999999999999", .above100), ("-1", .negative), ("79,125", .tooManyDecimals),
  ("8 7", .notANumber), ("79,", .notANumber), (",5", .notANumber), ("1.23E+09", .notANumber),
  ("87/100", .notANumber), ("A", .notANumber), ("٨٧", .notANumber), ("1.000,5", .notANumber),
  ("-", .notANumber), (String(repeating: "9", count: 100), .notANumber),
])
func scoreRefusesWithAReason(text: String, mistake: ScoreMistake) {
  #expect(throws: mistake) { try Score(text: text) }
}

@Test(arguments: [("79,5", "80"), ("79,49", "79"), ("0,5", "1"), ("100", "100"), ("99,5", "100")])
func scoreRoundsHalfUp(text: String, printed: String) throws {
  #expect(try Score(text: text).printed == printed)
}

@Test func everyHundredthReadsBackFromItsText() throws {
  for hundredths in 0...10_000 {
    let fraction = hundredths % 100
    let text = "\(hundredths / 100),\(fraction < 10 ? "0" : "")\(fraction)"
    #expect(try Score(text: text).hundredths == hundredths)
  }
}

@Test(arguments: [
  ([84, 84, 84, 85], "84,25"), ([80], "80,00"), ([80, 81, 81], "80,67"), ([0, 1], "0,50"),
])
func ledgerMeanHasTwoDecimalsAndAComma(scores: [Int], mean: String) {
  #expect(Score.ledgerMean(of: scores.compactMap { Score(hundredths: $0 * 100) }) == mean)
}

@Test func noScoresHaveNoMean() { #expect(Score.ledgerMean(of: []) == nil) }

@Test(arguments: [("8,5", true), ("4", true), ("10", true), ("11", false), ("0", false)])
func smallScoresMayBeOnAnotherScale(text: String, doubtful: Bool) throws {
  #expect(try Score(text: text).mayBeOnAnotherScale == doubtful)
}
