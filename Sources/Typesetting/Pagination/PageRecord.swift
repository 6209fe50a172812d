package import Pages

/// Pages, where every box came to stand on them, and why each page ends where it does: for an inspector and for advice.
package struct Explanation: Sendable {
  package var pages: PageSet
  /// In painting order: a row before its cells, a cell before its text.
  package var boxes: [BoxRecord]
  /// One for each page.
  package var records: [PageRecord]
}

/// How full a page is, and why it ends there.
package struct PageRecord: Sendable, Hashable {
  /// What the margins leave of the page.
  package var area: Rectangle
  /// How much of the area's height the flow takes.
  package var used: Points
  package var end: PageEnd
}

/// Why a page ends where it does. The origin names the first piece of the next page.
package enum PageEnd: Sendable, Hashable {
  /// Nothing follows.
  case finished
  /// A break was asked for: by `break-before` or `break-after`, or by another named page.
  case forced(Origin)
  /// The piece is cut: part of it stands here.
  case split(Origin)
  /// The piece did not fit what was left and went over whole.
  case moved(Origin, height: Points, left: Points)
  /// The piece would have fitted, but has to stay with what follows it.
  case kept(Origin, Bond, left: Points)

  /// What holds neighbours together (CSS Fragmentation 3 section 4.3).
  package enum Bond: Sendable, Hashable {
    /// `break-before` or `break-after` is `avoid`.
    case neighbours
    /// A box around both asks not to be broken (`break-inside: avoid`).
    case box
    /// Cells that span rows.
    case spans
    /// `widows` and `orphans`.
    case lines
  }
}

extension PagePart {
  /// The part as an inspector sees it.
  ///
  /// - Parameter isLast: whether no page follows.
  func record(isLast: Bool) -> PageRecord {
    var record = PageRecord(area: rule.area, used: fragment?.height ?? 0, end: .finished)
    if let fragment, let end = fragment.end {
      record.end = fragmenter.reason(
        for: end, in: fragment.flow, used: record.used, room: rule.area.height)
    } else if !isLast {
      // Pages of another name follow: the flow was ended for their sake.
      record.end = .forced(.none)
    }
    return record
  }
}

extension Fragmenter {
  /// Why a page of `room`, filled up to `used`, ends at the cursor.
  fileprivate func reason(
    for end: Cursor, in flow: Flow, used: Points, room: Points
  ) -> PageEnd {
    let next = origin(of: flow, end.atom)
    guard end.inner.isEmpty else { return .split(next) }
    guard !flow.atoms[end.atom].breaking.contains(.forced) else { return .forced(next) }
    let left = room - used
    var overflowing = end.atom
    var bottom = used
    while overflowing < flow.atoms.count {
      bottom += flow.atoms[overflowing].extent
      if bottom > room + Self.slack { break }
      overflowing += 1
    }
    guard overflowing > end.atom, overflowing < flow.atoms.count,
      let bond = bond(flow, overflowing)
    else {
      return .moved(next, height: flow.atoms[end.atom].extent, left: left)
    }
    return .kept(next, bond, left: left)
  }

  /// What speaks strongest against a break before the atom.
  private func bond(_ flow: Flow, _ index: Int) -> PageEnd.Bond? {
    let atom = flow.atoms[index]
    if atom.breaking.contains(.lines) { return .lines }
    if atom.breaking.contains(.avoided) { return .neighbours }
    if isTied(flow, atom) { return .spans }
    return isInKept(flow, index) ? .box : nil
  }
}
