/// A token of CSS (CSS Syntax 3 section 4), with the bytes that it covers.
struct StyleToken: Sendable {
  enum Kind: Sendable, Equatable {
    case identifier(String)
    case function(String)
    case atKeyword(String)
    case hash(String)
    case string(String)
    case number(Double)
    case percentage(Double)
    case dimension(Double, unit: String)
    case delimiter(UInt8)
    case whitespace
    case bad(String)
  }

  var kind: Kind
  /// The bytes of the file.
  var range: Range<Int>
}

extension StyleToken.Kind {
  /// The token as it is written, for messages.
  var written: String {
    switch self {
    case .identifier(let name): name
    case .function(let name): "\(name)(…)"
    case .atKeyword(let name): "@\(name)"
    case .hash(let name): "#\(name)"
    case .string(let text): "\"\(text)\""
    case .number(let number): number.printed
    case .percentage(let number): number.printed + "%"
    case .dimension(let number, let unit): number.printed + unit
    case .delimiter(let byte): String(UnicodeScalar(byte))
    case .whitespace: " "
    case .bad(let text): text
    }
  }
}

extension Double {
  /// "5", not "5.0".
  fileprivate var printed: String {
    Int(exactly: self).map(String.init) ?? "\(self)"
  }
}

/// Cuts CSS into tokens, in time proportional to its length.
struct StyleTokenizer {
  private let bytes: [UInt8]
  private var position: Int
  private let end: Int
  private var tokens: [StyleToken] = []

  static func tokens(_ bytes: [UInt8], in range: Range<Int>? = nil) -> [StyleToken] {
    let range = range ?? 0..<bytes.count
    var tokenizer = StyleTokenizer(bytes: bytes, position: range.lowerBound, end: range.upperBound)
    tokenizer.run()
    return tokenizer.tokens
  }

  private init(bytes: [UInt8], position: Int, end: Int) {
    self.bytes = bytes
    self.position = position
    self.end = end
  }

  private func peek(_ ahead: Int = 0) -> UInt8? {
    position + ahead < end ? bytes[position + ahead] : nil
  }

  private func isNameStart(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return (65...90).contains(byte) || (97...122).contains(byte) || byte == 95 || byte >= 128
  }
  private func isNamePart(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return isNameStart(byte) || isDigit(byte) || byte == 45
  }
  private func isDigit(_ byte: UInt8?) -> Bool { byte.map { (48...57).contains($0) } ?? false }

  private func startsIdentifier() -> Bool {
    isNameStart(peek()) || (peek() == 45 && (isNameStart(peek(1)) || peek(1) == 45))
  }

  private func startsNumber() -> Bool {
    var ahead = 0
    if peek() == 43 || peek() == 45 { ahead = 1 }
    return isDigit(peek(ahead)) || (peek(ahead) == 46 && isDigit(peek(ahead + 1)))
  }

  private mutating func add(_ kind: StyleToken.Kind, from start: Int) {
    tokens.append(StyleToken(kind: kind, range: start..<position))
  }

  private mutating func run() {
    while let byte = peek() {
      let start = position
      switch byte {
      case 9...13, 32:
        while let next = peek(), next == 32 || (9...13).contains(next) { position += 1 }
        add(.whitespace, from: start)
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): comment(from: start)
      case UInt8(ascii: "\""), UInt8(ascii: "'"): string(quote: byte, from: start)
      case UInt8(ascii: "#") where isNamePart(peek(1)):
        position += 1
        add(.hash(name()), from: start)
      case UInt8(ascii: "@") where isNameStart(peek(1)) || peek(1) == 45:
        position += 1
        add(.atKeyword(name().lowercased()), from: start)
      default:
        if startsNumber() {
          number(from: start)
        } else if startsIdentifier() {
          let name = name()
          if peek() == UInt8(ascii: "(") {
            position += 1
            add(.function(name.lowercased()), from: start)
          } else {
            add(.identifier(name), from: start)
          }
        } else {
          position += 1
          add(.delimiter(byte), from: start)
        }
      }
    }
  }

  private mutating func name() -> String {
    let start = position
    while isNamePart(peek()) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func comment(from start: Int) {
    position += 2
    while position < end {
      if peek() == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        position += 2
        add(.whitespace, from: start)
        return
      }
      position += 1
    }
    add(.bad("/*"), from: start)
  }

  private mutating func string(quote: UInt8, from start: Int) {
    position += 1
    var content: [UInt8] = []
    while let byte = peek(), byte != quote, byte != 10 {
      if byte == UInt8(ascii: "\\"), let next = peek(1), next != 10 {
        content.append(next)
        position += 2
      } else {
        content.append(byte)
        position += 1
      }
    }
    guard peek() == quote else { return add(.bad("\""), from: start) }
    position += 1
    add(.string(String(decoding: content, as: UTF8.self)), from: start)
  }

  private mutating func number(from start: Int) {
    if peek() == 43 || peek() == 45 { position += 1 }
    while isDigit(peek()) { position += 1 }
    if peek() == 46, isDigit(peek(1)) {
      position += 1
      while isDigit(peek()) { position += 1 }
    }
    let value = Double(String(decoding: bytes[start..<position], as: UTF8.self)) ?? 0
    if peek() == UInt8(ascii: "%") {
      position += 1
      add(.percentage(value), from: start)
    } else if startsIdentifier() {
      add(.dimension(value, unit: name().lowercased()), from: start)
    } else {
      add(.number(value), from: start)
    }
  }
}
