/// A font's ToUnicode map: from character codes to the text that they stand for (ISO 32000-1 section 9.10.3).
struct CharacterMap {
  /// Bytes of a code: 1 or 2.
  private(set) var width = 1
  /// For each code that stands for one ASCII character, that; else 0.
  private var characters: [UInt8] = []
  /// For each code, where its UTF-8 text lies; empty if the map does not have the code.
  private var places: [Range<Int32>] = []
  private var text: [UInt8] = []
  /// Codes in ranges, which a map may give over and over.
  private var ranged = 0

  private static let codeLimit = 65_536
  private static let rangedLimit = 16 * codeLimit
  /// A section has at most 100 entries (Adobe Technical Note 5411); three operands each.
  private static let operandLimit = 4096

  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(PDFDamage) {
    var scanner = PDFScanner(bytes, hasReferences: false)
    var operands: [ContentOperand] = []
    while let code = try scanner.nextOperator(&operands, limit: Self.operandLimit) {
      switch code {
      case PDFValue.code("endbfchar"): try addCharacters(operands, scanner)
      case PDFValue.code("endbfrange"): try addRanges(operands, scanner)
      default:
        // The begin of the range has the same last letters, but a count before it.
        if code == PDFValue.code("endcodespacerange"), let low = operands.dropLast().last {
          width = try string(low, scanner).count
        }
      }
    }
    guard width == 1 || width == 2 else {
      throw PDFDamage("a character map has codes of \(width) bytes")
    }
  }

  /// The text of a code, appended to `output`; false if the map lacks the code, or has no real character for it.
  func append(_ code: Int, to output: inout [UInt8]) -> Bool {
    guard code < characters.count else { return false }
    if characters[code] != 0 {
      output.append(characters[code])
      return true
    }
    let place = places[code]
    guard !place.isEmpty else { return false }
    output.append(contentsOf: text[Int(place.lowerBound)..<Int(place.upperBound)])
    return true
  }

  private mutating func addCharacters(
    _ operands: [ContentOperand], _ scanner: PDFScanner
  ) throws(PDFDamage) {
    // Kept, so that no entry needs memory of its own.
    var (code, value): ([UInt8], [UInt8]) = ([], [])
    for index in stride(from: 0, to: operands.count - 1, by: 2) {
      try Self.read(operands[index], scanner, into: &code)
      try Self.read(operands[index + 1], scanner, into: &value)
      try add(Self.number(code), value)
    }
  }

  private mutating func addRanges(
    _ operands: [ContentOperand], _ scanner: PDFScanner
  ) throws(PDFDamage) {
    for index in stride(from: 0, to: operands.count - 2, by: 3) {
      let low = Self.number(try string(operands[index], scanner))
      let high = Self.number(try string(operands[index + 1], scanner))
      guard low <= high, high < Self.codeLimit else {
        throw PDFDamage("a character map is damaged")
      }
      ranged += high - low + 1
      guard ranged <= Self.rangedLimit else { throw PDFDamage("a character map is too large") }
      if case .array(let range) = operands[index + 2] {
        var values = PDFScanner(
          UnsafeBufferPointer(rebasing: scanner.bytes[range]), hasReferences: false)
        for code in low...high {
          guard case .string(let value) = try values.next() else { break }
          try add(code, value)
        }
      } else {
        var value = try string(operands[index + 2], scanner)
        for code in low...high {
          try add(code, value)
          if let end = value.indices.last { value[end] &+= 1 }
        }
      }
    }
  }

  private func string(
    _ operand: ContentOperand, _ scanner: PDFScanner
  ) throws(PDFDamage) -> [UInt8] {
    var value: [UInt8] = []
    try Self.read(operand, scanner, into: &value)
    return value
  }

  private static func read(
    _ operand: ContentOperand, _ scanner: PDFScanner, into value: inout [UInt8]
  ) throws(PDFDamage) {
    guard case .string(let range) = operand else { throw PDFDamage("a character map is damaged") }
    var scanner = PDFScanner(scanner.bytes, at: range.lowerBound, hasReferences: false)
    try scanner.string(into: &value)
  }

  /// - Parameter value: UTF-16. The null and the replacement character are no text, so a code that stands for them has
  ///   none.
  private mutating func add(_ code: Int, _ value: [UInt8]) throws(PDFDamage) {
    guard code < Self.codeLimit, text.count + value.count < 4_000_000 else {
      throw PDFDamage("a character map is too large")
    }
    if characters.count <= code {
      characters.append(contentsOf: repeatElement(0, count: code + 1 - characters.count))
      places.append(contentsOf: repeatElement(0..<0, count: code + 1 - places.count))
    }
    characters[code] = 0
    if value.count == 2, value[0] == 0, value[1] < 0x80 {
      characters[code] = value[1]
      places[code] = 0..<0
      return
    }
    let characters = UTF16Text.utf8(value)
    let isText = characters.first != 0 && characters != [0xEF, 0xBF, 0xBD]
    let start = Int32(text.count)
    if isText { text.append(contentsOf: characters) }
    places[code] = start..<Int32(text.count)
  }

  private static func number(_ code: [UInt8]) -> Int {
    var number = 0
    for byte in code.suffix(4) { number = number << 8 | Int(byte) }
    return number
  }
}

/// UTF-16 with the high byte first, as PDF has it.
enum UTF16Text {
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    var units = stride(from: 0, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
    }
    if units.first == 0xFEFF { units.removeFirst() }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
