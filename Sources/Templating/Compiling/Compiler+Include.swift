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
    return (nodes, inner)
  }

  private var htmlFiles: [String] { files.keys.filter { $0.hasSuffix(".html") }.sorted() }
}

extension MarkupNode {
  /// Whether it is white space only.
  var isBlank: Bool {
    if case .text(let text) = self { text.isBlank } else { false }
  }
}
