package import Pages

/// What a document must say to readers and machines: its elements in reading order with their texts, its language, and that
/// its title is shown.
package struct StructureExpectation: Sendable, Hashable {
  /// An element as one line: depth, type, attributes, text without white space.
  package var elements: [String]
  package var language: String

  /// Expects exactly the structure of `pages`.
  package init(_ pages: PageSet) {
    let tree = StructureTree(pages)
    let texts = pages.pages.map { page in
      var found: [String] = []
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
      let text = node.marks.map { texts[$0.page][$0.mark] }.joined()
      let element = node.element
      var scope: String?
      if case .headerCell(let way) = element.kind { scope = way == .column ? "Column" : "Row" }
      let hasSpans =
        switch element.kind {
        case .cell, .headerCell: true
        default: false
        }
      elements.append(
        Self.line(
          depth: depths[place], element.type, scope: scope,
          columns: hasSpans ? Int(element.columnSpan) : 1,
          rows: hasSpans ? Int(element.rowSpan) : 1,
          alternate: element.alternateText, text))
      for child in node.children.reversed() {
        depths[child] = depths[place] + 1
        waiting.append(child)
      }
    }
  }

  private static func gather(_ ink: [Ink], into texts: inout [String]) {
    for piece in ink {
      switch piece {
      case .marked(_, let children):
        var text = ContiguousArray<UInt8>()
        PageExpectation.gather(children, into: &text)
        texts.append(String(decoding: text, as: UTF8.self))
      case .transformed(_, let children, _) where !piece.isGroup: gather(children, into: &texts)
      case .fill, .lines, .glyphs, .image, .transformed: break
      }
    }
  }

  private static func line(
    depth: Int, _ type: String, scope: String?, columns: Int, rows: Int, alternate: String,
    _ text: String
  ) -> String {
    var line = String(repeating: " ", count: depth) + type
    if let scope { line += " scope=\(scope)" }
    if columns > 1 { line += " columns=\(columns)" }
    if rows > 1 { line += " rows=\(rows)" }
    if !alternate.isEmpty { line += " alt=“\(alternate)”" }
    return text.isEmpty ? line : line + " “\(text)”"
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
      let expected = index < elements.count ? elements[index] : "nothing"
      let other = index < found.count ? found[index] : "nothing"
      guard expected != other else { continue }
      findings.append(
        .structureDiffers(
          expected: String(expected.prefix(60)), found: String(other.prefix(60))))
      break
    }
    return findings
  }

  private static func lines(
    of structure: StructureReading, in reading: DocumentReading
  ) -> [String] {
    let texts = reading.pages.map { page in
      page.text.marks.reduce(into: [Int: String]()) { texts, mark in
        let bytes = page.text.bytes[mark.bytes].filter { $0 > 32 }
        texts[mark.number, default: ""] += String(decoding: bytes, as: UTF8.self)
      }
    }
    return structure.elements.map { element in
      line(
        depth: element.depth, element.type, scope: element.scope, columns: element.columnSpan,
        rows: element.rowSpan, alternate: element.alternateText ?? "",
        element.marks.map { texts[$0.page][$0.number] ?? "" }.joined())
    }
  }
}
