/// What our own reader found in a PDF.
struct DocumentReading {
  struct Page {
    var width: Double
    var height: Double
    var text: PaintedText
    var fonts: [PDFFont]
  }

  var pages: [Page] = []
  /// What the document says to readers and machines; read where it is asked for.
  var structure: StructureReading?

  /// For all pages, as a page's own.
  private static let workLimit = 512 * 1024 * 1024
  /// More pages than any class has.
  private static let pageLimit = 20_000

  /// - Throws: ``PDFDamage`` for bytes that are no PDF as Cairo writes them.
  init(_ bytes: [UInt8], withStructure: Bool = false) throws(PDFDamage) {
    let reading = bytes.withUnsafeBufferPointer { buffer in
      Result { () throws(PDFDamage) in
        var reading = Self()
        try reading.read(buffer, withStructure: withStructure)
        return reading
      }
    }
    self = try reading.get()
  }

  private init() {}

  private mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, withStructure: Bool
  ) throws(PDFDamage) {
    var file = try PDFFile(bytes)
    guard file.trailer["Encrypt"] == nil else { throw PDFDamage(Self.encryption) }
    guard let root = try file.resolve(file.trailer["Root"]).entries else {
      throw PDFDamage("it has no catalog")
    }
    var (leaves, nodes): ([Leaf], Int) = ([], 0)
    try Self.gather(
      root["Pages"], inherited: PDFEntries(), depth: 0, into: &leaves, nodes: &nodes, &file)
    var fonts: [Int: PDFFont] = [:]
    var work = 0
    for leaf in leaves {
      pages.append(try Self.read(leaf.entries, &fonts, &work, &file))
      guard work <= Self.workLimit else { throw PDFDamage("its pages take too much work to read") }
    }
    if withStructure { structure = try StructureReading(root, leaves, &file) }
  }

  static let encryption = "it is encrypted"

  /// A page's entries, and its object's number.
  struct Leaf {
    var number: Int?
    var entries: PDFEntries
  }

  /// - Parameter nodes: how many were visited; some may hold others over and over, and no page.
  private static func gather(
    _ node: PDFValue?, inherited: PDFEntries, depth: Int,
    into leaves: inout [Leaf], nodes: inout Int, _ file: inout PDFFile
  ) throws(PDFDamage) {
    nodes += 1
    guard nodes <= 2 * pageLimit else { throw PDFDamage("its page tree is too large") }
    guard depth < 16, leaves.count < pageLimit, let entries = try file.resolve(node).entries else {
      throw PDFDamage("its page tree is damaged")
    }
    var own = PDFEntries()
    for key in ["MediaBox", "Resources", "Rotate"] {
      if let value = entries[key] { own.append(key, value) }
    }
    let known = own.inheriting(inherited)
    guard let kids = try file.resolve(entries["Kids"]).array else {
      var number: Int?
      if case .reference(let own) = node { number = own }
      leaves.append(Leaf(number: number, entries: entries.inheriting(known)))
      return
    }
    for kid in kids {
      try gather(
        kid, inherited: known, depth: depth + 1, into: &leaves, nodes: &nodes, &file)
    }
  }

  private static func read(
    _ leaf: PDFEntries, _ fonts: inout [Int: PDFFont], _ work: inout Int, _ file: inout PDFFile
  ) throws(PDFDamage) -> Page {
    let box = try file.resolve(leaf["MediaBox"]).array?.compactMap(\.number) ?? []
    guard box.count == 4, leaf["Rotate"] == nil else {
      throw PDFDamage("a page has no plain media box")
    }
    let (width, height) = (box[2] - box[0], box[3] - box[1])
    var reader = TextReader(width: width, height: height, fonts: fonts)
    if let contents = leaf["Contents"] {
      let content = try file.content(of: file.resolve(contents))
      try reader.read(content, resources: leaf["Resources"], of: &file)
    }
    fonts = reader.fonts
    work += reader.work
    return Page(width: width, height: height, text: reader.text, fonts: reader.pageFonts)
  }
}
