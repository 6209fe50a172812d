internal import CDeflate

/// A PDF file in memory, read object by object as they are asked for.
///
/// An independent reading of the bytes: it shares no code with what wrote them. It knows the classic cross-reference
/// table only, which is what Cairo writes, and refuses everything else by name. Memory is bounded: no stream inflates to
/// more than ``streamLimit``, all together to no more than ``totalLimit``.
struct PDFFile {
  let bytes: UnsafeBufferPointer<UInt8>
  let trailer: [String: PDFValue]
  private var offsets: [Int]
  private var objects: [Int: PDFValue] = [:]
  private var inflated = 0
  private let decompressor: Decompressor

  static let streamLimit = 16 * 1024 * 1024
  static let totalLimit = 256 * 1024 * 1024

  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(PDFDamage) {
    guard bytes.starts(with: "%PDF-1.".utf8) else { throw PDFDamage("it is no PDF file") }
    self.bytes = bytes
    (offsets, trailer) = try Self.crossReferences(bytes)
    decompressor = try Decompressor()
  }

  /// The object behind a reference, or the value itself.
  mutating func resolve(_ value: PDFValue?) throws(PDFDamage) -> PDFValue {
    var value = value ?? .null
    for _ in 0..<8 {
      guard case .reference(let number) = value else { return value }
      value = try object(number)
    }
    throw PDFDamage("references run in a circle")
  }

  private mutating func object(_ number: Int) throws(PDFDamage) -> PDFValue {
    if let known = objects[number] { return known }
    guard offsets.indices.contains(number), offsets[number] > 0 else {
      throw PDFDamage("object \(number) is missing")
    }
    var scanner = PDFScanner(bytes, at: offsets[number], hasReferences: true)
    guard try scanner.next()?.integer == number, try scanner.next()?.integer == 0,
      case .keyword(PDFValue.code("obj")) = try scanner.next(), var value = try scanner.next()
    else { throw PDFDamage("object \(number) is not where it should be") }
    if case .dictionary(let entries) = value,
      case .keyword(PDFValue.code("stream")) = try? scanner.next()
    {
      value = .stream(entries, try streamRange(entries, after: scanner.position))
    }
    objects[number] = value
    return value
  }

  private mutating func streamRange(
    _ entries: [String: PDFValue], after keyword: Int
  ) throws(PDFDamage) -> Range<Int> {
    var start = keyword
    if start < bytes.count, bytes[start] == 13 { start += 1 }
    if start < bytes.count, bytes[start] == 10 { start += 1 }
    guard let length = try resolve(entries["Length"]).integer, length >= 0,
      length <= bytes.count - start
    else { throw PDFDamage("a stream is longer than the file") }
    var scanner = PDFScanner(bytes, at: start + length, hasReferences: false)
    scanner.skipSpace()
    guard scanner.startsWith("endstream") else {
      throw PDFDamage("a stream does not end where it should")
    }
    return start..<(start + length)
  }

  /// The content of a stream, inflated.
  mutating func content(of value: PDFValue) throws(PDFDamage) -> [UInt8] {
    guard case .stream(let entries, let range) = value else {
      throw PDFDamage("a stream is missing")
    }
    let raw = UnsafeBufferPointer(rebasing: bytes[range])
    switch try resolve(entries["Filter"]) {
    case .null: return Array(raw)
    case .name("FlateDecode"):
      let content = try decompressor.inflate(raw, limit: Self.streamLimit)
      inflated += content.count
      guard inflated <= Self.totalLimit else { throw PDFDamage("its streams are too large") }
      return content
    default: throw PDFDamage("a stream has a filter other than FlateDecode")
    }
  }
}

extension PDFFile {
  private static func crossReferences(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(PDFDamage) -> (offsets: [Int], trailer: [String: PDFValue]) {
    guard let start = lastIndex(of: "startxref", in: bytes) else {
      throw PDFDamage("it has no end; it may be cut off")
    }
    var scanner = PDFScanner(bytes, at: start + 9, hasReferences: true)
    guard let table = try scanner.next()?.integer, bytes.indices.contains(table) else {
      throw PDFDamage("its cross-reference table is not in the file")
    }
    scanner.position = table
    guard case .keyword(PDFValue.code("xref")) = try scanner.next() else {
      throw PDFDamage("its cross-references are no classic table")
    }
    var offsets: [Int] = []
    while true {
      let value = try scanner.next()
      if case .keyword(PDFValue.code("trailer")) = value { break }
      guard let first = value?.integer, let count = try scanner.next()?.integer,
        first == offsets.count, count >= 0, count <= bytes.count / 20
      else { throw PDFDamage("its cross-reference table is damaged") }
      try readSection(count, &scanner, into: &offsets)
    }
    guard case .dictionary(let trailer) = try scanner.next() else {
      throw PDFDamage("its trailer is damaged")
    }
    guard trailer["Prev"] == nil else { throw PDFDamage("it has been changed after it was made") }
    return (offsets, trailer)
  }

  private static func readSection(
    _ count: Int, _ scanner: inout PDFScanner, into offsets: inout [Int]
  ) throws(PDFDamage) {
    for _ in 0..<count {
      guard let offset = try scanner.next()?.integer, try scanner.next()?.integer != nil,
        case .keyword(let kind) = try scanner.next(), offset < scanner.bytes.count
      else { throw PDFDamage("its cross-reference table is damaged") }
      offsets.append(kind == PDFValue.code("n") ? offset : 0)
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

/// Inflates zlib streams into memory of bounded size.
private final class Decompressor {
  private let raw: OpaquePointer

  init() throws(PDFDamage) {
    guard let raw = libdeflate_alloc_decompressor() else { throw PDFDamage("no memory") }
    self.raw = raw
  }

  deinit { libdeflate_free_decompressor(raw) }

  func inflate(_ source: UnsafeBufferPointer<UInt8>, limit: Int) throws(PDFDamage) -> [UInt8] {
    var capacity = min(max(source.count * 6, 4096), limit)
    while true {
      var result = LIBDEFLATE_SUCCESS
      let content = [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
        result = libdeflate_zlib_decompress(
          raw, source.baseAddress, source.count, target.baseAddress, capacity, &count)
        if result != LIBDEFLATE_SUCCESS { count = 0 }
      }
      if result == LIBDEFLATE_SUCCESS { return content }
      guard result == LIBDEFLATE_INSUFFICIENT_SPACE else { throw PDFDamage("a stream is damaged") }
      guard capacity < limit else {
        throw PDFDamage("a stream inflates to more than \(limit) bytes")
      }
      capacity = min(capacity * 4, limit)
    }
  }
}
