internal import Pages

/// How a row or group is cut.
enum CutMode {
  /// Only where every cell gets something, and no line stands alone.
  case tidy
  /// Wherever something fits: on a fresh page.
  case any
  /// All that is left, which is known to fit.
  case rest
}

/// The outcome of a cut.
struct CutResult {
  var parts: [CellPart]
  var rest: [CellCursor]
  /// Of the part that stands here, frame included.
  var height: Points
  /// Whether something stands here, something goes on, and the mode's demands are met.
  var isUseful: Bool
  /// Nothing goes on.
  var isWhole = false
}

extension Fragmenter {
  /// Cuts the row or group at the cursor so that its first part fits `room`.
  func cut(
    _ flow: Flow, _ cursor: Cursor, room: Points, mode: CutMode
  ) throws(TypesettingError) -> CutResult {
    switch flow.atoms[cursor.atom].kind {
    case .row(let table, let row):
      return try cutRow(
        flow.tables[Int(table)], Int(row), cursor.inner, room: room, mode: mode)
    case .group(let number):
      if let columns = flow.groups[Int(number)].columns {
        return try cutColumns(
          flow.groups[Int(number)], columns, cursor.inner.first, room: room, mode: mode)
      }
      let content = CellBox.Content.flow(flow.groups[Int(number)].flow)
      let piece = try cutCell(content, cursor.inner.first, room: room, mode: mode)
      var isFinished = false
      if case .finished = piece.rest { isFinished = true }
      return CutResult(
        parts: [piece.part], rest: [piece.rest], height: piece.height,
        isUseful: piece.hasContent && !isFinished, isWhole: piece.hasContent && isFinished)
    case .line, .space:
      return CutResult(parts: [], rest: [], height: 0, isUseful: false)
    }
  }

  private func cutRow(
    _ table: TableBox, _ row: Int, _ cursors: [CellCursor], room: Points, mode: CutMode
  ) throws(TypesettingError) -> CutResult {
    var result = CutResult(parts: [], rest: [], height: 0, isUseful: false)
    let cells = Int(table.rows[row].firstCell)..<Int(table.rows[row].endCell)
    var hasContent = false
    var isOpen = false
    var isStarved = false
    for (place, index) in cells.enumerated() {
      let cell = table.cells[index]
      guard cell.rowSpan == 1 else {
        // Spanning cells are poured once the page's rows are known.
        result.parts.append(.nothing)
        result.rest.append(.finished)
        continue
      }
      let frame = cell.frame.top + cell.frame.bottom
      let cursor = cursors.isEmpty ? nil : cursors[place]
      let piece = try cutCell(cell.content, cursor, room: room - frame, mode: mode)
      result.parts.append(piece.part)
      result.rest.append(piece.rest)
      if piece.hasContent {
        hasContent = true
        result.height = max(result.height, piece.height + frame)
      }
      if case .finished = piece.rest { continue }
      isOpen = true
      if !piece.hasContent { isStarved = true }
    }
    // A row that spanning cells alone fill has nothing of its own to go on with, but goes on all the same.
    if cells.isEmpty { result.rest = [.finished] }
    if mode == .rest { result.height = room }
    result.isWhole = hasContent && !isOpen
    result.isUseful = hasContent && isOpen && !(mode == .tidy && isStarved)
    return result
  }

  /// One cell's part, what is left, and the part's height.
  typealias Piece = (part: CellPart, rest: CellCursor, height: Points, hasContent: Bool)

  func cutCell(
    _ content: CellBox.Content, _ cursor: CellCursor?, room: Points, mode: CutMode
  ) throws(TypesettingError) -> Piece {
    if case .finished? = cursor { return (.nothing, .finished, 0, false) }
    switch content {
    case .none: return (.nothing, .finished, 0, false)
    case .paragraph(let set, let style, _):
      var first = 0
      if case .line(let line)? = cursor { first = line }
      return cutLines(set, style, from: first, room: room, mode: mode)
    case .turned(let flow):
      // Turned text is never cut.
      guard flow.width <= room + Self.slack else { return (.nothing, .flow(.start), 0, false) }
      let whole = try fill(flow, from: .start, room: Points(.infinity), keepsGap: true)
      return (.fragment(whole), .finished, flow.width, true)
    case .flow(let flow):
      var start = Cursor.start
      if case .flow(let inner)? = cursor { start = inner }
      return try cutFlow(flow, from: start, room: room, mode: mode)
    }
  }

