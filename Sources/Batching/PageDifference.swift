package import Pages

/// What differs on paper between two ways to print one record: lines of text by page, and the number of pages.
package struct PageDifference: Sendable, Hashable {
  /// A line of text and the pages that it stands on before and after, from 1.
  package struct Line: Sendable, Hashable, Codable {
    package var text: String
    package var before: Int?
    package var after: Int?
  }

  package var pagesBefore: Int
  package var pagesAfter: Int
  package var removed: [Line] = []
  package var added: [Line] = []
  /// Lines that stand on another page.
  package var moved: [Line] = []

  package var isEmpty: Bool {
    pagesBefore == pagesAfter && removed.isEmpty && added.isEmpty && moved.isEmpty
  }

  package init(before: PageSet, after: PageSet) {
    pagesBefore = before.pages.count
    pagesAfter = after.pages.count
    var old = Self.places(before)
    let new = Self.places(after)
    for (text, page) in new.order {
      guard var pages = old.pages[text], !pages.isEmpty else {
        added.append(Line(text: text, before: nil, after: page))
        continue
      }
      // The same line on the same page is the same; else one of those that are left has moved.
      let index = pages.firstIndex(of: page) ?? 0
      let from = pages.remove(at: index)
      old.pages[text] = pages
      if from != page { moved.append(Line(text: text, before: from, after: page)) }
    }
    for (text, page) in old.order {
      guard var pages = old.pages[text], let index = pages.firstIndex(of: page) else { continue }
      pages.remove(at: index)
      old.pages[text] = pages
      removed.append(Line(text: text, before: page, after: nil))
    }
  }

  private static func places(
    _ set: PageSet
  ) -> (order: [(text: String, page: Int)], pages: [String: [Int]]) {
    var order: [(text: String, page: Int)] = []
    var pages: [String: [Int]] = [:]
    for (index, page) in set.pages.enumerated() {
      for line in PageText.lines(of: page) {
        order.append((line, index + 1))
        pages[line, default: []].append(index + 1)
      }
    }
    return (order, pages)
  }
}
