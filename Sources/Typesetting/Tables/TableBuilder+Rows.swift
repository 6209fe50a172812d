internal import Pages

extension TableBuilder {
  /// Sets every cell in its column's width, then measures the rows.
  func setCells() throws(TypesettingError) {
    var index = 0
    for row in rows {
      for cell in row.cells {
        try setCell(cell, index)
        index += 1
      }
    }
    for row in box.rows.indices { measureRow(row) }
    var hasSpans = false
    for cell in box.cells where cell.rowSpan > 1 {
      hasSpans = true
      stretchRows(under: cell)
    }
    if hasSpans { tieRows() }
  }

  private func setCell(_ cell: Cell, _ index: Int) throws(TypesettingError) {
    let placed = box.cells[index]
    let frame = placed.frame
    let width = max(0, box.across(placed).width - frame.left - frame.right)
    let mode = context.sheet[cell.style].writingMode
    var content = CellBox.Content.none
    var height = Points.zero
    var baseline = Points.zero
    if mode != .horizontal {
      let flow = try turnedFlow(cell, placed, mode: mode)
      content = .turned(flow)
      height = flow.width
      baseline = height
    } else if cell.children.isEmpty {
      content = .none
    } else if cell.children.count == 1, case .paragraph(let paragraph) = cell.children[0],
      context.sheet[paragraph.style].isBare, paragraph.marker == nil
    {
      let set = try context.setter.set(paragraph, width: width)
      if let first = set.lines.first {
        content = .paragraph(set, style: paragraph.style, origin: paragraph.origin)
        height = set.height
        baseline = first.baseline
      }
    } else {
      let flow = try FlowBuilder.flow(
        of: cell.children, width: width, context: context, depth: depth + 1)
      if !flow.atoms.isEmpty || !flow.positioned.isEmpty {
        content = .flow(flow)
        height = flow.height
        baseline = flow.baseline ?? height
      }
    }
    box.cells[index].content = content
    box.cells[index].height = height
    box.cells[index].baseline = baseline
  }

  /// A row is as tall as its tallest cell, after cells that share the baseline have been lined up (CSS 2.2 17.5.3).
  private func measureRow(_ index: Int) {
    let row = box.rows[index]
    let cells = Int(row.firstCell)..<Int(row.endCell)
    var baseline = Points.zero
    for cell in cells where isOnBaseline(cell) {
      baseline = max(baseline, box.cells[cell].frame.top + box.cells[cell].baseline)
    }
    var height = max(
      context.sheet[row.style].height.resolved(against: 0) ?? 0,
      context.sheet[row.style].minHeight.resolved(against: 0) ?? 0)
    for cell in cells where box.cells[cell].rowSpan == 1 {
      var needed = outerHeight(box.cells[cell])
      if isOnBaseline(cell) {
        needed += baseline - box.cells[cell].frame.top - box.cells[cell].baseline
      }
      height = max(height, needed)
    }
    box.rows[index].height = height
    box.rows[index].ownHeight = height
    box.rows[index].baseline = baseline > 0 ? baseline : height
  }

  private func isOnBaseline(_ cell: Int) -> Bool {
    guard box.cells[cell].rowSpan == 1 else { return false }
    if case .none = box.cells[cell].content { return false }
    return context.sheet[box.cells[cell].style].verticalAlign.isBaseline
  }

  /// Height of a cell with its frame, and at least what its style declares.
  func outerHeight(_ cell: CellBox) -> Points {
    let declared = max(
      context.sheet[cell.style].height.resolved(against: 0) ?? 0,
      context.sheet[cell.style].minHeight.resolved(against: 0) ?? 0)
    return max(cell.height, declared) + cell.frame.top + cell.frame.bottom
  }

  /// Makes the rows under a spanning cell tall enough for it together, each by its share.
  private func stretchRows(under cell: CellBox) {
    let rows = Int(cell.row)..<Int(cell.row + cell.rowSpan)
    var sum = box.spacing.height * Double(rows.count - 1)
    var heights = Points.zero
    for row in rows { heights += box.rows[row].height }
    sum += heights
    let missing = outerHeight(cell) - sum
    guard missing > 0 else { return }
    for row in rows {
      let part = heights > 0 ? box.rows[row].height / heights : 1 / Double(rows.count)
      box.rows[row].height += missing * part
    }
  }

  /// Notes which body rows spanning cells tie together, and how tall each such run is.
  private func tieRows() {
    var start = box.headCount
    while start < box.bodyEnd {
      var end = start + 1
      var row = start
      while row < end {
        for column in 0..<box.columnCount {
          let index = box.cell(atRow: row, column: column)
          guard index >= 0 else { continue }
          let cell = box.cells[Int(index)]
          end = max(end, Int(cell.row + cell.rowSpan))
        }
        row += 1
      }
      if end - start > 1 {
        box.hasBodySpans = true
        var height = box.spacing.height * Double(end - start - 1)
        for row in start..<end { height += box.rows[row].height }
        for row in start..<end {
          box.rows[row].tiedHeight = height
          box.rows[row].isCrossed = row > start && isCrossed(row)
        }
      }
      start = end
    }
  }

  private func isCrossed(_ row: Int) -> Bool {
    for column in 0..<box.columnCount {
      let index = box.cell(atRow: row, column: column)
      if index >= 0, Int(box.cells[Int(index)].row) < row { return true }
    }
    return false
  }
}

extension VerticalAlign {
  /// For a cell, `sub` and `super` mean `baseline` (CSS 2.2 section 17.5.3).
  var isBaseline: Bool {
    switch self {
    case .baseline, .sub, .super: true
    case .top, .middle, .bottom: false
    }
  }
}
