import Batching
import Foundation
import Pages
import Records
import Sampling
import Support
import Templating
import Testing

/// The shipped layouts, each compiled once.
private let shelf = (try? LayoutLibrary(folder: Places.templates)).map {
  TemplateShelf(library: $0)
}

/// Strings that upset programs: braces, markup, other scripts, marks, white space, length.
private let oddTexts = [
  "", " ", "{{ report.kind }}", "<b>a</b> & 'c'", "Ñandú", "نور", "ꦲ", "王小明", "a\u{301}",
  "x\n\ny", "\u{200B}", String(repeating: "panjang ", count: 100), "}}", "-",
]

/// A record of the sample school with fields emptied, repeated and replaced at random.
private func anyRecord(_ generator: inout SplitMix64) throws -> ReportRecord {
  let semester: Semester = Bool.random(using: &generator) ? .odd : .even
  let records = try #require(ExampleSchool.school(semester)?.records)
  var record = try #require(records.randomElement(using: &generator))
  var dice = generator
  defer { generator = dice }
  func odd() -> String { oddTexts.randomElement(using: &dice) ?? "" }
  func maybe(_ value: String?) -> String? {
    switch Int.random(in: 0..<4, using: &dice) {
    case 0: nil
    case 1: odd()
    default: value
    }
  }
  record.student.fullName = maybe(record.student.fullName) ?? "A"
  record.student.birthPlace = maybe(record.student.birthPlace)
  record.attitude.spiritual = maybe(record.attitude.spiritual)
  record.attitude.social = maybe(record.attitude.social)
  record.advice = maybe(record.advice)
  record.school.name = maybe(record.school.name) ?? "S"
  record.school.address.street = maybe(record.school.address.street)
  record.physical.hearing = maybe(record.physical.hearing)
  record.physical.sight = maybe(record.physical.sight)
  for index in record.subjects.indices {
    record.subjects[index].knowledge.narrative = maybe(record.subjects[index].knowledge.narrative)
    record.subjects[index].skill.narrative = maybe(record.subjects[index].skill.narrative)
  }
  if Int.random(in: 0..<5, using: &dice) == 0 { record.subjects = [] }
  record.extracurriculars = (0..<Int.random(in: 0..<6, using: &dice)).map { _ in
    Extracurricular(name: odd(), remark: maybe("Aktif"))
  }
  record.achievements = (0..<Int.random(in: 0..<4, using: &dice)).map { _ in
    Achievement(kind: odd(), remark: maybe("Juara 1"))
  }
  return record
}

/// The texts of a record that the shipped cards print as they are, whatever else they leave out.
private func boundTexts(_ record: ReportRecord) -> [String?] {
  [
    record.student.fullName, record.student.nisn?.digits, record.school.name,
    record.school.address.street, record.attitude.spiritual, record.attitude.social,
    record.advice, record.physical.hearing, record.physical.sight, record.term.schoolYear.text,
    record.principal?.staff.fullName, record.classGroup.homeroomTeacher?.fullName,
    record.signingPlace,
  ]
    + record.subjects.flatMap {
      [$0.subject.name, $0.knowledge.narrative, $0.skill.narrative]
    }
    + record.extracurriculars.flatMap { [$0.name, $0.remark] }
    + record.achievements.flatMap { [$0.kind, $0.remark] }
}

@Test(arguments: 0..<40)
func everyTextOfARecordIsInItsCard(seed: Int) throws {
  var generator = SplitMix64(seed: UInt64(seed))
  let record = try anyRecord(&generator)
  let template = try #require(shelf).template(for: record)
  let content = template.merged(with: record)
  let text = content.lines.joined(separator: "\n")
  for case let bound? in boundTexts(record) where !bound.isEmpty {
    #expect(text.contains(bound), "“\(bound.prefix(40))” of \(record.student.fullName)")
  }
  // What was not entered leaves nothing behind: no hole, no name of a field.
  #expect(!text.contains("Optional("))
}

@Test(arguments: DocumentKind.allCases)
func everyFieldCanBePrinted(kind: DocumentKind) throws {
  var body = ""
  var loops = 0
  let someList = try #require(Template.fields(for: kind).first { $0.type == "list" }).path
  for field in Template.fields(for: kind) {
    var path = field.path
    var opening = ""
    var closing = ""
    while let mark = path.range(of: "[]") {
      let list = String(path[..<mark.lowerBound])
      let name = "v\(loops)"
      loops += 1
      opening += "<div data-for=\"\(name) in \(list)\">"
      closing += "</div>"
      path = name + path[mark.upperBound...]
    }
    if path.hasPrefix("loop.") {
      opening += "<div data-for=\"w in \(someList)\">"
      closing += "</div>"
    }
    if path.hasPrefix("section.") {
      opening += "<div data-section=\"s\">"
      closing += "</div>"
    }
    switch field.type {
    case "text", "integer", "score", "date": body += "\(opening)<p>{{ \(path) }}</p>\(closing)\n"
    default: body += "\(opening)<p data-if=\"\(path)\">\(field.type)</p>\(closing)\n"
    }
  }
  let manifest = Trial.manifest.replacing("endOfTerm", with: kind.rawValue)
  let trial = Trial(body, manifest: manifest)
  #expect(trial.errors == [])
  var generator = SplitMix64(seed: 7)
  for _ in 0..<20 { _ = try trial.text(try anyRecord(&generator)) }
}

@Test func theSameRecordMergesTheSame() throws {
  let record = try Trial.record()
  let template = try #require(shelf).template(for: record)
  #expect(template.merged(with: record) == template.merged(with: record))
}

@Test func theDraftMarkIsOnDraftsOnly() throws {
  let record = try Trial.record()
  let template = try #require(shelf).template(for: record)
  func marks(_ isDraft: Bool) -> Int {
    template.merged(with: record, options: PrintOptions(isDraft: isDraft)).fixed.count
  }
  #expect(marks(true) == marks(false) + 1)
}
