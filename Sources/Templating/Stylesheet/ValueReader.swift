internal import Pages
internal import Records

/// What is wrong with a declaration's value.
struct ValueMistake: Error {
  var message: Bilingual
  var remedy: Bilingual
  /// The value that would be right, where the mistake is just another one.
  var expected: String?
  /// The byte of what is wrong, if it is not all of the declaration.
  var offset: Int?

  static func expected(_ what: String) -> ValueMistake {
    ValueMistake(
      message: Bilingual(id: "nilai tidak dikenal", en: "unsupported value"),
      remedy: Bilingual(id: "yang berlaku: \(what)", en: "valid: \(what)"), expected: what)
  }
}

/// Reads the tokens of one value, lengths resolved against an element's font size.
struct ValueReader {
  private let tokens: [StyleToken]
  private var position = 0
  /// What 1em is.
  let em: Points
  /// What 1rem is.
  static let rootEm: Points = 10

  init(_ tokens: [StyleToken], em: Points) {
    self.tokens = tokens
    self.em = em
  }

  /// The token that was reached.
  var token: StyleToken? { position < tokens.count ? tokens[position] : nil }

  var isAtEnd: Bool { position >= tokens.count }
  var peek: StyleToken.Kind? { position < tokens.count ? tokens[position].kind : nil }
  mutating func advance() { position += 1 }

  mutating func finish() throws(ValueMistake) {
    guard isAtEnd else {
      throw ValueMistake(
        message: Bilingual(id: "nilai berlebih", en: "too many values"),
        remedy: Bilingual(id: "hapus yang berlebih", en: "remove what is too much"))
    }
  }

  /// One of the given keywords.
  mutating func keyword<Value>(_ values: KeyValuePairs<String, Value>) throws(ValueMistake) -> Value
  {
    if case .identifier(let name)? = peek,
      let match = values.first(where: { $0.key == name.lowercased() })
    {
      position += 1
      return match.value
    }
    throw .expected(values.map(\.key).joined(separator: ", "))
  }

  mutating func takeKeyword(_ name: String) -> Bool {
    guard case .identifier(let actual)? = peek, actual.lowercased() == name else { return false }
    position += 1
    return true
  }

  /// A length; percentages only where `percentOf` gives what 100 % is.
  mutating func length(
    percentOf whole: Points? = nil, isNegativeAllowed: Bool = true
  ) throws(ValueMistake) -> Points {
    try checkSign(isNegativeAllowed)
    switch peek {
    case .number(0)?:
      position += 1
      return 0
    case .dimension(let number, let unit)?:
      guard let one = unitLength(unit) else {
        throw ValueMistake(
          message: Bilingual(id: "satuan '\(unit)' tidak dikenal", en: "no unit '\(unit)'"),
          remedy: Bilingual(
            id: "pakai mm, cm, in, pt, px, em, rem", en: "use mm, cm, in, pt, px, em, rem"))
      }
      guard abs(number) <= Self.limit else { throw .expected("-10000 … 10000") }
      position += 1
      return one * number
    case .percentage(let percent)?:
      if let whole, abs(percent) <= Self.limit {
        position += 1
        return whole * (percent / 100)
      }
    case .number?:
      throw ValueMistake(
        message: Bilingual(id: "panjang tanpa satuan", en: "a length without its unit"),
        remedy: Bilingual(id: "misalnya 2mm atau 9pt", en: "such as 2mm or 9pt"))
    default: break
    }
    throw .expected("2mm, 9pt")
  }

  /// The largest number of a length or percentage, so that no sum of them leaves what arithmetic can do.
  static let limit = 10_000.0

  private func checkSign(_ isNegativeAllowed: Bool) throws(ValueMistake) {
    let number: Double
    switch peek {
    case .number(let value)?, .dimension(let value, _)?, .percentage(let value)?: number = value
    default: return
    }
    guard number >= 0 || isNegativeAllowed else {
      throw ValueMistake(
        message: Bilingual(id: "nilai negatif", en: "a negative value"),
        remedy: Bilingual(id: "pakai 0 atau lebih", en: "use 0 or more"))
    }
  }

  private func unitLength(_ unit: String) -> Points? {
    switch unit {
    case "pt": 1
    case "mm": .millimetres(1)
    case "cm": .millimetres(10)
    case "in": 72
    case "px": 0.75
    case "em": em
    case "rem": Self.rootEm
    default: nil
    }
  }

  /// `auto`, a length or a percentage.
  mutating func dimension(
    allowsAuto: Bool = true, isNegativeAllowed: Bool = true
  ) throws(ValueMistake) -> Dimension {
    if allowsAuto, takeKeyword("auto") { return .auto }
    try checkSign(isNegativeAllowed)
    if case .percentage(let percent)? = peek, abs(percent) <= Self.limit {
      position += 1
      return .percent(percent)
    }
    return .length(try length())
  }

