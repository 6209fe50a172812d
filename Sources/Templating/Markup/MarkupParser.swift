internal import Records

/// Reads well-formed HTML into a tree. Parsing never fails: what is wrong is reported with its place and the tree holds what
/// could be read. Takes time in proportion to the text and keeps its own stack, so that no nesting exhausts it.
struct MarkupParser {
  private let source: SourceText
  private let sourceIndex: Int
  private let bytes: [UInt8]
  private var position = 0
  private var open: [MarkupElement] = []
  private var roots: [MarkupNode] = []
  private var mistakes: Mistakes
  private var isTooDeepReported = false

  /// Elements that may stand within one another.
  static let depthLimit = 64
  /// Attributes of one element.
  static let attributeLimit = 64
  static let sizeLimit = 4 << 20

  static func parse(
    _ source: SourceText, index: Int, into mistakes: inout Mistakes
  ) -> [MarkupNode] {
    guard source.bytes.count <= sizeLimit else {
      mistakes.add(
        at: 0, in: source, Bilingual(id: "berkas lebih dari 4 MB", en: "the file exceeds 4 MB"),
        Bilingual(id: "bagi menjadi beberapa berkas", en: "divide it into several files"))
      return []
    }
    var parser = MarkupParser(source: source, sourceIndex: index, mistakes: mistakes)
    parser.run()
    mistakes = parser.mistakes
    return parser.roots
  }

  private init(source: SourceText, sourceIndex: Int, mistakes: Mistakes) {
    self.source = source
    self.sourceIndex = sourceIndex
    self.bytes = source.bytes
    self.mistakes = mistakes
  }

  private mutating func run() {
    mistakes.checkCharacters(of: source)
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "<") { markup() } else { characterData() }
    }
    for element in open.reversed() {
      defer { close() }
      // What follows a nesting too deep was not read, so that its end tags cannot be missed.
      guard !isTooDeepReported else { continue }
      report(
        element.offset,
        Bilingual(id: "<\(element.name)> tidak ditutup", en: "<\(element.name)> is not closed"),
        Bilingual(
          id: "tambahkan </\(element.name)>", en: "add </\(element.name)>"))
    }
  }

  private mutating func report(_ offset: Int, _ message: Bilingual, _ remedy: Bilingual) {
    mistakes.add(at: offset, in: source, message, remedy)
  }

  private mutating func append(_ node: MarkupNode) {
    if open.isEmpty {
      roots.append(node)
    } else {
      open[open.count - 1].children.append(node)
    }
  }

  private mutating func close() {
    let element = open.removeLast()
    append(.element(element))
  }
}

// MARK: - Markup

extension MarkupParser {
  private mutating func markup() {
    let start = position
    if starts(with: "<!--") {
      skip(past: "-->", from: start + 4, what: "<!--")
    } else if starts(with: "<!") || starts(with: "<?") {
      skip(past: ">", from: start + 2, what: "<!")
    } else if starts(with: "</") {
      endTag()
    } else if position + 1 < bytes.count, isNameStart(bytes[position + 1]) {
      startTag()
    } else {
      report(
        start, Bilingual(id: "'<' yang berdiri sendiri", en: "a lone '<'"),
        Bilingual(id: "tulis &lt;", en: "write &lt;"))
      position += 1
    }
  }

  private mutating func skip(past end: StaticString, from start: Int, what: String) {
    let count = end.utf8CodeUnitCount
    var at = start
    while at + count <= bytes.count {
      if end.withUTF8Buffer({ $0.elementsEqual(bytes[at..<at + count]) }) {
        position = at + count
        return
      }
      at += 1
    }
    report(
      position, Bilingual(id: "'\(what)' tidak ditutup", en: "'\(what)' is not closed"),
      Bilingual(id: "tutup dengan '\(end)'", en: "close it with '\(end)'"))
    position = bytes.count
  }

  private mutating func endTag() {
    let start = position
    position += 2
    let name = takeName()
    skipSpace()
    if position < bytes.count, bytes[position] == UInt8(ascii: ">") { position += 1 }
    guard let match = open.lastIndex(where: { $0.name == name }) else {
      report(
        start, Bilingual(id: "</\(name)> tanpa <\(name)>", en: "</\(name)> without <\(name)>"),
        Bilingual(id: "hapus, atau buka lebih dulu", en: "remove it, or open it first"))
      return
    }
    while open.count - 1 > match {
      let inner = open[open.count - 1]
      report(
        inner.offset,
        Bilingual(
          id: "<\(inner.name)> tidak ditutup sebelum </\(name)>",
          en: "<\(inner.name)> is not closed before </\(name)>"),
        Bilingual(id: "tambahkan </\(inner.name)>", en: "add </\(inner.name)>"))
      close()
    }
    close()
  }

  private mutating func startTag() {
    let start = position
    position += 1
    let name = takeName()
    var element = MarkupElement(
      name: name, attributes: [], children: [], offset: start, source: sourceIndex)
    var isSelfClosed = false
    attributes: while true {
      skipSpace()
      guard position < bytes.count else {
        report(
          start, Bilingual(id: "<\(name) tidak diakhiri '>'", en: "<\(name) lacks its '>'"),
          Bilingual(id: "tambahkan '>'", en: "add '>'"))
        break
      }
      switch bytes[position] {
      case UInt8(ascii: ">"):
        position += 1
        break attributes
      case UInt8(ascii: "/"):
        isSelfClosed = true
        position += 1
      case UInt8(ascii: "<"):
        report(
          start, Bilingual(id: "<\(name) tidak diakhiri '>'", en: "<\(name) lacks its '>'"),
          Bilingual(id: "tambahkan '>'", en: "add '>'"))
        break attributes
      default: attribute(of: &element)
      }
    }
    finish(element, isSelfClosed: isSelfClosed)
  }

