internal import Pages

/// A row as it stands in a table's part on a page.
struct Strip {
  var row: Int
  var y: Points
  var height: Points
  /// Place in ``Fragment/cuts``, or -1.
  var cut: Int32

  var bottom: Points { y + height }
}

extension Painter {
  /// Paints a table's part: the head and foot rows that this page shows, and the body rows that stand on it.
  mutating func paintTable(
    of index: Int, _ fragment: Fragment, at place: Position
  ) throws(TypesettingError) {
    let holder = fragment.flow.containers[index]
    let table = fragment.flow.tables[Int(holder.table)]
    let box = rectangle(of: index, fragment, at: place)
    let strips = strips(of: table, holder, fragment, at: place, box: box)
    let outer = owner
    defer { owner = outer }
    let element = self.element(table.element, in: fragment.flow)
    for place in strips.indices {
      owner = element
      owner = self.element(ofRow: strips[place].row, of: table, holder, fragment)
      try paintRow(strips, place, of: table, number: holder.table, fragment, left: box.x)
    }
    for span in fragment.spans where span.table == holder.table {
      owner = table.cellElements.isEmpty ? nil : table.cellElements[Int(span.cell)]
      if owner == -1 { owner = nil }
      try paintSpan(span, of: table, at: place, left: box.x)
    }
    if let borders = table.borders {
      paintRules(borders, strips, of: table, fragment, left: box.x)
    }
  }

  private func strips(
    of table: TableBox, _ holder: Container, _ fragment: Fragment, at place: Position,
    box: Rectangle
  ) -> ContiguousArray<Strip> {
    let begins = fragment.begins(holder)
    let ends = fragment.ends(holder)
    var strips = ContiguousArray<Strip>()
    var y = box.y + (begins ? table.frame.top : table.breakFrame.top) + table.spacing.height
    func add(_ rows: Range<Int>, isLast: Bool) {
      for row in rows where table.rows[row].repetition.isShown(isFirst: begins, isLast: isLast) {
        strips.append(Strip(row: row, y: y, height: table.rows[row].height, cut: -1))
        y += table.rows[row].height + table.spacing.height
      }
    }
    add(table.head, isLast: false)
    let first = max(Int(holder.first), fragment.start.atom) - fragment.start.atom
    let last = min(Int(holder.end) - fragment.start.atom, fragment.placed.count)
    for index in first..<max(first, last) {
      let placed = fragment.placed[index]
      guard case .row(_, let row) = fragment.flow.atoms[Int(placed.atom)].kind else { continue }
      strips.append(
        Strip(
          row: Int(row), y: place.y + placed.y, height: placed.height, cut: placed.cut))
      y = place.y + placed.y + placed.height + table.spacing.height
    }
    add(table.foot, isLast: ends)
    return strips
  }

  // MARK: Rows and cells

  private mutating func paintRow(
    _ strips: ContiguousArray<Strip>, _ place: Int, of table: TableBox, number: Int32,
    _ fragment: Fragment, left: Points
  ) throws(TypesettingError) {
    let strip = strips[place]
    let row = table.rows[strip.row]
    let last = table.columnCount - 1
    let start = left + table.columnLeft[0]
    let width = left + table.columnLeft[last] + table.columnWidth[last] - start
    if let color = context.sheet[row.style].background {
      layers.fill(Rectangle(x: start, y: strip.y, width: width, height: strip.height), color)
    }
    let isContinued = strip.cut >= 0 && fragment.cuts[Int(strip.cut)].isContinued
    record(
      .row, Rectangle(x: start, y: strip.y, width: width, height: strip.height), row.origin,
      style: row.style, isContinued: isContinued)
    let rowElement = owner
    for index in row.firstCell..<row.endCell {
      let cell = table.cells[Int(index)]
      owner = rowElement
      owner = element(ofCell: Int(index), of: table)
      let across = table.across(cell)
      var box = Rectangle(
        x: left + across.left, y: strip.y, width: across.width, height: strip.height)
      if cell.rowSpan > 1 {
        let isCut = fragment.spans.contains { $0.table == number && $0.cell == index }
        if isCut { continue }
        var end = place
        while end + 1 < strips.count, strips[end + 1].row < Int(cell.row + cell.rowSpan) {
          end += 1
        }
        box.height = strips[end].bottom - strip.y
      } else if strip.cut >= 0 {
        let part = fragment.cuts[Int(strip.cut)].parts[Int(index - row.firstCell)]
        try paintCell(cell, of: table, in: box, part: part, isContinued: isContinued)
        continue
      }
      try paintCell(cell, of: table, in: box, baseline: row.baseline)
    }
  }

