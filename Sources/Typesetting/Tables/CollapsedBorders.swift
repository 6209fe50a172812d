internal import Pages

/// The borders of a table in the collapsing model, each conflict decided (CSS 2.2 section 17.6.2.1).
struct CollapsedBorders {
  /// Sides along the top of each row and below the last, column by column; places in ``StyleSheet/sides``.
  var horizontal: ContiguousArray<UInt16>
  /// Sides before each column and after the last, row by row.
  var vertical: ContiguousArray<UInt16>
  let columnCount: Int

  @inline(__always)
  func horizontal(_ line: Int, _ column: Int) -> UInt16 { horizontal[line * columnCount + column] }

  @inline(__always)
  func vertical(_ row: Int, _ line: Int) -> UInt16 { vertical[row * (columnCount + 1) + line] }
}

/// Decides which border is drawn where two or more meet.
struct BorderConflict {
  let sheet: StyleSheet
  private let table: TableBox
  // The table's own are guarded at every access; a look at a border takes several.
  private let rows: ContiguousArray<RowBox>
  private let cells: ContiguousArray<CellBox>

  init(sheet: StyleSheet, table: TableBox) {
    self.sheet = sheet
    self.table = table
    rows = table.rows
    cells = table.cells
  }

  /// The stronger of two sides; the first where they are equal.
  @inline(__always)
  func stronger(_ first: UInt16, _ second: UInt16) -> UInt16 {
    if first == second || second == 0 { return first }
    if first == 0 { return second }
    let left = sheet.sides[Int(first)]
    let right = sheet.sides[Int(second)]
    if left.style == .hidden { return first }
    if right.style == .hidden { return second }
    if left.width != right.width { return left.width > right.width ? first : second }
    return right.style.strength > left.style.strength ? second : first
  }

  /// The side between two rows of the grid at a column: either may be missing, at the table's or a page's edge.
  ///
  /// - Parameter isCut: whether a page ends here, so that a cell which reaches across gets an edge all the same.
  func horizontal(above: Int?, below: Int?, column: Int, isCut: Bool) -> UInt16 {
    let upper = above.map { table.cell(atRow: $0, column: column) } ?? -1
    let lower = below.map { table.cell(atRow: $0, column: column) } ?? -1
    if upper >= 0, upper == lower, !isCut { return 0 }
    var side: UInt16 = 0
    if upper >= 0 { side = sheet[cells[Int(upper)].style].border.bottom }
    if lower >= 0 { side = stronger(side, sheet[cells[Int(lower)].style].border.top) }
    if let above { side = stronger(side, sheet[rows[above].style].border.bottom) }
    if let below { side = stronger(side, sheet[rows[below].style].border.top) }
    let upperGroup = above.map { rows[$0].group } ?? -1
    let lowerGroup = below.map { rows[$0].group } ?? -1
    if upperGroup != lowerGroup {
      if upperGroup >= 0 {
        side = stronger(side, sheet[table.groupStyles[Int(upperGroup)]].border.bottom)
      }
      if lowerGroup >= 0 {
        side = stronger(side, sheet[table.groupStyles[Int(lowerGroup)]].border.top)
      }
    }
    if above == nil { side = stronger(side, sheet[table.style].border.top) }
    if below == nil { side = stronger(side, sheet[table.style].border.bottom) }
    return side
  }

  /// The side before column `line` of a row, or after the last one.
  func vertical(row: Int, line: Int) -> UInt16 {
    let before = line > 0 ? table.cell(atRow: row, column: line - 1) : -1
    let after = line < table.columnCount ? table.cell(atRow: row, column: line) : -1
    if before >= 0, before == after { return 0 }
    var side: UInt16 = 0
    if before >= 0 { side = sheet[cells[Int(before)].style].border.right }
    if after >= 0 { side = stronger(side, sheet[cells[Int(after)].style].border.left) }
    let isFirst = line == 0
    guard isFirst || line == table.columnCount else { return side }
    let style = rows[row].style
    side = stronger(side, isFirst ? sheet[style].border.left : sheet[style].border.right)
    let group = rows[row].group
    if group >= 0 {
      let border = sheet[table.groupStyles[Int(group)]].border
      side = stronger(side, isFirst ? border.left : border.right)
    }
    let border = sheet[table.style].border
    return stronger(side, isFirst ? border.left : border.right)
  }

  /// Decides every place of the table.
  func all() -> CollapsedBorders {
    let columns = table.columnCount
    let rowCount = rows.count
    var horizontal = ContiguousArray<UInt16>()
    horizontal.reserveCapacity((rowCount + 1) * columns)
    for line in 0...rowCount {
      for column in 0..<columns {
        horizontal.append(
          self.horizontal(
            above: line > 0 ? line - 1 : nil, below: line < rowCount ? line : nil, column: column,
            isCut: false))
      }
    }
    var vertical = ContiguousArray<UInt16>()
    vertical.reserveCapacity(rowCount * (columns + 1))
    for row in 0..<rowCount {
      for line in 0...columns { vertical.append(self.vertical(row: row, line: line)) }
    }
    return CollapsedBorders(horizontal: horizontal, vertical: vertical, columnCount: columns)
  }
}

extension BorderStyle {
  /// Which style wins between borders of one width.
  var strength: Int {
    switch self {
    case .none: 0
    case .dotted: 1
    case .dashed: 2
    case .solid: 3
    case .double: 4
    case .hidden: 5
    }
  }
}