  mutating func number(in range: ClosedRange<Double>) throws(ValueMistake) -> Double {
    if case .number(let number)? = peek, range.contains(number) {
      position += 1
      return number
    }
    throw .expected("\(range.lowerBound) … \(range.upperBound)")
  }

  mutating func integer(in range: ClosedRange<Int>) throws(ValueMistake) -> Int {
    if case .number(let number)? = peek, let integer = Int(exactly: number), range.contains(integer)
    {
      position += 1
      return integer
    }
    throw .expected("\(range.lowerBound) … \(range.upperBound)")
  }

  /// An angle in degrees.
  mutating func angle() throws(ValueMistake) -> Double {
    if case .dimension(let number, unit: "deg")? = peek, abs(number) <= 360 {
      position += 1
      return number
    }
    if takeKeyword("none") { return 0 }
    throw .expected("-35deg")
  }

  mutating func color() throws(ValueMistake) -> Color? {
    switch peek {
    case .hash(let digits)?:
      if let color = Color(hexadecimal: digits) {
        position += 1
        return color
      }
    case .identifier(let name)?:
      if name.lowercased() == "transparent" {
        position += 1
        return nil
      }
      if let color = Color.named[name.lowercased()] {
        position += 1
        return color
      }
    case .function("rgb")?, .function("rgba")?: return try rgb()
    default: break
    }
    throw .expected("#rrggbb, rgb(…), black, gray, white …")
  }

  private mutating func rgb() throws(ValueMistake) -> Color {
    position += 1
    var numbers: [Double] = []
    while let kind = peek, kind != .delimiter(UInt8(ascii: ")")) {
      switch kind {
      case .number(let number): numbers.append(number)
      case .percentage(let percent): numbers.append(percent / 100 * (numbers.count < 3 ? 255 : 1))
      case .delimiter(UInt8(ascii: ",")), .delimiter(UInt8(ascii: "/")): break
      default: throw .expected("rgb(0, 0, 0)")
      }
      position += 1
    }
    position += 1
    guard numbers.count == 3 || numbers.count == 4,
      numbers.prefix(3).allSatisfy({ (0...255).contains($0) }),
      numbers.count == 3 || (0...1).contains(numbers[3])
    else { throw .expected("rgb(0, 0, 0)") }
    return Color(
      red: UInt8(numbers[0].rounded()), green: UInt8(numbers[1].rounded()),
      blue: UInt8(numbers[2].rounded()),
      alpha: numbers.count == 4 ? UInt8((numbers[3] * 255).rounded()) : 255)
  }
}

extension Color {
  /// `rgb`, `rrggbb` or `rrggbbaa` in hexadecimal digits.
  init?(hexadecimal digits: String) {
    let values = digits.utf8.map { UInt8(String(UnicodeScalar($0)), radix: 16) }
    guard !values.contains(nil) else { return nil }
    let nibbles = values.compactMap { $0 }
    switch nibbles.count {
    case 3: self.init(red: nibbles[0] * 17, green: nibbles[1] * 17, blue: nibbles[2] * 17)
    case 6, 8:
      let bytes = stride(from: 0, to: nibbles.count, by: 2).map {
        nibbles[$0] * 16 + nibbles[$0 + 1]
      }
      self.init(
        red: bytes[0], green: bytes[1], blue: bytes[2], alpha: bytes.count == 4 ? bytes[3] : 255)
    default: return nil
    }
  }

  /// The colour names of CSS 2.1.
  static let named: [String: Color] = [
    "black": .black, "white": .white, "gray": .gray(128), "grey": .gray(128),
    "silver": .gray(192), "lightgray": .gray(211), "darkgray": .gray(169),
    "red": Color(red: 255, green: 0, blue: 0), "maroon": Color(red: 128, green: 0, blue: 0),
    "yellow": Color(red: 255, green: 255, blue: 0), "olive": Color(red: 128, green: 128, blue: 0),
    "lime": Color(red: 0, green: 255, blue: 0), "green": Color(red: 0, green: 128, blue: 0),
    "aqua": Color(red: 0, green: 255, blue: 255), "teal": Color(red: 0, green: 128, blue: 128),
    "blue": Color(red: 0, green: 0, blue: 255), "navy": Color(red: 0, green: 0, blue: 128),
    "fuchsia": Color(red: 255, green: 0, blue: 255), "purple": Color(red: 128, green: 0, blue: 128),
    "orange": Color(red: 255, green: 165, blue: 0),
  ]
}
