internal import Pages
internal import Records

extension Compiler {
  mutating func table(_ element: MarkupElement, _ cursor: Cursor) -> TableProgram {
    var parts = TableParts()
    // Rows directly in a table belong to an unwritten <tbody>; runs of them keep their order among the written ones.
    let groups = pieces(grouped(element), in: cursor, text: stray) {
      (compiler, child, inner) -> [Piece<RowGroupProgram>] in
      compiler.tablePart(child, inner, into: &parts)
    }
    return TableProgram(
      style: styles.identifier(of: cursor.computed.style), columns: parts.columns, head: parts.head,
      body: groups, foot: parts.foot, caption: parts.caption,
      site: site(at: element.offset, in: element.source))
  }

  private struct TableParts {
    var columns: [Column] = []
    var head: [Piece<RowProgram>] = []
    var foot: [Piece<RowProgram>] = []
    var caption: ParagraphProgram?
  }

  private func grouped(_ table: MarkupElement) -> [MarkupNode] {
    var nodes: [MarkupNode] = []
    var rows: [MarkupNode] = []
    func wrapped() -> MarkupNode {
      .element(
        MarkupElement(
          name: "tbody", attributes: [], children: rows, offset: table.offset, source: table.source)
      )
    }
    for node in table.children {
      if case .element(let element) = node, element.name == "tr" {
        rows.append(node)
        continue
      }
      if case .text(let text) = node, text.isBlank { continue }
      if !rows.isEmpty {
        nodes.append(wrapped())
        rows = []
      }
      nodes.append(node)
    }
    if !rows.isEmpty { nodes.append(wrapped()) }
    return nodes
  }

  private mutating func tablePart(
    _ element: MarkupElement, _ cursor: Cursor, into parts: inout TableParts
  ) -> [Piece<RowGroupProgram>] {
    switch element.name {
    case "col": parts.columns += columns(element, cursor)
    case "colgroup":
      let widths: [Piece<ColumnLeaf>] = pieces(
        element.children, in: cursor, text: { _, _ in [] },
        visit: { compiler, child, inner in
          compiler.columns(child, inner).map { .leaf(ColumnLeaf(column: $0)) }
        })
      for case .leaf(let leaf) in widths { parts.columns.append(leaf.column) }
    case "thead": parts.head += rows(of: element, cursor)
    case "tfoot": parts.foot += rows(of: element, cursor)
    case "caption":
      parts.caption = paragraph(
        element.children, style: cursor.computed.style, in: cursor)
    case "tbody":
      return [
        .leaf(
          RowGroupProgram(
            style: styles.identifier(of: cursor.computed.style),
            rows: rows(of: element, cursor)))
      ]
    default: report(.misplaced(element.name), at: element.offset, in: element.source)
    }
    return []
  }

  private struct ColumnLeaf: Sendable { var column: Column }

  private mutating func columns(_ element: MarkupElement, _ cursor: Cursor) -> [Column] {
    guard element.name == "col" else {
      report(.misplaced(element.name), at: element.offset, in: element.source)
      return []
    }
    let span = count("span", of: element) ?? 1
    return Array(repeating: Column(width: cursor.computed.style.width), count: span)
  }

  private mutating func rows(of group: MarkupElement, _ cursor: Cursor) -> [Piece<RowProgram>] {
    guard let (nodes, inner) = content(of: group, cursor) else { return [] }
    return rows(nodes, inner)
  }

  private mutating func rows(_ nodes: [MarkupNode], _ cursor: Cursor) -> [Piece<RowProgram>] {
    pieces(nodes, in: cursor, text: stray) { compiler, element, inner in
      if element.name == "template" { return compiler.rows(of: element, inner) }
      guard element.name == "tr" else {
        compiler.report(.misplaced(element.name), at: element.offset, in: element.source)
        return []
      }
      return [
        .leaf(
          RowProgram(
            style: compiler.styles.identifier(of: inner.computed.style),
            cells: compiler.cells(of: element, inner),
            site: compiler.site(at: element.offset, in: element.source)))
      ]
    }
  }

  private mutating func cells(of row: MarkupElement, _ cursor: Cursor) -> [Piece<CellProgram>] {
    guard let (nodes, inner) = content(of: row, cursor) else { return [] }
    return pieces(nodes, in: inner, text: Self.strayCell) { compiler, element, within in
      element.name == "template"
        ? compiler.cells(of: element, within) : compiler.cell(element, within)
    }
  }

  private mutating func cell(_ element: MarkupElement, _ cursor: Cursor) -> [Piece<CellProgram>] {
    guard element.name == "td" || element.name == "th" else {
      report(.misplaced(element.name), at: element.offset, in: element.source)
      return []
    }
    let children = content(of: element, cursor).map { blocks($0.nodes, in: $0.cursor) } ?? []
    return [
      .leaf(
        CellProgram(
          style: styles.identifier(of: cursor.computed.style),
          columnSpan: count("colspan", of: element) ?? 1,
          rowSpan: count("rowspan", of: element) ?? 1, isHeader: element.name == "th",
          children: children, site: site(at: element.offset, in: element.source)))
    ]
  }

  // MARK: Text that may not stand there

  private func stray<Leaf: Sendable>(_ compiler: inout Compiler, _ text: MarkupText) -> [Piece<
    Leaf
  >] {
    Self.reportStray(&compiler, text)
    return []
  }

  private static func strayCell(_ compiler: inout Compiler, _ text: MarkupText) -> [Piece<
    CellProgram
  >] {
    reportStray(&compiler, text)
    return []
  }

  private static func reportStray(_ compiler: inout Compiler, _ text: MarkupText) {
    guard !text.isBlank else { return }
    compiler.report(
      Bilingual(id: "teks di luar sel tabel", en: "text outside a table cell"),
      Bilingual(id: "letakkan dalam <td>", en: "put it into a <td>"), at: text.offset,
      in: text.source)
  }
}
