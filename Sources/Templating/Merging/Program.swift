internal import Pages

// A compiled template: the content tree with holes. Parts without holes are finished content and cost nothing to merge.

/// One piece of a compiled template: a leaf, or leaves under a loop, a condition or a section.
indirect enum Piece<Leaf: Sendable>: Sendable {
  case leaf(Leaf)
  case loop(Loop, [Piece<Leaf>])
  /// The first branch whose condition holds; a branch without a condition always holds.
  case choice([(condition: Expression?, pieces: [Piece<Leaf>])])
  /// A section of the card: takes the next letter.
  case section([Piece<Leaf>])
}

/// `data-for`: which list, and at least how many turns.
struct Loop: Sendable {
  let list: Expression
  /// Turns to fill up to with empty items (`data-at-least`).
  let atLeast: Int
  /// How many items a turn takes, as a list; nil for one, as itself.
  let group: Int?
}

/// Block-level leaves.
indirect enum BlockLeaf: Sendable {
  /// Finished content.
  case fixed(Node)
  case block(style: StyleID, role: Role, children: [Piece<BlockLeaf>], site: Int32)
  case paragraph(ParagraphProgram)
  case table(TableProgram)
  /// A list, whose items count from `first`.
  case list(BlockLeaf, first: Int)
  /// A list item, numbered when it is merged: only then is known how often loops ran before it.
  case item(BlockLeaf, ListStyle)
}

struct ParagraphProgram: Sendable {
  let style: StyleID
  let role: Role
  let inlines: [Piece<InlineLeaf>]
  let site: Int32
}

/// Inline leaves.
enum InlineLeaf: Sendable {
  case fixed(Inline)
  case text([TextPart], style: StyleID, site: Int32)
  case picture(PictureProgram)
}

/// A picture of which something is known only of the record: which it is, its alternate text, or what its code says.
struct PictureProgram: Sendable {
  /// Its place in the template's pictures, or -1.
  let image: Int32
  /// The field that has it, if it is no picture of the layout.
  let source: Expression?
  let code: [TextPart]?
  let style: StyleID
  let alternateText: [TextPart]
  let site: Int32
}

/// A run of text, or a value to print.
enum TextPart: Sendable {
  case literal(String)
  case value(Expression)
}

struct TableProgram: Sendable {
  let style: StyleID
  let columns: [Column]
  let head: [Piece<RowProgram>]
  let body: [Piece<RowGroupProgram>]
  let foot: [Piece<RowProgram>]
  let caption: ParagraphProgram?
  let site: Int32
}

struct RowGroupProgram: Sendable {
  let style: StyleID
  let rows: [Piece<RowProgram>]
}

struct RowProgram: Sendable {
  let style: StyleID
  let cells: [Piece<CellProgram>]
  let site: Int32
  /// The row itself if nothing in it has holes: it serves wherever no loop is around it, whose turn its origin would name.
  let finished: Row?

  init(style: StyleID, cells: [Piece<CellProgram>], site: Int32) {
    self.style = style
    self.cells = cells
    self.site = site
    var finished: [Cell] = []
    for case .leaf(let cell) in cells {
      guard let children = cell.finished else { break }
      finished.append(
        Cell(
          style: cell.style, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan,
          isHeader: cell.isHeader, children: children, origin: Origin(site: cell.site)))
    }
    self.finished =
      finished.count == cells.count
      ? Row(style: style, cells: finished, origin: Origin(site: site)) : nil
  }
}

struct CellProgram: Sendable {
  let style: StyleID
  let columnSpan: Int
  let rowSpan: Int
  let isHeader: Bool
  let children: [Piece<BlockLeaf>]
  let site: Int32
  /// The children themselves if none has holes.
  let finished: [Node]?

  init(
    style: StyleID, columnSpan: Int, rowSpan: Int, isHeader: Bool, children: [Piece<BlockLeaf>],
    site: Int32
  ) {
    self.style = style
    self.columnSpan = columnSpan
    self.rowSpan = rowSpan
    self.isHeader = isHeader
    self.children = children
    self.site = site
    var finished: [Node] = []
    for case .leaf(.fixed(let node)) in children { finished.append(node) }
    self.finished = finished.count == children.count ? finished : nil
  }
}

/// The margin boxes of one page rule, with their holes.
struct PageRuleProgram: Sendable {
  var rule: PageRule
  let boxes: [(position: MarginBoxPosition, style: StyleID, content: [MarginPart])]
}

/// A piece of a margin box's `content`.
enum MarginPart: Sendable {
  case text([TextPart])
  case counter(Counter)
}
