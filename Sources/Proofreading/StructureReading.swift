/// What a PDF says to readers and machines: its structure tree (ISO 32000-1 section 14.7) and what belongs to it.
struct StructureReading {
  /// An element in reading order.
  struct Element {
    var depth: Int
    var type: String
    var scope: String?
    var columnSpan = 1
    var rowSpan = 1
    var alternateText: String?
    /// Its own marks: page, from 0, and number.
    var marks: [(page: Int, number: Int)] = []
  }

  private(set) var elements: [Element] = []
  private(set) var language: String?
  private(set) var isMarked = false
  private(set) var showsTitle = false
  private var pages: [Int: Int] = [:]
  /// From page and mark to the number of the element's object, as the file's own table says.
  private var parents: [Int: [PDFValue]] = [:]
  private var keys: [Int?] = []

  private static let elementLimit = 200_000
  private static let depthLimit = 64

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
    for (index, leaf) in leaves.enumerated() {
      if let number = leaf.number { pages[number] = index }
      keys.append(leaf.entries["StructParents"]?.integer)
    }
    guard let tree = try file.resolve(root["StructTreeRoot"]).entries else { return }
    let numbers = try file.resolve(file.resolve(tree["ParentTree"]).entries?["Nums"]).array ?? []
    for index in stride(from: 0, to: numbers.count - 1, by: 2) {
      guard let key = numbers[index].integer else { continue }
      parents[key] = try file.resolve(numbers[index + 1]).array
    }
    try read(tree["K"], page: nil, element: nil, depth: 0, &file)
  }

  /// Reads kids: elements, numbers of marks, and references to marks of other pages.
  private mutating func read(
    _ kids: PDFValue?, page: Int?, element: (place: Int, object: Int)?, depth: Int,
    _ file: inout PDFFile
  ) throws(PDFDamage) {
    guard depth < Self.depthLimit, elements.count < Self.elementLimit else {
      throw PDFDamage("its structure is too large")
    }
    let value = try file.resolve(kids)
    if case .array(let all) = value {
      for kid in all { try read(kid, page: page, element: element, depth: depth, &file) }
    } else if let number = value.integer {
      try note(number, page: page, of: element)
    } else if let entries = value.entries {
      let own = try file.resolve(entries["Pg"]).entries == nil ? page : pageNumber(entries["Pg"])
      if entries["Type"]?.name == "MCR" {
        guard let number = entries["MCID"]?.integer else { throw PDFDamage("a mark has no number") }
        return try note(number, page: own, of: element)
      }
      guard case .reference(let object) = kids else {
        throw PDFDamage("an element of its structure is no object")
      }
      let place = elements.count
      elements.append(try self.element(entries, depth: depth, &file))
      try read(
        entries["K"], page: own, element: (place, object), depth: depth + 1, &file)
    }
  }

  private func pageNumber(_ value: PDFValue?) -> Int? {
    guard case .reference(let number) = value else { return nil }
    return pages[number]
  }

  private mutating func note(
    _ number: Int, page: Int?, of element: (place: Int, object: Int)?
  ) throws(PDFDamage) {
    guard let element, let page, let key = keys[page], let back = parents[key],
      back.indices.contains(number), case .reference(element.object) = back[number]
    else { throw PDFDamage("a mark does not lead back to its element") }
    elements[element.place].marks.append((page, number))
  }

  private func element(
    _ entries: PDFEntries, depth: Int, _ file: inout PDFFile
  ) throws(PDFDamage) -> Element {
    var element = Element(depth: depth, type: entries["S"]?.name ?? "")
    if case .string(let text) = try file.resolve(entries["Alt"]) {
      // A text string is UTF-16 behind its mark, else one byte a character, of which ours are ASCII.
      let isWide = text.starts(with: [0xFE, 0xFF])
      element.alternateText = String(decoding: isWide ? UTF16Text.utf8(text) : text, as: UTF8.self)
    }
    let attributes = try file.resolve(entries["A"]).entries ?? PDFEntries()
    element.scope = attributes["Scope"]?.name
    element.columnSpan = attributes["ColSpan"]?.integer ?? 1
    element.rowSpan = attributes["RowSpan"]?.integer ?? 1
    return element
  }
}
