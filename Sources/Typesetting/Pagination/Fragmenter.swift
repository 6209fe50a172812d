internal import Pages

/// Pours flows into pages (CSS Fragmentation 3): takes as many atoms as fit, and of the breaks that fit the last one with
/// the fewest objections.
struct Fragmenter {
  let context: LayoutContext
  let policy: BreakPolicy
  /// Room on an ordinary page: what a piece must fit into to be kept whole.
  let freshRoom: Points
  /// Rounding that is not counted as overflow.
  static let slack = Points(0.01)

  /// A break that fits.
  private struct Candidate {
    var atom: Int
    var placed: Int
    var height: Points
    var penalty: Int
  }

  /// Fills `room` from `start`.
  ///
  /// - Parameter keepsGap: whether the first atom keeps the margin above it: at the document's beginning and after a
  ///   forced break it does, after any other break it does not.
  /// - Throws: ``TypesettingError/Cause/tooTall(height:room:)`` if not even the first atom fits and it cannot be cut.
  /// - Complexity: linear in the atoms placed.
  func fill(
    _ flow: Flow, from start: Cursor, room: Points, keepsGap: Bool
  ) throws(TypesettingError) -> Fragment {
    var fragment = Fragment(flow: flow, start: start)
    let count = flow.atoms.count
    guard start.atom < count else { return fragment }
    fragment.placed.reserveCapacity(min(count - start.atom, 128))
    let isCut = !start.inner.isEmpty
    var y = reopened(flow, start, isCut: isCut)
    var best: Candidate?
    var index = start.atom
    while index < count {
      let isTop = index == start.atom
      let atom = flow.atoms[index]
      if !isTop {
        if atom.breaking.contains(.forced) { return try close(&fragment, at: index, height: y) }
        let penalty = penalty(flow, index)
        if penalty <= best?.penalty ?? .max,
          y + closed(flow, index, isCut: false) <= room + Self.slack
        {
          best = Candidate(
            atom: index, placed: fragment.placed.count, height: y, penalty: penalty)
        }
      }
      let above = (isTop && !keepsGap ? 0 : atom.gap) + (isTop && isCut ? 0 : atom.lead)
      let height = isTop && isCut ? restHeight(flow, start) : atom.height
      let trail = atom.trail + closing(flow, index, from: start)
      if y + above + height + trail > room + Self.slack {
        try overflow(
          &fragment, at: index, y: y + above, room: room, best: best,
          needed: y + above + height + trail)
        try finishSpans(&fragment)
        return fragment
      }
      try place(&fragment, index, y: y + above, height: height, isCut: isTop && isCut)
      y += above + height + trail
      index += 1
    }
    fragment.height = y
    try finishSpans(&fragment)
    return fragment
  }

  private func close(
    _ fragment: inout Fragment, at index: Int, height: Points
  ) throws(TypesettingError) -> Fragment {
    fragment.end = Cursor(atom: index)
    fragment.height = height
    try finishSpans(&fragment)
    return fragment
  }

  /// Places an atom that fits; one that an earlier page cut is placed with what is left of it.
  private func place(
    _ fragment: inout Fragment, _ index: Int, y: Points, height: Points, isCut: Bool
  ) throws(TypesettingError) {
    var placed = Fragment.Placed(atom: Int32(index), y: y, height: height)
    if isCut {
      let cut = try cut(fragment.flow, fragment.start, room: height, mode: .rest)
      placed.cut = Int32(fragment.cuts.count)
      fragment.cuts.append(Fragment.Cut(parts: cut.parts, isContinued: true, isOpen: false))
    }
    fragment.placed.append(placed)
  }

  /// Ends the fragment at an atom that does not fit: by cutting it, or at the best break before it.
  private func overflow(
    _ fragment: inout Fragment, at index: Int, y: Points, room: Points, best: Candidate?,
    needed: Points
  ) throws(TypesettingError) {
    let flow = fragment.flow
    let isTop = index == fragment.start.atom
    let cursor = isTop ? fragment.start : Cursor(atom: index)
    let left = room - y - closed(flow, index, isCut: true)
    if left > 0, cutStretched(&fragment, cursor, y: y, room: left) { return }
    if left > 0, mayCut(flow, index, best: best),
      try cutAtom(&fragment, cursor, y: y, left: left, room: room, isStrict: !isTop)
    {
      return
    }
    guard let best else {
      guard !isTop else {
        throw TypesettingError(
          .tooTall(height: needed, room: room), origin: origin(of: flow, index))
      }
      // The first atom fits, but not what must stand below a break after it: it is cut instead.
      let first = fragment.placed[0]
      fragment.placed.removeAll()
      fragment.cuts.removeAll()
      return try overflow(
        &fragment, at: fragment.start.atom, y: first.y, room: room, best: nil,
        needed: first.y + first.height + flow.atoms[Int(first.atom)].trail
          + closed(flow, index, isCut: false))
    }
    fragment.placed.removeLast(fragment.placed.count - best.placed)
    fragment.end = Cursor(atom: best.atom)
    fragment.height = best.height
  }

