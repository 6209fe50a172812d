internal import Pages
internal import Records

extension Compiler {
  /// The block-level pieces of a container's children: blocks as they are, runs of inlines in anonymous paragraphs.
  mutating func blocks(_ nodes: [MarkupNode], in cursor: Cursor) -> [Piece<BlockLeaf>] {
    guard nodes.contains(where: isBlock) else {
      let paragraph = paragraph(nodes, style: cursor.computed.style.inherited, in: cursor)
      return paragraph.inlines.isEmpty ? [] : [.leaf(frozen(paragraph))]
    }
    var pieces: [Piece<BlockLeaf>] = []
    var run: [MarkupNode] = []
    var siblings: [MarkupNode] = []
    func isBlank(_ node: MarkupNode) -> Bool {
      if case .text(let text) = node { text.isBlank } else { false }
    }
    // Blocks are compiled together, so that a data-else finds its data-if; inlines between them end such a chain.
    for node in nodes {
      if isBlock(node) {
        flushInlines(&run, into: &pieces, in: cursor)
        siblings.append(node)
      } else if !isBlank(node) || !run.isEmpty {
        flushBlocks(&siblings, into: &pieces, in: cursor)
        run.append(node)
      }
    }
    flushBlocks(&siblings, into: &pieces, in: cursor)
    flushInlines(&run, into: &pieces, in: cursor)
    return pieces
  }

  private func isBlock(_ node: MarkupNode) -> Bool {
    guard case .element(let element) = node else { return false }
    switch Vocabulary.elements[element.name] {
    case .block, .table: return true
    case .inline, .void, .root, .head, .metadata, .body, .rowGroup, .row, .cell, .columnGroup,
      .column, .caption, .transparent, nil:
      return false
    }
  }

  private mutating func flushInlines(
    _ run: inout [MarkupNode], into pieces: inout [Piece<BlockLeaf>], in cursor: Cursor
  ) {
    guard !run.isEmpty else { return }
    let paragraph = paragraph(run, style: cursor.computed.style.inherited, in: cursor)
    if !paragraph.inlines.isEmpty { pieces.append(.leaf(frozen(paragraph))) }
    run = []
  }

  private mutating func flushBlocks(
    _ siblings: inout [MarkupNode], into pieces: inout [Piece<BlockLeaf>], in cursor: Cursor
  ) {
    guard !siblings.isEmpty else { return }
    pieces += self.pieces(siblings, in: cursor, text: { _, _ in [] }) { compiler, element, cursor in
      compiler.block(element, cursor)
    }
    siblings = []
  }

  private mutating func block(_ element: MarkupElement, _ cursor: Cursor) -> [Piece<BlockLeaf>] {
    guard cursor.computed.display != .none else { return [] }
    if element.name == "table" { return [.leaf(.table(table(element, cursor)))] }
    guard let (children, inner) = content(of: element, cursor) else { return [] }
    let style = cursor.computed.style
    let site = site(at: element.offset, in: element.source)
    let isPositioned = style.position == .fixed || style.position == .absolute
    if style.position == .fixed, cursor.depth > 3 {
      report(
        Bilingual(
          id: "position: fixed hanya langsung dalam <body>",
          en: "position: fixed only directly in <body>"),
        Bilingual(id: "pindahkan ke <body>", en: "move it to <body>"), at: element.offset,
        in: element.source)
    }
    let role = role(of: element)
    let leaf: BlockLeaf
    if !isPositioned, !children.contains(where: isBlock) {
      let program = paragraph(children, style: style, in: inner)
      leaf = frozen(
        ParagraphProgram(
          style: program.style, role: role, inlines: program.inlines, site: site))
    } else {
      let pieces = blocks(children, in: inner)
      leaf = frozen(
        style: styles.identifier(of: style), role: role, children: pieces, site: site)
    }
    if cursor.computed.display == .listItem { return [.leaf(.item(leaf, style.listStyle))] }
    guard role == .list else { return [.leaf(leaf)] }
    return [.leaf(.list(leaf, first: count("start", of: element) ?? 1))]
  }

  private func role(of element: MarkupElement) -> Role {
    switch element.name {
    case "h1", "h2", "h3", "h4", "h5", "h6": .heading(Int(element.name.dropFirst()) ?? 1)
    case "p": .paragraph
    case "section": .section
    case "ul", "ol": .list
    case "li": .listItem
    case "figure": .figure
    case "figcaption": .caption
    default: .division
    }
  }

  // MARK: Finished content

  /// A paragraph without holes is finished content.
  func frozen(_ program: ParagraphProgram) -> BlockLeaf {
    var inlines: [Inline] = []
    for piece in program.inlines {
      guard case .leaf(.fixed(let inline)) = piece else { return .paragraph(program) }
      inlines.append(inline)
    }
    return .fixed(
      .paragraph(
        Paragraph(
          style: program.style, inlines: inlines, role: program.role,
          origin: Origin(site: program.site))))
  }

  private func frozen(
    style: StyleID, role: Role, children: [Piece<BlockLeaf>], site: Int32
  ) -> BlockLeaf {
    var nodes: [Node] = []
    for piece in children {
      guard case .leaf(.fixed(let node)) = piece else {
        return .block(style: style, role: role, children: children, site: site)
      }
      nodes.append(node)
    }
    return .fixed(
      .block(Block(style: style, children: nodes, role: role, origin: Origin(site: site))))
  }
}
