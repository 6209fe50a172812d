package import Pages

/// A heading of a document, for its outline.
package struct PageHeading: Sendable, Hashable {
  /// 1 to 6.
  package var level: Int
  package var text: String
  /// From 1.
  package var page: Int
  /// Points from the page's top edge to a little above the heading.
  package var top: Int

  /// The headings of pages that have a structure, in reading order.
  package static func headings(of set: PageSet) -> [PageHeading] {
    guard !set.structure.isEmpty else { return [] }
    var found: [Int32: PageHeading] = [:]
    for (page, content) in set.pages.enumerated() {
      for case .marked(let element?, let ink) in content.ink {
        guard set.structure.indices.contains(Int(element)),
          case .heading(let level) = set.structure[Int(element)].kind
        else { continue }
        var heading =
          found[element] ?? PageHeading(level: level, text: "", page: page + 1, top: .max)
        for case .glyphs(let run) in ink {
          heading.text += String(decoding: run.text, as: UTF8.self)
          // Above the capitals, so that the heading itself is seen.
          let top = (run.glyphs.first?.y ?? 0) - 2 * run.size.value
          heading.top = min(heading.top, max(0, Int(top)))
        }
        found[element] = heading
      }
    }
    return found.sorted { $0.key < $1.key }.map(\.value).filter {
      $0.text.utf8.contains { $0 > 32 }
    }
  }
}
