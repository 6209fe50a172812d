/// Numbers of a class list as people write them: "1-12, 15, 20 – 32".
struct RosterRange: Hashable {
  private var ranges: [ClosedRange<Int>] = []

  /// - Returns: nil for a text with a part that is no number and no range.
  init?(_ text: String) {
    var joined = ""
    for character in text.replacing("–", with: "-").replacing("—", with: "-") {
      // Spaces beside a hyphen belong to it.
      if character == "-" { while joined.last == " " { joined.removeLast() } }
      if character == " ", joined.last == "-" { continue }
      joined.append(character)
    }
    for piece in joined.split(whereSeparator: { ",; ".contains($0) }) {
      let ends = piece.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil,
        first <= last
      else { return nil }
      ranges.append(first...last)
    }
  }

  var isEmpty: Bool { ranges.isEmpty }

  func contains(_ number: Int) -> Bool { ranges.contains { $0.contains(number) } }
}
