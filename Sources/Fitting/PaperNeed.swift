/// The paper and the time that a pile of cards takes.
package struct PaperNeed: Sendable, Hashable {
  /// Printed pages.
  package private(set) var pages = 0
  /// Sheets if printed on one side.
  package private(set) var sheetsOneSided = 0
  /// Sheets if printed on both sides, each student's card beginning on a fresh sheet.
  package private(set) var sheetsTwoSided = 0

  package init() {}

  /// Adds a student's card.
  package mutating func add(pageCount: Int) {
    pages += pageCount
    sheetsOneSided += pageCount
    sheetsTwoSided += (pageCount + 1) / 2
  }

  package static func + (left: PaperNeed, right: PaperNeed) -> PaperNeed {
    var sum = left
    sum.pages += right.pages
    sum.sheetsOneSided += right.sheetsOneSided
    sum.sheetsTwoSided += right.sheetsTwoSided
    return sum
  }

  /// Minutes of pure printing (Docs/domain.md section 6.2): on both sides a printer counts the empty backs too.
  package func minutes(pagesPerMinute: Double, isTwoSided: Bool) -> Double {
    Double(isTwoSided ? sheetsTwoSided * 2 : pages) / pagesPerMinute
  }
}

extension Sequence<StudentFit> {
  /// The page count that most cards have; of several the least.
  package var usualPageCount: Int {
    var counts: [Int: Int] = [:]
    for fit in self { counts[fit.pageCount, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
  }
}

extension StudentFit {
  /// So many lines are soon shortened.
  private static let fewLines = 5

  /// Whether the card spills: it is longer than is usual in the class, or what ran over fills no more than half a page,
  /// or a few lines less would save the page.
  package func isSpilling(usualPageCount: Int, saving: Saving?) -> Bool {
    guard let overrun else { return pageCount > usualPageCount }
    let isSoonSaved = saving.map { $0.cuts.reduce(0) { $0 + $1.lineCount } <= Self.fewLines }
    return pageCount > usualPageCount || overrun.share <= 0.5 || isSoonSaved ?? false
  }
}
