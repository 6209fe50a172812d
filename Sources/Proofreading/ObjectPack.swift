/// The objects of an object stream (ISO 32000-1 section 7.5.7), left where they lie: a card's structure has some hundred.
struct ObjectPack {
  private let content: InflatedBytes
  /// The number of each object, and where its text begins.
  private var members: [(number: Int, place: Int)] = []

  /// - Parameters:
  ///   - count: how many objects there are.
  ///   - first: where the text of the first begins, behind the numbers and places.
  init(_ content: InflatedBytes, count: Int, first: Int) throws(PDFDamage) {
    self.content = content
    let bytes = content.buffer
    guard (0...bytes.count).contains(count), (0...bytes.count).contains(first) else {
      throw PDFDamage("an object stream is damaged")
    }
    members.reserveCapacity(count)
    var heads = PDFScanner(bytes, hasReferences: false)
    for _ in 0..<count {
      guard let number = try heads.integer(), let place = try heads.integer(),
        (0...bytes.count - first).contains(place)
      else { throw PDFDamage("an object stream is damaged") }
      members.append((number, first + place))
    }
  }

  /// A scanner at the object that the cross-references say is at that index.
  func scanner(of number: Int, at index: Int) throws(PDFDamage) -> PDFScanner {
    guard members.indices.contains(index), members[index].number == number else {
      throw PDFDamage("object \(number) is not in its object stream")
    }
    return PDFScanner(content.buffer, at: members[index].place, hasReferences: true)
  }
}
