package import Pages

/// What a document must say to readers and machines: its elements in reading order with their texts, its language, and that
/// its title is shown.
package struct StructureExpectation: Sendable {
  /// In reading order; the marks are pieces of ink, see ``PageExpectation/markedText``.
  private let elements: [StructureReading.Element]
  private let language: String

  /// Expects exactly the structure of `pages`.
  package init(_ pages: PageSet) {
    let tree = StructureTree(pages)
    var elements: [StructureReading.Element] = []
    elements.reserveCapacity(tree.nodes.count)
    func add(_ place: Int, depth: Int) {
      let node = tree.nodes[place]
      elements.append(StructureReading.Element(node, tree.marks(of: node), depth: depth))
      for child in tree.children(of: node) { add(child, depth: depth + 1) }
    }
    for place in tree.nodes.indices {
      let node = tree.nodes[place]
      if node.isKept, node.element.parent < 0 { add(place, depth: 0) }
    }
    self.elements = elements
    language = pages.language
  }

  /// What it says, a line an element, indented by its depth.
  package func lines(_ pages: [PageExpectation]) -> [String] {
    elements.map { element in
      var text: [UInt8] = []
      element.gather(from: pages, into: &text)
      return element.description(text)
    }
  }

  /// What a document has otherwise.
  ///
  /// - Parameter pages: what its pages must be.
  func findings(in reading: DocumentReading, _ pages: [PageExpectation]) -> [Finding] {
    guard let structure = reading.structure else { return [.documentEntry("StructTreeRoot")] }
    var findings: [Finding] = []
    if structure.language != language { findings.append(.documentEntry("Lang")) }
    if !structure.isMarked { findings.append(.documentEntry("MarkInfo")) }
    if !structure.showsTitle { findings.append(.documentEntry("DisplayDocTitle")) }
    for (index, page) in reading.pages.enumerated() {
      for place in page.text.unmarked.prefix(3) {
        let before = page.text.bytes[max(place - 24, 0)..<place]
        findings.append(
          .untaggedText(page: index + 1, after: String(decoding: before, as: UTF8.self)))
      }
    }
    return findings + difference(structure.elements, in: reading, pages)
  }

  /// The first element that is not as meant.
  private func difference(
    _ found: [StructureReading.Element], in reading: DocumentReading, _ pages: [PageExpectation]
  ) -> [Finding] {
    // Kept, so that no element's text needs memory of its own.
    var (expectedText, foundText): ([UInt8], [UInt8]) = ([], [])
    for index in 0..<max(elements.count, found.count) {
      let expected = index < elements.count ? elements[index] : nil
      let other = index < found.count ? found[index] : nil
      expected?.gather(from: pages, into: &expectedText)
      other?.gather(from: reading, into: &foundText)
      if let expected, let other, expected.says(the: other), expectedText == foundText { continue }
      return [
        .structureDiffers(
          expected: expected?.description(expectedText) ?? "nothing",
          found: other?.description(foundText) ?? "nothing")
      ]
    }
    return []
  }
}

extension StructureReading.Element {
  /// The text that its marks have on the pages, in place of what `text` was.
  fileprivate func gather(from pages: [PageExpectation], into text: inout [UInt8]) {
    text.removeAll(keepingCapacity: true)
    marks.forEach { mark in
      guard pages.indices.contains(mark.page), let painted = pages[mark.page].paintedText,
        pages[mark.page].markedText.indices.contains(mark.mark)
      else { return }
      text.append(contentsOf: painted[pages[mark.page].markedText[mark.mark]])
    }
  }

  fileprivate func gather(from reading: DocumentReading, into text: inout [UInt8]) {
    text.removeAll(keepingCapacity: true)
    marks.forEach { mark in
      let painted = reading.pages[mark.page].text
      guard painted.marks.indices.contains(mark.mark) else { return }
      text.append(contentsOf: painted.solid[painted.marks[mark.mark]])
    }
  }
}

extension StructureReading.Element {
  fileprivate init(
    _ node: StructureTree.Node, _ places: some Sequence<StructureTree.Place>, depth: Int
  ) {
    let element = node.element
    self.init(depth: depth)
    type = PDFName.code(element.type.utf8)
    alternateText = element.alternateText
    for place in places { marks.append(place) }
    switch element.kind {
    case .headerCell(let way): scope = PDFName.code((way == .column ? "Column" : "Row").utf8)
    case .cell: break
    default: return
    }
    columnSpan = Int(element.columnSpan)
    rowSpan = Int(element.rowSpan)
  }

  /// Whether all but the text is the same.
  fileprivate func says(the other: Self) -> Bool {
    depth == other.depth && type == other.type && scope == other.scope
      && columnSpan == other.columnSpan && rowSpan == other.rowSpan
      && alternateText == other.alternateText
  }

  /// In one short line, indented by its depth.
  fileprivate func description(_ text: [UInt8]) -> String {
    var line = String(repeating: " ", count: depth) + PDFName.text(type)
    if scope != 0 { line += " scope=\(PDFName.text(scope))" }
    if columnSpan != 1 { line += " columns=\(columnSpan)" }
    if rowSpan != 1 { line += " rows=\(rowSpan)" }
    if !alternateText.isEmpty { line += " alt=“\(alternateText)”" }
    if !text.isEmpty { line += " “\(String(decoding: text, as: UTF8.self))”" }
    return String(line.prefix(60))
  }
}
