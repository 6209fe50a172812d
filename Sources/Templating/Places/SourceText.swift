/// A place in a text file: 1-based, columns counted in characters as an editor shows them.
package struct SourcePlace: Sendable, Hashable, Comparable {
  package var file: String
  package var line: Int
  package var column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  package static func < (left: SourcePlace, right: SourcePlace) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

/// A text file of a layout and the places within it.
package struct SourceText: Sendable {
  package let file: String
  package let bytes: [UInt8]
  /// Where each line begins.
  private let lineStarts: [Int]

  package init(file: String, bytes: [UInt8]) {
    self.file = file
    // A byte order mark is no part of the text.
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    var starts = [0]
    for (offset, byte) in self.bytes.enumerated() where byte == 10 { starts.append(offset + 1) }
    lineStarts = starts
  }

  /// The place of the byte at `offset`; offsets beyond the end are the end.
  package func place(at offset: Int) -> SourcePlace {
    let offset = min(max(0, offset), bytes.count)
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    // Columns far to the right cost time in proportion; a place there is clear enough in bytes.
    let distance = offset - lineStarts[low]
    let column =
      distance > 10_000
      ? distance : String(decoding: bytes[lineStarts[low]..<offset], as: UTF8.self).count
    return SourcePlace(file: file, line: low + 1, column: column + 1)
  }

  /// The line of that number, without its end, at most 200 characters.
  package func line(_ number: Int) -> String {
    guard lineStarts.indices.contains(number - 1) else { return "" }
    let start = lineStarts[number - 1]
    let end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    let clipped = bytes[start..<min(end, start + 2_000)]
    let text = String(decoding: clipped, as: UTF8.self).filter { $0 != "\r" && $0 != "\n" }
    return text.count > 200 ? String(text.prefix(200)) + "…" : text
  }
}
