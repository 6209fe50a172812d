/// A font's ToUnicode map: from character codes to the text that they stand for (ISO 32000-1 section 9.10.3).
struct CharacterMap {
  /// Bytes of a code: 1 or 2.
  private(set) var width = 1
  /// For each code, where its UTF-8 text lies; empty if the map does not have the code.
  private var places: [Range<Int32>] = []
  private var text: [UInt8] = []

  private static let codeLimit = 65_536

  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(PDFDamage) {
    var scanner = PDFScanner(bytes, hasReferences: false)
    var operands: [PDFValue] = []
    while let value = try scanner.next() {
      guard case .keyword(let code) = value else {
        operands.append(value)
        guard operands.count < 4096 else { throw PDFDamage("a character map is damaged") }
        continue
      }
      switch code {
      case PDFValue.code("endbfchar"): try addCharacters(operands)
      case PDFValue.code("endbfrange"): try addRanges(operands)
      default:
        // The begin of the range has the same last letters, but a count before it.
        if code == PDFValue.code("endcodespacerange"), case .string(let low) = operands.last {
          width = low.count
        }
      }
      operands.removeAll(keepingCapacity: true)
    }
    guard width == 1 || width == 2 else {
      throw PDFDamage("a character map has codes of \(width) bytes")
    }
  }

  /// The text of a code, appended to `output`; false if the map lacks the code.
  func append(_ code: Int, to output: inout [UInt8]) -> Bool {
    guard code < places.count, !places[code].isEmpty else { return false }
    let place = places[code]
    if place.count == 1 {
      output.append(text[Int(place.lowerBound)])
    } else {
      output.append(contentsOf: text[Int(place.lowerBound)..<Int(place.upperBound)])
    }
    return true
  }

  private mutating func addCharacters(_ operands: [PDFValue]) throws(PDFDamage) {
    for index in stride(from: 0, to: operands.count - 1, by: 2) {
      guard case .string(let code) = operands[index], case .string(let value) = operands[index + 1]
      else { throw PDFDamage("a character map is damaged") }
      try add(Self.number(code), UTF16Text.utf8(value))
    }
  }

  private mutating func addRanges(_ operands: [PDFValue]) throws(PDFDamage) {
    for index in stride(from: 0, to: operands.count - 2, by: 3) {
      guard case .string(let first) = operands[index], case .string(let last) = operands[index + 1]
      else { throw PDFDamage("a character map is damaged") }
      let (low, high) = (Self.number(first), Self.number(last))
      guard low <= high, high < Self.codeLimit else {
        throw PDFDamage("a character map is damaged")
      }
      switch operands[index + 2] {
      case .string(var value):
        for code in low...high {
          try add(code, UTF16Text.utf8(value))
          if let end = value.indices.last { value[end] &+= 1 }
        }
      case .array(let values):
        for (offset, value) in values.prefix(high - low + 1).enumerated() {
          guard case .string(let value) = value else { continue }
          try add(low + offset, UTF16Text.utf8(value))
        }
      default: throw PDFDamage("a character map is damaged")
      }
    }
  }

  private mutating func add(_ code: Int, _ value: [UInt8]) throws(PDFDamage) {
    guard code < Self.codeLimit, text.count + value.count < 4_000_000 else {
      throw PDFDamage("a character map is too large")
    }
    if places.count <= code {
      places.append(contentsOf: repeatElement(0..<0, count: code + 1 - places.count))
    }
    places[code] = Int32(text.count)..<Int32(text.count + value.count)
    text.append(contentsOf: value)
  }

  private static func number(_ code: [UInt8]) -> Int {
    code.suffix(4).reduce(0) { $0 << 8 | Int($1) }
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
