internal import Pages

/// The narrowest and the widest that content makes of itself, with its margins (CSS Sizing 3 section 5.1).
struct ContentWidths {
  /// Narrowest without overflow.
  var minimum: Points
  /// Without any break of a line.
  var maximum: Points

  mutating func widen(to other: ContentWidths) {
    minimum = max(minimum, other.minimum)
    maximum = max(maximum, other.maximum)
  }

  static let zero = ContentWidths(minimum: 0, maximum: 0)
}

/// Measures content across, for automatic tables and shrink-to-fit boxes.
struct IntrinsicWidths {
  let context: LayoutContext
  /// Which way the lines around run.
  var mode = WritingMode.horizontal

  func widths(of nodes: [Node], depth: Int) throws(TypesettingError) -> ContentWidths {
    var widest = ContentWidths.zero
    for node in nodes {
      widest.widen(to: try widths(of: node, depth: depth))
    }
    return widest
  }

  /// Widths on paper: turned content counts with its height.
  func widths(of node: Node, depth: Int) throws(TypesettingError) -> ContentWidths {
    let id = node.style
    let position = context.sheet[id].position
    if position == .absolute || position == .fixed { return .zero }
    return try ownWidths(of: node, depth: depth)
  }

  /// The same for a box by itself, in the flow or out of it.
  func ownWidths(of node: Node, depth: Int) throws(TypesettingError) -> ContentWidths {
    let id = node.style
    let turned = context.sheet[id].writingMode
    guard mode == .horizontal, turned != .horizontal else {
      return try uprightWidths(of: node, depth: depth)
    }
    let length: Points
    if let declared = context.sheet[id].height.resolved(against: 0) {
      length = declared
    } else {
      length = try IntrinsicWidths(context: context, mode: turned)
        .uprightWidths(of: node, depth: depth).maximum
    }
    var builder = FlowBuilder(context: context, width: length, depth: depth + 1, mode: turned)
    try builder.addPlain(node, left: 0, width: length)
    let thickness = builder.finish().height
    return ContentWidths(minimum: thickness, maximum: thickness)
  }

  /// Widths along the content's own lines.
  func uprightWidths(of node: Node, depth: Int) throws(TypesettingError) -> ContentWidths {
    guard depth < context.limits.depth else {
      throw TypesettingError(.tooDeep(limit: context.limits.depth), origin: node.origin)
    }
    let id = node.style
    var content = ContentWidths.zero
    switch node {
    case .paragraph(let paragraph):
      if let declared = declaredWidth(id) {
        content = ContentWidths(minimum: declared, maximum: declared)
      } else {
        let found = try context.setter.widths(of: paragraph)
        content = ContentWidths(minimum: found.minimum, maximum: found.maximum)
      }
    case .block(let block):
      if let declared = declaredWidth(id) {
        content = ContentWidths(minimum: declared, maximum: declared)
      } else {
        content = try widths(of: block.children, depth: depth + 1)
      }
    case .table(let table):
      let found = try TableBuilder.contentWidths(of: table, context: context, depth: depth + 1)
      let margins = context.sheet[id].sideMargins
      return ContentWidths(minimum: found.minimum + margins, maximum: found.maximum + margins)
    }
    let columns = Double(context.sheet[id].columnCount)
    if columns > 1, declaredWidth(id) == nil {
      content.minimum = content.minimum * columns + context.sheet[id].columnGap * (columns - 1)
      content.maximum = max(content.maximum, content.minimum)
    }
    if case .length(let least) = context.sheet[id].minWidth {
      content.widen(to: ContentWidths(minimum: least, maximum: least))
    }
    if case .length(let most) = context.sheet[id].maxWidth {
      content.minimum = min(content.minimum, most)
      content.maximum = min(content.maximum, most)
    }
    let frame = context.sheet[id].frame
    let around = frame.left + frame.right + context.sheet[id].sideMargins
    return ContentWidths(minimum: content.minimum + around, maximum: content.maximum + around)
  }

  private func declaredWidth(_ id: StyleID) -> Points? {
    if case .length(let width) = context.sheet[id].width { return width }
    return nil
  }
}
