internal import Pages

/// Puts a fragment's boxes on one page as ink.
struct Painter {
  let context: LayoutContext
  let fragmenter: Fragmenter
  let size: Extent
  let page: Int
  var layers: InkLayers
  var rules = RuleCollector()
  /// Positioned, turned and translucent boxes: painted above the rest.
  var overlay: [Ink] = []
  /// The boxes painted so far, if someone wants to know.
  var records: [BoxRecord]?
  /// The number of the element that holds what is painted; nil for what says nothing to a reader, and where pages are not
  /// tagged.
  var owner: Int32?

  /// - Parameter owner: the element that the painted belongs to; nil for what says nothing to a reader.
  init(
    context: LayoutContext, fragmenter: Fragmenter, size: Extent, page: Int, isRecording: Bool,
    owner: Int32? = nil
  ) {
    layers = InkLayers(structure: context.structure)
    self.owner = context.structure == nil ? nil : owner
    self.context = context
    self.fragmenter = fragmenter
    self.size = size
    self.page = page
    if isRecording { records = [] }
  }

  /// All the ink, in painting order.
  mutating func finish() -> (ink: [Ink], records: [BoxRecord]) {
    let records = self.records ?? []
    let overlay = self.overlay
    var layers = self.layers
    rules.draw(on: &layers, sheet: context.sheet)
    return (layers.page(size: size).ink + overlay, records)
  }

  @inline(__always)
  mutating func record(
    _ kind: BoxRecord.Kind, _ rectangle: @autoclosure () -> Rectangle, _ origin: Origin,
    style: StyleID, lineCount: Int = 0, isContinued: Bool = false
  ) {
    guard records != nil else { return }
    records?.append(
      BoxRecord(
        page: page, kind: kind, rectangle: rectangle(), origin: origin, style: style,
        lineCount: lineCount, isContinued: isContinued))
  }

  /// Paints a fragment with its top left corner at `place`.
  ///
  /// - Parameter box: the padding box that positioned children of the flow itself refer to.
  mutating func paint(
    _ fragment: Fragment, at place: Position, within box: Rectangle
  ) throws(TypesettingError) {
    let flow = fragment.flow
    if !flow.containers.isEmpty {
      let shown = shownContainers(of: fragment)
      for index in shown { paintFrame(of: index, fragment, at: place) }
      // Tagged text goes to its table when it comes to it, for it is painted in the order of reading.
      if context.structure == nil {
        for index in shown where flow.containers[index].table >= 0 {
          try paintTable(of: index, fragment, at: place)
        }
      }
    }
    try paintAtoms(of: fragment, at: place)
    if !flow.positioned.isEmpty { try paintPositioned(of: fragment, at: place, within: box) }
  }

  // MARK: Containers

  /// The containers that have a part in the fragment, outer before inner.
  private func shownContainers(of fragment: Fragment) -> [Int] {
    let containers = fragment.flow.containers
    var shown: [Int] = []
    if fragment.start.atom < fragment.flow.atoms.count {
      var outer = fragment.flow.atoms[fragment.start.atom].container
      while outer >= 0 {
        if Int(containers[Int(outer)].first) < fragment.start.atom { shown.append(Int(outer)) }
        outer = containers[Int(outer)].parent
      }
      shown.reverse()
    }
    // Containers stand in the order of their first atoms.
    var low = 0
    var high = containers.count
    while low < high {
      let middle = (low + high) / 2
      if Int(containers[middle].first) < fragment.start.atom {
        low = middle + 1
      } else {
        high = middle
      }
    }
    let end = fragment.end.map { $0.inner.isEmpty ? $0.atom : $0.atom + 1 } ?? .max
    while low < containers.count, Int(containers[low].first) < end {
      shown.append(low)
      low += 1
    }
    return shown
  }

