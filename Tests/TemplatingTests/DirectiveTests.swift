import Pages
import Records
import Templating
import Testing

@Test(
  arguments: [
    ("<p data-else=\"\">a</p>", ["data-else does not follow a data-if"]),
    (
      "<p data-if=\"true\">a</p>b<p data-else=\"\">c</p>",
      ["data-else does not follow a data-if"]
    ),
    ("<p data-if=\"true\" data-else=\"\">a</p>", ["data-if and data-else on one element"]),
    ("<p data-if=\"true\">a</p><p data-else=\"false\">b</p>", ["unexpected text 'false'"]),
    ("<p data-for=\"s of report.subjects\">a</p>", ["malformed data-for 's of report.subjects'"]),
    ("<p data-for=\"\">a</p>", ["malformed data-for ''"]),
    ("<p data-for=\"report in report.subjects\">a</p>", ["the name 'report' is taken"]),
    ("<p data-for=\"label in report.subjects\">a</p>", ["the name 'label' is taken"]),
    ("<p data-for=\"1 in report.subjects\">a</p>", ["'1' is not a name"]),
    ("<p data-for=\"s in report.kind\">a</p>", ["data-for needs a list, not text"]),
    ("<p data-for=\"s in report.subjets\">a</p>", ["'report' has no 'subjets'"]),
    ("<p data-at-least=\"3\">a</p>", ["data-at-least without data-for"]),
    ("<p data-group=\"3\">a</p>", ["data-group without data-for"]),
    ("<p data-for=\"s in report.subjects\" data-group=\"0\">a</p>", ["'0' is not a number 1-100"]),
    (
      "<p data-for=\"s in report.subjects\" data-group=\"2\">{{ s.name }}</p>",
      ["'s' (list) has no fields"]
    ),
    ("<template><p>a</p></template>", ["<template> may not stand here"]),
    (
      "<p data-for=\"s in report.subjects\" data-at-least=\"many\">a</p>",
      ["'many' is not a number 1-100"]
    ),
    ("<p data-section=\"\">a</p>", ["'' is not a name"]),
    ("<p data-section=\"a b\">a</p>", ["'a b' is not a name"]),
    ("<p data-iff=\"true\">a</p>", ["no attribute 'data-iff'"]),
    ("<table data-include=\"a.html\"></table>", ["'data-include' may not stand on <table>"]),
    (
      "<div data-include=\"a.html\" data-slot=\"b\"></div>",
      ["data-include and data-slot on one element"]
    ),
    ("<div data-include=\"a.html\">lost</div>", ["data-include hides what stands in the element"]),
  ] as [(String, [String])])
func directiveMistakesAreFound(body: String, messages: [String]) {
  let trial = Trial(body, files: ["a.html": "<p>included</p>"])
  #expect(trial.mistakes.list.map(\.message.english) == messages)
}

@Test func conditionsChooseOneBranch() throws {
  let body = """
    <p data-if="report.kind == 'a'">1</p>
    <p data-else-if="report.rosterNumber == 1">2</p>
    <!-- a comment does not part them -->
    <p data-else-if="true">3</p>
    <p data-else="">4</p>
    """
  var record = try Trial.record()
  record.rosterNumber = 1
  #expect(try Trial(body).text(record) == ["2"])
  record.rosterNumber = 2
  #expect(try Trial(body).text(record) == ["3"])
}

@Test func loopsTellTheirTurn() throws {
  let row = """
    <p data-for="e in report.extracurriculars" data-at-least="3">{{ loop.number }}{{ loop.letter }} \
    {{ e.name }}<span data-if="loop.isFirst"> first</span><span data-if="loop.isLast"> last</span>\
    <span data-if="loop.isFiller"> filler</span></p>
    """
  var record = try Trial.record()
  record.extracurriculars = [Extracurricular(name: "Pramuka")]
  #expect(
    try Trial(row).text(record) == ["1a Pramuka first", "2b  filler", "3c  last filler"])
  record.extracurriculars = (1...4).map { Extracurricular(name: "E\($0)") }
  #expect(
    try Trial(row).text(record) == ["1a E1 first", "2b E2", "3c E3", "4d E4 last"])
}

@Test func anEmptyListPrintsNothing() throws {
  var record = try Trial.record()
  record.achievements = []
  let body = "<p data-for=\"a in report.achievements\">x</p><p>end</p>"
  #expect(try Trial(body).text(record) == ["end"])
}

@Test func loopsNestAndEndTheirNames() throws {
  var record = try Trial.record()
  record.extracurriculars = [Extracurricular(name: "A"), Extracurricular(name: "B")]
  record.achievements = [Achievement(kind: "x"), Achievement(kind: "y")]
  let body = """
    <div data-for="e in report.extracurriculars">
      <p data-for="a in report.achievements">{{ e.name }}{{ a.kind }}{{ loop.number }}</p>
      <p>{{ loop.number }}</p>
    </div>
    """
  #expect(
    try Trial(body).text(record) == ["Ax1", "Ay2", "1", "Bx1", "By2", "2"])
  #expect(
    Trial(body + "<p>{{ e.name }}</p>").mistakes.list.map(\.message.english) == ["no name 'e'"])
}

