/// An operand of a content stream, left where it lies: a page has some ten thousand, and the check of a run reads them
/// all, so no objects are made of them.
enum ContentOperand {
  case number(Double)
  /// The name's bytes, without the slash.
  case name(Range<Int>)
  /// A string with its brackets.
  case string(Range<Int>)
  /// What stands between an array's brackets.
  case array(Range<Int>)
  /// A dictionary that begins there.
  case dictionary(Int)
  /// A truth value or null.
  case constant

  var number: Double? { if case .number(let number) = self { number } else { nil } }
}

/// The operators that matter for text (ISO 32000-1 annex A), as ``PDFValue/keyword(_:)`` carries them: the letters of the
/// word, the last in the lowest byte.
enum ContentOperator {
  static let showText: UInt64 = 0x546A  // Tj
  static let showPieces: UInt64 = 0x544A  // TJ
  static let moveLine: UInt64 = 0x5464  // Td
  static let moveLineSettingLeading: UInt64 = 0x5444  // TD
  static let setTextMatrix: UInt64 = 0x546D  // Tm
  static let beginText: UInt64 = 0x4254  // BT
  static let setFont: UInt64 = 0x5466  // Tf
  static let concatenate: UInt64 = 0x636D  // cm
  static let save: UInt64 = 0x71  // q
  static let restore: UInt64 = 0x51  // Q
  static let beginMark: UInt64 = 0x42_4D43  // BMC
  static let beginMarkWithProperties: UInt64 = 0x42_4443  // BDC
  static let endMark: UInt64 = 0x45_4D43  // EMC
  static let paintObject: UInt64 = 0x446F  // Do
  static let inlinePicture: UInt64 = 0x4249  // BI
  static let nextLine: UInt64 = 0x542A  // T*
  static let setLeading: UInt64 = 0x544C  // TL
  static let nextLineShow: UInt64 = 0x27  // '
  static let nextLineShowSpaced: UInt64 = 0x22  // "
}

extension PDFScanner {
  /// The next operator, its operands in `operands`; nil at the end.
  mutating func nextOperator(
    _ operands: inout [ContentOperand], limit: Int
  ) throws(PDFDamage) -> UInt64? {
    operands.removeAll(keepingCapacity: true)
    while true {
      skipSpace()
      guard position < bytes.count else { return nil }
      guard operands.count <= limit else { throw PDFDamage("a page's content is damaged") }
      let start = position
      switch bytes[position] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        operands.append(.number(try number()))
      case UInt8(ascii: "/"):
        position += 1
        skipRegular()
        operands.append(.name(start + 1..<position))
      case UInt8(ascii: "("):
        try skipLiteralString()
        operands.append(.string(start..<position))
      case UInt8(ascii: "<"):
        if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "<") {
          _ = try next()
          operands.append(.dictionary(start))
        } else {
          try skipHexString()
          operands.append(.string(start..<position))
        }
      case UInt8(ascii: "["):
        try skipArray()
        operands.append(.array(start + 1..<position - 1))
      case UInt8(ascii: "]"), UInt8(ascii: ">"), UInt8(ascii: ")"), UInt8(ascii: "{"),
        UInt8(ascii: "}"):
        throw PDFDamage("an unexpected bracket at byte \(position)")
      default:
        guard case .keyword(let code) = keyword() else {
          operands.append(.constant)
          continue
        }
        return code
      }
    }
  }

  /// The bytes of the string at the position, brackets and escapes resolved, in `codes`.
  mutating func string(into codes: inout [UInt8]) throws(PDFDamage) {
    codes.removeAll(keepingCapacity: true)
    let isHexadecimal = bytes[position] == UInt8(ascii: "<")
    position += 1
    if isHexadecimal { try hexString(into: &codes) } else { try literalString(into: &codes) }
  }

  mutating func skipHexString() throws(PDFDamage) {
    var place = position
    while place < bytes.count {
      place += 1
      guard bytes[place - 1] == UInt8(ascii: ">") else { continue }
      position = place
      return
    }
    throw PDFDamage("a string has no end")
  }

  mutating func skipLiteralString() throws(PDFDamage) {
    var (place, depth) = (position, 0)
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "\\"): place += 1
      default: break
      }
      place += 1
      guard depth == 0 else { continue }
      position = place
      return
    }
    throw PDFDamage("a string has no end")
  }

  /// Skips an array of strings and numbers, which is all that text operators have.
  private mutating func skipArray() throws(PDFDamage) {
    position += 1
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "]"):
        position += 1
        return
      case UInt8(ascii: "<"): try skipHexString()
      case UInt8(ascii: "("): try skipLiteralString()
      case UInt8(ascii: "["): throw PDFDamage("an array within an array at byte \(position)")
      default: position += 1
      }
    }
    throw PDFDamage("an array has no end")
  }
}
