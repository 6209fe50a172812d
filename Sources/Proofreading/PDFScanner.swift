/// Reads the tokens and objects of PDF syntax (ISO 32000-1 section 7.2 and 7.3) from bytes, one after the other.
struct PDFScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var position: Int
  /// "12 0 R" is a reference; content streams have none.
  let hasReferences: Bool

  private static let depthLimit = 24

  init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int = 0, hasReferences: Bool) {
    self.bytes = bytes
    self.position = position
    self.hasReferences = hasReferences
  }

  /// The next object or keyword; nil at the end.
  mutating func next(depth: Int = 0) throws(PDFDamage) -> PDFValue? {
    guard depth < Self.depthLimit else { throw PDFDamage("objects are nested too deep") }
    skipSpace()
    guard position < bytes.count else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "/"):
      position += 1
      return .name(try name())
    case UInt8(ascii: "("):
      position += 1
      return .string(try literalString())
    case UInt8(ascii: "["):
      position += 1
      return .array(try array(depth: depth))
    case UInt8(ascii: "<"):
      position += 1
      if position < bytes.count, bytes[position] == UInt8(ascii: "<") {
        position += 1
        return .dictionary(try dictionary(depth: depth))
      }
      return .string(try hexString())
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      return try numberOrReference()
    case UInt8(ascii: "]"), UInt8(ascii: ">"), UInt8(ascii: ")"), UInt8(ascii: "{"),
      UInt8(ascii: "}"):
      throw PDFDamage("an unexpected bracket at byte \(position)")
    default:
      return keyword()
    }
  }

  /// Whether `word` stands at the position.
  func startsWith(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { bytes[position...].starts(with: $0) }
  }

  mutating func skipSpace() {
    // In a local variable, which stays in a register.
    var place = position
    while place < bytes.count {
      let byte = bytes[place]
      if byte > 32 {
        guard byte == UInt8(ascii: "%") else { break }
        while place < bytes.count, bytes[place] != 10, bytes[place] != 13 { place += 1 }
      } else if byte == 32 || (9...13).contains(byte) || byte == 0 {
        place += 1
      } else {
        break
      }
    }
    position = place
  }

  mutating func skipRegular() {
    var place = position
    while place < bytes.count, Self.isRegular(bytes[place]) { place += 1 }
    position = place
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...32, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "/"), UInt8(ascii: "%"):
      false
    default: true
    }
  }

  mutating func keyword() -> PDFValue {
    var code: UInt64 = 0
    var place = position
    while place < bytes.count, Self.isRegular(bytes[place]) {
      code = code << 8 | UInt64(bytes[place])
      place += 1
    }
    position = place
    switch code {
    case 0x7472_7565: return .boolean(true)
    case 0x66_616C_7365: return .boolean(false)
    case 0x6E75_6C6C: return .null
    default: return .keyword(code)
    }
  }

  private mutating func name() throws(PDFDamage) -> String {
    let start = position
    var isEscaped = false
    while position < bytes.count, Self.isRegular(bytes[position]) {
      isEscaped = isEscaped || bytes[position] == UInt8(ascii: "#")
      position += 1
    }
    guard position - start <= 127 else { throw PDFDamage("a name is too long") }
    let raw = bytes[start..<position]
    guard isEscaped else { return String(decoding: raw, as: UTF8.self) }
    var decoded: [UInt8] = []
    var index = raw.startIndex
    while index < raw.endIndex {
      if raw[index] == UInt8(ascii: "#"), index + 2 < raw.endIndex,
        let high = Self.digit(raw[index + 1]), let low = Self.digit(raw[index + 2])
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(raw[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  private mutating func array(depth: Int) throws(PDFDamage) -> [PDFValue] {
    var values: [PDFValue] = []
    while true {
      skipSpace()
      guard position < bytes.count else { throw PDFDamage("an array has no end") }
      if bytes[position] == UInt8(ascii: "]") {
        position += 1
        return values
      }
      guard let value = try next(depth: depth + 1) else { throw PDFDamage("an array has no end") }
      values.append(value)
    }
  }

  private mutating func dictionary(depth: Int) throws(PDFDamage) -> PDFEntries {
    var entries = PDFEntries()
    while true {
      skipSpace()
      guard position + 1 < bytes.count else { throw PDFDamage("a dictionary has no end") }
      if bytes[position] == UInt8(ascii: ">"), bytes[position + 1] == UInt8(ascii: ">") {
        position += 2
        return entries
      }
      guard case .name(let key) = try next(depth: depth + 1),
        let value = try next(depth: depth + 1)
      else { throw PDFDamage("a dictionary is damaged near byte \(position)") }
      entries.append(key, value)
    }
  }
}
