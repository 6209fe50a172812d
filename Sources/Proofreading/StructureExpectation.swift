package import Pages

/// What a document must say to readers and machines: its elements in reading order with their texts, its language, and that
/// its title is shown.
package struct StructureExpectation: Sendable, Hashable {
  /// In reading order.
  package var elements: [StructureLine]
  package var language: String

  /// Expects exactly the structure of `pages`.
  package init(_ pages: PageSet) {
    let tree = StructureTree(pages)
    let texts = pages.pages.map { page in
      var found: [[UInt8]] = []
      Self.gather(page.ink, into: &found)
      return found
    }
    language = pages.language
    elements = []
    var depths = [Int](repeating: 0, count: tree.nodes.count)
    // Preorder, with a stack: a node's children stand behind it, but not right behind.
    var waiting = tree.nodes.indices.filter {
      tree.nodes[$0].isKept && tree.nodes[$0].element.parent < 0
    }
    waiting.reverse()
    while let place = waiting.popLast() {
      let node = tree.nodes[place]
      let element = node.element
      var line = StructureLine(depth: depths[place], type: element.type)
      for mark in node.marks { line.text += texts[mark.page][mark.mark] }
      line.alternateText = element.alternateText
      switch element.kind {
      case .headerCell(let way): line.scope = way == .column ? "Column" : "Row"
      default: break
      }
      if line.scope != nil || element.kind == .cell {
        line.columnSpan = Int(element.columnSpan)
        line.rowSpan = Int(element.rowSpan)
      }
      elements.append(line)
      for child in node.children.reversed() {
        depths[child] = depths[place] + 1
        waiting.append(child)
      }
    }
  }

  private static func gather(_ ink: [Ink], into texts: inout [[UInt8]]) {
    for piece in ink {
      switch piece {
      case .marked(_, let children):
        var text = ContiguousArray<UInt8>()
        PageExpectation.gather(children, into: &text)
        texts.append(Array(text))
      case .transformed(_, let children, _) where !piece.isGroup: gather(children, into: &texts)
      case .fill, .lines, .glyphs, .image, .transformed: break
      }
    }
  }

  /// What a document has otherwise.
  func findings(in reading: DocumentReading) -> [Finding] {
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
    let found = Self.lines(of: structure, in: reading)
    for index in 0..<max(elements.count, found.count) {
      let expected = index < elements.count ? elements[index] : nil
      let other = index < found.count ? found[index] : nil
      guard expected != other else { continue }
      let name = { (line: StructureLine?) in String((line?.description ?? "nothing").prefix(60)) }
      findings.append(.structureDiffers(expected: name(expected), found: name(other)))
      break
    }
    return findings
  }

  private static func lines(
    of structure: StructureReading, in reading: DocumentReading
  ) -> [StructureLine] {
    let texts = reading.pages.map { page in
      var texts: [Int: [UInt8]] = [:]
      for mark in page.text.marks {
        let text = page.text.bytes[mark.bytes].filter { $0 > 32 }
        texts[mark.number, default: []] += text
      }
      return texts
    }
    return structure.elements.map { element in
      var line = StructureLine(depth: element.depth, type: element.type)
      (line.scope, line.columnSpan, line.rowSpan) = (
        element.scope, element.columnSpan, element.rowSpan
      )
      line.alternateText = element.alternateText ?? ""
      for mark in element.marks { line.text += texts[mark.page][mark.number] ?? [] }
      return line
    }
  }
}