  private mutating func paintSpan(
    _ span: Fragment.SpanPart, of table: TableBox, at place: Position, left: Points
  ) throws(TypesettingError) {
    let cell = table.cells[Int(span.cell)]
    let across = table.across(cell)
    try paintCell(
      cell, of: table,
      in: Rectangle(
        x: left + across.left, y: place.y + span.y, width: across.width, height: span.height),
      part: span.part, isContinued: false)
  }

  private mutating func paintCellFrame(_ cell: CellBox, in box: Rectangle, isContinued: Bool) {
    record(.cell, box, cell.origin, style: cell.style, isContinued: isContinued)
    if let color = context.sheet[cell.style].background { layers.fill(box, color) }
  }

  /// A whole cell, its content where `vertical-align` puts it.
  private mutating func paintCell(
    _ cell: CellBox, of table: TableBox, in box: Rectangle, baseline: Points
  ) throws(TypesettingError) {
    paintCellFrame(cell, in: box, isContinued: false)
    let free = box.height - cell.frame.top - cell.frame.bottom - cell.height
    var top = cell.frame.top
    switch context.sheet[cell.style].verticalAlign {
    case .middle: top += max(0, free) / 2
    case .bottom: top += max(0, free)
    case .top: break
    case .baseline, .sub, .super:
      if cell.rowSpan == 1 { top = max(top, min(baseline - cell.baseline, top + free)) }
    }
    let corner = Position(x: box.x + cell.frame.left, y: box.y + top)
    switch cell.content {
    case .none: break
    case .paragraph(let set, let style, let origin):
      let lines = 0..<set.lines.count
      layers.element = owner
      layers.text(set, lines: lines, at: corner)
      recordText(set, lines, style, origin, of: cell, in: box, at: corner)
    case .flow(let flow):
      try paint(try fragmenter.whole(flow), at: corner, within: paddingBox(cell, box))
    case .turned(let flow):
      try paintTurned(flow, cell, in: box, top: top)
    }
    paintSeparateBorder(cell, of: table, in: box)
  }

  /// A part of a cell that a page's end cuts, at its top.
  private mutating func paintCell(
    _ cell: CellBox, of table: TableBox, in box: Rectangle, part: CellPart, isContinued: Bool
  ) throws(TypesettingError) {
    paintCellFrame(cell, in: box, isContinued: isContinued)
    let corner = Position(x: box.x + cell.frame.left, y: box.y + cell.frame.top)
    switch part {
    case .nothing, .columns: break
    case .lines(let lines):
      if case .paragraph(let set, let style, let origin) = cell.content {
        layers.element = owner
        layers.text(set, lines: lines, at: corner)
        recordText(set, lines, style, origin, of: cell, in: box, at: corner)
      }
    case .fragment(let fragment):
      if case .turned(let flow) = cell.content {
        try paintTurned(flow, cell, in: box, top: cell.frame.top)
      } else {
        try paint(fragment, at: corner, within: paddingBox(cell, box))
      }
    }
    paintSeparateBorder(cell, of: table, in: box)
  }

  private mutating func recordText(
    _ set: SetParagraph, _ lines: Range<Int>, _ style: StyleID, _ origin: Origin, of cell: CellBox,
    in box: Rectangle, at corner: Position
  ) {
    record(
      .paragraph,
      Rectangle(
        x: corner.x, y: corner.y, width: box.width - cell.frame.left - cell.frame.right,
        height: set.lines[lines].reduce(Points.zero) { $0 + $1.height }), origin, style: style,
      lineCount: lines.count, isContinued: lines.lowerBound > 0)
  }

  /// Turned content stands in the middle of the cell's width.
  private mutating func paintTurned(
    _ flow: Flow, _ cell: CellBox, in box: Rectangle, top: Points
  ) throws(TypesettingError) {
    let width = box.width - cell.frame.left - cell.frame.right
    try paintTurned(
      try fragmenter.whole(flow), mode: context.sheet[cell.style].writingMode,
      in: Rectangle(
        x: box.x + cell.frame.left + (width - flow.height) / 2, y: box.y + top,
        width: flow.height, height: flow.width))
  }

  private func paddingBox(_ cell: CellBox, _ box: Rectangle) -> Rectangle {
    let padding = context.sheet[cell.style].padding
    let left = cell.frame.left - padding.left
    let top = cell.frame.top - padding.top
    return Rectangle(
      x: box.x + left, y: box.y + top,
      width: box.width - left - (cell.frame.right - padding.right),
      height: box.height - top - (cell.frame.bottom - padding.bottom))
  }

  /// In the separate model every cell has its own border; in the collapsed one ``paintRules`` draws them.
  private mutating func paintSeparateBorder(_ cell: CellBox, of table: TableBox, in box: Rectangle)
  {
    guard context.sheet[cell.style].hasBorder, table.borders == nil else { return }
    paintBorder(cell.style, box)
  }
}
