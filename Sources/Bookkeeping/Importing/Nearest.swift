extension [String] {
  /// The text that differs least from `text`, by edits of one character; nil if none is near (half its length).
  func nearest(to text: String) -> String? {
    let sought = Array<Character>(text.uppercased())
    let found = map {
      (name: $0, distance: Self.distance(sought, Array<Character>($0.uppercased())))
    }
    .min { $0.distance < $1.distance }
    guard let found, found.distance <= (sought.count + 1) / 2 else { return nil }
    return found.name
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array<Int>(0...right.count)
    for (i, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let substituted = diagonal + (character == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = Swift.min(substituted, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}
