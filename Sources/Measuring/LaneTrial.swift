package import Batching
package import Bookkeeping
package import CairoPango
package import Records

/// How much faster several lanes are than one, over the chain from the ledger's rows to checked PDFs.
///
/// What lanes share (a lock in Cairo, the allocator, the ledger) shows twice: in the speed, and in the processor time of a
/// student, which is the same for any number of lanes if they share nothing and the machine has as many processors.
package struct LaneTrial {
  private let ledger: Ledger
  private let shelf: TemplateShelf
  private let catalogue: FontCatalogue
  private let engine: String
  private let meters: Meters

  package init(
    ledger: Ledger, shelf: TemplateShelf, catalogue: FontCatalogue, engine: String, meters: Meters
  ) {
    self.ledger = ledger
    self.shelf = shelf
    self.catalogue = catalogue
    self.engine = engine
    self.meters = meters
  }

  /// Lets one lane and `lanes` lanes make the same whole classes of at least `students`, in turns.
  package func run(
    lanes: Int, students: Int, of term: Term, rounds: Int
  ) throws -> (one: LaneFigures, many: LaneFigures) {
    let classes = try classes(of: students, in: term)
    var one = LaneFigures()
    var many = LaneFigures()
    for _ in 0..<rounds {
      try measure(1, classes, term, into: &one)
      try measure(lanes, classes, term, into: &many)
    }
    return (one, many)
  }

  private struct ClassKey: Sendable {
    var npsn: NPSN
    var name: String
  }

  private func classes(of students: Int, in term: Term) throws -> [ClassKey] {
    var keys: [ClassKey] = []
    var count = 0
    for school in try ledger.schools() {
      for group in try ledger.classes(of: school.npsn, in: term.schoolYear) where count < students {
        keys.append(ClassKey(npsn: school.npsn, name: group.name))
        count += try ledger.records(of: school.npsn, className: group.name, term: term).count
      }
    }
    return keys
  }

  private func measure(
    _ lanes: Int, _ classes: [ClassKey], _ term: Term, into figures: inout LaneFigures
  ) throws {
    let (wall, processor) = (meters.wallMilliseconds(), meters.processMilliseconds())
    let (ledger, shelf, catalogue, engine) = (ledger, shelf, catalogue, engine)
    let counts = try inLanes(
      lanes, classes,
      makeBench: { CardPress(bench: FontBench(catalogue: catalogue), engine: engine) },
      work: { key, press in
        let records = try ledger.records(of: key.npsn, className: key.name, term: term)
        let numbers = records.compactMap { $0.record.student.nisn?.digits }
        for stored in records {
          let template = try shelf.template(for: stored.record)
          _ = try press.card(
            of: stored.record, template: template, proof: .quick, classmates: numbers)
        }
        return records.count
      })
    figures.students = counts.reduce(0, +)
    figures.wall.append(meters.wallMilliseconds() - wall)
    figures.processor.append(meters.processMilliseconds() - processor)
  }
}

/// What some lanes took for the same students, round by round.
package struct LaneFigures: Sendable {
  package fileprivate(set) var students = 0
  fileprivate var wall: [Double] = []
  fileprivate var processor: [Double] = []

  package var studentsPerSecond: Double {
    Double(students) * 1_000 / max(RenderFigures.median(wall), 0.001)
  }
  /// Processor time of a student in all threads together.
  package var milliseconds: Double {
    RenderFigures.median(processor) / Double(max(students, 1))
  }
}
