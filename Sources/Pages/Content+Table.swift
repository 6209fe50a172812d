/// A table: columns, heading rows, body groups, footing rows.
package struct Table: Sendable, Hashable {
  package var style: StyleID
  /// The columns that `<col>` declares; fewer than the widest row is allowed.
  package var columns: [Column]
  package var head: [Row]
  /// Body row groups (`<tbody>`), each with its own style (a group may ask not to be broken).
  package var body: [RowGroup]
  package var foot: [Row]
  package var caption: Paragraph?
  package var origin: Origin

  package init(
    style: StyleID, columns: [Column] = [], head: [Row] = [], body: [RowGroup], foot: [Row] = [],
    caption: Paragraph? = nil, origin: Origin = .none
  ) {
    self.style = style
    self.columns = columns
    self.head = head
    self.body = body
    self.foot = foot
    self.caption = caption
    self.origin = origin
  }
}

/// A column's width.
package struct Column: Sendable, Hashable {
  package var width: Dimension

  package init(width: Dimension) { self.width = width }
}

/// A `<tbody>`.
package struct RowGroup: Sendable, Hashable {
  package var style: StyleID
  package var rows: [Row]

  package init(style: StyleID, rows: [Row]) {
    self.style = style
    self.rows = rows
  }
}

/// A table row. `break-after: avoid` keeps it with the next one, `break-inside: avoid` keeps it whole where a page can
/// hold it; without the latter a row is still kept whole where it fits.
package struct Row: Sendable, Hashable {
  package var style: StyleID
  package var cells: [Cell]
  package var origin: Origin

  package init(style: StyleID, cells: [Cell], origin: Origin = .none) {
    self.style = style
    self.cells = cells
    self.origin = origin
  }
}

/// A table cell.
package struct Cell: Sendable, Hashable {
  package var style: StyleID
  package var columnSpan: Int
  package var rowSpan: Int
  package var isHeader: Bool
  package var children: [Node]
  package var origin: Origin

  package init(
    style: StyleID, columnSpan: Int = 1, rowSpan: Int = 1, isHeader: Bool = false, children: [Node],
    origin: Origin = .none
  ) {
    self.style = style
    self.columnSpan = columnSpan
    self.rowSpan = rowSpan
    self.isHeader = isHeader
    self.children = children
    self.origin = origin
  }
}
