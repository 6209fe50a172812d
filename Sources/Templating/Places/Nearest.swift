/// The candidate that `name` was probably meant to be: the nearest by edit distance, if near enough.
func nearest(_ name: String, _ candidates: [String]) -> String? {
  let wanted = Array(name.lowercased().utf8.prefix(64))
  guard !wanted.isEmpty else { return nil }
  let limit = max(1, wanted.count / 3)
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let distance = editDistance(wanted, Array(candidate.lowercased().utf8.prefix(64)))
    if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name
}

/// Levenshtein's distance, with the exchange of two neighbours counted as one step.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for (i, a) in left.enumerated() {
    var row = [i + 1]
    for (j, b) in right.enumerated() {
      var cost = min(row[j] + 1, previous[j + 1] + 1, previous[j] + (a == b ? 0 : 1))
      if i > 0, j > 0, a == right[j - 1], b == left[i - 1] {
        cost = min(cost, beforePrevious[j - 1] + 1)
      }
      row.append(cost)
    }
    beforePrevious = previous
    previous = row
  }
  return previous[right.count]
}
