/// The marks in a page's content as Cairo writes them: lines of the form `/P << /MCID 3 >> BDC`.
enum ContentMarks {
  /// Makes artifacts of the marks that belong to no element (ISO 32000-1 section 14.8.2.2).
  ///
  /// - Parameter marks: the element of each mark, in the order of painting.
  /// - Throws: ``FinishingError`` if the content has other marks than these.
  static func artifacts(
    in content: [UInt8], marks: [Int?]
  ) throws(FinishingError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    var found = 0
    var line = 0
    var isWrapped = false
    while line < content.count {
      var end = line
      while end < content.count, content[end] != 10 { end += 1 }
      // A long text goes on in the next line after a backslash, and could look like a mark.
      if !isWrapped, let number = mark(in: content, line..<end) {
        guard number == found, found < marks.count else {
          throw FinishingError("its marks are not those of the page")
        }
        if marks[found] == nil {
          result.append(contentsOf: "/Artifact BMC".utf8)
        } else {
          result.append(contentsOf: content[line..<end])
        }
        found += 1
      } else {
        result.append(contentsOf: content[line..<end])
      }
      if end < content.count { result.append(10) }
      isWrapped = end > line && content[end - 1] == UInt8(ascii: "\\")
      line = end + 1
    }
    guard found == marks.count else {
      throw FinishingError("a page has \(found) marks instead of \(marks.count)")
    }
    return result
  }

  /// The number of the mark that a line opens.
  private static func mark(in content: [UInt8], _ line: Range<Int>) -> Int? {
    guard line.count > 16, content[line.lowerBound] == UInt8(ascii: "/"),
      content.has(" >> BDC", at: line.upperBound - 7)
    else { return nil }
    var place = line.lowerBound
    while place < line.upperBound, content[place] != 32 { place += 1 }
    guard content.has(" << /MCID ", at: place) else { return nil }
    return content.number(at: place + 10)
  }
}