  private func cutFlow(
    _ flow: Flow, from start: Cursor, room: Points, mode: CutMode
  ) throws(TypesettingError) -> Piece {
    guard start.atom < flow.atoms.count else {
      // Positioned children alone: they stand where the cell begins.
      let isEmpty = flow.positioned.isEmpty
      return (
        isEmpty ? .nothing : .fragment(Fragment(flow: flow, start: start)), .finished, 0, false
      )
    }
    let isStart = start.atom == 0 && start.inner.isEmpty
    let limit = mode == .rest ? Points(.infinity) : room
    let fragment: Fragment
    do {
      fragment = try fill(flow, from: start, room: limit, keepsGap: isStart)
    } catch {
      // Nothing fits here; the next page may have the room, else its error names the element.
      guard case .tooTall = error.cause else { throw error }
      return (.nothing, .flow(start), 0, false)
    }
    guard let end = fragment.end else {
      // The tail belongs to the flow's end.
      return (.fragment(fragment), .finished, min(fragment.height + flow.tail, limit), true)
    }
    if mode == .tidy, end.inner.isEmpty, flow.atoms[end.atom].breaking.contains(.lines) {
      return (.nothing, .flow(start), 0, false)
    }
    // Boxes that go on are closed below the break.
    let frames = closed(flow, end.atom, isCut: !end.inner.isEmpty)
    return (.fragment(fragment), .flow(end), fragment.height + frames, true)
  }

  private func cutLines(
    _ set: SetParagraph, _ style: StyleID, from first: Int, room: Points, mode: CutMode
  ) -> Piece {
    let count = set.lines.count
    var end = first
    var height = Points.zero
    while end < count, mode == .rest || height + set.lines[end].height <= room + Self.slack {
      height += set.lines[end].height
      end += 1
    }
    if end < count {
      // Widows and orphans give way where nothing would be left.
      var tidy = min(end, count - Int(context.sheet[style].widows))
      if first == 0, tidy < Int(context.sheet[style].orphans) { tidy = first }
      if tidy > first || mode == .tidy {
        while end > max(tidy, first) {
          end -= 1
          height -= set.lines[end].height
        }
      }
    }
    let rest = end < count ? CellCursor.line(end) : .finished
    guard end > first else { return (.nothing, rest, 0, false) }
    return (.lines(first..<end), rest, height, true)
  }

  // MARK: What is left

  /// Height of what is left of a cut row or group.
  func restHeight(_ flow: Flow, _ cursor: Cursor) -> Points {
    switch flow.atoms[cursor.atom].kind {
    case .row(let number, let row):
      let table = flow.tables[Int(number)]
      var height = table.rows[Int(row)].leastRest
      let cells = Int(table.rows[Int(row)].firstCell)..<Int(table.rows[Int(row)].endCell)
      for (place, index) in cells.enumerated() {
        let cell = table.cells[index]
        let rest = restHeight(cell.content, cursor.inner[place])
        if rest > 0 { height = max(height, rest + cell.frame.top + cell.frame.bottom) }
      }
      return height
    case .group(let number):
      if let columns = flow.groups[Int(number)].columns, case .flow(let start) = cursor.inner[0] {
        let rest = flow.groups[Int(number)].flow
        let balanced = try? balancedHeight(of: rest, from: start, in: columns.count)
        return balanced ?? restHeight(.flow(rest), .flow(start))
      }
      return restHeight(.flow(flow.groups[Int(number)].flow), cursor.inner[0])
    case .line, .space: return flow.atoms[cursor.atom].height
    }
  }

  func restHeight(_ content: CellBox.Content, _ cursor: CellCursor) -> Points {
    switch (content, cursor) {
    case (_, .finished), (.none, _): return 0
    case (.paragraph(let set, _, _), .line(let line)):
      return set.lines[line...].reduce(.zero) { $0 + $1.height }
    case (.paragraph(let set, _, _), .flow): return set.height
    case (.turned(let flow), _): return flow.width
    case (.flow(let flow), .flow(let start)):
      guard start.atom < flow.atoms.count else { return flow.tail }
      let isCut = !start.inner.isEmpty
      var height = reopened(flow, start, isCut: isCut) + flow.tail
      for index in start.atom..<flow.atoms.count {
        let atom = flow.atoms[index]
        let isTop = index == start.atom
        height += isTop && start.atom > 0 ? 0 : (isTop && isCut ? 0 : atom.gap)
        height += isTop && isCut ? restHeight(flow, start) : atom.lead + atom.height
        height += atom.trail
      }
      return height
    case (.flow(let flow), .line): return flow.height
    }
  }
}
