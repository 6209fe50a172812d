internal import Pages

/// What a PDF says to readers and machines: its structure tree (ISO 32000-1 section 14.7) and what belongs to it.
///
/// Elements are read where they lie: a card has some three hundred, and the check of a run reads them all.
struct StructureReading {
  /// An element in reading order.
  struct Element {
    var depth: Int
    /// Names as ``PDFName`` has them; 0 for none.
    var type: UInt64 = 0
    var scope: UInt64 = 0
    var columnSpan = 1
    var rowSpan = 1
    var alternateText = ""
    var marks = StructureMarks()
  }

  private(set) var elements: [Element] = []
  private(set) var language: String?
  private(set) var isMarked = false
  private(set) var showsTitle = false
  /// The pages by their objects' numbers.
  private var pages: [Int: Int] = [:]
  /// For each page, the object numbers of the elements of its marks, as the file's own table says; 0 for none, and for a
  /// mark that its element has been given.
  private var parents: [[Int]] = []

  private static let elementLimit = 200_000
  private static let depthLimit = 128
  /// Kids and bytes read: elements may lie within each other, over and over.
  private static let workLimit = 32 * 1024 * 1024
  private var work = 0

  /// An element that is being read: its place in ``elements`` and its object's number.
  private struct Holder {
    var place: Int
    var object: Int
  }

  init(
    _ root: PDFEntries, _ leaves: [DocumentReading.Leaf], _ file: inout PDFFile
  ) throws(PDFDamage) {
    if case .string(let bytes) = try file.resolve(root["Lang"]) {
      language = String(decoding: bytes, as: UTF8.self)
    }
    if case .boolean(true) = try file.resolve(root["MarkInfo"]).entries?["Marked"] {
      isMarked = true
    }
    if case .boolean(true) = try file.resolve(root["ViewerPreferences"])
      .entries?["DisplayDocTitle"]
    {
      showsTitle = true
    }
    var keys: [Int: Int] = [:]
    for (page, leaf) in leaves.enumerated() {
      if let number = leaf.number { pages[number] = page }
      if let key = leaf.entries["StructParents"]?.integer { keys[key] = page }
    }
    parents = Array(repeating: [], count: leaves.count)
    guard case .reference(let number) = root["StructTreeRoot"] else { return }
    var scanner = try file.scanner(of: number)
    try scanner.enterDictionary()
    var kids: PDFScanner?
    while let key = try scanner.nextKey() {
      if key == PDFName.kids { kids = scanner }
      try scanner.skipValue()
    }
    let tree = try file.resolve(root["StructTreeRoot"]).entries
    try readParents(
      file.resolve(file.resolve(tree?["ParentTree"]).entries?["Nums"]).array ?? [],
      keys, &file)
    guard var kids else { return }
    elements.reserveCapacity(512)
    try readKids(&kids, page: nil, of: nil, depth: 0, &file)
  }

  private mutating func readParents(
    _ numbers: [PDFValue], _ keys: [Int: Int], _ file: inout PDFFile
  ) throws(PDFDamage) {
    for index in stride(from: 0, to: numbers.count - 1, by: 2) {
      guard let key = numbers[index].integer, let page = keys[key] else { continue }
      let elements = try file.resolve(numbers[index + 1]).array ?? []
      // The same may be those of every page, over and over.
      work += elements.count + 1
      guard work < Self.workLimit else { throw PDFDamage("its structure is too large") }
      parents[page] = elements.map { value in
        if case .reference(let number) = value { number } else { 0 }
      }
    }
  }

  /// Reads the value of K: one kid, or an array of them.
  private mutating func readKids(
    _ scanner: inout PDFScanner, page: Int?, of holder: Holder?, depth: Int, _ file: inout PDFFile
  ) throws(PDFDamage) {
    work += 1
    guard depth < Self.depthLimit, elements.count < Self.elementLimit, work < Self.workLimit else {
      throw PDFDamage("its structure is too large")
    }
    switch scanner.peek() {
    case UInt8(ascii: "["):
      scanner.position += 1
      while try !scanner.passesArrayEnd() {
        try readKids(&scanner, page: page, of: holder, depth: depth + 1, &file)
      }
    case UInt8(ascii: "<"):
      try readDictionary(&scanner, page, of: holder, object: nil, depth, &file)
    default:
      if let object = try scanner.reference() {
        var target = try file.scanner(of: object)
        if target.peek() == UInt8(ascii: "<") {
          try readDictionary(&target, page, of: holder, object: object, depth, &file)
        } else {
          try readKids(&target, page: page, of: holder, depth: depth + 1, &file)
        }
      } else if let number = try scanner.integer() {
        try note(number, page: page, of: holder)
      }
    }
  }

