/// A PDF file in memory, read object by object as they are asked for.
///
/// An independent reading of the bytes: it shares no code with what wrote them. It knows the classic cross-reference table,
/// which is what Cairo writes, and the cross-reference stream with packed objects, which is what we write, and refuses a
/// file that was changed after it was made. Memory is bounded: no stream inflates to more than ``streamLimit``, those that
/// are asked for to no more than ``totalLimit`` together; the cross-references are bounded by the file's own length.
struct PDFFile {
  let bytes: UnsafeBufferPointer<UInt8>
  let trailer: PDFEntries
  /// Where each object is, by its number.
  private let places: [PDFPlace]
  private var packs: [Int: ObjectPack] = [:]
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
      (places, trailer) = packed
    } else {
      (places, trailer) = try Self.crossReferences(bytes, at: table)
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
    var scanner = try scanner(of: number)
    guard var value = try scanner.next() else {
      throw PDFDamage("object \(number) is not where it should be")
    }
    if case .dictionary(let entries) = value, case .offset = places[number],
      case .keyword(PDFValue.code("stream")) = try? scanner.next()
    {
      value = .stream(entries, try streamRange(entries, after: scanner.position))
    }
    objects[number] = value
    return value
  }

  /// A scanner at the beginning of an object's text. What it reads lasts as long as the file.
  mutating func scanner(of number: Int) throws(PDFDamage) -> PDFScanner {
    guard places.indices.contains(number) else { throw PDFDamage("object \(number) is missing") }
    switch places[number] {
    case .none: throw PDFDamage("object \(number) is missing")
    case .packed(let pack, let index):
      return try self.pack(pack).scanner(of: number, at: index)
    case .offset(let offset): return try plainScanner(of: number, at: offset)
    }
  }

  private func plainScanner(of number: Int, at offset: Int) throws(PDFDamage) -> PDFScanner {
    var scanner = PDFScanner(bytes, at: offset, hasReferences: true)
    guard try scanner.integer() == number, try scanner.integer() == 0,
      case .keyword(PDFValue.code("obj")) = try scanner.next()
    else { throw PDFDamage("object \(number) is not where it should be") }
    return scanner
  }

  private func streamRange(
    _ entries: PDFEntries, after keyword: Int
  ) throws(PDFDamage) -> Range<Int> {
    var start = keyword
    if start < bytes.count, bytes[start] == 13 { start += 1 }
    if start < bytes.count, bytes[start] == 10 { start += 1 }
    guard let length = try length(entries), length >= 0, length <= bytes.count - start else {
      throw PDFDamage("a stream is longer than the file")
    }
    var scanner = PDFScanner(bytes, at: start + length, hasReferences: false)
    scanner.skipSpace()
    guard scanner.startsWith("endstream") else {
      throw PDFDamage("a stream does not end where it should")
    }
    return start..<(start + length)
  }

  /// The length of a stream, which may be an object of its own: a number that lies in the file plainly. In another stream
  /// it could lead in a circle.
  private func length(_ entries: PDFEntries) throws(PDFDamage) -> Int? {
    guard case .reference(let number) = entries["Length"] else { return entries["Length"]?.integer }
    guard places.indices.contains(number), case .offset(let offset) = places[number] else {
      throw PDFDamage("the length of a stream is missing")
    }
    var scanner = try plainScanner(of: number, at: offset)
    return try scanner.next()?.integer
  }

  /// The content of a stream, inflated.
  mutating func content(of value: PDFValue) throws(PDFDamage) -> InflatedBytes {
    guard case .stream(let entries, let range) = value else {
      throw PDFDamage("a stream is missing")
    }
    let raw = UnsafeBufferPointer(rebasing: bytes[range])
    let content: InflatedBytes
    switch try resolve(entries["Filter"]) {
    case .null: content = InflatedBytes(copying: raw)
    case .name("FlateDecode"):
      content = try decompressor.inflate(raw, limit: Self.streamLimit)
    default: throw PDFDamage("a stream has a filter other than FlateDecode")
    }
    inflated += content.count
    guard inflated <= Self.totalLimit else { throw PDFDamage("its streams are too large") }
    return content
  }

  /// The object stream of that number.
  private mutating func pack(_ number: Int) throws(PDFDamage) -> ObjectPack {
    if let known = packs[number] { return known }
    // One that is packed itself could lead in a circle.
    guard places.indices.contains(number), case .offset = places[number] else {
      throw PDFDamage("an object stream is missing")
    }
    let value = try object(number)
    guard let entries = value.entries, entries["Type"]?.name == "ObjStm",
      let count = entries["N"]?.integer, let first = entries["First"]?.integer
    else { throw PDFDamage("object \(number) is no object stream") }
    let pack = try ObjectPack(try content(of: value), count: count, first: first)
    packs[number] = pack
    return pack
  }
}

/// Where an object of a file is.
enum PDFPlace {
  case none
  case offset(Int)
  /// In that object stream, at that index.
  case packed(Int, Int)
}