  private mutating func finish(_ element: MarkupElement, isSelfClosed: Bool) {
    if isSelfClosed || Vocabulary.voidElements.contains(element.name) {
      append(.element(element))
    } else if open.count >= Self.depthLimit {
      if !isTooDeepReported {
        isTooDeepReported = true
        report(
          element.offset,
          Bilingual(
            id: "lebih dari \(Self.depthLimit) elemen bertingkat",
            en: "more than \(Self.depthLimit) nested elements"),
          Bilingual(id: "tutup elemen yang terbuka", en: "close the open elements"))
      }
      position = bytes.count
    } else {
      open.append(element)
    }
  }

  private mutating func attribute(of element: inout MarkupElement) {
    let start = position
    let name = takeName()
    guard !name.isEmpty else {
      report(
        start,
        Bilingual(
          id: "tanda tak dikenal dalam <\(element.name)>",
          en: "stray character in <\(element.name)>"),
        Bilingual(id: "hapus", en: "remove it"))
      position += 1
      return
    }
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
      report(
        start, Bilingual(id: "'\(name)' tanpa nilai", en: "'\(name)' has no value"),
        Bilingual(id: "tulis \(name)=\"…\"", en: "write \(name)=\"…\""))
      return
    }
    position += 1
    skipSpace()
    guard position < bytes.count,
      bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'")
    else {
      report(
        position,
        Bilingual(
          id: "nilai '\(name)' tanpa tanda kutip", en: "the value of '\(name)' is not quoted"),
        Bilingual(id: "tulis \(name)=\"…\"", en: "write \(name)=\"…\""))
      while position < bytes.count, !isSpace(bytes[position]), bytes[position] != UInt8(ascii: ">")
      {
        position += 1
      }
      return
    }
    let quote = bytes[position]
    let valueStart = position + 1
    position = valueStart
    while position < bytes.count, bytes[position] != quote { position += 1 }
    if position >= bytes.count {
      report(
        valueStart - 1, Bilingual(id: "tanda kutip tidak ditutup", en: "unclosed quote"),
        Bilingual(id: "tambahkan tanda kutip", en: "add the closing quote"))
    }
    let decoded = decode(valueStart..<position)
    position = min(position + 1, bytes.count)
    add(
      MarkupAttribute(
        name: name, value: decoded.text, offset: start, valueOffset: valueStart,
        shifts: decoded.shifts), to: &element)
  }

  private mutating func add(_ attribute: MarkupAttribute, to element: inout MarkupElement) {
    guard element.attributes.count < Self.attributeLimit else {
      report(
        element.offset,
        Bilingual(
          id: "lebih dari \(Self.attributeLimit) atribut",
          en: "more than \(Self.attributeLimit) attributes"),
        Bilingual(id: "hapus yang berlebih", en: "remove what is too much"))
      return
    }
    guard element.attribute(attribute.name) == nil else {
      report(
        attribute.offset,
        Bilingual(
          id: "'\(attribute.name)' ditulis dua kali", en: "'\(attribute.name)' is written twice"),
        Bilingual(id: "hapus salah satu", en: "remove one"))
      return
    }
    element.attributes.append(attribute)
  }
}

// MARK: - Text

extension MarkupParser {
  private mutating func characterData() {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
    append(.text(decode(start..<position)))
  }

  private mutating func decode(_ range: Range<Int>) -> MarkupText {
    var text = MarkupText(text: "", offset: range.lowerBound, source: sourceIndex)
    var from = range.lowerBound
    var at = from
    var decodedCount = 0
    func literal(_ slice: ArraySlice<UInt8>) {
      text.text += String(decoding: slice, as: UTF8.self)
      decodedCount += slice.count
    }
    while at < range.upperBound {
      guard bytes[at] == UInt8(ascii: "&") else {
        at += 1
        continue
      }
      let limit = min(at + 12, range.upperBound)
      guard let end = bytes[at..<limit].firstIndex(of: UInt8(ascii: ";")),
        let reference = CharacterReferences.text(
          String(decoding: bytes[(at + 1)..<end], as: UTF8.self))
      else {
        report(
          at,
          Bilingual(id: "'&' bukan awal tanda yang dikenal", en: "'&' begins no known reference"),
          Bilingual(id: "tulis &amp;", en: "write &amp;"))
        at += 1
        continue
      }
      literal(bytes[from..<at])
      text.text += reference
      decodedCount += reference.utf8.count
      at = end + 1
      from = at
      text.shifts.append((decodedCount, (at - range.lowerBound) - decodedCount))
    }
    literal(bytes[from..<range.upperBound])
    return text
  }

  private func starts(with prefix: StaticString) -> Bool {
    let count = prefix.utf8CodeUnitCount
    return position + count <= bytes.count
      && prefix.withUTF8Buffer { $0.elementsEqual(bytes[position..<position + count]) }
  }

  private mutating func takeName() -> String {
    let start = position
    while position < bytes.count, isNameStart(bytes[position]) || isNameRest(bytes[position]) {
      position += 1
    }
    return String(decoding: bytes[start..<position].prefix(100), as: UTF8.self)
  }

  private mutating func skipSpace() {
    while position < bytes.count, isSpace(bytes[position]) { position += 1 }
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
  private func isNameStart(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }
  private func isNameRest(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
