/// Numbers of a class list as people write them: "1-12, 15, 20–32".
struct RosterRange: Hashable {
  private var ranges: [ClosedRange<Int>] = []

  /// - Parameter text: what cannot be read in it is passed over.
  init(_ text: String) {
    for piece in text.split(whereSeparator: { ",; ".contains($0) }) {
      let ends = piece.split { "-–—".contains($0) }.map { Int($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
        first <= last
      else { continue }
      ranges.append(first...last)
    }
  }

  var isEmpty: Bool { ranges.isEmpty }

  func contains(_ number: Int) -> Bool { ranges.contains { $0.contains(number) } }
}