  /// The border box of a container's part in the fragment.
  func rectangle(of index: Int, _ fragment: Fragment, at place: Position) -> Rectangle {
    let flow = fragment.flow
    let holder = flow.containers[index]
    let begins = fragment.begins(holder)
    var top = Points.zero
    if begins {
      let first = Int(holder.first) - fragment.start.atom
      top = fragment.placed[first].y - holder.above
    } else {
      var outer = holder.parent
      while outer >= 0 {
        if !fragment.begins(flow.containers[Int(outer)]) {
          top += flow.containers[Int(outer)].repeatTop
        }
        outer = flow.containers[Int(outer)].parent
      }
    }
    var bottom = fragment.height
    if fragment.ends(holder) {
      let last = fragment.placed[Int(holder.end) - 1 - fragment.start.atom]
      bottom = last.y + last.height + holder.below + (begins ? 0 : holder.closing)
    } else if let end = fragment.end {
      // What open containers further in keep free below the break.
      var inner = flow.atoms[end.atom].container
      while inner > Int32(index) {
        let isOpen = Int(flow.containers[Int(inner)].first) < end.atom || !end.inner.isEmpty
        if isOpen { bottom += flow.containers[Int(inner)].repeatBottom }
        inner = flow.containers[Int(inner)].parent
      }
      bottom += repeatedBelow(holder, begins: begins, flow)
    }
    return Rectangle(
      x: place.x + holder.left, y: place.y + top, width: holder.width, height: bottom - top)
  }

  /// What stands below a break in the container: for tables, the foot rows of this very part.
  private func repeatedBelow(_ holder: Container, begins: Bool, _ flow: Flow) -> Points {
    guard holder.table >= 0 else { return holder.repeatBottom }
    let table = flow.tables[Int(holder.table)]
    return table.height(of: table.foot, isFirst: begins, isLast: false) + table.breakFrame.bottom
  }

  private mutating func paintFrame(of index: Int, _ fragment: Fragment, at place: Position) {
    let holder = fragment.flow.containers[index]
    let rectangle = rectangle(of: index, fragment, at: place)
    record(
      holder.table >= 0 ? .table : .block, rectangle, holder.origin,
      style: holder.style, isContinued: !fragment.begins(holder))
    let style = holder.style
    if let color = context.sheet[style].background { layers.fill(rectangle, color) }
    let isCollapsed =
      holder.table >= 0 && fragment.flow.tables[Int(holder.table)].borders != nil
    if !isCollapsed, context.sheet[style].hasBorder { paintBorder(style, rectangle) }
  }

  /// The four sides of a box, each along the middle of its width.
  mutating func paintBorder(_ style: StyleID, _ box: Rectangle) {
    let border = context.sheet[style].border
    let width = context.sheet[style].borderWidth
    if width.top > 0 {
      rules.addHorizontal(side: border.top, y: box.y + width.top / 2, from: box.x, to: box.maxX)
    }
    if width.bottom > 0 {
      rules.addHorizontal(
        side: border.bottom, y: box.maxY - width.bottom / 2, from: box.x, to: box.maxX)
    }
    if width.left > 0 {
      rules.addVertical(side: border.left, x: box.x + width.left / 2, from: box.y, to: box.maxY)
    }
    if width.right > 0 {
      rules.addVertical(
        side: border.right, x: box.maxX - width.right / 2, from: box.y, to: box.maxY)
    }
  }

  // MARK: Atoms

  private mutating func paintAtoms(
    of fragment: Fragment, at place: Position
  ) throws(TypesettingError) {
    let flow = fragment.flow
    var index = 0
    var lastTable = -1
    while index < fragment.placed.count {
      let placed = fragment.placed[index]
      index += 1
      switch flow.atoms[Int(placed.atom)].kind {
      case .row, .space:
        guard context.structure != nil else { break }
        let table = flow.table(around: Int(placed.atom))
        guard table >= 0, table != lastTable else { break }
        lastTable = table
        try paintTable(of: table, fragment, at: place)
      case .group(let number):
        let group = flow.groups[Int(number)]
        let outer = owner
        owner = element(group.element, in: flow)
        try paintGroup(group, placed, fragment, at: place)
        owner = outer
      case .line(let number, let line):
        var end = line + 1
        var bottom = placed.y + placed.height
        while index < fragment.placed.count,
          case .line(number, _) = flow.atoms[Int(fragment.placed[index].atom)].kind
        {
          bottom = fragment.placed[index].y + fragment.placed[index].height
          index += 1
          end += 1
        }
        let paragraph = flow.paragraphs[Int(number)]
        let corner = Position(x: place.x + paragraph.left, y: place.y + placed.y)
        layers.element = element(paragraph.element, in: flow)
        layers.text(paragraph.set, lines: Int(line)..<Int(end), at: corner)
        record(
          .paragraph,
          Rectangle(
            x: corner.x, y: corner.y, width: paragraph.width,
            height: bottom - placed.y), paragraph.origin, style: paragraph.style,
          lineCount: Int(end - line), isContinued: line > 0)
      }
    }
  }

