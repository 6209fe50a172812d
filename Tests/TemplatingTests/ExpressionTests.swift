import Records
import Templating
import Testing

/// What `{{ expression }}` prints for a fixed record.
private func printed(_ expression: String) throws -> String {
  var record = try Trial.record()
  record.student.fullName = "Siti Nur'aini"
  record.student.callName = ""
  record.student.phone = nil
  record.classGroup.grade = 4
  record.rosterNumber = 7
  record.settings.reportDate = CalendarDate(year: 2019, month: 12, day: 20)
  record.absence = Absence(sick: 2)
  record.subjects[0].knowledge.score = Score(hundredths: 8_750)
  record.subjects[0].skill.score = nil
  return try Trial(
    "<p data-for=\"s in report.allSubjects\"><span data-if=\"loop.isFirst\">[{{ \(expression) }}]</span></p>",
    strings: "title = Rapor\nsum = {{ report.rosterNumber }} + {{ label.title }}"
  ).text(record).first ?? ""
}

@Test(
  arguments: [
    ("report.student.fullName", "Siti Nur'aini"),
    (" report.student.fullName ", "Siti Nur'aini"),
    ("report.student.fullName | upper", "SITI NUR'AINI"),
    ("report.student.fullName | lower | upper", "SITI NUR'AINI"),
    ("report.student.phone", ""),
    ("report.student.phone | or(\"-\")", "-"),
    ("report.student.callName | or('?')", "?"),
    (
      "report.student.phone | or(report.student.callName) | or(report.student.fullName)",
      "Siti Nur'aini"
    ),
    ("report.rosterNumber", "7"),
    ("report.class.grade | roman", "IV"),
    ("report.class.grade | words", "Empat"),
    ("report.settings.reportDate | date", "20 Desember 2019"),
    ("report.settings.reportDate", "20 Desember 2019"),
    ("report.absence.sick | days", "2 hari"),
    ("report.absence.excused | days", "- hari"),
    ("report.absence.sick | unit('cm')", "2 cm"),
    ("report.absence.excused | unit('cm')", ""),
    ("s.knowledge.score | score", "88"),
    ("s.skill.score | score", "-"),
    ("label.title", "Rapor"),
    ("label.sum", "7 + Rapor"),
    ("'a' | upper", "A"),
    ("12", "12"),
    ("loop.number", "1"),
    ("loop.letter", "a"),
  ])
func expressionsPrint(expression: String, text: String) throws {
  #expect(try printed(expression) == "[\(text)]")
}

@Test func labelsCannotLeadInCircles() throws {
  let strings = "a = {{ label.b }}\nb = {{ label.a }}"
  #expect(try Trial("<p>{{ label.a }}</p>", strings: strings).text() == ["{{ label.a }}"])
}

@Test(
  arguments: [
    ("true", true), ("false", false), ("not true", false), ("not not true", true),
    ("report.student.phone", false), ("report.student.callName", false),
    ("report.absence.sick", true), ("report.student", true), ("report.student.guardian", true),
    ("report.localSubjects", false), ("report.allSubjects", true),
    ("report.rosterNumber == 7", true), ("report.rosterNumber != 7", false),
    ("report.student.fullName == 'Sari'", true), ("report.student.phone == 'x'", false),
    ("true or false and false", true), ("(true or false) and false", false),
    ("not true or true", true), ("not (true or true)", false),
    ("report.student.fullName | upper == 'SARI'", true),
    ("report.decision.result == 'promoted'", false),
  ])
func conditionsHold(condition: String, holds: Bool) throws {
  var record = try Trial.record()
  record.student.fullName = "Sari"
  record.student.callName = ""
  record.student.phone = nil
  record.rosterNumber = 7
  record.absence = Absence(sick: 0)
  record.decision = nil
  record.subjects.removeAll { $0.subject.isLocalContent }
  let trial = Trial("<p data-if=\"\(condition)\">yes</p><p data-else=\"\">no</p>")
  #expect(try trial.text(record) == [holds ? "yes" : "no"])
}

@Test(
  arguments: [
    ("", "1", "empty expression"),
    ("report.", "8", "'report' has no ''"),
    ("report.studnt", "8", "'report' has no 'studnt'"),
    ("report.student.fullName.x", "25", "'report.student.fullName' (text) has no fields"),
    ("reprot", "1", "no name 'reprot'"),
    ("label.titel", "7", "no string 'titel'"),
    ("report.kind | uper", "15", "no filter 'uper'"),
    ("report.rosterNumber | upper", "23", "'upper' takes text, not integer"),
    ("report.kind | or", "15", "'or' needs an argument"),
    ("report.kind | upper('x')", "15", "'upper' takes no argument"),
    ("report.student", "1", "object cannot be printed"),
    ("report.subjects", "1", "list cannot be printed"),
    ("report.term.isEven", "1", "truth cannot be printed"),
    ("'open", "1", "unclosed quote"),
    ("report.kind report.kind", "13", "unexpected text 'report.kind'"),
    ("report.kind == 1", "16", "text cannot be compared with integer"),
    ("(true", "6", "')' expected here"),
    ("99999999999999999999", "1", "unexpected text '99999999999999999999'"),
    ("report.kind | or(report.rosterNumber", "37", "')' expected here"),
    ("section.letter", nil, "section.letter outside a data-section"),
    ("loop.number", "1", "no name 'loop'"),
  ] as [(String, String?, String)])
func expressionMistakesHaveTheirPlace(expression: String, column: String?, message: String) {
  let errors = Trial("<p>{{\(expression)}}</p>", strings: "title = Rapor").errors
  if let column, let number = Int(column) {
    #expect(errors == ["card.html:3:\(number + 5) \(message)"])
  } else {
    #expect(errors.count == 1)
    #expect(errors.first?.hasSuffix(message) == true)
  }
}

@Test(
  arguments: [
    String(repeating: "(", count: 100_000),
    String(repeating: "not ", count: 100_000) + "true",
    "true" + String(repeating: " or true", count: 100_000),
    "report.kind" + String(repeating: " | upper", count: 100_000),
    String(repeating: "report.kind | or(", count: 100_000),
  ])
func longExpressionsAreRefused(expression: String) {
  #expect(Trial("<p data-if=\"\(expression)\">a</p>").errors.count == 1)
}

@Test func expressionsAsDeepAsAllowedAreRead() throws {
  let chain = "true" + String(repeating: " or true", count: 240)
  #expect(try Trial("<p data-if=\"\(chain)\">a</p>").text() == ["a"])
  let filters = "report.kind" + String(repeating: " | upper", count: 230)
  #expect(try Trial("<p>{{ \(filters) }}</p>").text() == ["ENDOFTERM"])
  let arguments =
    String(repeating: "report.student.phone | or(", count: 70) + "'x'"
    + String(repeating: ")", count: 70)
  #expect(Trial("<p>{{ \(arguments) }}</p>").errors.count <= 1)
}
