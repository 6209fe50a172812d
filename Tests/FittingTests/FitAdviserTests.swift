import Fitting
import Pages
import Records
import Templating
import Testing

private let filler = String(repeating: "<p>a</p>", count: 25)

/// Twenty-five lines, then a note: five lines of it fit the page.
@Test(arguments: [6, 7, 9, 12])
func aNoteThatSpillsIsToLoseTheLinesThatSpill(lines: Int) throws {
  let template = try Exemplar.template(filler + "<p>{{ report.teacherNote }}</p>")
  var record = try Exemplar.record()
  record.teacherNote = Exemplar.text(lines: lines, width: 60)
  let adviser = try Exemplar.adviser()
  let fit = try adviser.fit(of: .report(record), template: template)
  #expect(fit.pageCount == 2)
  let overrun = try #require(fit.overrun)
  #expect(overrun.page == 2)
  #expect(overrun.lineCount == lines - 5)
  #expect(abs(overrun.height.value - Double(lines - 5) * 10) < 0.01)
  #expect(abs(fit.lastPageShare - Double(lines - 5) / 30) < 0.001)
  #expect(overrun.contributors.map(\.field.path) == ["report.teacherNote"])
  #expect(overrun.contributors.first?.place?.file == "card.html")

  let saving = try #require(try adviser.saving(for: record, template: template))
  #expect(saving.pageCount == 1)
  #expect(saving.cuts.map(\.lineCount) == [lines - 5])
  // A word of 59 letters and its space a line.
  #expect(saving.cuts.map(\.characterCount) == [(lines - 5) * 60])
}

/// The claim is checked by hand: with just so many lines the card is a page shorter, with one more it is not.
@Test func theClaimHoldsForTheRecordItself() throws {
  let template = try Exemplar.template(filler + "<p>{{ report.teacherNote }}</p>")
  var record = try Exemplar.record()
  record.teacherNote = Exemplar.text(lines: 8, width: 60)
  let adviser = try Exemplar.adviser()
  let cut = try #require(try adviser.saving(for: record, template: template)?.cuts.first?.lineCount)
  record.teacherNote = Exemplar.text(lines: 8 - cut, width: 60)
  #expect(try adviser.fit(of: .report(record), template: template).pageCount == 1)
  record.teacherNote = Exemplar.text(lines: 8 - cut + 1, width: 60)
  #expect(try adviser.fit(of: .report(record), template: template).pageCount == 2)
}

private let table = """
  <table><tbody><tr data-for="s in report.subjects">
  <td>{{ s.knowledge.narrative }}</td><td>{{ s.skill.narrative }}</td></tr></tbody></table>
  """

/// Of two cells of a row only what the taller has beyond the other makes the card longer.
@Test func whatStandsBesideATallerCellIsNoContributor() throws {
  let template = try Exemplar.template(table)
  var record = try Exemplar.record()
  record.subjects = Array(record.subjects.prefix(3))
  let lines = [(2, 1), (3, 29), (1, 1)]
  for (index, (knowledge, skill)) in lines.enumerated() {
    record.subjects[index].knowledge.narrative = Exemplar.text(lines: knowledge, width: 30)
    record.subjects[index].skill.narrative = Exemplar.text(lines: skill, width: 30)
  }
  let adviser = try Exemplar.adviser()
  let overrun = try #require(try adviser.fit(of: .report(record), template: template).overrun)
  let largest = try #require(overrun.contributors.first)
  #expect(largest.field.path == "report.subjects[1].skill.narrative")
  #expect(largest.field.owner == record.subjects[1].subject.name)
  #expect(largest.field.name.english == "description of skills, \(largest.field.owner)")
  #expect(largest.lineCount == 29)
  #expect(abs(largest.height.value - 260) < 0.01)
  #expect(
    !overrun.contributors.contains { $0.field.path == "report.subjects[1].knowledge.narrative" })

  // 2 + 29 + 1 lines, and 30 fit.
  let saving = try #require(try adviser.saving(for: record, template: template))
  #expect(saving.cuts.map(\.contributor.field.path) == ["report.subjects[1].skill.narrative"])
  #expect(saving.cuts.map(\.lineCount) == [2])
}

@Test func fieldsAreShortenedTogetherWhereNoneIsEnough() throws {
  let template = try Exemplar.template(table)
  var record = try Exemplar.record()
  record.subjects = Array(record.subjects.prefix(5))
  for index in record.subjects.indices {
    record.subjects[index].knowledge.narrative = Exemplar.text(lines: 8, width: 30)
    record.subjects[index].skill.narrative = Exemplar.text(lines: 1, width: 30)
  }
  let saving = try #require(try Exemplar.adviser().saving(for: record, template: template))
  // 40 lines, and 30 fit: a field can lose seven, so that the next has to lose three.
  #expect(saving.cuts.map(\.lineCount) == [7, 3])
  #expect(saving.pageCount == 1)
}

@Test func pagesThatWereAskedForAreNoOverrun() throws {
  let template = try Exemplar.template(
    "<p>a</p><p style=\"break-before: page\">{{ report.teacherNote }}</p>")
  var record = try Exemplar.record()
  record.teacherNote = Exemplar.text(lines: 3, width: 60)
  let adviser = try Exemplar.adviser()
  let fit = try adviser.fit(of: .report(record), template: template)
  #expect(fit.pageCount == 2)
  #expect(fit.overrun == nil)
  #expect(try adviser.saving(for: record, template: template) == nil)
}

@Test func whatNoFieldCanSaveIsNotPromised() throws {
  let template = try Exemplar.template(
    String(repeating: "<p>a</p>", count: 32) + "<p>{{ report.teacherNote }}</p>")
  var record = try Exemplar.record()
  record.teacherNote = Exemplar.text(lines: 3, width: 60)
  #expect(try Exemplar.adviser().saving(for: record, template: template) == nil)
}
