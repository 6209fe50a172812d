import Pages
import Records
import Templating
import Testing

/// Files that are included with parameters.
@Suite struct ParameterTests {
  private static let part = """
    <p>{{ title }}: <span data-for="s in report.subjects"><span data-if="loop.isFirst">\
    {{ s.name }} {{ s[aspect].score | score }}</span></span></p>
    """

  @Test func aPartPrintsWhatItsParametersStandFor() throws {
    let body = """
      <div data-include="part.html" data-with="title = label.a; aspect = .knowledge"></div>
      <div data-include="part.html" data-with="title = 'B; c'; aspect = .skill;"></div>
      """
    let trial = Trial(body, strings: "a = Satu", files: ["part.html": Self.part])
    let record = try Trial.record()
    let first = try #require(record.subjects.first)
    let knowledge = try #require(first.knowledge.score)
    let skill = try #require(first.skill.score)
    #expect(
      try trial.text(record) == [
        "Satu: \(first.subject.name) \(knowledge.rounded)",
        "B; c: \(first.subject.name) \(skill.rounded)",
      ])
  }

  @Test func parametersReachTheFilesWithinAndCanBeGivenAnew() throws {
    let trial = Trial(
      "<div data-include=\"outer.html\" data-with=\"who = report.student; n = 1\"></div>",
      files: [
        "outer.html":
          "<p>{{ n }}</p><div data-include=\"inner.html\" data-with=\"n = 2\"></div><p>{{ n }}</p>",
        "inner.html": "<p>{{ who.fullName }} {{ n }}</p>",
      ])
    let record = try Trial.record()
    #expect(try trial.text(record) == ["1", "\(record.student.fullName) 2", "1"])
  }

  @Test func aConditionMayBeAParameter() throws {
    let part = "<p data-if=\"isFirst\">first</p><p data-else=\"\">other</p>"
    let trial = Trial(
      """
      <div data-include="part.html" data-with="isFirst = true"></div>
      <div data-include="part.html" data-with="isFirst = report.term.isEven"></div>
      """, files: ["part.html": part])
    #expect(try trial.text() == ["first", "other"])
  }

  @Test(
    arguments: [
      ("data-with=\"a = 1\"", ["data-with without data-include"]),
      ("data-include=\"p.html\" data-with=\"title\"", ["malformed data-with 'title'"]),
      ("data-include=\"p.html\" data-with=\"; a = 1\"", ["malformed data-with ''"]),
      ("data-include=\"p.html\" data-with=\"1 = 1\"", ["'1' is not a name"]),
      ("data-include=\"p.html\" data-with=\"report = 1\"", ["the name 'report' is taken"]),
      ("data-include=\"p.html\" data-with=\"label = 1\"", ["the name 'label' is taken"]),
      ("data-include=\"p.html\" data-with=\"a = 1; a = 2\"", ["the name 'a' is taken"]),
      ("data-include=\"p.html\" data-with=\"a = report.studnet\"", ["'report' has no 'studnet'"]),
      ("data-include=\"p.html\" data-with=\"a = \"", ["empty expression"]),
      ("data-include=\"q.html\"", ["no name 'title'"]),
      (
        "data-include=\"q.html\" data-with=\"title = .name\"",
        ["'title' names a field, not a value"]
      ),
      (
        "data-include=\"q.html\" data-with=\"title = report.student\"",
        ["object cannot be printed"]
      ),
      (
        "data-include=\"f.html\" data-with=\"f = report.kind\"",
        ["'f' is no field's name of a data-with"]
      ),
      (
        "data-include=\"f.html\" data-with=\"f = .fulName\"",
        ["'report.student' has no 'fulName'"]
      ),
      (
        "data-include=\"l.html\" data-with=\"s = report.kind\"", ["the name 's' is taken"]
      ),
    ] as [(String, [String])])
  func mistakesAreFound(attributes: String, messages: [String]) {
    let trial = Trial(
      "<div \(attributes)></div>",
      files: [
        "p.html": "<p>p</p>", "q.html": "<p>{{ title }}</p>",
        "f.html": "<p>{{ report.student[f] }}</p>",
        "l.html": "<p data-for=\"s in report.subjects\">{{ s.name }}</p>",
      ])
    #expect(trial.mistakes.list.map(\.message.english) == messages)
  }
}
