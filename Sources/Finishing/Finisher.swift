package import Pages

/// Finishes a drawn PDF for readers and machines: writes what Cairo 1.16 cannot (Docs/design.md section 6). The structure
/// tree with header scopes, spans and alternate texts, artifacts, the language, and the title as the window's name.
///
/// The file is written anew, its small objects packed, so that a finished file is hardly larger than one without structure.
/// The same input gives the same bytes. Confined to one thread.
package final class Finisher {
  private let deflater: Deflater

  package init() throws(FinishingError) { deflater = try Deflater() }

  /// - Parameter pdf: what Drawing made of these very pages.
  package func finish(_ pdf: [UInt8], of pages: PageSet) throws(FinishingError) -> [UInt8] {
    let file = try DrawnFile(pdf)
    var job = try Job(file, pages)
    return try job.run(deflater)
  }
}

/// One file on its way.
private struct Job {
  let file: DrawnFile
  let set: PageSet
  let tree: StructureTree
  /// Object numbers of the pages and of their contents.
  private var pages: [Int] = []
  private var contents: [Int: Int] = [:]
  private var keys: [Int?] = []
  private var objects: [Int: DrawnObject] = [:]
  private var next: Int
  private var free: [Int] = []

  init(_ file: DrawnFile, _ set: PageSet) throws(FinishingError) {
    self.file = file
    self.set = set
    tree = StructureTree(set)
    next = file.objects.count
    try findPages()
  }

  private mutating func findPages() throws(FinishingError) {
    let catalog = try file.object(file.root)
    guard let node = catalog.text.reference("/Pages ", from: 0) else {
      throw FinishingError("it has no pages")
    }
    let list = try file.object(node).text
    guard let kids = list.place(of: "/Kids ", from: 0) else {
      throw FinishingError("it has no pages")
    }
    pages = ObjectSurvey(list, kids + 6..<list.count).references
    guard pages.count == set.pages.count else {
      throw FinishingError("it has \(pages.count) pages instead of \(set.pages.count)")
    }
    for (page, number) in pages.enumerated() {
      let text = try file.object(number).text
      guard let content = text.reference("/Contents ", from: 0) else {
        throw FinishingError("a page has no content")
      }
      contents[content] = page
      keys.append(
        text.place(of: "/StructParents ", from: 0).flatMap { text.number(at: $0 + 15) })
    }
  }

  mutating func run(_ deflater: Deflater) throws(FinishingError) -> [UInt8] {
    try gather()
    // Numbers that Cairo's own structure leaves behind serve ours.
    free = file.objects.indices.dropFirst().filter { objects[$0] == nil }.reversed()
    var numbers = [Int](repeating: 0, count: tree.nodes.count)
    let root = takeNumber()
    for place in tree.nodes.indices where tree.nodes[place].isKept { numbers[place] = takeNumber() }
    let metadata = takeNumber()
    let text = StructureText(tree: tree, numbers: numbers, pages: pages, root: root)
    extendCatalog("/StructTreeRoot \(root) 0 R/Metadata \(metadata) 0 R")
    for page in pages { objects[page]?.text.insert(beforeEnd: "/Tabs/S") }

    var writer = FileWriter(reserving: file.bytes.count)
    for number in file.objects.indices {
      guard let object = objects[number] else { continue }
      try write(object, number, to: &writer, deflater)
    }
    for place in tree.nodes.indices where numbers[place] > 0 {
      writer.add(numbers[place], Array(text.element(place).utf8))
    }
    writer.add(root, Array(text.rootObject(keys: keys).utf8))
    let description = Array(Metadata.text(title: set.title, language: set.language).utf8)
    writer.add(
      metadata,
      dictionary: Array("<</Type/Metadata/Subtype/XML/Length \(description.count)>>".utf8),
      content: description[...])
    return writer.finish(
      next: next, root: file.root, information: file.information, deflater)
  }

  private mutating func takeNumber() -> Int {
    if let number = free.popLast() { return number }
    next += 1
    return next - 1
  }

  /// Gathers what can be reached from the catalog but by Cairo's structure tree.
  private mutating func gather() throws(FinishingError) {
    var catalog = try file.object(file.root)
    for key: StaticString in ["/StructTreeRoot ", "/MarkInfo "] {
      guard let start = catalog.text.place(of: key, from: 0) else { continue }
      let survey = ObjectSurvey(
        catalog.text, start + key.utf8CodeUnitCount..<catalog.text.count)
      catalog.references.removeAll { survey.references.prefix(1).contains($0) }
      let end = catalog.text.place(of: "\n", from: start) ?? survey.end
      catalog.text.removeSubrange(start..<end)
    }
    objects[file.root] = catalog
    var waiting = catalog.references + [file.information]
    while let number = waiting.popLast() {
      guard objects[number] == nil else { continue }
      let object = try file.object(number)
      objects[number] = object
      waiting += object.references
    }
  }

  private mutating func extendCatalog(_ entries: String) {
    let language = set.language.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    objects[file.root]?.text.insert(
      beforeEnd: "/Lang(\(language))/MarkInfo<</Marked true>>"
        + "/ViewerPreferences<</DisplayDocTitle true>>" + entries)
  }

  private func write(
    _ object: DrawnObject, _ number: Int, to writer: inout FileWriter, _ deflater: Deflater
  ) throws(FinishingError) {
    guard let range = object.content else { return writer.add(number, object.text) }
    guard let page = contents[number] else {
      return writer.add(number, dictionary: object.text, content: file.bytes[range])
    }
    let content = try ContentMarks.artifacts(
      in: deflater.inflate(file.bytes[range]), marks: tree.marks[page])
    let deflated = deflater.deflate(content)
    writer.add(
      number, dictionary: Array("<</Filter/FlateDecode/Length \(deflated.count)>>".utf8),
      content: deflated[...])
  }
}

extension Array where Element == UInt8 {
  /// Adds entries to a dictionary.
  fileprivate mutating func insert(beforeEnd entries: String) {
    guard let end = lastPlace(of: ">>") else { return }
    insert(contentsOf: entries.utf8, at: end)
  }
}
