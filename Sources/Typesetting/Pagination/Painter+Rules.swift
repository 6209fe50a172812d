internal import Pages

extension Painter {
  /// The rules of a table's part in the collapsing model: each as long as its pen stays the same, and closed where a
  /// page begins or ends.
  mutating func paintRules(
    _ borders: CollapsedBorders, _ strips: ContiguousArray<Strip>, of table: TableBox,
    _ fragment: Fragment, left: Points
  ) {
    guard !strips.isEmpty else { return }
    let conflict = BorderConflict(sheet: context.sheet, table: table)
    for line in 0...strips.count {
      paintHorizontal(
        line, borders, strips, of: table, fragment, left: left, conflict: conflict)
    }
    for line in 0...table.columnCount {
      paintVertical(line, borders, strips, of: table, left: left)
    }
  }

  private mutating func paintHorizontal(
    _ line: Int, _ borders: CollapsedBorders, _ strips: ContiguousArray<Strip>,
    of table: TableBox, _ fragment: Fragment, left: Points, conflict: BorderConflict
  ) {
    let above = line > 0 ? strips[line - 1] : nil
    let below = line < strips.count ? strips[line] : nil
    let y = below?.y ?? above?.bottom ?? 0
    let isWhole = isUncut(above, below, of: table, fragment)
    func side(_ column: Int) -> UInt16 {
      if isWhole { return borders.horizontal(below?.row ?? table.rows.count, column) }
      return conflict.horizontal(
        above: above?.row, below: below?.row, column: column, isCut: true)
    }
    var column = 0
    while column < table.columnCount {
      let found = side(column)
      let start = column
      repeat { column += 1 } while column < table.columnCount && side(column) == found
      guard found != 0 else { continue }
      let from = left + table.columnLeft[start]
      let to = left + table.columnLeft[column - 1] + table.columnWidth[column - 1]
      rules.addHorizontal(
        side: found, y: y,
        from: from - reach(borders, above, below, line: start),
        to: to + reach(borders, above, below, line: column))
    }
  }

  /// Whether the two rows are neighbours in the table itself, or the table's own edge lies here.
  private func isUncut(
    _ above: Strip?, _ below: Strip?, of table: TableBox, _ fragment: Fragment
  ) -> Bool {
    if let above, above.cut >= 0, fragment.cuts[Int(above.cut)].isOpen { return false }
    if let below, below.cut >= 0, fragment.cuts[Int(below.cut)].isContinued { return false }
    switch (above, below) {
    case (let above?, let below?): return above.row + 1 == below.row
    case (nil, let below?): return below.row == 0
    case (let above?, nil): return above.row + 1 == table.rows.count
    case (nil, nil): return true
    }
  }

  /// How far a horizontal rule runs on, to fill the corner with an upright one that it meets.
  private func reach(
    _ borders: CollapsedBorders, _ above: Strip?, _ below: Strip?, line: Int
  ) -> Points {
    var widest = Points.zero
    for strip in [above, below] {
      guard let strip else { continue }
      let side = borders.vertical(strip.row, line)
      widest = max(widest, context.sheet.sides[Int(side)].usedWidth)
    }
    return widest / 2
  }

  private mutating func paintVertical(
    _ line: Int, _ borders: CollapsedBorders, _ strips: ContiguousArray<Strip>,
    of table: TableBox, left: Points
  ) {
    let last = table.columnCount - 1
    let x =
      left
      + (line <= last
        ? table.columnLeft[line] : table.columnLeft[last] + table.columnWidth[last])
    var place = 0
    while place < strips.count {
      let side = borders.vertical(strips[place].row, line)
      let start = strips[place].y
      repeat {
        place += 1
      } while place < strips.count
        && borders.vertical(strips[place].row, line) == side
      if side != 0 {
        rules.addVertical(side: side, x: x, from: start, to: strips[place - 1].bottom)
      }
    }
  }
}
