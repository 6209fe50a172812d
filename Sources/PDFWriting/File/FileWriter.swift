/// Writes the objects of a PDF: streams one by one, all others packed and deflated together (ISO 32000-1 sections 7.5.7 and
/// 7.5.8), for a card's structure is some hundred small objects.
struct FileWriter: ~Copyable {
  private var file: ByteBuffer
  /// The text of the packed objects, one after another. Write to it after ``begin(_:)``.
  var object: ByteBuffer
  private var packed: [(number: Int, place: Int)] = []
  private var places: [Place] = [.none]
  private let deflater: Deflater

  private enum Place {
    case none
    case offset(Int)
    case packed(Int)
  }

  init(reserving count: Int, deflater: Deflater) {
    self.deflater = deflater
    file = ByteBuffer(reserving: count)
    object = ByteBuffer(reserving: 32 << 10)
    file.append("%PDF-1.7\n%")
    file.append([0xB5, 0xED, 0xAE, 0xFB, 10] as [UInt8])
  }

  /// A number for an object to come.
  mutating func takeNumber() -> Int {
    places.append(.none)
    return places.count - 1
  }

  /// Numbers for objects to come: the first of them.
  mutating func takeNumbers(_ count: Int) -> Int {
    let first = places.count
    places.append(contentsOf: repeatElement(.none, count: count))
    return first
  }

  /// Begins the object of that number, whose text is then written to ``object``.
  mutating func begin(_ number: Int) {
    if object.count > 0 { object.newLine() }
    places[number] = .packed(packed.count)
    packed.append((number, object.count))
  }

  /// Writes a stream as it is, `entries` being those of its dictionary but for the length.
  mutating func addStream(
    _ number: Int, _ entries: [UInt8], raw content: UnsafeBufferPointer<UInt8>
  ) {
    beginStream(number)
    file.append(entries)
    file.append("/Length ")
    file.append(content.count)
    file.append(">>\nstream\n")
    file.append(content)
    file.append("\nendstream\nendobj\n")
  }

  mutating func addStream(_ number: Int, _ entries: [UInt8], raw content: [UInt8]) {
    content.withUnsafeBufferPointer { addStream(number, entries, raw: $0) }
  }

  /// Writes a stream with a dictionary that is complete.
  mutating func addStream(_ number: Int, dictionary: [UInt8], raw content: [UInt8]) {
    places[number] = .offset(file.count)
    file.append(number)
    file.append(" 0 obj\n")
    file.append(dictionary)
    file.append("\nstream\n")
    file.append(content)
    file.append("\nendstream\nendobj\n")
  }

  /// Writes a stream deflated.
  mutating func addStream(
    _ number: Int, _ entries: [UInt8] = [], deflating content: UnsafeBufferPointer<UInt8>
  ) {
    var deflated = ByteBuffer(reserving: content.count / 2)
    deflater.deflate(content, into: &deflated)
    addStream(number, entries + Array("/Filter/FlateDecode".utf8), raw: deflated.bytes)
  }

  private mutating func beginStream(_ number: Int) {
    places[number] = .offset(file.count)
    file.append(number)
    file.append(" 0 obj\n<<")
  }

  /// Ends the file.
  consuming func finish(root: Int, information: Int) -> [UInt8] {
    let pack = takeNumber()
    let references = takeNumber()
    writePack(pack)
    let start = file.count
    places[references] = .offset(start)
    var table = ByteBuffer(reserving: places.count * 8)
    for place in places {
      switch place {
      case .none: Self.append(0, 0, 0, to: &table)
      case .offset(let offset): Self.append(1, offset, 0, to: &table)
      case .packed(let index): Self.append(2, pack, index, to: &table)
      }
    }
    let entries =
      "/Type/XRef/Size \(places.count)/W[1 4 3]/Root \(root) 0 R/Info \(information) 0 R"
    addStream(references, Array(entries.utf8), deflating: table.bytes)
    file.append("startxref\n")
    file.append(start)
    file.append("\n%%EOF\n")
    return Array(file.bytes)
  }

  private mutating func writePack(_ number: Int) {
    var content = ByteBuffer(reserving: object.count + packed.count * 12)
    for entry in packed {
      content.append(entry.number)
      content.space()
      content.append(entry.place)
      content.space()
    }
    let first = content.count
    content.append(object.bytes)
    addStream(
      number, Array("/Type/ObjStm/N \(packed.count)/First \(first)".utf8),
      deflating: content.bytes)
  }

  /// Adds an entry of one, four and three bytes.
  private static func append(
    _ kind: UInt8, _ place: Int, _ index: Int, to table: inout ByteBuffer
  ) {
    table.append(kind)
    for shift in [24, 16, 8, 0] { table.append(UInt8(truncatingIfNeeded: place >> shift)) }
    for shift in [16, 8, 0] { table.append(UInt8(truncatingIfNeeded: index >> shift)) }
  }
}
