internal import CairoPango

/// The paper behind a signature or stamp, as bright as it is at each place: light falls unevenly on what is photographed.
struct Paper {
  /// Squares along the longer side.
  private static let squares = 24
  /// Of the brightest paper's brightness.
  private static let darkestShade = 0.55

  private let columns: Int
  private let rows: Int
  private let side: Int
  /// 0 to 255.
  private let levels: [Double]

  init(_ grid: PixelGrid) {
    let side = max(8, (max(grid.width, grid.height) + Self.squares - 1) / Self.squares)
    let columns = (grid.width + side - 1) / side
    let rows = (grid.height + side - 1) / side
    self.side = side
    self.columns = columns
    self.rows = rows
    var counts = [[Int]](repeating: Array(repeating: 0, count: 256), count: columns * rows)
    for y in 0..<grid.height {
      for x in 0..<grid.width {
        counts[y / side * columns + x / side][Brightness.of(grid.pixels[y * grid.width + x])] += 1
      }
    }
    // In each square the brighter pixels are paper, unless ink covers it: then its neighbours know better.
    let bright = counts.map(Self.bright)
    let brightest = Self.around(bright, columns, rows) { $0.max() ?? 0 }
    let smooth = Self.around(brightest, columns, rows) { $0.reduce(0, +) / Double($0.count) }
    // Paper in the shade is not as dark as the desk that it lies on.
    let least = smooth.sorted()[smooth.count * 9 / 10] * Self.darkestShade
    levels = smooth.map { max($0, least) }
  }

  /// What a tenth of the pixels exceeds.
  private static func bright(_ counts: [Int]) -> Double {
    var left = counts.reduce(0, +) / 10
    for brightness in stride(from: 255, through: 0, by: -1) {
      left -= counts[brightness]
      if left < 0 { return Double(brightness) }
    }
    return 0
  }

  private static func around(
    _ values: [Double], _ columns: Int, _ rows: Int, _ join: ([Double]) -> Double
  ) -> [Double] {
    (0..<rows * columns).map { index in
      let (column, row) = (index % columns, index / columns)
      var near: [Double] = []
      for y in max(0, row - 1)...min(rows - 1, row + 1) {
        for x in max(0, column - 1)...min(columns - 1, column + 1) {
          near.append(values[y * columns + x])
        }
      }
      return join(near)
    }
  }

  /// How bright most of the paper is.
  var level: Double { levels.sorted()[levels.count / 2] }

  /// How bright the paper is at a pixel, between the middles of the squares around it.
  func level(x: Int, y: Int) -> Double {
    let (left, xShare) = Self.place(x, side, columns)
    let (top, yShare) = Self.place(y, side, rows)
    let right = min(left + 1, columns - 1)
    let bottom = min(top + 1, rows - 1)
    let above = levels[top * columns + left] * (1 - xShare) + levels[top * columns + right] * xShare
    let below =
      levels[bottom * columns + left] * (1 - xShare) + levels[bottom * columns + right] * xShare
    return max(1, above * (1 - yShare) + below * yShare)
  }

  private static func place(_ position: Int, _ side: Int, _ count: Int) -> (Int, Double) {
    let middle = (Double(position) + 0.5) / Double(side) - 0.5
    let first = min(count - 1, max(0, Int(middle.rounded(.down))))
    return (first, min(1, max(0, middle - Double(first))))
  }
}
