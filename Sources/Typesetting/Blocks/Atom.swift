internal import Pages

/// A piece of a flow that stands on one page: a line, a table row, or a box without lines.
///
/// A flow is a column of atoms; nested blocks are ranges of it (``Container``). From top to bottom an atom is its gap
/// (collapsed margins; lost at the top of a page), its lead (borders, padding and inner margins of the boxes that begin
/// with it; for tables also the head), its height, and its trail (what ends with it).
struct Atom {
  var gap: Points
  var lead: Points
  var height: Points
  var trail: Points
  var kind: Kind
  /// The innermost container, or -1.
  var container: Int32
  var breaking: Breaking
  /// The named page it wants, or -1.
  var page: Int16

  enum Kind {
    /// A line of the flow's paragraph of that number.
    case line(paragraph: Int32, line: Int32)
    /// A row of the flow's table of that number.
    case row(table: Int32, row: Int32)
    /// The flow's group of that number: a flow of its own, painted as one.
    case group(Int32)
    /// A box without content.
    case space
  }

  /// What stands against a break before the atom (CSS Fragmentation 3 section 4.3).
  struct Breaking: OptionSet {
    let rawValue: UInt8
    static let forced = Breaking(rawValue: 1)
    /// `break-before: avoid`, or `break-after: avoid` before it.
    static let avoided = Breaking(rawValue: 2)
    /// Widows and orphans.
    static let lines = Breaking(rawValue: 4)
    /// A spanning cell of a table crosses it.
    static let crossed = Breaking(rawValue: 16)
    /// The atom itself is not to be split where a page can hold it.
    static let whole = Breaking(rawValue: 32)
  }

  var extent: Points { gap + lead + height + trail }
}

/// A block or table that must be remembered: it has a background, a border, positioned children or a wish to stay whole.
struct Container {
  /// The next outer container, or -1.
  var parent: Int32
  /// Its atoms are `first..<end`.
  var first: Int32
  var end: Int32
  /// Border box, from the flow's left edge.
  var left: Points
  var width: Points
  /// From the border box's top to the first atom's content.
  var above: Points
  /// From the last atom's content to the border box's bottom.
  var below: Points
  /// Height of the whole border box, unbroken.
  var extent: Points
  var style: StyleID
  /// Asks not to be broken (`break-inside: avoid`).
  var isKept: Bool
  /// What stands above and below a break within it: a table's head and foot, a box's own frame.
  var repeatTop: Points
  var repeatBottom: Points
  /// Added to the last atom's trail where the container began on an earlier page.
  var closing: Points
  /// Place in ``Flow/tables``, or -1.
  var table: Int32
  var origin: Origin
}

/// A paragraph set within a flow.
struct FlowParagraph {
  var set: SetParagraph
  var style: StyleID
  /// The content box's left edge, from the flow's.
  var left: Points
  var width: Points
  var origin: Origin
  /// Place in ``Flow/elements``, or -1.
  var element: Int32 = -1
}

/// A flow that is painted as one: turned, translucent or shifted.
struct Group {
  var flow: Flow
  var left: Points
  var width: Points
  var height: Points
  /// Shift of `position: relative`.
  var shift: Position
  var opacity: Double
  var writingMode: WritingMode
  var origin: Origin
  /// The element around it: place in ``Flow/elements``, or -1.
  var element: Int32 = -1
  /// The columns that its flow runs in, side by side.
  var columns: Columns?
}

/// Columns of equal width (CSS Multi-column Layout 1).
struct Columns {
  var count: Int
  var width: Points
  var gap: Points

  init(_ style: PreparedStyle, within width: Points) {
    count = Int(style.columnCount)
    gap = style.columnGap
    self.width = max(0, (width - gap * Double(count - 1)) / Double(count))
  }

  /// The left edge of a column, from the first one's.
  func left(of column: Int) -> Points { (width + gap) * Double(column) }
}

/// A box out of the flow (`position: absolute` or `fixed`).
struct Positioned {
  var flow: Flow
  var style: StyleID
  /// The container that it is placed in, or -1 for the flow's own box.
  var container: Int32
  /// Its margin box's left edge, from the containing padding box's left; resolved when built.
  var left: Points
  /// The atom before which it stood.
  var atom: Int32
  var width: Points
  var origin: Origin
  /// The element around it: place in ``Flow/elements``, or -1.
  var element: Int32 = -1
}

/// A column of boxes, laid out without pages.
///
/// A class because it is built once, referred to from cells and groups, and mended in one place when a spanning cell is
/// cut (``Fragmenter``).
final class Flow {
  let width: Points
  // These two are read for every line and row. Unchecked, because nothing is called while one of them is being changed.
  @exclusivity(unchecked) var atoms = ContiguousArray<Atom>()
  @exclusivity(unchecked) var containers = ContiguousArray<Container>()
  var paragraphs = ContiguousArray<FlowParagraph>()
  var tables = ContiguousArray<TableBox>()
  var groups = ContiguousArray<Group>()
  var positioned = ContiguousArray<Positioned>()
  /// What its boxes are for readers and machines; empty unless the pages are to be tagged.
  var elements = ContiguousArray<FlowElement>()
  /// The bottom margin that is left over.
  var tail = Points.zero
  /// Sum of all atoms, and the tail.
  var height = Points.zero

  init(width: Points) { self.width = width }

  /// From the top to the first line's baseline, if the flow has one.
  var baseline: Points? {
    guard let first = atoms.first else { return nil }
    let top = first.gap + first.lead
    switch first.kind {
    case .line(let paragraph, let line):
      return top + paragraphs[Int(paragraph)].set.lines[Int(line)].baseline
    case .row(let table, let row):
      return top + tables[Int(table)].rows[Int(row)].baseline
    case .group, .space: return nil
    }
  }
}
