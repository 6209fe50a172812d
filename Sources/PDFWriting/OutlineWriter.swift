/// Writes a document's outline (ISO 32000-1 section 12.3.3).
struct OutlineWriter {
  struct Entry {
    var title: String
    /// From 1; an entry stands below the last one of a lower level.
    var level: Int
    /// From 0.
    var page: Int
    /// Points from the page's bottom edge; nil to show the page's beginning.
    var top: Double?
  }

  /// Object numbers of the pages.
  let pages: [Int]

  /// - Returns: the number of the outline; nil without entries.
  func write(_ entries: [Entry], to file: inout FileWriter) -> Int? {
    guard !entries.isEmpty else { return nil }
    let root = file.takeNumber()
    let first = file.takeNumbers(entries.count)
    // Places are counted from 0, the root being -1.
    var parents: [Int] = []
    var children: [Int: [Int]] = [:]
    var above: [(level: Int, place: Int)] = []
    for (place, entry) in entries.enumerated() {
      above.removeAll { $0.level >= entry.level }
      let parent = above.last?.place ?? -1
      parents.append(parent)
      children[parent, default: []].append(place)
      above.append((entry.level, place))
    }
    file.begin(root)
    file.object.append("<</Type/Outlines")
    writeChildren(children[-1] ?? [], count: entries.count, first, to: &file)
    file.object.append(">>")
    for (place, entry) in entries.enumerated() {
      file.begin(first + place)
      file.object.append("<</Title")
      file.object.append(text: entry.title)
      file.object.append("/Parent")
      file.object.append(reference: parents[place] < 0 ? root : first + parents[place])
      let siblings = children[parents[place]] ?? []
      if let index = siblings.firstIndex(of: place) {
        if index > 0 {
          file.object.append("/Prev")
          file.object.append(reference: first + siblings[index - 1])
        }
        if index + 1 < siblings.count {
          file.object.append("/Next")
          file.object.append(reference: first + siblings[index + 1])
        }
      }
      let own = children[place] ?? []
      if !own.isEmpty {
        writeChildren(own, count: descendants(of: place, children), first, to: &file)
      }
      file.object.append("/Dest[")
      file.object.append(reference: pages[entry.page])
      if let top = entry.top {
        file.object.append("/XYZ 0 ")
        file.object.append(top)
        file.object.append(" null]>>")
      } else {
        file.object.append("/Fit]>>")
      }
    }
    return root
  }

  private func writeChildren(
    _ children: [Int], count: Int, _ first: Int, to file: inout FileWriter
  ) {
    guard let eldest = children.first, let youngest = children.last else { return }
    file.object.append("/First")
    file.object.append(reference: first + eldest)
    file.object.append("/Last")
    file.object.append(reference: first + youngest)
    file.object.append("/Count ")
    file.object.append(count)
  }

  private func descendants(of place: Int, _ children: [Int: [Int]]) -> Int {
    (children[place] ?? []).reduce(0) { $0 + 1 + descendants(of: $1, children) }
  }
}

/// How pages are numbered from one page on (ISO 32000-1 section 12.4.2).
struct PageLabel {
  enum Style {
    /// From 1.
    case decimal
    /// A page that only fills a sheet.
    case blank
  }

  /// From 0.
  var page: Int
  var style: Style

  /// Writes the entry of a catalog.
  static func write(_ labels: [PageLabel], to file: inout FileWriter) {
    file.object.append("/PageLabels<</Nums[")
    for label in labels {
      file.object.append(label.page)
      switch label.style {
      case .decimal: file.object.append("<</S/D>>")
      case .blank:
        file.object.append("<</P")
        file.object.append(text: "–")
        file.object.append(">>")
      }
    }
    file.object.append("]>>")
  }
}
