// Strings and numbers (ISO 32000-1 sections 7.3.3 and 7.3.4).
extension PDFScanner {
  static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  mutating func hexString() throws(PDFDamage) -> [UInt8] {
    var result: [UInt8] = []
    try hexString(into: &result)
    return result
  }

  mutating func hexString(into result: inout [UInt8]) throws(PDFDamage) {
    var digits = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: ">") { return }
      guard let digit = Self.digit(byte) else {
        guard byte <= 32 else { throw PDFDamage("a hexadecimal string is damaged") }
        continue
      }
      if digits.isMultiple(of: 2) {
        result.append(digit << 4)
      } else {
        result[result.count - 1] |= digit
      }
      digits += 1
    }
    throw PDFDamage("a string has no end")
  }

  mutating func literalString() throws(PDFDamage) -> [UInt8] {
    var result: [UInt8] = []
    try literalString(into: &result)
    return result
  }

  /// Appends the bytes of the string behind the opening bracket.
  mutating func literalString(into result: inout [UInt8]) throws(PDFDamage) {
    var depth = 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "("):
        depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return }
      case UInt8(ascii: "\\"):
        if let escaped = escape() { result.append(escaped) }
        continue
      default: break
      }
      result.append(byte)
    }
    throw PDFDamage("a string has no end")
  }

  /// What follows a backslash; nil for a line continuation.
  private mutating func escape() -> UInt8? {
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case 13:
      if position < bytes.count, bytes[position] == 10 { position += 1 }
      return nil
    case 10: return nil
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var code = Int(byte - UInt8(ascii: "0"))
      for _ in 0..<2 where position < bytes.count {
        guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(bytes[position]) else { break }
        code = code * 8 + Int(bytes[position] - UInt8(ascii: "0"))
        position += 1
      }
      return UInt8(truncatingIfNeeded: code)
    default: return byte
    }
  }

  mutating func numberOrReference() throws(PDFDamage) -> PDFValue {
    let value = try number()
    guard hasReferences, value >= 0, value < 1e9, value == value.rounded() else {
      return .number(value)
    }
    // Looks ahead for "0 R" without making objects of what may be something else.
    var ahead = position
    guard skip(&ahead, where: { $0 <= 32 }), skip(&ahead, where: { (48...57).contains($0) }),
      skip(&ahead, where: { $0 <= 32 }), ahead < bytes.count, bytes[ahead] == UInt8(ascii: "R")
    else { return .number(value) }
    position = ahead + 1
    return .reference(Int(value))
  }

  /// Moves `index` over bytes that answer `condition`; false if there is none.
  private func skip(_ index: inout Int, where condition: (UInt8) -> Bool) -> Bool {
    let start = index
    while index < bytes.count, condition(bytes[index]) { index += 1 }
    return index > start
  }

  mutating func number() throws(PDFDamage) -> Double {
    var place = position
    // Cairo writes what is nearly nothing with up to eighteen decimals. -1 decimals: no point yet.
    var (isNegative, digits, decimals): (Bool, Int64, Int) = (false, 0, -1)
    let end = min(position + Self.longestNumber, bytes.count)
    loop: while place < end {
      let byte = bytes[place]
      switch byte {
      case 48...57:
        if digits < Self.mostDigits {
          digits = digits &* 10 &+ Int64(byte &- 48)
          if decimals >= 0 { decimals += 1 }
        } else if decimals < 0 {
          throw PDFDamage("a number is too long")
        }
      case UInt8(ascii: "."):
        guard decimals < 0 else { throw PDFDamage("a number has two points") }
        decimals = 0
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "+"): break
      default: break loop
      }
      place += 1
    }
    guard place - position < Self.longestNumber else { throw PDFDamage("a number is too long") }
    position = place
    let value = Double(isNegative ? -digits : digits)
    return decimals > 0 ? value / Self.powers[decimals] : value
  }

  private static let longestNumber = 64
  /// With another digit there are more than a Double tells apart; further decimals are passed over.
  private static let mostDigits: Int64 = 10_000_000_000_000_000

  private static let powers: [Double] = (0..<longestNumber).map { power in
    (0..<power).reduce(1) { value, _ in value * 10 }
  }
}
