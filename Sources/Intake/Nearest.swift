internal import Records

/// The candidate that was probably meant: the nearest by Levenshtein's distance, if near enough.
func nearest(_ text: String, _ candidates: [String]) -> String? {
  let wanted = Array(text.foldedForComparison.utf8.prefix(64))
  guard !wanted.isEmpty else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in candidates.prefix(2_000) {
    let distance = editDistance(wanted, Array(candidate.foldedForComparison.utf8.prefix(64)))
    if distance <= max(1, wanted.count / 3), distance < best?.distance ?? .max {
      best = (candidate, distance)
    }
  }
  return best?.name
}

private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var previous = Array(0...right.count)
  for (i, a) in left.enumerated() {
    var row = [i + 1]
    for (j, b) in right.enumerated() {
      row.append(min(row[j] + 1, previous[j + 1] + 1, previous[j] + (a == b ? 0 : 1)))
    }
    previous = row
  }
  return previous[right.count]
}
