internal import Pages

/// Lays one table out: grid, borders, column widths, cells, row heights.
struct TableBuilder {
  let context: LayoutContext
  let table: Table
  let box: TableBox
  /// All rows in the order of the grid.
  let rows: [Row]
  let groups: [StyleID]
  let isCollapsed: Bool
  let depth: Int

  init(_ table: Table, context: LayoutContext, depth: Int) throws(TypesettingError) {
    self.context = context
    self.table = table
    self.depth = depth
    let grid = try TableGrid(table, sheet: context.sheet, limit: context.limits.cells)
    groups = table.body.map(\.style)
    box = TableBox(grid, style: table.style, groups: groups, origin: table.origin)
    var rows = table.head
    for group in table.body { rows += group.rows }
    rows += table.foot
    self.rows = rows
    isCollapsed = context.sheet[table.style].borderCollapse == .collapse
    if isCollapsed {
      frameCollapsed()
    } else {
      frameSeparate()
    }
  }

  /// The least and the most that a table makes of itself, with its frame but without margins.
  static func contentWidths(
    of table: Table, context: LayoutContext, depth: Int
  ) throws(TypesettingError) -> ContentWidths {
    let builder = try TableBuilder(table, context: context, depth: depth)
    let wishes = try builder.columnWishes()
    var total = ColumnWidths.total(wishes)
    let around = builder.widthBesideColumns
    total.minimum += around
    total.maximum += around
    if case .length(let declared) = context.sheet[table.style].width {
      let used = max(declared, total.minimum)
      return ContentWidths(minimum: used, maximum: used)
    }
    return total
  }

  // MARK: Frames

  private func frameSeparate() {
    box.spacing = context.sheet[table.style].borderSpacing
    box.frame = context.sheet[table.style].frame
    box.breakFrame = box.frame
    for index in box.cells.indices {
      box.cells[index].frame = context.sheet[box.cells[index].style].frame
    }
  }

  private func frameCollapsed() {
    let borders = BorderConflict(sheet: context.sheet, table: box).all()
    let half: ContiguousArray<Points> = ContiguousArray(
      context.sheet.sides.map { $0.usedWidth * 0.5 })
    func widest(_ sides: some Sequence<UInt16>) -> Points {
      sides.reduce(Points.zero) { max($0, half[Int($1)]) }
    }
    let columns = box.columnCount
    for index in box.cells.indices {
      let cell = box.cells[index]
      let across = Int(cell.column)..<Int(cell.column + cell.columnSpan)
      let down = Int(cell.row)..<Int(cell.row + cell.rowSpan)
      let padding = context.sheet[cell.style].padding
      var top = Points.zero
      var bottom = Points.zero
      for column in across {
        top = max(top, half[Int(borders.horizontal(down.lowerBound, column))])
        bottom = max(bottom, half[Int(borders.horizontal(down.upperBound, column))])
      }
      var left = Points.zero
      var right = Points.zero
      for row in down {
        left = max(left, half[Int(borders.vertical(row, across.lowerBound))])
        right = max(right, half[Int(borders.vertical(row, across.upperBound))])
      }
      box.cells[index].frame = Edges(
        top: padding.top + top, right: padding.right + right, bottom: padding.bottom + bottom,
        left: padding.left + left)
    }
    let lines = borders.horizontal
    box.frame.top = widest(lines.prefix(columns))
    box.frame.bottom = widest(lines.suffix(columns))
    let edge = context.sheet[table.style].border
    let inner = widest(lines)
    box.breakFrame.top = max(inner, half[Int(edge.top)])
    box.breakFrame.bottom = max(inner, half[Int(edge.bottom)])
    for row in box.rows.indices {
      box.frame.left = max(box.frame.left, half[Int(borders.vertical(row, 0))])
      box.frame.right = max(box.frame.right, half[Int(borders.vertical(row, columns))])
    }
    box.borders = borders
  }

  /// What the table's width holds beside its columns.
  var widthBesideColumns: Points {
    box.frame.left + box.frame.right + box.spacing.width * Double(box.columnCount + 1)
  }

  // MARK: Widths

  /// What each column asks for (CSS 2.2 section 17.5.2.2, steps 1 to 3).
  func columnWishes() throws(TypesettingError) -> ContiguousArray<ColumnWish> {
    var wishes = ContiguousArray(repeating: ColumnWish(), count: box.columnCount)
    for (column, declared) in table.columns.enumerated() {
      switch declared.width {
      case .auto: break
      case .length(let length):
        wishes[column].isFixed = true
        wishes[column].maximum = length
      case .percent(let share): wishes[column].share = share
      }
    }
    var spanning: [(cell: Int, widths: ContentWidths)] = []
    var index = 0
    for row in rows {
      for cell in row.cells {
        let widths = try measure(cell, box.cells[index])
        if box.cells[index].columnSpan == 1 {
          merge(widths, of: index, into: &wishes[Int(box.cells[index].column)])
        } else {
          spanning.append((index, widths))
        }
        index += 1
      }
    }
    for column in wishes.indices {
      wishes[column].maximum = max(wishes[column].maximum, wishes[column].minimum)
    }
    spanning.sort { box.cells[$0.cell].columnSpan < box.cells[$1.cell].columnSpan }
    for (index, widths) in spanning {
      let cell = box.cells[index]
      let columns = Int(cell.column)..<Int(cell.column + cell.columnSpan)
      var share: Double?
      if case .percent(let declared) = context.sheet[cell.style].width { share = declared }
      ColumnWidths.add(
        span: widths, share: share, over: columns,
        gaps: box.spacing.width * Double(columns.count - 1), to: &wishes)
    }
    limitShares(&wishes)
    return wishes
  }

