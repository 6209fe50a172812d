internal import Pages

/// Lays nodes out in a flow of given width: resolves widths, collapses margins, and sets paragraphs and tables.
///
/// Heights are known afterwards, pages are not: that is ``Fragmenter``'s part.
struct FlowBuilder {
  let context: LayoutContext
  let flow: Flow
  /// Which way the flow's lines run; only a change of it turns a box, for the property is inherited.
  let mode: WritingMode
  /// Boxes around the flow.
  let depth: Int
  /// The mark of a list item that has no line yet: its text, style and the item's left edge.
  var marker: (text: String, style: StyleID, left: Points)?
  /// Boxes of the flow that are open.
  var nesting = 0
  /// Whether the flow runs in columns, and so breaks for them and not for pages.
  var isInColumns = false
  /// The innermost element that is open: place in ``Flow/elements``, or -1.
  var element: Int32 = -1

  /// Margins that adjoin one another and have not been placed yet (CSS 2.2 section 8.3.1).
  private var positive = Points.zero
  private var negative = Points.zero
  /// Gap and lead of the next atom, so far.
  private var gap = Points.zero
  private var isGapTaken = false
  private var lead = Points.zero
  /// Break wishes between the last atom and the next.
  private var isForced = false
  private var isAvoided = false
  /// The named page in force, and that of the last atom.
  private var page: Int16 = -1
  /// The innermost open container, or -1.
  private(set) var container: Int32 = -1
  /// Containers that wait for the collapsed margin above them.
  private var unplaced: ContiguousArray<Int32> = []
  /// Containers that wait for their first atom; until then `above` holds the lead before them.
  private var opening: ContiguousArray<Int32> = []
  /// Bottom of the last atom from the flow's top.
  private var bottom = Points.zero

  init(
    context: LayoutContext, width: Points, depth: Int, page: Int16 = -1,
    mode: WritingMode = .horizontal
  ) {
    self.context = context
    self.mode = mode
    self.depth = depth
    self.page = page
    flow = Flow(width: width)
  }

  /// The flow of `nodes` in boxes of `width`.
  static func flow(
    of nodes: [Node], width: Points, context: LayoutContext, depth: Int,
    mode: WritingMode = .horizontal
  ) throws(TypesettingError) -> Flow {
    var builder = FlowBuilder(context: context, width: width, depth: depth, mode: mode)
    for node in nodes {
      try builder.add(node, left: 0, width: width)
    }
    return builder.finish()
  }

  consuming func finish() -> Flow {
    flow.tail = positive + negative
    flow.height = bottom + flow.tail
    return flow
  }

  // MARK: Margins

  mutating func addMargin(_ margin: Points) {
    if margin > positive { positive = margin }
    if margin < negative { negative = margin }
  }

  /// Places the margins gathered so far above the next atom.
  private mutating func placeMargins() {
    let margin = positive + negative
    positive = 0
    negative = 0
    if isGapTaken {
      lead += margin
    } else {
      gap = margin
      isGapTaken = true
    }
    for index in unplaced { flow.containers[Int(index)].above = lead }
    unplaced.removeAll(keepingCapacity: true)
  }

  /// Adds border and padding above the next atom, after the margins before it.
  mutating func addLead(_ length: Points) {
    placeMargins()
    lead += length
  }

  /// Adds to the trail of the last atom, after the margins before it.
  mutating func addTrail(_ length: Points) {
    let whole = positive + negative + length
    positive = 0
    negative = 0
    flow.atoms[flow.atoms.count - 1].trail += whole
    bottom += whole
  }

  // MARK: Breaks

  mutating func wishBreak(_ wish: BreakBetween) {
    switch wish {
    case .auto: break
    case .avoid: isAvoided = true
    case .page: if !isInColumns { isForced = true }
    case .column: if isInColumns { isForced = true }
    }
  }

  /// Enters a box's named page; gives the one to return to.
  mutating func enterPage(_ name: Int16) -> Int16 {
    let outer = page
    if name >= 0, !isInColumns { page = name }
    return outer
  }

  mutating func leavePage(to outer: Int16) { page = outer }

  // MARK: Atoms

  mutating func addAtom(_ kind: Atom.Kind, height: Points, breaking: Atom.Breaking = []) {
    placeMargins()
    var breaking = breaking
    let isNewPage = flow.atoms.last.map { $0.page != page } ?? false
    if isForced || isNewPage {
      breaking.insert(.forced)
    } else if isAvoided {
      breaking.insert(.avoided)
    }
    isForced = false
    isAvoided = false
    flow.atoms.append(
      Atom(
        gap: gap, lead: lead, height: height, trail: 0, kind: kind, container: container,
        breaking: breaking, page: page))
    for index in opening {
      let before = flow.containers[Int(index)].above
      flow.containers[Int(index)].above = lead - before
      // The border box's top, from which its height is measured when it closes.
      flow.containers[Int(index)].extent = bottom + gap + before
    }
    opening.removeAll(keepingCapacity: true)
    bottom += gap + lead + height
    gap = 0
    lead = 0
    isGapTaken = false
  }

  // MARK: Containers

  mutating func open(_ fresh: Container) {
    let index = Int32(flow.containers.count)
    var fresh = fresh
    fresh.parent = container
    fresh.first = Int32(flow.atoms.count)
    flow.containers.append(fresh)
    unplaced.append(index)
    opening.append(index)
    container = index
  }

  /// Whether the open container has no atom yet.
  var isEmpty: Bool { Int(flow.containers[Int(container)].first) == flow.atoms.count }

  /// Height of the open container from its border box's top to the last atom's bottom.
  var openExtent: Points { bottom - flow.containers[Int(container)].extent }

  /// Margins not yet placed, as one.
  var pendingMargin: Points { positive + negative }

  /// Closes the innermost container after its last atom.
  mutating func close() {
    let index = Int(container)
    flow.containers[index].end = Int32(flow.atoms.count)
    flow.containers[index].below = flow.atoms[flow.atoms.count - 1].trail
    flow.containers[index].extent = bottom - flow.containers[index].extent
    container = flow.containers[index].parent
  }

  /// Forgets the innermost container, which has no atom and no height: its margins collapse through it.
  mutating func dropContainer() {
    let index = container
    container = flow.containers[Int(index)].parent
    flow.containers.removeLast()
    opening.removeAll { $0 == index }
    unplaced.removeAll { $0 == index }
    for place in flow.positioned.indices where flow.positioned[place].container == index {
      flow.positioned[place].container = container
    }
  }
}