  /// Reads an element with all that is in it, or a reference to a mark of another page.
  private mutating func readDictionary(
    _ scanner: inout PDFScanner, _ page: Int?, of holder: Holder?, object: Int?, _ depth: Int,
    _ file: inout PDFFile
  ) throws(PDFDamage) {
    var element = Element(depth: holder.map { elements[$0.place].depth + 1 } ?? 0)
    var (page, mark, isReference) = (page, Int?.none, false)
    var kids: PDFScanner?
    let start = scanner.position
    try scanner.enterDictionary()
    while let key = try scanner.nextKey() {
      switch key {
      case PDFName.structureType: element.type = try scanner.nameCode()
      case PDFName.page:
        let number = try scanner.reference()
        if number == nil { try scanner.skipValue() }
        page = number.flatMap { pages[$0] }
      case PDFName.kids:
        kids = scanner
        try scanner.skipValue()
      case PDFName.alternateText:
        guard case .string(let text) = try file.resolve(scanner.next()) else { continue }
        // A text string is UTF-16 behind its mark, else one byte a character, of which ours are ASCII.
        let isWide = text.starts(with: [0xFE, 0xFF])
        // Behind a reference it may be the same for every element.
        work += text.count
        element.alternateText = String(
          decoding: isWide ? UTF16Text.utf8(text) : text, as: UTF8.self)
      case PDFName.attributes: try readAttributes(&scanner, of: &element, &file)
      case PDFName.type: isReference = try scanner.nameCode() == PDFName.markReference
      case PDFName.markNumber: mark = try scanner.integer()
      default: try scanner.skipValue()
      }
    }
    work += scanner.position - start
    if isReference {
      guard let mark else { throw PDFDamage("a mark has no number") }
      return try note(mark, page: page, of: holder)
    }
    guard let object else { throw PDFDamage("an element of its structure is no object") }
    let own = Holder(place: elements.count, object: object)
    elements.append(element)
    guard var kids else { return }
    try readKids(&kids, page: page, of: own, depth: depth + 1, &file)
  }

  private mutating func readAttributes(
    _ scanner: inout PDFScanner, of element: inout Element, _ file: inout PDFFile
  ) throws(PDFDamage) {
    if let number = try scanner.reference() {
      var target = try file.scanner(of: number)
      let start = target.position
      try readAttributes(in: &target, of: &element)
      // The same may be those of every element.
      work += target.position - start
      return
    }
    try readAttributes(in: &scanner, of: &element)
  }

  private func readAttributes(
    in scanner: inout PDFScanner, of element: inout Element
  ) throws(PDFDamage) {
    try scanner.enterDictionary()
    while let key = try scanner.nextKey() {
      switch key {
      case PDFName.scope: element.scope = try scanner.nameCode()
      case PDFName.columnSpan: element.columnSpan = try scanner.integer() ?? 1
      case PDFName.rowSpan: element.rowSpan = try scanner.integer() ?? 1
      default: try scanner.skipValue()
      }
    }
  }

  private mutating func note(
    _ number: Int, page: Int?, of holder: Holder?
  ) throws(PDFDamage) {
    guard let holder, let page, parents[page].indices.contains(number),
      parents[page][number] == holder.object
    else { throw PDFDamage("a mark does not lead back to its element") }
    // The way back is taken from the table, so that a second mark of that number finds none.
    parents[page][number] = 0
    elements[holder.place].marks.append(StructureTree.Place(page: page, mark: number))
  }
}

/// The marks of one element. Nearly every element has one at most, which needs no memory of its own.
struct StructureMarks {
  private var first: StructureTree.Place?
  private var others: [StructureTree.Place] = []

  mutating func append(_ mark: StructureTree.Place) {
    if first == nil { first = mark } else { others.append(mark) }
  }

  func forEach(_ body: (StructureTree.Place) -> Void) {
    guard let first else { return }
    body(first)
    for mark in others { body(mark) }
  }
}
