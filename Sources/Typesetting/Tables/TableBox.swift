internal import Pages

/// A table laid out without pages: columns placed, cells set, rows measured.
///
/// A class for the reasons of ``Flow``; rows change height only where a spanning cell is cut by a page's end.
final class TableBox {
  let style: StyleID
  let origin: Origin
  /// Border box, from the flow's left edge.
  var left = Points.zero
  var width = Points.zero
  /// Left edges and widths of the columns from the border box's left; in the collapsed model from grid line to grid line.
  // These four are read for every cell. Unchecked, because nothing is called while one of them is being changed.
  @exclusivity(unchecked) var columnLeft = ContiguousArray<Points>()
  @exclusivity(unchecked) var columnWidth = ContiguousArray<Points>()
  /// Head rows, body rows, foot rows.
  @exclusivity(unchecked) var rows: ContiguousArray<RowBox>
  @exclusivity(unchecked) var cells: ContiguousArray<CellBox>
  let headCount: Int
  let bodyEnd: Int
  /// The cell at each place of the grid, row after row, or -1.
  let places: ContiguousArray<Int32>
  let columnCount: Int
  var spacing = Extent(width: 0, height: 0)
  /// Borders of the collapsed model; nil in the separate one.
  var borders: CollapsedBorders?
  /// Styles of the body's row groups.
  let groupStyles: [StyleID]
  /// The table's element: place in ``Flow/elements``, or -1.
  var element: Int32 = -1
  /// Elements of rows and cells that were painted already, by their places; empty unless the pages are to be tagged.
  var rowElements = ContiguousArray<Int32>()
  var cellElements = ContiguousArray<Int32>()
  /// Whether a cell of the body spans rows.
  var hasBodySpans = false
  /// What stands between the border box and the rows: border and padding, or half of the outer rules.
  var frame = Edges<Points>(all: 0)
  /// Halves of the widest rules, kept free above and below a page's part of the table.
  var breakFrame = Edges<Points>(all: 0)

  init(_ grid: consuming TableGrid, style: StyleID, groups: [StyleID], origin: Origin) {
    groupStyles = groups
    self.style = style
    self.origin = origin
    rows = grid.rows
    cells = grid.cells
    headCount = grid.headCount
    bodyEnd = grid.bodyEnd
    places = grid.places
    columnCount = grid.columnCount
  }

  @inline(__always)
  func cell(atRow row: Int, column: Int) -> Int32 { places[row * columnCount + column] }

  /// A cell's left edge and width on the grid.
  func across(_ cell: CellBox) -> (left: Points, width: Points) {
    let first = Int(cell.column)
    let last = first + Int(cell.columnSpan) - 1
    let start = columnLeft[first]
    return (start, columnLeft[last] + columnWidth[last] - start)
  }

  /// Height of the rows of `range` that are shown on a part of the table, with the spacing after each.
  func height(of range: Range<Int>, isFirst: Bool, isLast: Bool) -> Points {
    var sum = Points.zero
    for row in range where rows[row].repetition.isShown(isFirst: isFirst, isLast: isLast) {
      sum += rows[row].height + spacing.height
    }
    return sum
  }

  var head: Range<Int> { 0..<headCount }
  var foot: Range<Int> { bodyEnd..<rows.count }
}

/// A row, measured.
struct RowBox {
  var style: StyleID
  /// The body group it is of, or -1 for head and foot.
  var group: Int32
  var repetition: RowRepeat
  /// Cells that begin in it.
  var firstCell: Int32
  var endCell: Int32
  var height: Points = 0
  /// What the row's own cells need; spanning cells may have stretched it beyond.
  var ownHeight: Points = 0
  var baseline: Points = 0
  /// The least that the rest of a cut row measures, for the sake of a spanning cell.
  var leastRest: Points = 0
  /// Height of all the rows that spanning cells tie to it.
  var tiedHeight: Points = 0
  /// A spanning cell begun above reaches into it.
  var isCrossed = false
  var origin: Origin
}

/// A cell, set and measured.
struct CellBox {
  var style: StyleID
  var row: Int32
  var column: Int32
  var rowSpan: Int32
  var columnSpan: Int32
  var content: Content = .none
  /// Padding and border, or padding and half of the rules around.
  var frame: Edges<Points> = Edges(all: 0)
  /// Of the content.
  var height: Points = 0
  var baseline: Points = 0
  var isHeader: Bool
  var origin: Origin

  enum Content {
    case none
    /// A lone paragraph without box of its own: the common case, kept without a flow.
    case paragraph(SetParagraph, style: StyleID, origin: Origin)
    case flow(Flow)
    /// Turned by a right angle; the flow's width is the cell's height.
    case turned(Flow)
  }
}

extension RowRepeat {
  /// Whether a heading or footing row shows on the part of a table that begins or ends it.
  func isShown(isFirst: Bool, isLast: Bool) -> Bool {
    switch self {
    case .always: true
    case .first: isFirst
    case .continuation: !isFirst
    case .last: isLast
    }
  }
}
