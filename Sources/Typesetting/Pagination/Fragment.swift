internal import Pages

/// Where a flow goes on after a break: before an atom, or within it.
struct Cursor {
  var atom: Int
  /// For a cut row: where each cell that begins in it goes on. For a cut group: one cursor.
  var inner: [CellCursor] = []
  /// Where spanning cells go on that a break cut, by their place in ``TableBox/cells``.
  var spans: [Int32: CellCursor] = [:]

  static var start: Cursor { Cursor(atom: 0) }
}

/// Where a cut cell's content goes on.
enum CellCursor {
  case finished
  /// From that line of its paragraph.
  case line(Int)
  case flow(Cursor)
}

/// The part of a cell's content that stands on one page.
enum CellPart {
  case nothing
  case lines(Range<Int>)
  case fragment(Fragment)
  /// Columns side by side.
  case columns([Fragment])
}

/// The part of a flow that stands on one page (or in one box): its atoms with their places.
struct Fragment {
  let flow: Flow
  var start: Cursor
  var placed = ContiguousArray<Placed>()
  /// Where it goes on, or nil where the flow is finished.
  var end: Cursor?
  /// From the fragment's top to the end of its last atom's trail.
  var height = Points.zero
  /// Parts of cut rows and groups, by ``Placed/cut``.
  var cuts: [Cut] = []
  /// Parts of spanning cells that a page's end cuts.
  var spans: [SpanPart] = []

  /// An atom in its place.
  struct Placed {
    var atom: Int32
    /// Top of its content, from the fragment's top.
    var y: Points
    var height: Points
    /// Place in ``Fragment/cuts``, or -1 for an atom that is whole.
    var cut: Int32 = -1
  }

  struct Cut {
    /// One for each cell that begins in the row; one for a group.
    var parts: [CellPart]
    /// The atom began on an earlier page.
    var isContinued: Bool
    /// The atom goes on.
    var isOpen: Bool
  }

  struct SpanPart {
    var table: Int32
    var cell: Int32
    /// Cell box, from the fragment's top.
    var y: Points
    var height: Points
    var part: CellPart
  }

  /// Whether the container's first atom begins here.
  func begins(_ container: Container) -> Bool {
    Int(container.first) > start.atom
      || (Int(container.first) == start.atom && start.inner.isEmpty)
  }

  /// Whether the container's last atom ends here.
  func ends(_ container: Container) -> Bool {
    guard let end else { return true }
    return Int(container.end) <= end.atom
  }
}
