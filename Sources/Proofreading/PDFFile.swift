/// A PDF file in memory, read object by object as they are asked for.
///
/// An independent reading of the bytes: it shares no code with what wrote them. It knows the classic cross-reference
/// table, which is what Cairo writes, and the cross-reference stream with packed objects, and refuses a file that was
/// changed after it was made. Memory is bounded: no stream inflates to
/// more than ``streamLimit``, all together to no more than ``totalLimit``.
struct PDFFile {
  let bytes: UnsafeBufferPointer<UInt8>
  let trailer: PDFEntries
  private var offsets: [Int]
  /// The object streams that hold the packed objects.
  private var packs: [Int: Int] = [:]
  private var objects: [Int: PDFValue] = [:]
  private var inflated = 0
  private let decompressor: Decompressor

  static let streamLimit = 16 * 1024 * 1024
  static let totalLimit = 256 * 1024 * 1024

  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(PDFDamage) {
    guard bytes.starts(with: "%PDF-1.".utf8) else { throw PDFDamage("it is no PDF file") }
    self.bytes = bytes
    decompressor = try Decompressor()
    let table = try Self.tablePlace(bytes)
    if let packed = try Self.packedReferences(bytes, at: table, decompressor) {
      (offsets, packs, trailer) = packed
    } else {
      (offsets, trailer) = try Self.crossReferences(bytes, at: table)
    }
    guard trailer["Prev"] == nil else { throw PDFDamage("it has been changed after it was made") }
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
    if let pack = packs[number] {
      guard offsets.indices.contains(pack), offsets[pack] > 0 else {
        throw PDFDamage("an object stream is missing")
      }
      try unpack(pack)
      if let known = objects[number] { return known }
    }
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
    _ entries: PDFEntries, after keyword: Int
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

  /// Reads all objects of an object stream (ISO 32000-1 section 7.5.7).
  private mutating func unpack(_ number: Int) throws(PDFDamage) {
    let value = try object(number)
    guard let entries = value.entries, entries["Type"]?.name == "ObjStm",
      let count = entries["N"]?.integer, let first = entries["First"]?.integer
    else { throw PDFDamage("object \(number) is no object stream") }
    let content = try content(of: value)
    guard (0...content.count).contains(count), (0...content.count).contains(first) else {
      throw PDFDamage("an object stream is damaged")
    }
    let read = content.withUnsafeBufferPointer { bytes in
      Result { () throws(PDFDamage) in
        var heads = PDFScanner(bytes, hasReferences: false)
        var objects: [Int: PDFValue] = [:]
        for _ in 0..<count {
          guard let number = try heads.next()?.integer, let place = try heads.next()?.integer,
            (0...content.count).contains(first + place)
          else { throw PDFDamage("an object stream is damaged") }
          var scanner = PDFScanner(bytes, at: first + place, hasReferences: true)
          objects[number] = try scanner.next() ?? .null
        }
        return objects
      }
    }
    // Only those that the cross-references say are here.
    for (member, value) in try read.get() where packs[member] == number { objects[member] = value }
  }
}
