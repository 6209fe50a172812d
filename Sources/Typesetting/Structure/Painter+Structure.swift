internal import Pages

// The elements of what is painted: numbers of the document's, or nil for what says nothing to a reader.

extension Painter {
  /// The element at that place of the flow; the owner itself for -1.
  func element(_ place: Int32, in flow: Flow) -> Int32? {
    guard let structure = context.structure, let owner else { return nil }
    return structure.number(of: place, in: flow, holder: owner)
  }

  /// The element of a row within the owner. Heading rows that are repeated on a further page are read once only, and
  /// footing rows where the table ends.
  func element(
    ofRow row: Int, of table: TableBox, _ container: Container, _ fragment: Fragment
  ) -> Int32? {
    guard let structure = context.structure, let owner else { return nil }
    if row < table.headCount, !fragment.begins(container) { return nil }
    if row >= table.bodyEnd, !fragment.ends(container), table.rows[row].repetition != .first {
      return nil
    }
    return structure.number(ofRow: row, of: table, parent: owner)
  }

  /// The element of a cell whose row is the owner.
  func element(ofCell cell: Int, of table: TableBox) -> Int32? {
    guard let structure = context.structure, let owner else { return nil }
    return structure.number(ofCell: cell, of: table, row: owner)
  }

  /// Ink that is laid over the page as a whole: a group is one mark, for Cairo knows none within.
  func whole(_ ink: Ink) -> [Ink] {
    guard let structure = context.structure, ink.isGroup,
      case .transformed(let transform, let children, let opacity) = ink
    else { return [ink] }
    let element = owner.map {
      structure.add(StructureElement(kind: .paragraph, parent: $0))
    }
    let plain = children.flatMap(\.unmarked)
    return [.marked(element, [.transformed(transform, plain, opacity: opacity)])]
  }
}

extension Ink {
  /// The same without marks.
  fileprivate var unmarked: [Ink] {
    switch self {
    case .marked(_, let children): children.flatMap(\.unmarked)
    case .transformed(let transform, let children, let opacity):
      [.transformed(transform, children.flatMap(\.unmarked), opacity: opacity)]
    case .fill, .lines, .glyphs, .image: [self]
    }
  }
}

extension Flow {
  /// The container of the table that an atom is a row of, or -1.
  func table(around atom: Int) -> Int {
    var container = atoms[atom].container
    while container >= 0, containers[Int(container)].table < 0 {
      container = containers[Int(container)].parent
    }
    return Int(container)
  }
}
