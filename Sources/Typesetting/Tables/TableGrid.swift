internal import Pages

/// Which cell stands where: the grid of a table (HTML's table model, CSS Tables 3 section 3.3).
struct TableGrid {
  var rows = ContiguousArray<RowBox>()
  var cells = ContiguousArray<CellBox>()
  var places = ContiguousArray<Int32>()
  var columnCount = 0
  var headCount = 0
  var bodyEnd = 0

  /// - Throws: ``TypesettingError/Cause/tooManyCells(limit:)`` before the grid grows too large.
  init(_ table: borrowing Table, sheet: StyleSheet, limit: Int) throws(TypesettingError) {
    var rowTotal = table.head.count + table.foot.count
    for group in table.body { rowTotal += group.rows.count }
    rows.reserveCapacity(rowTotal)
    let columnLimit = limit / max(1, rowTotal)
    columnCount = max(1, Self.columns(of: table, limit: columnLimit))
    guard columnCount <= columnLimit else {
      throw TypesettingError(.tooManyCells(limit: limit), origin: table.origin)
    }
    places = ContiguousArray(repeating: -1, count: rowTotal * columnCount)
    try place(table.head, group: -1, sheet: sheet, limit: limit, origin: table.origin)
    headCount = rows.count
    for (index, group) in table.body.enumerated() {
      try place(group.rows, group: Int32(index), sheet: sheet, limit: limit, origin: table.origin)
    }
    bodyEnd = rows.count
    try place(table.foot, group: -1, sheet: sheet, limit: limit, origin: table.origin)
    dropEmptyColumns(keeping: table.columns.count)
  }

  /// An upper bound of the columns: what the widest row asks for, with all that may reach down into it. It stops once
  /// `limit` is passed, so that the work is bounded too.
  private static func columns(of table: borrowing Table, limit: Int) -> Int {
    var most = table.columns.count
    func measure(_ rows: [Row]) {
      // Cells that still reach down: how many rows are left, and how wide they are.
      var reaching: [(rows: Int, width: Int)] = []
      for row in rows where most <= limit {
        var width = reaching.reduce(0) { $0 + $1.width }
        reaching = reaching.compactMap { $0.rows > 1 ? ($0.rows - 1, $0.width) : nil }
        for cell in row.cells {
          let span = min(max(1, cell.columnSpan), limit + 1)
          width = min(width + span, limit + 1)
          if cell.rowSpan > 1 { reaching.append((cell.rowSpan - 1, span)) }
        }
        most = max(most, width)
      }
    }
    measure(table.head)
    for group in table.body { measure(group.rows) }
    measure(table.foot)
    return most
  }

  /// Places the rows of one group; spans end with the group.
  private mutating func place(
    _ group: [Row], group number: Int32, sheet: StyleSheet, limit: Int, origin: Origin
  ) throws(TypesettingError) {
    let end = rows.count + group.count
    for row in group {
      let line = rows.count
      let first = Int32(cells.count)
      var column = 0
      for cell in row.cells {
        while column < columnCount, places[line * columnCount + column] >= 0 { column += 1 }
        // Room is there by `columns(of:limit:)`; a place that is taken already ends the span.
        guard column < columnCount else {
          throw TypesettingError(.tooManyCells(limit: limit), origin: cell.origin)
        }
        var span = 0
        while span < max(1, cell.columnSpan), column + span < columnCount,
          places[line * columnCount + column + span] < 0
        {
          span += 1
        }
        let rowSpan = min(max(1, cell.rowSpan), end - line)
        let index = Int32(cells.count)
        for r in line..<(line + rowSpan) {
          for c in column..<(column + span) { places[r * columnCount + c] = index }
        }
        cells.append(
          CellBox(
            style: cell.style, row: Int32(line), column: Int32(column), rowSpan: Int32(rowSpan),
            columnSpan: Int32(span), isHeader: cell.isHeader, origin: cell.origin))
        column += span
      }
      rows.append(
        RowBox(
          style: row.style, group: number, repetition: sheet[row.style].rowRepeat,
          firstCell: first, endCell: Int32(cells.count), origin: row.origin))
    }
  }

  /// Takes away columns at the right that no cell reached (the bound of ``columns(of:limit:)`` may be too high).
  private mutating func dropEmptyColumns(keeping least: Int) {
    var used = max(1, least)
    for cell in cells { used = max(used, Int(cell.column + cell.columnSpan)) }
    guard used < columnCount else { return }
    var narrowed = ContiguousArray<Int32>()
    narrowed.reserveCapacity(rows.count * used)
    for row in rows.indices {
      narrowed.append(contentsOf: places[row * columnCount..<row * columnCount + used])
    }
    places = narrowed
    columnCount = used
  }
}