  private mutating func paintGroup(
    _ group: Group, _ placed: Fragment.Placed, _ fragment: Fragment, at place: Position
  ) throws(TypesettingError) {
    let corner = Position(
      x: place.x + group.left + group.shift.x, y: place.y + placed.y + group.shift.y)
    if let columns = group.columns {
      var parts: [Fragment]
      if placed.cut >= 0, case .columns(let cut) = fragment.cuts[Int(placed.cut)].parts[0] {
        parts = cut
      } else {
        parts = try fragmenter.columns(
          of: group.flow, from: .start, count: columns.count, room: group.height
        ).parts
      }
      for (column, part) in parts.enumerated() {
        let place = Position(x: corner.x + columns.left(of: column), y: corner.y)
        try paint(
          part, at: place,
          within: Rectangle(x: place.x, y: place.y, width: columns.width, height: part.height))
      }
      return
    }
    var part: Fragment
    if placed.cut >= 0 {
      guard case .fragment(let cut) = fragment.cuts[Int(placed.cut)].parts[0] else { return }
      part = cut
    } else {
      part = try fragmenter.whole(group.flow)
    }
    if group.writingMode != .horizontal {
      return try paintTurned(
        part, mode: group.writingMode,
        in: Rectangle(x: corner.x, y: corner.y, width: group.width, height: group.height),
        opacity: group.opacity)
    }
    let ink = try ink(of: part, at: corner)
    overlay.append(contentsOf: whole(.transformed(.identity, ink, opacity: group.opacity)))
  }

  /// A fragment's ink by itself.
  mutating func ink(of fragment: Fragment, at corner: Position) throws(TypesettingError) -> [Ink] {
    var painter = Painter(
      context: context, fragmenter: fragmenter, size: size, page: page,
      isRecording: records != nil, owner: owner)
    try painter.paint(
      fragment, at: corner,
      within: Rectangle(
        x: corner.x, y: corner.y, width: fragment.flow.width, height: fragment.height))
    let done = painter.finish()
    records?.append(contentsOf: done.records)
    return done.ink
  }

  /// Text turned by a right angle, its block's top at the left (`sideways-lr`) or at the right (`sideways-rl`).
  mutating func paintTurned(
    _ fragment: Fragment, mode: WritingMode, in box: Rectangle, opacity: Double = 1
  ) throws(TypesettingError) {
    let turn =
      mode == .sidewaysLeft
      ? Transform(a: 0, b: -1, c: 1, d: 0, e: box.x.value, f: box.maxY.value)
      : Transform(a: 0, b: 1, c: -1, d: 0, e: box.maxX.value, f: box.y.value)
    let first = records?.count ?? 0
    let ink = try ink(of: fragment, at: Position(x: 0, y: 0))
    for index in first..<(records?.count ?? 0) {
      guard let inner = records?[index].rectangle else { break }
      records?[index].rectangle = box.place(ofTurned: inner, mode: mode)
    }
    overlay.append(contentsOf: whole(.transformed(turn, ink, opacity: opacity)))
  }
}

extension Rectangle {
  /// Where a rectangle of turned content comes to stand within this box.
  fileprivate func place(ofTurned inner: Rectangle, mode: WritingMode) -> Rectangle {
    let isLeft = mode == .sidewaysLeft
    return Rectangle(
      x: isLeft ? x + inner.y : maxX - inner.maxY, y: isLeft ? maxY - inner.maxX : y + inner.x,
      width: inner.height, height: inner.width)
  }
}

extension Transform {
  static var identity: Transform { Transform(a: 1, b: 0, c: 0, d: 1, e: 0, f: 0) }
}

extension Fragmenter {
  /// The flow unbroken, with every atom placed.
  func whole(_ flow: Flow) throws(TypesettingError) -> Fragment {
    try fill(flow, from: .start, room: Points(.infinity), keepsGap: true)
  }
}
