/// The entries of a dictionary (ISO 32000-1 section 7.3.7), in the order of the file.
///
/// A card's structure has some hundred dictionaries of four entries each: to look along them is quicker than to make hash
/// tables of them.
struct PDFEntries: Sequence {
  private var pairs: [(key: String, value: PDFValue)] = []

  var count: Int { pairs.count }

  /// The first value of that key.
  subscript(key: String) -> PDFValue? {
    for pair in pairs where pair.key == key { return pair.value }
    return nil
  }

  mutating func append(_ key: String, _ value: PDFValue) { pairs.append((key, value)) }

  /// These entries, and those of `others` whose keys they do not have.
  func inheriting(_ others: PDFEntries) -> PDFEntries {
    var all = self
    for (key, value) in others.pairs where self[key] == nil { all.append(key, value) }
    return all
  }

  func makeIterator() -> IndexingIterator<[(key: String, value: PDFValue)]> {
    pairs.makeIterator()
  }
}
