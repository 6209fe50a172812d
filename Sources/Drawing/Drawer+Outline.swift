internal import CairoPango
internal import Pages

extension Drawer {
  /// Adds an outline entry for each heading, below that of the last higher one.
  func addOutline(of set: PageSet, on canvas: borrowing Canvas) throws(DrawingError) {
    guard !set.structure.isEmpty else { return }
    var above: [(level: Int, entry: Int32)] = []
    for heading in headings(of: set) {
      above.removeAll { $0.level >= heading.level }
      let parent = above.last?.entry ?? 0
      let entry = try callingCairo { () throws(CairoError) in
        try canvas.addOutlineEntry(
          heading.text, page: heading.page, top: heading.top, parent: parent)
      }
      above.append((heading.level, entry))
    }
  }

  private struct Heading {
    var level: Int
    var text: String
    var page: Int
    var top: Int
  }

  private func headings(of set: PageSet) -> [Heading] {
    var found: [Int32: Heading] = [:]
    for (page, content) in set.pages.enumerated() {
      for case .marked(let element?, let ink) in content.ink {
        guard set.structure.indices.contains(Int(element)),
          case .heading(let level) = set.structure[Int(element)].kind
        else { continue }
        var heading =
          found[element] ?? Heading(level: level, text: "", page: page + 1, top: .max)
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