  private func merge(_ widths: ContentWidths, of index: Int, into wish: inout ColumnWish) {
    wish.minimum = max(wish.minimum, widths.minimum)
    switch context.sheet[box.cells[index].style].width {
    case .percent(let share):
      wish.share = max(wish.share ?? 0, share)
      wish.maximum = max(wish.maximum, widths.maximum)
    case .length:
      wish.isFixed = true
      wish.maximum = max(wish.maximum, widths.maximum)
    case .auto:
      if !wish.isFixed { wish.maximum = max(wish.maximum, widths.maximum) }
    }
  }

  /// Shares beyond the whole are cut off, from the left (CSS Tables 3 section 4.5.1).
  private func limitShares(_ wishes: inout ContiguousArray<ColumnWish>) {
    var left = 100.0
    for column in wishes.indices {
      guard let share = wishes[column].share else { continue }
      wishes[column].share = min(max(0, share), left)
      left -= min(max(0, share), left)
    }
  }

  /// A cell's widths with its frame.
  private func measure(_ cell: Cell, _ placed: CellBox) throws(TypesettingError) -> ContentWidths {
    let style = cell.style
    let around = placed.frame.left + placed.frame.right
    var content = ContentWidths.zero
    let mode = context.sheet[style].writingMode
    if mode != .horizontal {
      let flow = try turnedFlow(cell, placed, mode: mode)
      content = ContentWidths(minimum: flow.height, maximum: flow.height)
    } else {
      content = try IntrinsicWidths(context: context)
        .widths(of: cell.children, depth: depth + 1)
    }
    if case .length(let declared) = context.sheet[style].width {
      content.maximum = max(declared, content.minimum)
    }
    if case .length(let least) = context.sheet[style].minWidth {
      content.widen(to: ContentWidths(minimum: least, maximum: least))
    }
    return ContentWidths(minimum: content.minimum + around, maximum: content.maximum + around)
  }

  /// A turned cell's content: as long as the cell is tall when that is declared, else as its lines are.
  func turnedFlow(
    _ cell: Cell, _ placed: CellBox, mode: WritingMode
  ) throws(TypesettingError) -> Flow {
    var length = context.sheet[cell.style].height.resolved(against: 0)
    if length == nil, placed.rowSpan == 1,
      let height = context.sheet[rows[Int(placed.row)].style].height.resolved(against: 0)
    {
      length = max(0, height - placed.frame.top - placed.frame.bottom)
    }
    if length == nil {
      length = try IntrinsicWidths(context: context, mode: mode)
        .widths(of: cell.children, depth: depth + 1).maximum
    }
    return try FlowBuilder.flow(
      of: cell.children, width: length ?? 0, context: context, depth: depth + 1, mode: mode)
  }

  /// Places the columns of a table whose containing block leaves `available`.
  func placeColumns(available: Points, containing: Points) throws(TypesettingError) {
    let style = table.style
    let around = widthBesideColumns
    let declared = context.sheet[style].width.resolved(against: containing)
    var widths: ContiguousArray<Points>
    if let declared, context.sheet[style].tableLayout == .fixed {
      let room = max(0, declared - around)
      widths = ColumnWidths.fixed(declaredColumns(in: room), width: room)
    } else {
      let wishes = try columnWishes()
      let total = ColumnWidths.total(wishes)
      var used = declared ?? min(max(total.minimum + around, available), total.maximum + around)
      if let most = context.sheet[style].maxWidth.resolved(against: containing) {
        used = min(used, most)
      }
      used = max(used, context.sheet[style].minWidth.resolved(against: containing) ?? 0)
      used = max(used, total.minimum + around)
      widths = ColumnWidths.distribute(used - around, to: wishes)
    }
    var x = box.frame.left + box.spacing.width
    box.columnLeft.reserveCapacity(widths.count)
    for width in widths {
      box.columnLeft.append(x)
      x += width + box.spacing.width
    }
    box.columnWidth = widths
    box.width = x + box.frame.right
    guard box.width <= available + Points(0.5) else {
      throw TypesettingError(.tooWide(width: box.width, room: available), origin: table.origin)
    }
  }

  /// Column widths of the fixed layout: `<col>` first, then the cells of the first row.
  private func declaredColumns(in room: Points) -> ContiguousArray<Points?> {
    var declared = ContiguousArray<Points?>(repeating: nil, count: box.columnCount)
    for (column, given) in table.columns.enumerated() {
      declared[column] = given.width.resolved(against: room)
    }
    guard let first = box.rows.first else { return declared }
    for index in Int(first.firstCell)..<Int(first.endCell) {
      let cell = box.cells[index]
      let columns = Int(cell.column)..<Int(cell.column + cell.columnSpan)
      guard var width = context.sheet[cell.style].width.resolved(against: room) else { continue }
      if case .length = context.sheet[cell.style].width {
        width += cell.frame.left + cell.frame.right
      }
      let free = columns.filter { declared[$0] == nil }
      guard !free.isEmpty else { continue }
      let known = columns.reduce(Points.zero) { $0 + (declared[$1] ?? 0) }
      let gaps = box.spacing.width * Double(columns.count - 1)
      for column in free { declared[column] = max(0, width - known - gaps) / Double(free.count) }
    }
    return declared
  }
}
