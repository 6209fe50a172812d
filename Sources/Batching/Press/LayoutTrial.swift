package import Pages
package import Records
package import Templating

/// A layout tried with many documents on one paper: what golden pages are made of.
package struct LayoutTrial {
  private let press: CardPress
  private let shelf: TemplateShelf
  private let layout: String

  package init(_ layout: String, press: CardPress, shelf: TemplateShelf) {
    self.layout = layout
    self.press = press
    self.shelf = shelf
  }

  /// The document as a golden card, laid out on that paper.
  ///
  /// - Parameter proof: how thoroughly the PDF is read back; without it none is made.
  /// - Throws: ``CardError``, which names the student or the class.
  package func card(
    _ name: String, of record: DocumentRecord, paper: Paper, proof: Proof? = nil
  ) throws(CardError) -> GoldenPages.Card {
    let template = try template(for: record, paper)
    var options = PrintOptions()
    if let report = record.report { options = try shelf.trying(report, with: template) }
    let pages =
      if let proof {
        try press.card(of: record, template: template, options: options, proof: proof).pages
      } else {
        try press.pages(of: record, template: template, options: options)
      }
    return GoldenPages.Card(name: name, pages: pages) { [press] in
      try press.pictures(of: pages, resolution: GoldenPages.resolution, name: record.title)
    }
  }

  /// The layout compiled for a document on that paper.
  package func template(
    for record: DocumentRecord, _ paper: Paper
  ) throws(CardError) -> Template {
    if case .closingSheet = record {
      return try shelf.template(
        as: .closingSheet, named: layout, on: paper, name: record.title)
    }
    guard var report = record.report else {
      throw CardError(student: record.title, cause: .noLayout)
    }
    report.settings.paper = paper.rawValue
    return try shelf.template(named: layout, for: report)
  }
}