@Test func lettersSkipSectionsThatAreNotPrinted() throws {
  let sections = ["false", "true", "report.achievements", "true"].enumerated().map { index, shown in
    "<div data-section=\"s\(index)\" data-if=\"\(shown)\"><p>{{ section.letter }} \(index)</p></div>"
  }.joined()
  var record = try Trial.record()
  record.achievements = []
  #expect(try Trial(sections).text(record) == ["A 1", "B 3"])
  record.achievements = [Achievement(kind: "x")]
  #expect(try Trial(sections).text(record) == ["A 1", "B 2", "C 3"])
}

@Test func theTwentySeventhSectionIsAA() throws {
  let sections = (0..<28).map {
    "<div data-section=\"s\($0)\"><p>{{ section.letter }}</p></div>"
  }.joined()
  let letters = try Trial(sections).text()
  #expect(letters.first == "A")
  #expect(letters.suffix(3) == ["Z", "AA", "AB"])
}

@Test func listsNumberWhatIsPrinted() throws {
  var record = try Trial.record()
  record.achievements = [Achievement(kind: "x"), Achievement(kind: "y")]
  let body = """
    <ol><li>one</li><li data-if="false">no</li><li data-for="a in report.achievements">{{ a.kind }}</li></ol>
    """
  let template = try #require(Trial(body).template)
  guard case .block(let list)? = template.merged(with: record).flow.first else {
    return #expect(Bool(false), "no list")
  }
  let marks = list.children.map { node in
    if case .paragraph(let item) = node { "\(item.marker ?? "") \(item.text)" } else { "" }
  }
  #expect(marks == ["1. one", "2. x", "3. y"])
}

// MARK: - Includes

@Test func includesStandWhereContentStands() throws {
  let files = [
    "cell.html": "<p>{{ report.kind }}</p>", "rows.html": "<tr><td>{{ loop.number }}</td></tr>",
    "words.html": "some <b>words</b>",
  ]
  let body = """
    <div data-include="cell.html"></div>
    <table><tbody data-for="a in report.achievements" data-include="rows.html"></tbody>
    <tr><td data-include="cell.html"></td></tr></table>
    <p>in <span data-include="words.html"></span></p>
    """
  var record = try Trial.record()
  record.achievements = [Achievement(kind: "x"), Achievement(kind: "y")]
  #expect(
    try Trial(body, files: files).text(record)
      == ["endOfTerm", "1", "2", "endOfTerm", "in some words"])
}

@Test(
  arguments: [
    ("none.html", "no file 'none.html'", "list the names"),
    ("prts/a.html", "no file 'prts/a.html'", "did you mean 'parts/a.html'?"),
    ("../a.html", "no file '../a.html'", nil), ("/etc/passwd", "no file '/etc/passwd'", nil),
    ("parts/../parts/a.html", "no file 'parts/../parts/a.html'", nil), ("", "no file ''", nil),
  ] as [(String, String, String?)])
func includesStayWithinTheBundle(path: String, message: String, remedy: String?) {
  let trial = Trial(
    "<div data-include=\"\(path)\"></div>", files: ["parts/a.html": "<p>a</p>"])
  #expect(trial.mistakes.list.map(\.message.english) == [message])
  if let remedy, remedy.hasPrefix("did") {
    #expect(trial.mistakes.list.first?.remedy.english == remedy)
  }
}

@Test func aFileCannotIncludeItself() {
  let files = [
    "a.html": "<div data-include=\"b.html\"></div>",
    "b.html": "<div data-include=\"a.html\"></div><div data-include=\"card.html\"></div>",
  ]
  #expect(
    Trial("<div data-include=\"a.html\"></div>", files: files).errors == [
      "b.html:1:20 'a.html' includes itself: card.html → a.html → b.html → a.html",
      "b.html:1:53 'card.html' includes itself: card.html → a.html → b.html → card.html",
    ])
}

@Test func includesThatMultiplyAreBounded() {
  var files: [String: String] = ["f20.html": "<p>a</p>"]
  for level in 0..<20 {
    files["f\(level).html"] = String(
      repeating: "<div data-include=\"f\(level + 1).html\"></div>", count: 8)
  }
  let errors = Trial("<div data-include=\"f0.html\"></div>", files: files).errors
  #expect(errors.count == 1)
  #expect(errors.first?.contains("more than 10000 elements") == true)
}

@Test func aMistakeOfAFileIncludedTwiceIsOne() {
  let body = String(repeating: "<div data-include=\"a.html\"></div>", count: 5)
  #expect(
    Trial(body, files: ["a.html": "<p>{{ nothing }}</p>"]).errors
      == ["a.html:1:7 no name 'nothing'"])
}

@Test func aSlotShowsItsOwnContentUnlessAFileFillsIt() throws {
  let body = "<div data-slot=\"motto\"><p>empty</p></div>"
  #expect(try Trial(body).text() == ["empty"])
  #expect(try Trial(body, files: ["slots/motto.html": "<p>full</p>"]).text() == ["full"])
}
