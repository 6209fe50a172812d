import Records
import Testing

/// Docs/domain.md section 4.6.
@Test func missingScoresAreDashes() throws {
  let table = try #require(ThresholdTable.default(kkm: 75))
  for result in [CompetencyResult(), CompetencyResult(score: Score(hundredths: 0), predicate: .a)] {
    #expect(PrintedForm.score(of: result) == "-")
    #expect(PrintedForm.predicate(of: result, by: table) == "-")
    #expect(PrintedForm.scoreInWords(of: result) == "-")
  }
  let result = CompetencyResult(score: try Score(text: "79,5"))
  #expect(PrintedForm.score(of: result) == "80")
  #expect(PrintedForm.predicate(of: result, by: table) == "C")
  #expect(PrintedForm.scoreInWords(of: result) == "delapan puluh")
}

@Test func absenceTellsZeroFromMissing() {
  #expect(PrintedForm.days(nil) == "- hari")
  #expect(PrintedForm.days(0) == "0 hari")
  #expect(PrintedForm.days(3) == "3 hari")
}

@Test func measuresAndAwards() {
  #expect(PrintedForm.height(121) == "121 cm")
  #expect(PrintedForm.height(nil) == "")
  #expect(PrintedForm.weight(23) == "23 kg")
  #expect(PrintedForm.award(nil) == "-")
  #expect(PrintedForm.award("Juara 1") == "Juara 1")
  #expect(PrintedForm.text(nil) == "")
}

@Test func numbersOfAStudent() {
  var student = Student(fullName: "Sari", nisn: NISN("0091234567"), localStudentNumber: "1718001")
  #expect(PrintedForm.numbers(of: student) == "0091234567 / 1718001")
  student.nisn = nil
  #expect(PrintedForm.numbers(of: student) == "- / 1718001")
  student.localStudentNumber = " "
  #expect(PrintedForm.numbers(of: student) == "- / -")
}
