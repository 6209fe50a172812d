internal import Records

/// Names among which a misspelt one is looked up, made ready once.
struct NameShelf {
  private let entries: [(name: String, folded: [UInt8])]

  /// As many as a school's largest list has.
  private static let limit = 2_000
  private static let length = 64

  init(_ names: some Sequence<String>) {
    entries = names.prefix(Self.limit).map { ($0, Self.folded($0)) }
  }

  private static func folded(_ name: String) -> [UInt8] {
    Array(name.foldedForComparison.utf8.prefix(length))
  }

  /// The name that was probably meant: the nearest by Levenshtein's distance, if near enough.
  func nearest(to text: String) -> String? {
    let wanted = Self.folded(text)
    guard !wanted.isEmpty else { return nil }
    var best: (name: String, distance: Int)?
    for (name, folded) in entries {
      let allowed = min(max(1, wanted.count / 3), best.map { $0.distance - 1 } ?? .max)
      guard abs(folded.count - wanted.count) <= allowed else { continue }
      let distance = editDistance(wanted, folded)
      if distance <= allowed { best = (name, distance) }
    }
    return best?.name
  }
}

private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var previous = Array(0...right.count)
  var row = previous
  for (i, a) in left.enumerated() {
    row[0] = i + 1
    for (j, b) in right.enumerated() {
      row[j + 1] = min(row[j] + 1, previous[j + 1] + 1, previous[j] + (a == b ? 0 : 1))
    }
    swap(&previous, &row)
  }
  return previous[right.count]
}
