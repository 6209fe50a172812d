extension StringProtocol {
  /// Without the white space, no-break spaces included, at both ends.
  package var trimmedOfSpace: String {
    var part = self[...]
    while part.first?.isWhitespace == true { part.removeFirst() }
    while part.last?.isWhitespace == true { part.removeLast() }
    return String(part)
  }

  /// Only its letters and digits, lower-cased: how spellings of headings, religions and months are compared.
  package var foldedForComparison: String {
    String(String.UnicodeScalarView(lowercased().unicodeScalars.filter(\.isLetterOrDigit)))
  }

  /// Nothing to print: no character but white space.
  package var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension Unicode.Scalar {
  fileprivate var isLetterOrDigit: Bool { properties.isAlphabetic || properties.numericType != nil }
}

extension Optional where Wrapped == String {
  /// Nil or blank.
  package var isBlank: Bool { self?.isBlank ?? true }
}
