internal import Pages

/// What a box of a flow is for readers and machines. It becomes an element of the document when the first of it is painted,
/// so that elements stand in reading order.
struct FlowElement {
  var kind: StructureElement.Kind
  /// Place in ``Flow/elements``, or -1 for the element that holds the flow.
  var parent: Int32
  /// Its number in the document, or -1 while nothing of it has been painted.
  var number: Int32 = -1
}

extension FlowBuilder {
  /// The element that a block of that role opens; the one that is open where the role says nothing to a reader.
  func beginElement(_ role: Role) -> Int32 {
    guard context.structure != nil else { return -1 }
    switch role {
    case .none, .division, .paragraph, .figure, .caption: return element
    case .section: return add(.section)
    case .list: return add(.list)
    case .listItem: return add(.listBody, in: add(.listItem))
    case .heading(let level): return add(.heading(level))
    }
  }

  /// The element of a paragraph.
  func leafElement(_ role: Role) -> Int32 {
    guard context.structure != nil else { return -1 }
    switch role {
    case .none, .division, .paragraph, .section, .figure: return add(.paragraph)
    case .caption:
      let isOfTable = element >= 0 && flow.elements[Int(element)].kind == .table
      return add(isOfTable ? .caption : .paragraph)
    case .list, .listItem, .heading: return beginElement(role)
    }
  }

  /// The element of a table. One without a heading cell only puts texts beside each other (a form's labels and values, the
  /// signatures): its rows are read as lines, not as data.
  func beginTable(_ box: TableBox) -> Int32 {
    guard context.structure != nil else { return -1 }
    box.rowElements = ContiguousArray(repeating: -1, count: box.rows.count)
    box.cellElements = ContiguousArray(repeating: -1, count: box.cells.count)
    return add(box.isData ? .table : .division)
  }

  private func add(_ kind: StructureElement.Kind) -> Int32 { add(kind, in: element) }

  private func add(_ kind: StructureElement.Kind, in parent: Int32) -> Int32 {
    flow.elements.append(FlowElement(kind: kind, parent: parent))
    return Int32(flow.elements.count - 1)
  }
}

extension TableBox {
  /// Whether the table says of its columns or rows what they hold.
  var isData: Bool { cells.contains { $0.isHeader } }

  /// Whether the row is no more than texts beside each other.
  func isLine(_ row: RowBox) -> Bool {
    cells[Int(row.firstCell)..<Int(row.endCell)].allSatisfy { cell in
      switch cell.content {
      case .none, .paragraph: cell.rowSpan == 1
      case .flow, .turned: false
      }
    }
  }
}
