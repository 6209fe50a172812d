/// Which character separates the columns: Indonesian Excel writes `;`, because the comma is the decimal sign
/// (Docs/domain.md section 5.3).
enum SeparatorSearch {
  static let candidates = [UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t")]

  /// The separator that a first line `sep=;` names, and where the next line begins.
  static func named(_ bytes: [UInt8]) -> (separator: UInt8, end: Int)? {
    guard bytes.count >= 5,
      String(decoding: bytes.prefix(4), as: UTF8.self).lowercased() == "sep=",
      candidates.contains(bytes[4])
    else { return nil }
    var end = 5
    if end < bytes.count, bytes[end] == UInt8(ascii: "\r") { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "\n") { end += 1 }
    return end > 5 || bytes.count == 5 ? (bytes[4], end) : nil
  }

  /// The separator by which most records of the beginning have the same number of cells; of equals, the one that makes
  /// more cells. Commas inside sentences come in changing numbers.
  static func likely(_ bytes: [UInt8]) -> UInt8 {
    var best = (separator: candidates[0], records: 0, cells: 1)
    for separator in candidates {
      var tally: [Int: Int] = [:]
      for cells in counts(bytes, separator) where cells > 1 { tally[cells, default: 0] += 1 }
      for (cells, records) in tally
      where (records, cells) > (best.records, best.cells) {
        best = (separator, records, cells)
      }
    }
    return best.separator
  }

  /// The numbers of cells of the first hundred records within the first 256 KiB.
  private static func counts(_ bytes: [UInt8], _ separator: UInt8) -> [Int] {
    var counts: [Int] = []
    var cells = 1
    var isQuoted = false
    var startsCell = true
    let end = min(bytes.count, 1 << 18)
    for index in 0..<end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\""), isQuoted || startsCell {
        isQuoted.toggle()
      } else if isQuoted {
        continue
      } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        counts.append(cells)
        if counts.count == 200 { return counts }
        cells = 1
      } else if byte == separator {
        cells += 1
      }
      startsCell = byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
    if end == bytes.count { counts.append(cells) }
    return counts
  }
}
