internal import Pages

/// The elements of a document in the order in which they are first painted.
///
/// A class because all painters of a document add to it.
final class StructureRecorder {
  private(set) var elements: [StructureElement] = [StructureElement(kind: .document, parent: -1)]

  /// The number of the document itself.
  static let document: Int32 = 0

  func add(_ element: StructureElement) -> Int32 {
    elements.append(element)
    return Int32(elements.count - 1)
  }

  /// The number of an element of a flow.
  ///
  /// - Parameter holder: the number of the element that holds the flow.
  func number(of place: Int32, in flow: Flow, holder: Int32) -> Int32 {
    guard place >= 0 else { return holder }
    let element = flow.elements[Int(place)]
    if element.number >= 0 { return element.number }
    let parent = number(of: element.parent, in: flow, holder: holder)
    let number = add(StructureElement(kind: element.kind, parent: parent))
    flow.elements[Int(place)].number = number
    return number
  }

  /// The number of a table's row.
  func number(ofRow row: Int, of table: TableBox, parent: Int32) -> Int32 {
    if table.rowElements[row] >= 0 { return table.rowElements[row] }
    let isLine = !table.isData && table.isLine(table.rows[row])
    let kind: StructureElement.Kind =
      table.isData ? .row : isLine ? .paragraph : .division
    let number = add(StructureElement(kind: kind, parent: parent))
    table.rowElements[row] = number
    return number
  }

  /// The number of a cell; in a row that is read as a line, the row's.
  func number(ofCell index: Int, of table: TableBox, row number: Int32) -> Int32 {
    if table.cellElements[index] >= 0 { return table.cellElements[index] }
    let cell = table.cells[index]
    var element = StructureElement(
      kind: .paragraph, parent: number, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan)
    if table.isData {
      element.kind = cell.isHeader ? .headerCell(table.scope(of: cell)) : .cell
    } else {
      element.columnSpan = 1
      element.rowSpan = 1
      if elements[Int(number)].kind == .paragraph {
        table.cellElements[index] = number
        return number
      }
      switch cell.content {
      case .flow, .turned: element.kind = .division
      case .none, .paragraph: break
      }
    }
    table.cellElements[index] = add(element)
    return table.cellElements[index]
  }
}

extension TableBox {
  /// A cell in the head, or as wide as the table, names what is below it; any other what is beside it.
  fileprivate func scope(of cell: CellBox) -> StructureElement.Scope {
    Int(cell.row) < headCount || Int(cell.columnSpan) == columnCount ? .column : .row
  }
}
