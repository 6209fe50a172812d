/// One element of what a document is for readers and machines (ISO 32000-1 section 14.7): a screen reader walks these
/// instead of the ink.
package struct StructureElement: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case document, section, division, paragraph
    /// 1 to 6.
    case heading(Int)
    case list, listItem, listBody
    case table, row, cell
    /// A cell that names the column below it or the row beside it.
    case headerCell(Scope)
    case figure, caption
  }

  package enum Scope: Sendable, Hashable { case row, column }

  package var kind: Kind
  /// The place of the element around it in ``PageSet/structure``, always before its own; -1 for the document.
  package var parent: Int32
  /// What a figure shows, in words.
  package var alternateText: String
  package var columnSpan: Int32
  package var rowSpan: Int32

  package init(
    kind: Kind, parent: Int32, alternateText: String = "", columnSpan: Int32 = 1, rowSpan: Int32 = 1
  ) {
    self.kind = kind
    self.parent = parent
    self.alternateText = alternateText
    self.columnSpan = columnSpan
    self.rowSpan = rowSpan
  }

  /// The standard structure type (ISO 32000-1 section 14.8.4).
  package var type: String {
    switch kind {
    case .document: "Document"
    case .section: "Sect"
    case .division: "Div"
    case .paragraph: "P"
    case .heading(let level): "H\(min(max(level, 1), 6))"
    case .list: "L"
    case .listItem: "LI"
    case .listBody: "LBody"
    case .table: "Table"
    case .row: "TR"
    case .cell: "TD"
    case .headerCell: "TH"
    case .figure: "Figure"
    case .caption: "Caption"
    }
  }

  /// Whether it stands for something even without ink: an empty cell keeps its column.
  var isMeantEmpty: Bool {
    switch kind {
    case .document, .cell, .headerCell: true
    default: false
    }
  }
}

/// The structure of a set of pages with the marks of its elements, as it is written to a file.
///
/// Elements that nothing was painted of are left out.
package struct StructureTree: Sendable {
  /// A piece of marked ink: the number of its page, from 0, and its number among the page's marks.
  package struct Place: Sendable, Hashable {
    package var page: Int
    package var mark: Int

    package init(page: Int, mark: Int) {
      self.page = page
      self.mark = mark
    }
  }

  package struct Node: Sendable {
    package var element: StructureElement
    package var isKept = false
    /// Its marks among ``StructureTree/places``.
    fileprivate var places = 0..<0
    /// Places in ``StructureTree/nodes``; -1 for none.
    fileprivate var firstChild = -1
    fileprivate var nextSibling = -1
  }

  /// One a ``PageSet/structure`` element, in its order, which is that of reading.
  package private(set) var nodes: [Node]
  /// The element of every mark of every page; nil for what is no content (artifacts).
  package private(set) var marks: [[Int?]] = []
  /// All marks of content, element by element.
  private var places: [Place] = []

  package init(_ set: PageSet) {
    nodes = set.structure.map { Node(element: $0) }
    for page in set.pages {
      var found: [Int?] = []
      Self.gather(page.ink, into: &found)
      marks.append(found)
    }
    placeMarks()
    for index in nodes.indices.reversed() {
      let isMeantEmpty = nodes[index].element.isMeantEmpty
      nodes[index].isKept =
        isMeantEmpty || !nodes[index].places.isEmpty || nodes[index].firstChild >= 0
      let parent = Int(nodes[index].element.parent)
      if nodes[index].isKept, parent >= 0, parent < index {
        nodes[index].nextSibling = nodes[parent].firstChild
        nodes[parent].firstChild = index
      }
    }
  }

  /// Sorts the marks by their elements, in one array: a card has some three hundred elements.
  private mutating func placeMarks() {
    var counts = [Int](repeating: 0, count: nodes.count)
    for case let element? in marks.joined() where nodes.indices.contains(element) {
      counts[element] += 1
    }
    var end = 0
    for index in nodes.indices {
      nodes[index].places = end..<end
      end += counts[index]
    }
    places = Array(repeating: Place(page: 0, mark: 0), count: end)
    for (page, found) in marks.enumerated() {
      for (mark, element) in found.enumerated() {
        guard let element, nodes.indices.contains(element) else { continue }
        let range = nodes[element].places
        places[range.upperBound] = Place(page: page, mark: mark)
        nodes[element].places = range.lowerBound..<range.upperBound + 1
      }
    }
  }

  /// What a node holds itself, in reading order; before its children.
  package func marks(of node: Node) -> ArraySlice<Place> { places[node.places] }

  /// The places of a node's children in ``nodes``, in reading order.
  package func children(of node: Node) -> some Sequence<Int> {
    sequence(state: node.firstChild) { next in
      guard next >= 0 else { return nil }
      defer { next = nodes[next].nextSibling }
      return next
    }
  }

  private static func gather(_ ink: [Ink], into marks: inout [Int?]) {
    for piece in ink {
      switch piece {
      case .marked(let element, _): marks.append(element.map { Int($0) })
      case .transformed(_, let children, _) where !piece.isGroup: gather(children, into: &marks)
      case .fill, .lines, .glyphs, .image, .transformed: break
      }
    }
  }
}

extension Ink {
  /// Whether it is painted as a whole first and laid over the page then; marks within are not told apart.
  package var isGroup: Bool {
    // One mark cannot shine through another: its own opacity does, and no group is needed.
    guard case .transformed(_, let children, let opacity) = self else { return false }
    return opacity < 1 && children.count > 1
  }
}
