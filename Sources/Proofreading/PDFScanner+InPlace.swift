/// Reading without making objects of what is read.
extension PDFScanner {
  /// The byte at the next token; nil at the end.
  mutating func peek() -> UInt8? {
    skipSpace()
    return position < bytes.count ? bytes[position] : nil
  }

  /// The next token as an integer; nil at the end.
  mutating func integer() throws(PDFDamage) -> Int? {
    guard peek() != nil else { return nil }
    let start = position
    let value = try number()
    guard position > start, value.magnitude < 1e15 else { throw PDFDamage("a number is damaged") }
    return Int(value)
  }

  /// The object number of the reference that comes next; nil if another value does, which is left unread.
  mutating func reference() throws(PDFDamage) -> Int? {
    guard let byte = peek(), (48...57).contains(byte) else { return nil }
    let start = position
    if case .reference(let number) = try numberOrReference() { return number }
    position = start
    return nil
  }

  /// The code of the name that comes next, see ``PDFName``.
  mutating func nameCode() throws(PDFDamage) -> UInt64 {
    guard peek() == UInt8(ascii: "/") else { throw PDFDamage("a name is missing") }
    position += 1
    let start = position
    skipRegular()
    return PDFName.code(bytes[start..<position])
  }

  /// Enters the dictionary that comes next.
  mutating func enterDictionary() throws(PDFDamage) {
    guard peek() == UInt8(ascii: "<"), position + 1 < bytes.count,
      bytes[position + 1] == UInt8(ascii: "<")
    else { throw PDFDamage("a dictionary is missing") }
    position += 2
  }

  /// The code of the dictionary's next key; nil at its end, which is passed.
  mutating func nextKey() throws(PDFDamage) -> UInt64? {
    guard peek() == UInt8(ascii: ">") else { return try nameCode() }
    guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: ">") else {
      throw PDFDamage("a dictionary is damaged near byte \(position)")
    }
    position += 2
    return nil
  }

  /// Whether the array's end comes next, which is passed then.
  mutating func passesArrayEnd() throws(PDFDamage) -> Bool {
    guard let byte = peek() else { throw PDFDamage("an array has no end") }
    guard byte == UInt8(ascii: "]") else { return false }
    position += 1
    return true
  }

  /// Passes over one value.
  mutating func skipValue() throws(PDFDamage) {
    var depth = 0
    repeat {
      guard let byte = peek() else { throw PDFDamage("a value is missing") }
      let isPair = position + 1 < bytes.count && bytes[position + 1] == byte
      switch byte {
      case UInt8(ascii: "/"):
        position += 1
        skipRegular()
      case UInt8(ascii: "("): try skipLiteralString()
      case UInt8(ascii: "<") where isPair:
        position += 2
        depth += 1
      case UInt8(ascii: "<"): try skipHexString()
      case UInt8(ascii: "["):
        position += 1
        depth += 1
      case UInt8(ascii: ">") where isPair:
        position += 2
        depth -= 1
      case UInt8(ascii: "]"):
        position += 1
        depth -= 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try numberOrReference()
      default:
        let start = position
        skipRegular()
        guard position > start else { throw PDFDamage("an unexpected bracket") }
      }
      guard depth >= 0 else { throw PDFDamage("a value is missing") }
    } while depth > 0
  }
}
