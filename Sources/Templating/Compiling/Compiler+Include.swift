internal import Records

extension Compiler {
  /// What stands within an element: its children, or those of the file that it includes or that fills its slot.
  ///
  /// - Returns: nil if there is no such file; that has been reported.
  mutating func content(
    of element: MarkupElement, _ cursor: Cursor
  ) -> (nodes: [MarkupNode], cursor: Cursor)? {
    var name: String?
    var offset = element.offset
    if let include = element.attribute(Directive.include) {
      name = include.value
      offset = include.valueOffset
      if let slot = element.attribute(Directive.slot) {
        report(.conflicting(include.name, slot.name), at: slot.offset, in: element.source)
      }
      if element.children.contains(where: { !$0.isBlank }) {
        report(.childrenBesides(include.name), at: element.offset, in: element.source)
      }
    } else if let slot = element.attribute(Directive.slot) {
      let file = LayoutBundle.slotFile(slot.value)
      if files[file] != nil { name = file }
    }
    let parameters = element.attribute(Directive.with)
    if let parameters, element.attribute(Directive.include) == nil {
      report(.withoutInclude, at: parameters.offset, in: element.source)
    }
    guard let name else { return (element.children, cursor) }
    guard !cursor.files.contains(name) else {
      report(.includeCycle(cursor.files + [name]), at: offset, in: element.source)
      return nil
    }
    guard let (nodes, _) = nodes(of: name) else {
      report(
        .missingFile(name, nearest: nearest(name, htmlFiles)), at: offset, in: element.source)
      return nil
    }
    var inner = cursor
    inner.files.append(name)
    if let parameters { bind(parameters, of: element, in: cursor.scope, to: &inner.scope) }
    return (nodes, inner)
  }

  /// Gives the included file its parameters: `name = expression; name = .field`.
  private mutating func bind(
    _ attribute: MarkupAttribute, of element: MarkupElement, in outer: Scope,
    to inner: inout Scope
  ) {
    let bytes = Array(attribute.value.utf8)
    var names: Set<String> = []
    for range in Self.parts(of: bytes) {
      let text = String(decoding: bytes[range], as: UTF8.self)
      guard let equals = bytes[range].firstIndex(of: UInt8(ascii: "=")) else {
        let blank = text.trimmedOfSpaces.isEmpty
        if !blank || range.upperBound < bytes.count {
          report(
            .malformedParameters(text.trimmedOfSpaces),
            at: attribute.fileOffset(of: range.lowerBound),
            in: element.source)
        }
        continue
      }
      let name = String(decoding: bytes[range.lowerBound..<equals], as: UTF8.self).trimmedOfSpaces
      let place = attribute.fileOffset(of: range.lowerBound)
      guard Properties.isName(name) else {
        report(.badName(name), at: place, in: element.source)
        continue
      }
      guard !outer.isTaken(name), names.insert(name).inserted else {
        report(.nameTaken(name), at: place, in: element.source)
        continue
      }
      let value = String(decoding: bytes[(equals + 1)..<range.upperBound], as: UTF8.self)
        .trimmedOfSpaces
      if value.hasPrefix("."), Properties.isName(String(value.dropFirst())) {
        inner.bind(name, to: .field(String(value.dropFirst())))
      } else if let found = expression(
        attribute, element, outer, from: equals + 1, to: range.upperBound)
      {
        inner.bind(name, to: .value(found.expression, found.type))
      }
    }
  }

  /// The parts between semicolons, those within quotes not counted.
  private static func parts(of bytes: [UInt8]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    var quote: UInt8?
    for (index, byte) in bytes.enumerated() {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == UInt8(ascii: ";") {
        parts.append(start..<index)
        start = index + 1
      }
    }
    return parts + [start..<bytes.count]
  }

  private var htmlFiles: [String] { files.keys.filter { $0.hasSuffix(".html") }.sorted() }
}

extension MarkupNode {
  /// Whether it is white space only.
  var isBlank: Bool {
    if case .text(let text) = self { text.isBlank } else { false }
  }
}
