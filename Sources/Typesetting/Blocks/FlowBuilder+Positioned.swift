internal import Pages

extension FlowBuilder {
  /// Sets a box that leaves the flow (CSS 2.2 section 10.3.7); it is placed when its container's fragment is known.
  mutating func addPositioned(_ node: Node, _ id: StyleID) throws(TypesettingError) {
    var holder = container
    while holder >= 0, context.sheet[flow.containers[Int(holder)].style].position != .relative {
      holder = flow.containers[Int(holder)].parent
    }
    var containing = flow.width
    if holder >= 0 {
      let outer = flow.containers[Int(holder)]
      let border = context.sheet[outer.style].borderWidth
      containing = outer.width - border.left - border.right
    }
    let box = try positionedBox(node, id, in: containing)
    flow.positioned.append(
      Positioned(
        flow: box.flow, style: id, container: holder, left: box.left,
        atom: Int32(flow.atoms.count), width: box.flow.width, origin: node.origin,
        element: element))
  }

  /// The flow of a positioned box, and its left edge within the containing block.
  private func positionedBox(
    _ node: Node, _ id: StyleID, in containing: Points
  ) throws(TypesettingError) -> (flow: Flow, left: Points) {
    let left = context.sheet[id].inset.left.resolved(against: containing)
    let right = context.sheet[id].inset.right.resolved(against: containing)
    let free = max(0, containing - (left ?? 0) - (right ?? 0))
    var width = free
    if left == nil || right == nil {
      let wish = try IntrinsicWidths(context: context, mode: mode).ownWidths(
        of: node, depth: depth + nesting)
      let declared = context.sheet[id].width.resolved(against: containing)
      let frame = context.sheet[id].frame
      width =
        declared.map { $0 + frame.left + frame.right + context.sheet[id].sideMargins }
        ?? min(max(wish.minimum, free), wish.maximum)
    }
    var builder = FlowBuilder(
      context: context, width: width, depth: depth + nesting + 1, mode: mode)
    try builder.addPlain(node, left: 0, width: width)
    let used = left ?? right.map { containing - $0 - width } ?? 0
    return (builder.finish(), used)
  }

  /// Sets a box that is painted as one (turned, translucent or shifted) as a single atom.
  mutating func addGroup(
    _ node: Node, _ id: StyleID, left: Points, width: Points
  ) throws(TypesettingError) {
    let turn = mode == .horizontal ? context.sheet[id].writingMode : .horizontal
    let innerMode = context.sheet[id].writingMode
    let isTurned = turn != .horizontal
    var inner = width
    if isTurned {
      // Turned text has the whole length of its line; what was its height is its width on paper.
      inner = try IntrinsicWidths(context: context, mode: innerMode)
        .uprightWidths(of: node, depth: depth + nesting).maximum
      if let declared = context.sheet[id].height.resolved(against: 0) { inner = declared }
    }
    var builder = FlowBuilder(
      context: context, width: inner, depth: depth + nesting + 1, mode: innerMode)
    try builder.addPlain(node, left: 0, width: inner)
    let group = builder.finish()
    var shift = Position(x: 0, y: 0)
    if context.sheet[id].position == .relative {
      let inset = context.sheet[id].inset
      shift.x =
        inset.left.resolved(against: width) ?? -(inset.right.resolved(against: width) ?? 0)
      shift.y = inset.top.resolved(against: 0) ?? -(inset.bottom.resolved(against: 0) ?? 0)
    }
    let outerPage = enterPage(context.sheet[id].page)
    wishBreak(context.sheet[id].breakBefore)
    flow.groups.append(
      Group(
        flow: group, left: left, width: isTurned ? group.height : width,
        height: isTurned ? inner : group.height, shift: shift,
        opacity: context.sheet[id].opacity, writingMode: turn, origin: node.origin,
        element: element))
    addAtom(
      .group(Int32(flow.groups.count - 1)), height: isTurned ? inner : group.height,
      breaking: context.sheet[id].breakInside == .avoid || isTurned ? .whole : [])
    leavePage(to: outerPage)
    wishBreak(context.sheet[id].breakAfter)
  }

  /// Adds a node whose own positioning and effects are seen to by the caller.
  mutating func addPlain(
    _ node: Node, left: Points, width: Points
  ) throws(TypesettingError) {
    switch node {
    case .block(let block): try add(block, left: left, width: width)
    case .paragraph(let paragraph): try add(paragraph, left: left, width: width)
    case .table(let table): try add(table, left: left, width: width)
    }
  }
}

extension PreparedStyle {
  /// The side margins that are lengths; `auto` and shares count for nothing here.
  var sideMargins: Points {
    var sum = Points.zero
    if case .length(let length) = margin.left { sum += length }
    if case .length(let length) = margin.right { sum += length }
    return sum
  }
}
