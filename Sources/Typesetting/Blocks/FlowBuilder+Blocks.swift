internal import Pages

/// A box's place across its containing block.
struct BoxWidths {
  /// Border box, from the containing block's left edge.
  var left: Points
  var width: Points
}

extension Node {
  var style: StyleID {
    switch self {
    case .block(let block): block.style
    case .paragraph(let paragraph): paragraph.style
    case .table(let table): table.style
    }
  }

  var origin: Origin {
    switch self {
    case .block(let block): block.origin
    case .paragraph(let paragraph): paragraph.origin
    case .table(let table): table.origin
    }
  }
}

extension PreparedStyle {
  /// Width and side margins of a block in normal flow (CSS 2.2 sections 10.3.3 and 10.4).
  func widths(in containing: Points) -> BoxWidths {
    let frameWidth = frame.left + frame.right
    let marginLeft = margin.left.resolved(against: containing)
    let marginRight = margin.right.resolved(against: containing)
    var content = width.resolved(against: containing)
    let least = minWidth.resolved(against: containing) ?? 0
    let most = maxWidth.resolved(against: containing)
    let free = containing - (marginLeft ?? 0) - (marginRight ?? 0) - frameWidth
    var used = max(0, content ?? free)
    if let most, used > most {
      used = most
      content = used
    }
    if used < least {
      used = least
      content = used
    }
    var left = marginLeft ?? 0
    if content != nil {
      let rest = free - used
      if marginLeft == nil, rest > 0 { left = marginRight == nil ? rest / 2 : rest }
    }
    return BoxWidths(left: left, width: used + frameWidth)
  }

  /// Whether the box must be painted as one: turned, translucent or shifted.
  func isGroup(in mode: WritingMode) -> Bool {
    opacity < 1 || (writingMode != .horizontal && mode == .horizontal)
      || (position == .relative && inset != Edges(all: .auto))
  }

  /// Whether its box must be remembered as a ``Container``.
  var needsContainer: Bool {
    background != nil || hasBorder || breakInside == .avoid || position == .relative
      || height != .auto || minHeight != .length(0) || padding.top > 0 || padding.bottom > 0
  }
}

extension FlowBuilder {
  /// Adds one node whose containing block begins at `left` and is `width` wide.
  mutating func add(_ node: Node, left: Points, width: Points) throws(TypesettingError) {
    let id = node.style
    let position = context.sheet[id].position
    if position == .absolute { return try addPositioned(node, id) }
    if position == .fixed {
      // Fixed boxes travel in ``Content/fixed``: here one could not be drawn on every page.
      throw TypesettingError(
        .unsupported(property: "position", value: "fixed (within the flow)"), origin: node.origin)
    }
    if context.sheet[id].isGroup(in: mode) {
      return try addGroup(node, id, left: left, width: width)
    }
    try addPlain(node, left: left, width: width)
  }

  mutating func add(
    _ block: Block, left: Points, width: Points
  ) throws(TypesettingError) {
    let id = block.style
    let box = context.sheet[id].widths(in: width)
    let frame = context.sheet[id].frame
    let outerPage = begin(id, box: box, left: left, containing: width, origin: block.origin)
    let inner = left + box.left + frame.left
    let innerWidth = box.width - frame.left - frame.right
    nesting += 1
    guard depth + nesting < context.limits.depth else {
      throw TypesettingError(.tooDeep(limit: context.limits.depth), origin: block.origin)
    }
    if let text = block.marker { marker = (text, id, inner) }
    let outerElement = element
    element = beginElement(block.role)
    if context.sheet[id].columnCount > 1 {
      try addColumns(id, left: inner, width: innerWidth, origin: block.origin) {
        (builder, width) throws(TypesettingError) in
        for child in block.children { try builder.add(child, left: 0, width: width) }
      }
    } else {
      for child in block.children {
        try add(child, left: inner, width: innerWidth)
      }
    }
    element = outerElement
    if block.marker != nil { marker = nil }
    nesting -= 1
    end(id, containing: width, page: outerPage)
  }

