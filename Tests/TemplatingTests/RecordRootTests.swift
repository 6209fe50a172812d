import Records
import Sampling
import Templating
import Testing

/// What each kind of layout can name (Docs/domain.md sections 2.7 to 2.9).
@Test(
  arguments: [
    (
      .endOfTerm, ["report.subjects[].finalScore", "report.class.phase", "report.projects[].title"]
    ),
    (.midterm, ["report.subjects[].singleScore", "report.subjects[].midtermRemark"]),
    (.p5, ["report.projects[].targets[].level", "report.projects[].processNote"]),
    (.supplement, ["report.student.leaving.reason", "report.otherAchievements[].remark"]),
    (.classLedger, ["ledger.students[].cells[].single", "ledger.subjects[].knowledge.mean"]),
    (.labels, ["ledger.students[].student.fullName"]),
    (.closingSheet, ["run.totals.excused", "run.lists[].students[].reasons[].code"]),
    (.taskList, ["tasks.people[].groups[].students", "tasks.school.name"]),
    (.studentRegister, ["register.subjects[].cells[].single", "register.semesters[].classMean"]),
  ] as [(DocumentKind, [String])])
func everyKindHasItsRoot(kind: DocumentKind, paths: [String]) {
  let fields = Template.fields(for: kind)
  let known = Set(fields.map(\.path))
  for path in paths { #expect(known.contains(path), "\(path)") }
  let roots = Set(fields.map { $0.path.prefix { $0 != "." } })
  let root = paths[0].prefix { $0 != "." }
  #expect(roots == [root, "document", "section", "loop"])
  // Texts, numbers and dates come with an example, so that an author sees what they look like.
  for field in fields where !["object", "list"].contains(field.type) {
    #expect(!field.example.isEmpty, "\(field.path)")
  }
}
