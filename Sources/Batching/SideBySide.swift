package import CairoPango
internal import Drawing

/// Pictures of pages, for eyes and for comparison.
package enum SideBySide {
  /// Pages beside one another, with a gap between them.
  package static func strip(_ pictures: [[UInt8]]) throws -> PixelGrid {
    let grids = try pictures.map { try PixelGrid(png: $0) }
    return joined(grids)
  }

  /// The pages before, those after, and what differs between them in red, row by row.
  package static func compared(before: [[UInt8]], after: [[UInt8]]) throws -> PixelGrid {
    var rows: [PixelGrid] = []
    for index in 0..<max(before.count, after.count) {
      let old = before.indices.contains(index) ? try PixelGrid(png: before[index]) : nil
      let new = after.indices.contains(index) ? try PixelGrid(png: after[index]) : nil
      var row = [old, new].compactMap { $0 }
      if before.indices.contains(index), after.indices.contains(index) {
        let comparison = try PictureComparison(expected: before[index], actual: after[index])
        if let marked = comparison.difference { row.append(try PixelGrid(png: marked)) }
      }
      rows.append(joined(row))
    }
    return joined(rows, isDown: true)
  }

  private static func joined(_ grids: [PixelGrid], isDown: Bool = false, gap: Int = 8) -> PixelGrid
  {
    let lengths = grids.map { isDown ? $0.height : $0.width }
    let length = lengths.reduce(0, +) + gap * max(0, grids.count - 1)
    let breadth = grids.map { isDown ? $0.width : $0.height }.max() ?? 1
    var all = PixelGrid(
      width: max(1, isDown ? breadth : length), height: max(1, isDown ? length : breadth))
    for y in 0..<all.height { for x in 0..<all.width { all[x, y] = 0xFF90_9090 } }
    var offset = 0
    for (grid, length) in zip(grids, lengths) {
      for y in 0..<grid.height {
        for x in 0..<grid.width {
          all[isDown ? x : x + offset, isDown ? y + offset : y] = grid[x, y]
        }
      }
      offset += length + gap
    }
    return all
  }
}
