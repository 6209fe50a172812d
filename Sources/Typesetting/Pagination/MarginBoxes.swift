internal import Pages

/// Lays out what stands in the page margins (CSS Paged Media 3 sections 4 and 5.3).
struct MarginBoxes {
  let context: LayoutContext
  let page: Int
  let pageCount: Int

  /// A margin box in its place, its content set.
  struct Placed {
    var box: MarginBox
    /// Border box.
    var rectangle: Rectangle
    var text: SetParagraph
    var corner: Position
  }

  /// All the boxes of a page.
  func place(_ rule: PageRule) throws(TypesettingError) -> [Placed] {
    var placed: [Placed] = []
    for edge in MarginEdge.allCases {
      let boxes = edge.positions.map { position in
        rule.marginBoxes.last { $0.position == position && !$0.content.isEmpty }
      }
      guard boxes.contains(where: { $0 != nil }) else { continue }
      let strip = edge.strip(of: rule)
      if edge.isHorizontal {
        let widths = try widths(of: boxes, available: strip.width)
        let lefts = [strip.x, strip.x + (strip.width - widths[1]) / 2, strip.maxX - widths[2]]
        for (place, box) in boxes.enumerated() {
          guard let box else { continue }
          placed.append(
            try set(
              box,
              in: Rectangle(
                x: lefts[place], y: strip.y, width: widths[place], height: strip.height)))
        }
      } else {
        for (place, box) in boxes.enumerated() {
          guard let box else { continue }
          placed.append(try set(box, in: strip, upright: place))
        }
      }
    }
    for box in rule.marginBoxes where !box.content.isEmpty {
      guard let corner = box.position.corner(of: rule) else { continue }
      placed.append(try set(box, in: corner))
    }
    return placed
  }

  /// Sets one box.
  ///
  /// - Parameter upright: in a side margin, whether it stands at the top (0), in the middle (1) or at the bottom (2).
  private func set(
    _ box: MarginBox, in rectangle: Rectangle, upright: Int? = nil
  ) throws(TypesettingError) -> Placed {
    let style = context.sheet[box.style]
    let frame = style.frame
    var border = rectangle
    border.x += style.margin.left.resolved(against: rectangle.width) ?? 0
    border.y += style.margin.top.resolved(against: rectangle.width) ?? 0
    border.width =
      rectangle.maxX - border.x - (style.margin.right.resolved(against: rectangle.width) ?? 0)
    border.height =
      rectangle.maxY - border.y - (style.margin.bottom.resolved(against: rectangle.width) ?? 0)
    let text = try context.setter.set(
      paragraph(of: box), width: max(0, border.width - frame.left - frame.right))
    let needed = text.height + frame.top + frame.bottom
    guard needed <= border.height + Points(0.5) else {
      throw TypesettingError(
        .marginTooSmall(box.position, height: needed, room: border.height))
    }
    if let upright {
      border.y += (border.height - needed) * (Double(upright) / 2)
      border.height = needed
    }
    let free = max(0, border.height - needed)
    let down: Points
    switch style.verticalAlign {
    case .top: down = 0
    case .bottom: down = free
    case .middle, .baseline, .sub, .super: down = free / 2
    }
    return Placed(
      box: box, rectangle: border, text: text,
      corner: Position(x: border.x + frame.left, y: border.y + frame.top + down))
  }

  /// The box's content with its counters filled in.
  private func paragraph(of box: MarginBox) -> Paragraph {
    Paragraph(
      style: box.style,
      inlines: box.content.map { inline in
        guard case .counter(let counter, let style) = inline else { return inline }
        let number =
          switch counter {
          case .page: page
          case .pages: pageCount
          }
        return .text(String(number), style: style, origin: .none)
      })
  }

  // MARK: Widths

