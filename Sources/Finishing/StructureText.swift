internal import Pages

/// Writes a structure tree as PDF objects (ISO 32000-1 section 14.7).
struct StructureText {
  let tree: StructureTree
  /// Object numbers of the elements, by their places; 0 for those that are left out.
  let numbers: [Int]
  /// Object numbers of the pages.
  let pages: [Int]
  let root: Int

  /// The object of an element.
  func element(_ place: Int) -> String {
    let node = tree.nodes[place]
    let element = node.element
    let parent = element.parent >= 0 ? numbers[Int(element.parent)] : root
    var text = "<</Type/StructElem/S/\(element.type)/P \(parent) 0 R"
    let page = node.marks.first?.page
    if let page { text += "/Pg \(pages[page]) 0 R" }
    let kids =
      node.marks.map { mark in
        mark.page == page
          ? String(mark.mark) : "<</Type/MCR/Pg \(pages[mark.page]) 0 R/MCID \(mark.mark)>>"
      } + node.children.map { "\(numbers[$0]) 0 R" }
    if kids.count == 1, let kid = kids.first {
      text += "/K \(kid)"
    } else if !kids.isEmpty {
      text += "/K[\(kids.joined(separator: " "))]"
    }
    if !element.alternateText.isEmpty { text += "/Alt\(Self.string(element.alternateText))" }
    let attributes = attributes(of: element)
    if !attributes.isEmpty { text += "/A<</O/Table\(attributes)>>" }
    return text + ">>"
  }

  private func attributes(of element: StructureElement) -> String {
    var text = ""
    switch element.kind {
    case .headerCell(.column): text = "/Scope/Column"
    case .headerCell(.row): text = "/Scope/Row"
    case .cell: break
    default: return ""
    }
    if element.columnSpan > 1 { text += "/ColSpan \(element.columnSpan)" }
    if element.rowSpan > 1 { text += "/RowSpan \(element.rowSpan)" }
    return text
  }

  /// The root of the tree, with the way back from a page's marks to their elements.
  ///
  /// - Parameter keys: the pages' own keys (`StructParents`); nil for pages without marks.
  func rootObject(keys: [Int?]) -> String {
    let top = tree.nodes.indices.filter {
      tree.nodes[$0].isKept && tree.nodes[$0].element.parent < 0
    }
    var parents: [(key: Int, text: String)] = []
    for (page, key) in keys.enumerated() {
      guard let key else { continue }
      let marks = tree.marks[page].map { $0.map { "\(numbers[$0]) 0 R" } ?? "null" }
      parents.append((key, "\(key)[\(marks.joined(separator: " "))]"))
    }
    parents.sort { $0.key < $1.key }
    return "<</Type/StructTreeRoot/K[\(top.map { "\(numbers[$0]) 0 R" }.joined(separator: " "))]"
      + "/ParentTree<</Nums[\(parents.map(\.text).joined(separator: " "))]>>"
      + "/ParentTreeNextKey \((parents.last?.key ?? -1) + 1)>>"
  }

  /// A text string in UTF-16 (ISO 32000-1 section 7.9.2.2).
  static func string(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes = Array("<FEFF".utf8)
    for unit in text.utf16 {
      for shift in [12, 8, 4, 0] { bytes.append(digits[Int(unit >> UInt16(shift)) & 15]) }
    }
    bytes.append(UInt8(ascii: ">"))
    return String(decoding: bytes, as: UTF8.self)
  }
}
