extension StringProtocol {
  /// Without the white space, no-break spaces included, at both ends.
  package var trimmedOfSpace: String {
    let isTrimmed = utf8.withContiguousStorageIfAvailable { bytes in
      bytes.first?.isPrintableASCII == true && bytes.last?.isPrintableASCII == true
    }
    if isTrimmed == true { return String(self) }
    var part = self[...]
    while part.first?.isWhitespace == true { part.removeFirst() }
    while part.last?.isWhitespace == true { part.removeLast() }
    return String(part)
  }

  /// Only its letters and digits, lower-cased: how spellings of headings, religions and months are compared.
  package var foldedForComparison: String {
    if let plain = foldedASCII { return plain }
    return String(String.UnicodeScalarView(lowercased().unicodeScalars.filter(\.isLetterOrDigit)))
  }

  /// The same for a text of ASCII alone, as nearly all are, without asking for the properties of each character; nil for
  /// any other.
  private var foldedASCII: String? {
    utf8.withContiguousStorageIfAvailable { bytes -> String? in
      guard bytes.allSatisfy({ $0 < 128 }) else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { folded in
        var count = 0
        for byte in bytes {
          switch byte {
          case 48...57, 97...122: folded[count] = byte
          case 65...90: folded[count] = byte | 32
          default: continue
          }
          count += 1
        }
        return count
      }
    } ?? nil
  }

  /// Nothing to print: no character but white space.
  package var isBlank: Bool {
    if let first = utf8.first, first.isPrintableASCII { return false }
    return allSatisfy(\.isWhitespace)
  }
}

extension Unicode.Scalar {
  fileprivate var isLetterOrDigit: Bool { properties.isAlphabetic || properties.numericType != nil }
}

extension Optional where Wrapped == String {
  /// Nil or blank.
  package var isBlank: Bool { self?.isBlank ?? true }
}

extension UInt8 {
  /// A byte that is a character by itself and no space: most texts are judged by it alone.
  fileprivate var isPrintableASCII: Bool { (33...126).contains(self) }
}
