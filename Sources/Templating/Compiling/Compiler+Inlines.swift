internal import Pages
internal import Records

extension Compiler {
  /// A paragraph of inline nodes. White space is collapsed now where the style collapses it.
  mutating func paragraph(
    _ nodes: [MarkupNode], style: Style, in cursor: Cursor
  ) -> ParagraphProgram {
    var inner = cursor
    inner.computed.style = cursor.computed.style.inherited
    inner.computed.style.textDecoration = style.textDecoration
    var inlines = self.inlines(nodes, in: inner)
    if style.whiteSpace == .normal || style.whiteSpace == .nowrap { trim(&inlines) }
    return ParagraphProgram(
      style: styles.identifier(of: style), role: .none, inlines: inlines, site: -1)
  }

  private mutating func inlines(
    _ nodes: [MarkupNode], in cursor: Cursor
  ) -> [Piece<InlineLeaf>] {
    pieces(
      nodes, in: cursor,
      text: { compiler, text in compiler.text(text, in: cursor) },
      visit: { compiler, element, inner in
        compiler.inline(element, inner, parent: cursor.computed.style)
      })
  }

  private mutating func inline(
    _ element: MarkupElement, _ cursor: Cursor, parent: Style
  ) -> [Piece<InlineLeaf>] {
    switch element.name {
    case "br": return [.leaf(.fixed(.lineBreak))]
    case "img": return picture(element, cursor).map { [.leaf($0)] } ?? []
    default: break
    }
    guard Vocabulary.elements[element.name] == .inline else {
      if Vocabulary.elements[element.name] != nil {
        report(.misplaced(element.name), at: element.offset, in: element.source)
      }
      return []
    }
    guard cursor.computed.display != .none else { return [] }
    let style = cursor.computed.style
    let none = Edges<BorderSide>(all: .none)
    if style.margin != Style().margin || style.padding != Style().padding || style.border != none
      || style.backgroundColor != nil
    {
      report(
        Bilingual(
          id: "margin, padding, border, background tidak didukung pada <\(element.name)>",
          en: "margin, padding, border, background are not supported on <\(element.name)>"),
        Bilingual(id: "pakai <div> atau sel tabel", en: "use a <div> or a table cell"),
        at: element.offset, in: element.source)
    }
    var inner = cursor
    inner.computed.style.textDecoration.formUnion(parent.textDecoration)
    guard let (children, within) = content(of: element, inner) else { return [] }
    return inlines(children, in: within)
  }

  private mutating func text(_ run: MarkupText, in cursor: Cursor) -> [Piece<InlineLeaf>] {
    let style = cursor.computed.style
    let bound = BoundText(run.text, scope: cursor.scope, labels: labels)
    for failure in bound.failures {
      report(failure.kind, at: run.fileOffset(of: failure.offset), in: run.source)
    }
    if !cursor.isInSection, bound.expressions.contains(where: { $0.hasPrefix("section.") }) {
      report(.letterOutsideSection, at: run.offset, in: run.source)
    }
    let collapses = style.whiteSpace == .normal || style.whiteSpace == .nowrap
    let parts = collapses ? bound.parts.map(Self.collapsed) : bound.parts
    let identifier = styles.identifier(of: style)
    if parts.isEmpty { return [] }
    if parts.count == 1, case .literal(let text) = parts[0] {
      return text.isEmpty
        ? [] : [.leaf(.fixed(.text(text, style: identifier, origin: .none)))]
    }
    let first = run.fileOffset(of: firstHole(run.text))
    let site = site(at: first, in: run.source, expressions: bound.expressions)
    return [.leaf(.text(parts, style: identifier, site: site))]
  }

  private func firstHole(_ text: String) -> Int {
    var offset = 0
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "{"), previous == byte { return offset - 1 }
      previous = byte
      offset += 1
    }
    return 0
  }

  private static func collapsed(_ part: TextPart) -> TextPart {
    guard case .literal(let text) = part else { return part }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte == 32 || (9...13).contains(byte) {
        if bytes.last != 32 { bytes.append(32) }
      } else {
        bytes.append(byte)
      }
    }
    return .literal(String(decoding: bytes, as: UTF8.self))
  }

  /// Removes the spaces at a paragraph's ends.
  private func trim(_ inlines: inout [Piece<InlineLeaf>]) {
    func isBlank(_ piece: Piece<InlineLeaf>?) -> Bool {
      if case .leaf(.fixed(.text(let text, _, _)))? = piece { text == " " } else { false }
    }
    while isBlank(inlines.first) { inlines.removeFirst() }
    while isBlank(inlines.last) { inlines.removeLast() }
    if case .leaf(.fixed(.text(let text, let style, let origin)))? = inlines.first,
      text.hasPrefix(" ")
    {
      inlines[0] = .leaf(.fixed(.text(String(text.dropFirst()), style: style, origin: origin)))
    }
    if case .leaf(.fixed(.text(let text, let style, let origin)))? = inlines.last,
      text.hasSuffix(" ")
    {
      inlines[inlines.count - 1] = .leaf(
        .fixed(.text(String(text.dropLast()), style: style, origin: origin)))
    }
  }
}
