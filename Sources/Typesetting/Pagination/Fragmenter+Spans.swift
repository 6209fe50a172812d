internal import Pages

extension Fragmenter {
  /// Pours the spanning cells that the fragment's edges cut into the rows that stand on it.
  ///
  /// What is left of such a cell must fit the rows that follow: its last row is made taller where it would not.
  ///
  /// - Throws: ``TypesettingError/Cause/tooTall(height:room:)`` for a cell of which nothing fits a page that it has for
  ///   itself.
  func finishSpans(_ fragment: inout Fragment) throws(TypesettingError) {
    var index = 0
    while index < fragment.placed.count {
      guard case .row(let table, _) = fragment.flow.atoms[Int(fragment.placed[index].atom)].kind
      else {
        index += 1
        continue
      }
      var end = index + 1
      while end < fragment.placed.count,
        case .row(table, _) = fragment.flow.atoms[Int(fragment.placed[end].atom)].kind
      {
        end += 1
      }
      if fragment.flow.tables[Int(table)].hasBodySpans {
        try finishSpans(&fragment, table: table, placed: index..<end)
      }
      index = end
    }
  }

  private func row(_ fragment: Fragment, _ place: Int) -> Int {
    guard case .row(_, let row) = fragment.flow.atoms[Int(fragment.placed[place].atom)].kind else {
      return 0
    }
    return Int(row)
  }

  private func finishSpans(
    _ fragment: inout Fragment, table number: Int32, placed: Range<Int>
  ) throws(TypesettingError) {
    let table = fragment.flow.tables[Int(number)]
    let first = row(fragment, placed.lowerBound)
    let last = row(fragment, placed.upperBound - 1)
    let top = fragment.placed[placed.lowerBound].cut
    let isContinued = top >= 0 && fragment.cuts[Int(top)].isContinued
    let bottom = fragment.placed[placed.upperBound - 1].cut
    let isOpen = bottom >= 0 && fragment.cuts[Int(bottom)].isOpen
    // What the last row must still be tall enough for is counted anew.
    if isOpen { table.rows[last].leastRest = 0 }
    let isAlone = isContinued && isOpen && placed.count == 1
    var seen: Int32 = -1
    func visit(_ index: Int32) throws(TypesettingError) {
      let cell = table.cells[Int(index)]
      let cellEnd = Int(cell.row + cell.rowSpan) - 1
      guard cell.rowSpan > 1, Int(cell.row) <= last else { return }
      let startsHere = Int(cell.row) > first || (Int(cell.row) == first && !isContinued)
      let endsHere = cellEnd < last || (cellEnd == last && !isOpen)
      if startsHere && endsHere { return }
      let upper = fragment.placed[placed.lowerBound + max(0, Int(cell.row) - first)]
      let lower = fragment.placed[placed.lowerBound + min(cellEnd, last) - first]
      let height = lower.y + lower.height - upper.y
      let frame = cell.frame.top + cell.frame.bottom
      let cursor = startsHere ? nil : fragment.start.spans[index]
      let piece = try cutCell(
        cell.content, cursor, room: height - frame, mode: endsHere ? .rest : .any)
      if isAlone, !piece.hasContent {
        var isFinished = false
        if case .finished = piece.rest { isFinished = true }
        guard isFinished else {
          throw TypesettingError(
            .tooTall(height: restHeight(cell.content, piece.rest), room: height - frame),
            origin: cell.origin)
        }
      }
      fragment.spans.append(
        Fragment.SpanPart(
          table: number, cell: index, y: upper.y, height: height, part: piece.part))
      guard !endsHere else { return }
      let rest = piece.rest
      fragment.end?.spans[index] = rest
      makeRoom(
        for: restHeight(cell.content, rest) + frame, below: fragment, table, lastRow: last,
        isOpen: isOpen, cellEnd: cellEnd)
    }
    for column in 0..<table.columnCount {
      let index = table.cell(atRow: first, column: column)
      if index >= 0, index != seen { try visit(index) }
      seen = index
    }
    for row in max(first + 1, first)..<max(first + 1, last + 1) {
      for index in table.rows[row].firstCell..<table.rows[row].endCell { try visit(index) }
    }
  }

  /// Makes the rows after `lastRow` tall enough together for what is left of a spanning cell.
  private func makeRoom(
    for needed: Points, below fragment: Fragment, _ table: TableBox, lastRow: Int, isOpen: Bool,
    cellEnd: Int
  ) {
    let flow = fragment.flow
    var room = Points.zero
    if isOpen, let end = fragment.end { room += restHeight(flow, end) }
    if cellEnd > lastRow {
      for row in (lastRow + 1)...cellEnd { room += table.rows[row].height + table.spacing.height }
      room -= isOpen ? 0 : table.spacing.height
    }
    let missing = needed - room
    guard missing > 0 else { return }
    if cellEnd > lastRow {
      table.rows[cellEnd].height += missing
      let placed = fragment.placed[fragment.placed.count - 1]
      flow.atoms[Int(placed.atom) + cellEnd - lastRow].height += missing
    } else {
      table.rows[cellEnd].leastRest = max(table.rows[cellEnd].leastRest, needed)
    }
  }

  /// Ends the page within a row that only a spanning cell has stretched, where no page could hold the rows it ties
  /// together: the row takes the room that there is, the cell's rest stretches the rows that follow.
  func cutStretched(
    _ fragment: inout Fragment, _ cursor: Cursor, y: Points, room: Points
  ) -> Bool {
    let flow = fragment.flow
    guard case .row(let number, let index) = flow.atoms[cursor.atom].kind else { return false }
    let table = flow.tables[Int(number)]
    let row = table.rows[Int(index)]
    guard row.tiedHeight > freshRoom + Self.slack else { return false }
    let isContinued = !cursor.inner.isEmpty
    // What is left of the row's own cells must fit; the stretch needs not.
    table.rows[Int(index)].leastRest = 0
    let own = isContinued ? restHeight(flow, cursor) : row.ownHeight
    table.rows[Int(index)].leastRest = row.leastRest
    guard own <= room, isContinued || row.height > row.ownHeight + Self.slack else { return false }
    var placed = Fragment.Placed(atom: Int32(cursor.atom), y: y, height: room)
    let next = Int(index) + 1
    if !isContinued, next < table.bodyEnd, table.rows[next].isCrossed,
      !table.endsSpan(at: Int(index))
    {
      fragment.end = Cursor(atom: cursor.atom + 1)
    } else {
      guard let whole = try? cut(flow, cursor, room: room, mode: .rest) else { return false }
      placed.cut = Int32(fragment.cuts.count)
      fragment.cuts.append(
        Fragment.Cut(parts: whole.parts, isContinued: isContinued, isOpen: true))
      fragment.end = Cursor(atom: cursor.atom, inner: whole.rest)
    }
    fragment.placed.append(placed)
    fragment.height = y + room
    return true
  }
}

extension TableBox {
  /// Whether a cell that spans rows ends with the row: what is left of it can go no further down.
  fileprivate func endsSpan(at row: Int) -> Bool {
    (0..<columnCount).contains { column in
      let index = self.cell(atRow: row, column: column)
      guard index >= 0 else { return false }
      let cell = cells[Int(index)]
      return cell.rowSpan > 1 && Int(cell.row + cell.rowSpan) - 1 == row
    }
  }
}
