extension PDFFile {
  /// Cross-references as a stream (ISO 32000-1 section 7.5.8); nil if they are a classic table.
  static func packedReferences(
    _ bytes: UnsafeBufferPointer<UInt8>, at table: Int, _ decompressor: Decompressor
  ) throws(PDFDamage) -> (places: [PDFPlace], trailer: PDFEntries)? {
    var scanner = PDFScanner(bytes, at: table, hasReferences: true)
    guard try scanner.next()?.integer != nil else { return nil }
    guard try scanner.next()?.integer == 0,
      case .keyword(PDFValue.code("obj")) = try scanner.next(),
      case .dictionary(let entries) = try scanner.next(), entries["Type"]?.name == "XRef",
      case .keyword(PDFValue.code("stream")) = try scanner.next(),
      let length = entries["Length"]?.integer, let size = entries["Size"]?.integer,
      let widths = entries["W"]?.array?.compactMap(\.integer), widths.count == 3,
      widths.allSatisfy({ (1...4).contains($0) }), entries["Index"] == nil,
      entries["DecodeParms"] == nil, entries["Filter"]?.name == "FlateDecode",
      (0...bytes.count).contains(size)
    else { throw PDFDamage("its cross-references are not as ours") }
    let start = scanner.position + 1
    guard length >= 0, start + length <= bytes.count else {
      throw PDFDamage("its cross-references are cut off")
    }
    let rows = try decompressor.inflate(
      UnsafeBufferPointer(rebasing: bytes[start..<start + length]),
      limit: max(4_096, 12 * (size + 1)))
    let width = widths.reduce(0, +)
    guard rows.count == size * width else {
      throw PDFDamage("its cross-references are damaged")
    }
    var places: [PDFPlace] = []
    places.reserveCapacity(size)
    var place = 0
    for _ in 0..<size {
      let kind = field(widths[0], of: rows.buffer, at: &place)
      let first = field(widths[1], of: rows.buffer, at: &place)
      let second = field(widths[2], of: rows.buffer, at: &place)
      switch kind {
      case 1 where (1..<bytes.count).contains(first): places.append(.offset(first))
      case 2: places.append(.packed(first, second))
      default: places.append(.none)
      }
    }
    return (places, entries)
  }

  /// A number of so many bytes, the high one first.
  private static func field(
    _ width: Int, of rows: UnsafeBufferPointer<UInt8>, at place: inout Int
  ) -> Int {
    var value = 0
    for index in place..<place + width { value = value << 8 | Int(rows[index]) }
    place += width
    return value
  }

  /// Where the cross-references begin.
  static func tablePlace(_ bytes: UnsafeBufferPointer<UInt8>) throws(PDFDamage) -> Int {
    guard let start = lastIndex(of: "startxref", in: bytes) else {
      throw PDFDamage("it has no end; it may be cut off")
    }
    var scanner = PDFScanner(bytes, at: start + 9, hasReferences: true)
    guard let table = try scanner.next()?.integer, bytes.indices.contains(table) else {
      throw PDFDamage("its cross-reference table is not in the file")
    }
    return table
  }

  /// Cross-references as a classic table (ISO 32000-1 section 7.5.4).
  static func crossReferences(
    _ bytes: UnsafeBufferPointer<UInt8>, at table: Int
  ) throws(PDFDamage) -> (places: [PDFPlace], trailer: PDFEntries) {
    var scanner = PDFScanner(bytes, at: table, hasReferences: true)
    guard case .keyword(PDFValue.code("xref")) = try scanner.next() else {
      throw PDFDamage("its cross-references are no classic table")
    }
    var places: [PDFPlace] = []
    while true {
      let value = try scanner.next()
      if case .keyword(PDFValue.code("trailer")) = value { break }
      guard let first = value?.integer, let count = try scanner.next()?.integer,
        first == places.count, count >= 0, count <= bytes.count / 20
      else { throw PDFDamage("its cross-reference table is damaged") }
      try readSection(count, &scanner, into: &places)
    }
    guard case .dictionary(let trailer) = try scanner.next() else {
      throw PDFDamage("its trailer is damaged")
    }
    return (places, trailer)
  }

  private static func readSection(
    _ count: Int, _ scanner: inout PDFScanner, into places: inout [PDFPlace]
  ) throws(PDFDamage) {
    for _ in 0..<count {
      guard let offset = try scanner.next()?.integer, try scanner.next()?.integer != nil,
        case .keyword(let kind) = try scanner.next(), offset < scanner.bytes.count
      else { throw PDFDamage("its cross-reference table is damaged") }
      places.append(kind == PDFValue.code("n") && offset > 0 ? .offset(offset) : .none)
    }
  }

  private static func lastIndex(
    of word: StaticString, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    word.withUTF8Buffer { word in
      let last = bytes.count - word.count
      guard last >= 0 else { return nil }
      return stride(from: last, through: max(0, last - 1024), by: -1)
        .first { bytes[$0..<$0 + word.count].elementsEqual(word) }
    }
  }
}
