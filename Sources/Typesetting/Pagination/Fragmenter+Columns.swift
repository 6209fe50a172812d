internal import Pages

extension Fragmenter {
  /// Fills columns of that height one after another; what is left over goes on elsewhere.
  func columns(
    of flow: Flow, from start: Cursor, count: Int, room: Points
  ) throws(TypesettingError) -> (parts: [Fragment], rest: Cursor?) {
    var parts: [Fragment] = []
    var cursor = start
    for _ in 0..<count {
      let isStart = cursor.atom == 0 && cursor.inner.isEmpty
      let part = try fill(flow, from: cursor, room: room, keepsGap: isStart)
      parts.append(part)
      guard let end = part.end else { return (parts, nil) }
      cursor = end
    }
    return (parts, cursor)
  }

  /// The least height of columns that hold all the rest of a flow without cutting a row (CSS Multi-column Layout 1
  /// section 7.1), to a tenth of a point.
  func balancedHeight(
    of flow: Flow, from start: Cursor, in count: Int
  ) throws(TypesettingError) -> Points {
    guard start.atom < flow.atoms.count else { return 0 }
    var high = restHeight(.flow(flow), .flow(start))
    var low = high / Double(count)
    while high - low > Self.columnStep {
      let middle = (low + high) * 0.5
      if try holds(flow, from: start, in: count, room: middle) == nil {
        low = middle
      } else {
        high = middle
      }
    }
    // One column holds all, or all up to a forced break.
    return try holds(flow, from: start, in: count, room: high) ?? high
  }

  private static let columnStep = Points(0.1)

  /// The height of the tallest column, if they hold everything.
  private func holds(
    _ flow: Flow, from start: Cursor, in count: Int, room: Points
  ) throws(TypesettingError) -> Points? {
    do {
      let (parts, rest) = try columns(of: flow, from: start, count: count, room: room)
      let isCutAnew = parts.contains { part in part.cuts.contains { $0.isOpen } }
      guard rest == nil, !isCutAnew else { return nil }
      return parts.reduce(.zero) { max($0, $1.height) }
    } catch {
      guard case .tooTall = error.cause else { throw error }
      return nil
    }
  }

  /// The part of columns that stands in `room`.
  func cutColumns(
    _ group: Group, _ columns: Columns, _ cursor: CellCursor?, room: Points, mode: CutMode
  ) throws(TypesettingError) -> CutResult {
    var start = Cursor.start
    if case .flow(let inner)? = cursor { start = inner }
    var height = room
    var found: (parts: [Fragment], rest: Cursor?)
    do {
      let whole = try balancedHeight(of: group.flow, from: start, in: columns.count)
      height = mode == .rest ? whole : min(whole, room)
      found = try self.columns(
        of: group.flow, from: start, count: columns.count, room: height)
    } catch {
      guard case .tooTall = error.cause else { throw error }
      return CutResult(parts: [.nothing], rest: [.flow(start)], height: 0, isUseful: false)
    }
    let used = found.parts.reduce(Points.zero) { max($0, $1.height) }
    return CutResult(
      parts: [.columns(found.parts)], rest: [found.rest.map { .flow($0) } ?? .finished],
      height: mode == .rest ? room : used, isUseful: found.rest != nil,
      isWhole: found.rest == nil)
  }
}