  mutating func add(
    _ paragraph: Paragraph, left: Points, width: Points
  ) throws(TypesettingError) {
    let id = paragraph.style
    let box = context.sheet[id].widths(in: width)
    let frame = context.sheet[id].frame
    let inner = max(0, box.width - frame.left - frame.right)
    if context.sheet[id].columnCount > 1 {
      let outerPage = begin(id, box: box, left: left, containing: width, origin: paragraph.origin)
      try addColumns(id, left: left + box.left + frame.left, width: inner, origin: paragraph.origin)
      {
        (builder, width) throws(TypesettingError) in
        let set = try builder.context.setter.set(paragraph, width: width)
        let element = builder.leafElement(paragraph.role)
        builder.addLines(
          FlowParagraph(
            set: set, style: id, left: 0, width: width, origin: paragraph.origin, element: element))
      }
      return end(id, containing: width, page: outerPage)
    }
    var set = try context.setter.set(paragraph, width: inner)
    if let marker, !set.lines.isEmpty {
      self.marker = nil
      set = try context.setter.adding(
        marker.text, of: marker.style, to: set,
        shift: marker.left - left - box.left - frame.left)
    }
    let outerPage = begin(id, box: box, left: left, containing: width, origin: paragraph.origin)
    addLines(
      FlowParagraph(
        set: set, style: id, left: left + box.left + frame.left, width: inner,
        origin: paragraph.origin, element: leafElement(paragraph.role)))
    end(id, containing: width, page: outerPage)
  }

  /// One atom a line; breaks that would leave too few lines on a side are marked.
  mutating func addLines(_ paragraph: FlowParagraph) {
    let number = Int32(flow.paragraphs.count)
    let count = Int32(paragraph.set.lines.count)
    guard count > 0 else { return }
    flow.paragraphs.append(paragraph)
    let orphans = context.sheet[paragraph.style].orphans
    let widows = context.sheet[paragraph.style].widows
    for line in 0..<count {
      var breaking: Atom.Breaking = []
      if line > 0, line < orphans || count - line < widows { breaking.insert(.lines) }
      addAtom(
        .line(paragraph: number, line: line),
        height: paragraph.set.lines[Int(line)].height, breaking: breaking)
    }
  }

  /// Opens a box: its break wishes, margin, container and upper frame; gives the page name to return to.
  mutating func begin(
    _ id: StyleID, box: BoxWidths, left: Points, containing: Points, origin: Origin
  ) -> Int16 {
    let outerPage = enterPage(context.sheet[id].page)
    wishBreak(context.sheet[id].breakBefore)
    addMargin(context.sheet[id].margin.top.resolved(against: containing) ?? 0)
    if context.needsContainer(id) {
      let frame = context.sheet[id].frame
      // A bordered box is closed on every page that it covers, as forms are.
      let isCloned = context.sheet[id].hasBorder
      open(
        Container(
          parent: -1, first: 0, end: 0, left: left + box.left, width: box.width, above: 0,
          below: 0, extent: 0, style: id, isKept: context.sheet[id].breakInside == .avoid,
          repeatTop: isCloned ? frame.top : 0, repeatBottom: isCloned ? frame.bottom : 0,
          closing: 0, table: -1, origin: origin))
    }
    let top = context.sheet[id].frame.top
    if top > 0 { addLead(top) }
    return outerPage
  }

  /// Closes the box that ``begin(_:box:left:containing:origin:)`` opened.
  mutating func end(_ id: StyleID, containing: Points, page outerPage: Int16) {
    if context.needsContainer(id) { endContainer(id) }
    leavePage(to: outerPage)
    addMargin(context.sheet[id].margin.bottom.resolved(against: containing) ?? 0)
    wishBreak(context.sheet[id].breakAfter)
  }

  private mutating func endContainer(_ id: StyleID) {
    let frame = context.sheet[id].frame
    let least = max(
      context.sheet[id].minHeight.resolved(against: 0) ?? 0,
      context.sheet[id].height.resolved(against: 0) ?? 0)
    if isEmpty {
      guard least > 0 || frame.top + frame.bottom > 0 else { return dropContainer() }
      addAtom(.space, height: 0)
    }
    let missing = frame.top + least - openExtent
    if frame.bottom > 0 || missing > 0 {
      addTrail(max(0, missing - max(0, pendingMargin)) + frame.bottom)
    }
    close()
  }
}
