internal import Pages

extension FlowBuilder {
  /// Adds a table: its caption's lines, then one atom a body row. Head and foot belong to the lead and the trail of the
  /// first and the last row, so that no break can part them.
  mutating func add(_ table: Table, left: Points, width: Points) throws(TypesettingError) {
    let id = table.style
    guard depth + nesting < context.limits.depth else {
      throw TypesettingError(.tooDeep(limit: context.limits.depth), origin: table.origin)
    }
    let builder = try TableBuilder(table, context: context, depth: depth + nesting)
    let box = builder.box
    for row in box.head where box.rows[row].repetition == .last {
      throw TypesettingError(
        .unsupported(property: "-rapor-repeat", value: "last (in thead)"),
        origin: box.rows[row].origin)
    }
    let margins = context.sheet[id].margin
    let marginLeft = margins.left.resolved(against: width)
    let marginRight = margins.right.resolved(against: width)
    let available = width - (marginLeft ?? 0) - (marginRight ?? 0)
    try builder.placeColumns(available: available, containing: width)
    try builder.setCells()
    let rest = max(0, available - box.width)
    var shift = marginLeft ?? 0
    if marginLeft == nil { shift = marginRight == nil ? rest / 2 : rest }
    box.left = left + shift

    let outerPage = enterPage(context.sheet[id].page)
    wishBreak(context.sheet[id].breakBefore)
    addMargin(margins.top.resolved(against: width) ?? 0)
    let outerElement = element
    box.element = beginTable(box)
    element = box.element
    if var caption = table.caption {
      caption.role = .caption
      try add(caption, left: box.left, width: box.width)
      wishBreak(.avoid)
    }
    element = outerElement
    openTable(box, id)
    addRows(of: box, groups: builder.groups)
    addTrail(box.height(of: box.foot, isFirst: true, isLast: true) + box.frame.bottom)
    close()
    leavePage(to: outerPage)
    addMargin(margins.bottom.resolved(against: width) ?? 0)
    wishBreak(context.sheet[id].breakAfter)
  }

  private mutating func openTable(_ box: TableBox, _ id: StyleID) {
    let number = Int32(flow.tables.count)
    flow.tables.append(box)
    let endHere = box.height(of: box.foot, isFirst: true, isLast: true)
    let endLater = box.height(of: box.foot, isFirst: false, isLast: true)
    let cut = max(
      box.height(of: box.foot, isFirst: true, isLast: false),
      box.height(of: box.foot, isFirst: false, isLast: false))
    open(
      Container(
        parent: -1, first: 0, end: 0, left: box.left, width: box.width, above: 0, below: 0,
        extent: 0, style: id, isKept: context.sheet[id].breakInside == .avoid,
        repeatTop: box.breakFrame.top + box.spacing.height
          + box.height(of: box.head, isFirst: false, isLast: false),
        repeatBottom: cut + box.breakFrame.bottom, closing: endLater - endHere, table: number,
        origin: box.origin))
    addLead(
      box.frame.top + box.spacing.height
        + box.height(of: box.head, isFirst: true, isLast: false))
  }

  private mutating func addRows(of box: TableBox, groups: [StyleID]) {
    let number = Int32(flow.tables.count - 1)
    var group: Int32 = -1
    var hasGroupBox = false
    for row in box.headCount..<box.bodyEnd {
      if box.rows[row].group != group {
        if hasGroupBox { close() }
        if group >= 0 { wishBreak(context.sheet[groups[Int(group)]].breakAfter) }
        group = box.rows[row].group
        hasGroupBox = openGroup(groups[Int(group)], of: box)
      }
      let style = box.rows[row].style
      wishBreak(context.sheet[style].breakBefore)
      var breaking: Atom.Breaking = []
      if box.rows[row].isCrossed { breaking.insert(.crossed) }
      if context.sheet[style].breakInside == .avoid { breaking.insert(.whole) }
      addAtom(
        .row(table: number, row: Int32(row)), height: box.rows[row].height, breaking: breaking)
      if box.spacing.height > 0 { addTrail(box.spacing.height) }
      wishBreak(context.sheet[style].breakAfter)
    }
    if hasGroupBox { close() }
    if isEmpty { addAtom(.space, height: 0) }
  }

  /// Opens a row group's container if it is painted or asks to stay whole; says whether it did.
  private mutating func openGroup(_ style: StyleID, of box: TableBox) -> Bool {
    wishBreak(context.sheet[style].breakBefore)
    let isKept = context.sheet[style].breakInside == .avoid
    guard isKept || context.sheet[style].background != nil else { return false }
    let last = box.columnCount - 1
    let start = box.columnLeft[0]
    open(
      Container(
        parent: -1, first: 0, end: 0, left: box.left + start,
        width: box.columnLeft[last] + box.columnWidth[last] - start, above: 0, below: 0,
        extent: 0, style: style, isKept: isKept, repeatTop: 0, repeatBottom: 0, closing: 0,
        table: -1, origin: .none))
    return true
  }
}
