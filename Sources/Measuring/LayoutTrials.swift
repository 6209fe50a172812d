package import Batching
package import CairoPango
package import Pages
package import Records

/// What the documents of many layouts cost, each beside Cairo's floor for the same pages.
///
/// The documents come from memory, so that the chain is without reading and, being compared with the floor, without the
/// check. Layouts, documents and steps take turns, so that a noisy machine disturbs all alike. Confined to one thread.
package final class LayoutTrials {
  /// A layout with what it is tried with.
  package struct Subject: Sendable {
    package var layout: String
    package var paper: Paper
    package var documents: [DocumentRecord]

    package init(layout: String, paper: Paper, documents: [DocumentRecord]) {
      self.layout = layout
      self.paper = paper
      self.documents = documents
    }
  }

  private let shelf: TemplateShelf
  private let press: CardPress
  private let floor: CairoFloor
  private let meters: Meters

  package init(shelf: TemplateShelf, bench: FontBench, engine: String, meters: Meters) {
    self.shelf = shelf
    self.meters = meters
    press = CardPress(bench: bench, engine: engine)
    floor = CairoFloor(fonts: bench)
  }

  /// The figures of each subject, a median over its documents and `rounds` rounds.
  ///
  /// - Throws: ``CardError`` for the first document that cannot be made.
  package func run(_ subjects: [Subject], rounds: Int) throws -> [RenderFigures] {
    var figures = subjects.map { _ in RenderFigures(steps: [.layout, .drawing, .floor]) }
    // The first round shapes words, compiles layouts and loads glyphs: no document's cost.
    for round in 0...rounds {
      for (place, subject) in subjects.enumerated() {
        var unmeasured = RenderFigures(steps: figures[place].steps)
        for document in subject.documents {
          if round == 0 {
            try measure(document, subject, into: &unmeasured)
          } else {
            try measure(document, subject, into: &figures[place])
          }
        }
      }
    }
    return figures
  }

  private func measure(
    _ document: DocumentRecord, _ subject: Subject, into figures: inout RenderFigures
  ) throws {
    let template = try LayoutTrial(subject.layout, press: press, shelf: shelf)
      .template(for: document, subject.paper)
    var pages = PageSet(pages: [])
    figures.note(
      .layout, try meters.measure { pages = try press.pages(of: document, template: template) })
    figures.pages += pages.pages.count
    // Whoever paints second finds the fonts in the processor's caches, so the two take turns at that too.
    let floorIsFirst = figures.students.isMultiple(of: 2)
    if floorIsFirst { try paintFloor(pages, &figures) }
    var pdf: [UInt8] = []
    figures.note(.drawing, try meters.measure { pdf = try press.draw(pages, of: document) })
    figures.bytes += pdf.count
    if !floorIsFirst { try paintFloor(pages, &figures) }
    figures.endStudent()
  }

  private func paintFloor(_ pages: PageSet, _ figures: inout RenderFigures) throws {
    var bytes = 0
    figures.note(.floor, try meters.measure { bytes = try floor.paint(pages) })
    figures.floorBytes += bytes
  }
}
