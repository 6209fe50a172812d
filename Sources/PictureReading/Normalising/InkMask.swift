/// Which pixels belong to strokes: connected ones, and no specks of dust or texture of paper.
struct InkMask {
  private(set) var isInk: [Bool]
  private let width: Int
  private let height: Int

  init(width: Int, height: Int, strengths: [Double]) {
    self.width = width
    self.height = height
    isInk = strengths.map { $0 > 0.2 }
    removeSpecks(smallerThan: max(4, width * height / 20_000))
  }

  private mutating func removeSpecks(smallerThan least: Int) {
    var isSeen = isInk.map { !$0 }
    var stack: [Int] = []
    for start in isInk.indices where !isSeen[start] {
      var members: [Int] = []
      stack.append(start)
      isSeen[start] = true
      while let index = stack.popLast() {
        members.append(index)
        forEachNeighbour(of: index) { near in
          guard !isSeen[near] else { return }
          isSeen[near] = true
          stack.append(near)
        }
      }
      if members.count < least { for index in members { isInk[index] = false } }
    }
  }

  private func forEachNeighbour(of index: Int, _ body: (Int) -> Void) {
    let (x, y) = (index % width, index / width)
    for row in max(0, y - 1)...min(height - 1, y + 1) {
      for column in max(0, x - 1)...min(width - 1, x + 1) { body(row * width + column) }
    }
  }

  /// With the pixels around it, into which strokes fade.
  mutating func grow() {
    let before = isInk
    for index in before.indices where before[index] {
      forEachNeighbour(of: index) { isInk[$0] = true }
    }
  }

  /// The share of the whole.
  var share: Double { Double(isInk.count { $0 }) / Double(max(1, isInk.count)) }

  /// The largest share of one of the four edges that is ink.
  var edgeShare: Double {
    func share(_ indices: [Int]) -> Double {
      Double(indices.count { isInk[$0] }) / Double(max(1, indices.count))
    }
    let last = width * (height - 1)
    return [
      share(Array(0..<width)), share(Array(last..<last + width)),
      share((0..<height).map { $0 * width }),
      share((0..<height).map { $0 * width + width - 1 }),
    ].max() ?? 0
  }
}
