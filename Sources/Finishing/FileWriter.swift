/// Writes the objects of a PDF: streams one by one, all others packed and deflated together (ISO 32000-1 sections 7.5.7 and
/// 7.5.8), which a structure of some hundred small elements needs.
struct FileWriter {
  private(set) var bytes: [UInt8]
  private var places: [Int: Place] = [:]
  private var packed: [(number: Int, text: [UInt8])] = []

  private enum Place {
    case offset(Int)
    case packed(Int)
  }

  init(reserving count: Int) {
    bytes = []
    bytes.reserveCapacity(count)
    bytes.append(contentsOf: "%PDF-1.7\n%".utf8)
    bytes.append(contentsOf: [0xB5, 0xED, 0xAE, 0xFB, 10])
  }

  mutating func add(_ number: Int, _ text: [UInt8]) {
    places[number] = .packed(packed.count)
    packed.append((number, text))
  }

  mutating func add(_ number: Int, dictionary: [UInt8], content: ArraySlice<UInt8>) {
    places[number] = .offset(bytes.count)
    bytes.append(contentsOf: "\(number) 0 obj\n".utf8)
    bytes.append(contentsOf: dictionary)
    bytes.append(contentsOf: "\nstream\n".utf8)
    bytes.append(contentsOf: content)
    bytes.append(contentsOf: "\nendstream\nendobj\n".utf8)
  }

  /// Ends the file.
  ///
  /// - Parameter next: a number above all that were used; two are taken from there.
  consuming func finish(
    next: Int, root: Int, information: Int, _ deflater: Deflater
  ) -> [UInt8] {
    var heads = ""
    var body: [UInt8] = []
    for (number, text) in packed {
      heads += "\(number) \(body.count) "
      body += text
      body.append(10)
    }
    let content = deflater.deflate(Array(heads.utf8) + body)
    add(
      next,
      dictionary: Array(
        "<</Type/ObjStm/N \(packed.count)/First \(heads.utf8.count)/Filter/FlateDecode/Length \(content.count)>>"
          .utf8), content: content[...])
    let start = bytes.count
    places[next + 1] = .offset(start)
    var table: [UInt8] = []
    for number in 0..<next + 2 {
      switch places[number] {
      case nil: Self.append(0, 0, 0, to: &table)
      case .offset(let offset): Self.append(1, offset, 0, to: &table)
      case .packed(let index): Self.append(2, next, index, to: &table)
      }
    }
    let references = deflater.deflate(table)
    bytes.append(
      contentsOf: """
        \(next + 1) 0 obj
        <</Type/XRef/Size \(next + 2)/W[1 4 2]/Root \(root) 0 R/Info \(information) 0 R\
        /Filter/FlateDecode/Length \(references.count)>>
        stream

        """.utf8)
    bytes.append(contentsOf: references)
    bytes.append(contentsOf: "\nendstream\nendobj\nstartxref\n\(start)\n%%EOF\n".utf8)
    return bytes
  }

  /// Adds an entry of one, four and two bytes.
  private static func append(_ kind: UInt8, _ place: Int, _ index: Int, to table: inout [UInt8]) {
    table.append(kind)
    for shift in [24, 16, 8, 0] { table.append(UInt8(truncatingIfNeeded: place >> shift)) }
    for shift in [8, 0] { table.append(UInt8(truncatingIfNeeded: index >> shift)) }
  }
}
