import Batching
import CairoPango
import Drawing
import Pages
import Records
import Support
import Templating
import Testing

/// What our own writer makes of every layout looks as what Cairo makes of it.
@Suite struct WriterComparisonTests {
  @Test(
    arguments: LayoutGateTests.cases.filter {
      $0.paper != .f4 && $0.documents.first?.record.report != nil
    })
  func everyLayoutLooksAsCairoDrawsIt(gate: LayoutGateTests.Case) throws {
    let bench = FontBench(catalogue: try SampleCards.catalogue.get())
    let document = try #require(gate.documents.first?.record)
    let report = try #require(document.report)
    let template = try SampleCards.shelf.get().template(named: gate.layout, for: report)
    let press = CardPress(bench: bench, engine: "Rapor")
    let pages = try press.pages(of: document, template: template)
    let own = try press.draw(pages, of: report)
    let cairo = try CardPress(bench: bench, engine: "Rapor", maker: .cairo).draw(pages, of: report)
    let (new, old) = (
      try pictures(ofPDF: own, resolution: 50), try pictures(ofPDF: cairo, resolution: 50)
    )
    try #require(new.count == pages.pages.count && old.count == new.count)
    for (number, (old, new)) in zip(old, new).enumerated() {
      let comparison = try PictureComparison(expected: old, actual: new)
      // Poppler moves small letters to whole pixels; a tenth of a page's ink is letters that a hair moved to the next.
      #expect(comparison.differingShare < 0.012, "page \(number + 1): \(comparison)")
    }
    // A short document takes more letters along than it needs.
    #expect(own.count <= cairo.count + 5_500)
  }
}