  /// Widths of the three boxes along an edge: one in the middle stays in the middle, and each gets room by its content
  /// (CSS Paged Media 3 section 5.3.2).
  private func widths(
    of boxes: [MarginBox?], available: Points
  ) throws(TypesettingError) -> [Points] {
    var content: [ContentWidths] = []
    for box in boxes {
      if let box { content.append(try outerWidths(of: box)) } else { content.append(.zero) }
    }
    guard boxes[1] != nil else {
      let (left, right) = share(available, content[0], content[2])
      return [boxes[2] == nil ? available : left, 0, boxes[0] == nil ? available : right]
    }
    guard boxes[0] != nil || boxes[2] != nil else { return [0, available, 0] }
    // The two at the sides count as one twice as wide as the wider.
    let side = ContentWidths(
      minimum: max(content[0].minimum, content[2].minimum) * 2,
      maximum: max(content[0].maximum, content[2].maximum) * 2)
    let (middle, sides) = share(available, content[1], side)
    return [sides / 2, middle, sides / 2]
  }

  private func outerWidths(of box: MarginBox) throws(TypesettingError) -> ContentWidths {
    let style = context.sheet[box.style]
    let around = style.frame.left + style.frame.right + style.sideMargins
    if case .length(let width) = style.width {
      return ContentWidths(minimum: width + around, maximum: width + around)
    }
    let found = try context.setter.widths(of: paragraph(of: box))
    return ContentWidths(minimum: found.minimum + around, maximum: found.maximum + around)
  }

  /// Shares a length between two boxes by their content.
  private func share(
    _ available: Points, _ first: ContentWidths, _ second: ContentWidths
  ) -> (Points, Points) {
    let most = first.maximum + second.maximum
    if most <= available {
      let part = most > 0 ? first.maximum / most : 0.5
      let used = first.maximum + (available - most) * part
      return (used, available - used)
    }
    let least = first.minimum + second.minimum
    let part =
      least < available && most > least
      ? (first.maximum - first.minimum) / (most - least)
      : (least > 0 ? first.minimum / least : 0.5)
    let used = first.minimum + (available - least) * part
    return (used, available - used)
  }
}

/// One of the four edges of a page, with its three margin boxes.
private enum MarginEdge: CaseIterable {
  case top, right, bottom, left

  var isHorizontal: Bool { self == .top || self == .bottom }

  var positions: [MarginBoxPosition] {
    switch self {
    case .top: [.topLeft, .topCenter, .topRight]
    case .right: [.rightTop, .rightMiddle, .rightBottom]
    case .bottom: [.bottomLeft, .bottomCenter, .bottomRight]
    case .left: [.leftTop, .leftMiddle, .leftBottom]
    }
  }

  /// The margin between its corners.
  func strip(of rule: PageRule) -> Rectangle {
    let area = rule.area
    return switch self {
    case .top: Rectangle(x: area.x, y: 0, width: area.width, height: area.y)
    case .bottom:
      Rectangle(x: area.x, y: area.maxY, width: area.width, height: rule.margin.bottom)
    case .left: Rectangle(x: 0, y: area.y, width: area.x, height: area.height)
    case .right:
      Rectangle(x: area.maxX, y: area.y, width: rule.margin.right, height: area.height)
    }
  }
}

extension MarginBoxPosition {
  /// The place of a corner box; nil for the others.
  fileprivate func corner(of rule: PageRule) -> Rectangle? {
    let area = rule.area
    let margin = rule.margin
    switch self {
    case .topLeftCorner:
      return Rectangle(x: 0, y: 0, width: margin.left, height: margin.top)
    case .topRightCorner:
      return Rectangle(x: area.maxX, y: 0, width: margin.right, height: margin.top)
    case .bottomRightCorner:
      return Rectangle(x: area.maxX, y: area.maxY, width: margin.right, height: margin.bottom)
    case .bottomLeftCorner:
      return Rectangle(x: 0, y: area.maxY, width: margin.left, height: margin.bottom)
    default: return nil
    }
  }
}
