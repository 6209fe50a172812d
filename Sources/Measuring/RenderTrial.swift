package import Batching
package import Bookkeeping
package import CairoPango
internal import Pages
package import Records

/// Makes cards from a ledger's rows and notes what every step takes, beside what Cairo alone takes for the same pages.
///
/// The steps take turns student by student, so that a noisy machine disturbs all of them alike; the figures are medians.
/// Confined to one thread.
package final class RenderTrial {
  private let ledger: Ledger
  private let shelf: TemplateShelf
  private let press: CardPress
  private let floor: CairoFloor
  private let layout: String?
  private let isTagged: Bool
  private let meters: Meters

  /// - Parameters:
  ///   - layout: another layout than the one that serves each report.
  ///   - isTagged: whether the cards are tagged, as issued ones are; the floor never is.
  package init(
    ledger: Ledger, shelf: TemplateShelf, bench: FontBench, engine: String, layout: String?,
    isTagged: Bool = false, meters: Meters
  ) {
    self.ledger = ledger
    self.shelf = shelf
    self.layout = layout
    self.isTagged = isTagged
    self.meters = meters
    press = CardPress(bench: bench, engine: engine)
    floor = CairoFloor(fonts: bench)
  }

  /// Runs `students` through all steps; or, through the steps that `last` needs and no others, as many whole classes as
  /// hold them, for counting instructions: two counts then differ by students alone.
  package func run(
    students: Int, of term: Term, through last: RenderStep? = nil
  ) throws -> RenderFigures {
    var figures = RenderFigures(steps: RenderStep.allCases.filter { $0.isNeeded(for: last) })
    var remaining = students
    var quarter = 1
    try eachClass(of: term) { npsn, name in
      guard remaining > 0 else { return false }
      var records: [ReportRecord] = []
      let reading = try meters.measure {
        records = try ledger.records(of: npsn, className: name, term: term).map(\.record)
      }
      let share = reading / Double(max(records.count, 1))
      let numbers = records.compactMap { $0.student.nisn?.digits }
      for record in last == nil ? records.prefix(remaining) : records[...] {
        try measure(record, classmates: numbers, reading: share, into: &figures)
        remaining -= 1
        if (students - remaining) * 4 >= quarter * students {
          figures.memory.append(meters.residentMegabytes())
          quarter += 1
        }
      }
      return remaining > 0
    }
    figures.peakMegabytes = meters.peakMegabytes()
    return figures
  }

  private func eachClass(
    of term: Term, _ visit: (NPSN, String) throws -> Bool
  ) throws {
    for school in try ledger.schools() {
      for group in try ledger.classes(of: school.npsn, in: term.schoolYear) {
        guard try visit(school.npsn, group.name) else { return }
      }
    }
  }

  private func measure(
    _ record: ReportRecord, classmates: [String], reading: Double, into figures: inout RenderFigures
  ) throws {
    figures.note(.reading, reading)
    guard figures.steps.contains(.layout) else { return figures.endStudent() }
    let template =
      if let layout { try shelf.template(named: layout, for: record) } else {
        try shelf.template(for: record)
      }
    var pages = PageSet(pages: [])
    figures.note(
      .layout,
      try meters.measure {
        pages = try press.pages(of: record, template: template, isTagged: isTagged)
      })
    figures.pages += pages.pages.count
    // Whoever paints second finds the fonts in the processor's caches, so the two take turns at that too.
    let floorIsFirst = figures.students.isMultiple(of: 2)
    if floorIsFirst { try paintFloor(pages, &figures) }
    if figures.steps.contains(.drawing) {
      var pdf: [UInt8] = []
      figures.note(.drawing, try meters.measure { pdf = try press.draw(pages, of: record) })
      figures.bytes += pdf.count
      if figures.steps.contains(.check) {
        let time = try meters.measure {
          try press.check(pdf, pages, of: record, proof: .quick, classmates: classmates)
        }
        figures.note(.check, time)
      }
    }
    if !floorIsFirst { try paintFloor(pages, &figures) }
    figures.endStudent()
  }

  private func paintFloor(_ pages: PageSet, _ figures: inout RenderFigures) throws {
    guard figures.steps.contains(.floor) else { return }
    var bytes = 0
    figures.note(.floor, try meters.measure { bytes = try floor.paint(pages) })
    figures.floorBytes += bytes
  }
}