  /// Places as much of an atom as fits, and ends the fragment there; says whether that was possible.
  private func cutAtom(
    _ fragment: inout Fragment, _ cursor: Cursor, y: Points, left: Points, room: Points,
    isStrict: Bool
  ) throws(TypesettingError) -> Bool {
    let flow = fragment.flow
    let atom = flow.atoms[cursor.atom]
    let trail = atom.trail + closing(flow, cursor.atom, from: fragment.start)
    let next = cursor.atom + 1
    let below = trail + (next < flow.atoms.count ? closed(flow, next, isCut: false) : 0)
    var cut = try cut(flow, cursor, room: left, mode: isStrict ? .tidy : .any)
    if !isStrict, cut.isWhole, y + cut.height + below > room + Self.slack, below < room - y {
      // All of it fits but what ends with it: something must go on for that to end on.
      cut = try self.cut(flow, cursor, room: room - y - below, mode: .any)
    }
    let isWhole = !isStrict && cut.isWhole && y + cut.height + below <= room + Self.slack
    guard cut.isUseful || isWhole else { return false }
    var placed = Fragment.Placed(atom: Int32(cursor.atom), y: y, height: cut.height)
    placed.cut = Int32(fragment.cuts.count)
    fragment.cuts.append(
      Fragment.Cut(
        parts: cut.parts, isContinued: !cursor.inner.isEmpty, isOpen: !isWhole))
    fragment.placed.append(placed)
    fragment.height = y + cut.height
    if !isWhole {
      fragment.end = Cursor(atom: cursor.atom, inner: cut.rest)
    } else {
      // Only margins at its end did not fit.
      fragment.height += trail
      if next < flow.atoms.count { fragment.end = Cursor(atom: next) }
    }
    return true
  }

  /// Whether an atom that does not fit here is to be cut, rather than moved on.
  private func mayCut(_ flow: Flow, _ index: Int, best: Candidate?) -> Bool {
    let atom = flow.atoms[index]
    switch atom.kind {
    case .line, .space: return false
    case .row, .group: break
    }
    guard let best else { return true }
    let head = reopened(flow, Cursor(atom: index), isCut: true)
    let whole = head + atom.height + atom.trail
    if whole > freshRoom + Self.slack { return true }
    if atom.breaking.contains(.whole) || isKept(flow, index) { return false }
    return atom.height > freshRoom * policy.splittableShare || best.penalty > 0
  }

  /// Whether the atom lies in a container that asks to stay whole and that a page can hold.
  private func isKept(_ flow: Flow, _ index: Int) -> Bool {
    var container = flow.atoms[index].container
    while container >= 0 {
      let holder = flow.containers[Int(container)]
      if holder.isKept, holder.extent <= freshRoom + Self.slack { return true }
      container = holder.parent
    }
    return false
  }

  // MARK: Around a break

  /// Height that open containers need above, where a page begins within them.
  func reopened(_ flow: Flow, _ start: Cursor, isCut: Bool) -> Points {
    var sum = Points.zero
    var container = flow.atoms[start.atom].container
    while container >= 0 {
      let holder = flow.containers[Int(container)]
      if isCut || Int(holder.first) < start.atom { sum += holder.repeatTop }
      container = holder.parent
    }
    return sum
  }

  /// Height that open containers need below, where a page ends before the atom, or within it.
  func closed(_ flow: Flow, _ index: Int, isCut: Bool) -> Points {
    var sum = Points.zero
    var container = flow.atoms[index].container
    while container >= 0 {
      let holder = flow.containers[Int(container)]
      if isCut || Int(holder.first) < index { sum += holder.repeatBottom }
      container = holder.parent
    }
    return sum
  }

  /// What is added to the last atom of containers that began on an earlier page.
  private func closing(_ flow: Flow, _ index: Int, from start: Cursor) -> Points {
    var sum = Points.zero
    var container = flow.atoms[index].container
    while container >= 0 {
      let holder = flow.containers[Int(container)]
      guard Int(holder.end) == index + 1 else { break }
      let isContinued =
        Int(holder.first) < start.atom
        || (Int(holder.first) == start.atom && !start.inner.isEmpty)
      if isContinued { sum += holder.closing }
      container = holder.parent
    }
    return sum
  }

  /// How much speaks against a break before the atom: nothing 0, a box that wishes to stay whole 1, a wish to keep
  /// neighbours together 2, widows and orphans 4. The objections are dropped in this order (CSS Fragmentation 3, 4.4).
  private func penalty(_ flow: Flow, _ index: Int) -> Int {
    let atom = flow.atoms[index]
    var penalty = 0
    if atom.breaking.contains(.lines) { penalty += 4 }
    if atom.breaking.contains(.avoided) { penalty += 2 }
    if isTied(flow, atom) || isInKept(flow, index) { penalty += 1 }
    return penalty
  }

  /// Whether spanning cells tie the row to the one above, and a page could hold them all.
  func isTied(_ flow: Flow, _ atom: Atom) -> Bool {
    guard atom.breaking.contains(.crossed), case .row(let table, let row) = atom.kind else {
      return false
    }
    return flow.tables[Int(table)].rows[Int(row)].tiedHeight <= freshRoom + Self.slack
  }

  func isInKept(_ flow: Flow, _ index: Int) -> Bool {
    var container = flow.atoms[index].container
    while container >= 0 {
      let holder = flow.containers[Int(container)]
      if holder.isKept, Int(holder.first) < index, holder.extent <= freshRoom + Self.slack {
        return true
      }
      container = holder.parent
    }
    return false
  }

  /// The element to name when an atom cannot be placed.
  func origin(of flow: Flow, _ index: Int) -> Origin {
    let atom = flow.atoms[index]
    switch atom.kind {
    case .line(let paragraph, _): return flow.paragraphs[Int(paragraph)].origin
    case .row(let table, let row): return flow.tables[Int(table)].rows[Int(row)].origin
    case .group(let group): return flow.groups[Int(group)].origin
    case .space:
      return atom.container >= 0 ? flow.containers[Int(atom.container)].origin : .none
    }
  }
}
