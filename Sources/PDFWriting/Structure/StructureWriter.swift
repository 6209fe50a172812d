internal import Pages

/// Writes a structure tree as PDF objects (ISO 32000-1 section 14.7).
struct StructureWriter {
  private let tree: StructureTree
  /// Object numbers of the elements, by their places; 0 for those that are left out.
  private let numbers: [Int]
  /// Object numbers of the pages.
  private let pages: [Int]
  let root: Int

  init(_ set: PageSet, pages: [Int], in file: inout FileWriter) {
    tree = StructureTree(set)
    self.pages = pages
    root = file.takeNumber()
    numbers = tree.nodes.map { $0.isKept ? file.takeNumber() : 0 }
  }

  func write(to file: inout FileWriter) {
    for place in tree.nodes.indices where numbers[place] > 0 { writeElement(place, to: &file) }
    writeRoot(to: &file)
  }

  private func writeElement(_ place: Int, to file: inout FileWriter) {
    let node = tree.nodes[place]
    let element = node.element
    file.begin(numbers[place])
    file.object.append("<</S/")
    file.object.append(element.type.utf8)
    file.object.append("/P")
    file.object.append(reference: element.parent >= 0 ? numbers[Int(element.parent)] : root)
    let page = tree.marks(of: node).first?.page
    if let page {
      file.object.append("/Pg")
      file.object.append(reference: pages[page])
    }
    writeKids(of: node, page: page, to: &file)
    if !element.alternateText.isEmpty {
      file.object.append("/Alt")
      file.object.append(text: element.alternateText)
    }
    writeAttributes(of: element, to: &file)
    file.object.append(">>")
  }

  private func writeKids(of node: StructureTree.Node, page: Int?, to file: inout FileWriter) {
    let (marks, children) = (tree.marks(of: node), tree.children(of: node))
    let count = marks.count + children.reduce(0) { count, _ in count + 1 }
    guard count > 0 else { return }
    file.object.append(count == 1 ? "/K" : "/K[")
    for mark in marks {
      file.object.space()
      if mark.page == page {
        file.object.append(mark.mark)
      } else {
        file.object.append("<</Type/MCR/Pg")
        file.object.append(reference: pages[mark.page])
        file.object.append("/MCID ")
        file.object.append(mark.mark)
        file.object.append(">>")
      }
    }
    for child in children { file.object.append(reference: numbers[child]) }
    if count > 1 { file.object.append(UInt8(ascii: "]")) }
  }

  private func writeAttributes(of element: StructureElement, to file: inout FileWriter) {
    let scope: StaticString? =
      switch element.kind {
      case .headerCell(.column): "/Scope/Column"
      case .headerCell(.row): "/Scope/Row"
      default: nil
      }
    guard scope != nil || element.kind == .cell else { return }
    guard scope != nil || element.columnSpan > 1 || element.rowSpan > 1 else { return }
    file.object.append("/A<</O/Table")
    if let scope { file.object.append(scope) }
    if element.columnSpan > 1 {
      file.object.append("/ColSpan ")
      file.object.append(Int(element.columnSpan))
    }
    if element.rowSpan > 1 {
      file.object.append("/RowSpan ")
      file.object.append(Int(element.rowSpan))
    }
    file.object.append(">>")
  }

  /// The root of the tree, with the way back from a page's marks to their elements; a page's key is its place.
  private func writeRoot(to file: inout FileWriter) {
    file.begin(root)
    file.object.append("<</Type/StructTreeRoot/K[")
    for place in tree.nodes.indices where tree.nodes[place].isKept {
      guard tree.nodes[place].element.parent < 0 else { continue }
      file.object.append(reference: numbers[place])
    }
    file.object.append("]/ParentTree<</Nums[")
    for (page, marks) in tree.marks.enumerated() {
      file.object.append(page)
      file.object.append(UInt8(ascii: "["))
      for element in marks {
        if let element {
          file.object.append(reference: numbers[element])
        } else {
          file.object.append(" null")
        }
      }
      file.object.append(UInt8(ascii: "]"))
    }
    file.object.append("]>>/ParentTreeNextKey ")
    file.object.append(tree.marks.count)
    file.object.append(">>")
  }
}
