package import CairoPango
internal import Pages
package import Records
package import Templating
package import Typesetting

/// Tells how cards fit their pages, and which fields would have to be shorter to save one.
///
/// Lays cards out and draws nothing. Confined to one thread, as its bench is.
package final class FitAdviser {
  private let typesetter: Typesetter

  package convenience init(bench: FontBench) { self.init(typesetter: Typesetter(bench: bench)) }

  package init(typesetter: Typesetter) { self.typesetter = typesetter }

  /// How many fields are tried alone, and how many together, before a page counts as not to be saved.
  private static let mostAlone = 3
  private static let mostTogether = 8

  /// How a document fits.
  ///
  /// - Throws: ``TypesettingError`` whose origin counts in ``Template/sites``, as everywhere.
  package func fit(
    of record: DocumentRecord, template: Template, options: PrintOptions = PrintOptions()
  ) throws(TypesettingError) -> StudentFit {
    let (content, traces) = template.traced(with: record, options: options)
    return try fit(of: content, traces, template)
  }

  /// The least that has to be cut to save the page of the card's overrun: the largest field that can do it alone, else
  /// the largest fields together. Nil if there is none, or if no shortening saves one.
  ///
  /// - Complexity: about ten layouts of the card a field that is tried.
  package func saving(
    for record: ReportRecord, template: Template, options: PrintOptions = PrintOptions()
  ) throws(TypesettingError) -> Saving? {
    let (content, traces) = template.traced(with: .report(record), options: options)
    let fit = try fit(of: content, traces, template)
    guard let overrun = fit.overrun else { return nil }
    let goal = fit.pageCount - 1
    let fields = overrun.contributors.filter { $0.lineCount > 1 }
    for field in fields.prefix(Self.mostAlone) {
      if let kept = try mostWords(of: field, keeping: [:], in: content, pages: goal) {
        return try proven([field], [field.trace: kept], content, pages: goal)
      }
    }
    // All but the last are cut to a word; the last keeps what it can.
    var kept: [Int32: Int] = [:]
    var cut: [StudentFit.Contributor] = []
    for field in fields.prefix(Self.mostTogether) {
      cut.append(field)
      if cut.count > 1,
        let words = try mostWords(of: field, keeping: kept, in: content, pages: goal)
      {
        kept[field.trace] = words
        return try proven(cut, kept, content, pages: goal)
      }
      kept[field.trace] = 1
    }
    return nil
  }

  // MARK: Measuring

  private func fit(
    of content: Content, _ traces: [ContentTrace], _ template: Template
  ) throws(TypesettingError) -> StudentFit {
    let explanation: Explanation
    do throws(TypesettingError) {
      explanation = try typesetter.explanation(of: content)
    } catch {
      throw template.placed(error, traces)
    }
    return CardReading(explanation, traces: traces, sites: template.sites).fit
  }

  // MARK: Proof

  /// The most words that the field can keep so that the card takes no more than `goal` pages; nil if even one is too many.
  private func mostWords(
    of field: StudentFit.Contributor, keeping others: [Int32: Int], in content: Content,
    pages goal: Int
  ) throws(TypesettingError) -> Int? {
    func fits(_ words: Int) throws(TypesettingError) -> Bool {
      let kept = others.merging([field.trace: words]) { _, new in new }
      return try typesetter.pages(of: content.shortened(to: kept)).pages.count <= goal
    }
    guard try fits(1) else { return nil }
    var fitting = 1
    var tooMany = content.wordCount(of: field.trace)
    while tooMany - fitting > 1 {
      let middle = (fitting + tooMany) / 2
      if try fits(middle) { fitting = middle } else { tooMany = middle }
    }
    return fitting
  }

  /// Lays the shortened card out once more and reads from it what was saved.
  private func proven(
    _ fields: [StudentFit.Contributor], _ kept: [Int32: Int], _ content: Content, pages goal: Int
  ) throws(TypesettingError) -> Saving? {
    let shortened = content.shortened(to: kept)
    let explanation = try typesetter.explanation(of: shortened)
    guard explanation.pages.pages.count <= goal else { return nil }
    let cuts = fields.map { field in
      let lines = explanation.boxes.reduce(0) {
        $0 + ($1.origin.site == field.trace ? $1.lineCount : 0)
      }
      return Saving.Cut(
        contributor: field, lineCount: field.lineCount - lines,
        characterCount: content.characterCount(of: field.trace)
          - shortened.characterCount(of: field.trace))
    }
    return Saving(cuts: cuts, pageCount: explanation.pages.pages.count)
  }
}

extension Template {
  /// The error with the place of the template in its origin, not that of the traces.
  package func placed(_ error: TypesettingError, _ traces: [ContentTrace]) -> TypesettingError {
    var error = error
    let number = Int(error.origin.site)
    if traces.indices.contains(number) { error.origin.site = traces[number].site }
    return error
  }
}
