internal import Pages
internal import Records

extension Compiler {
  /// An `<img>`; nil for a picture that only an override can bring, where none does.
  mutating func picture(_ element: MarkupElement, _ cursor: Cursor) -> InlineLeaf? {
    var style = cursor.computed.style
    for (name, path) in [("width", \Style.width), ("height", \Style.height)]
    where element.attribute(name) != nil {
      guard let pixels = count(name, of: element, in: 1...10_000) else { continue }
      style[keyPath: path] = .length(Points(Double(pixels) * 0.75))
    }
    checkBox(of: style, element)
    var number: Int32 = -1
    var field: Expression?
    let code = element.attribute("data-code").map { bound($0, element, cursor.scope) }
    if let source = element.attribute("src"), !source.value.isEmpty {
      if let code = element.attribute("data-code") {
        report(.conflicting(source.name, code.name), at: code.offset, in: element.source)
      }
      if source.value.contains("{{") {
        field = pictureField(source, element, cursor.scope)
      } else if files[source.value] == nil,
        OverridePicture.allCases.contains(where: { $0.path == source.value })
      {
        return nil
      } else {
        guard let found = imageNumber(source.value) else {
          reportImage(source, in: element.source)
          return nil
        }
        number = found
      }
    }
    let alternate = element.attribute("alt").map { bound($0, element, cursor.scope) }
    let expressions = (alternate?.expressions ?? []) + (code?.expressions ?? [])
    let site = site(at: element.offset, in: element.source, expressions: expressions)
    let identifier = styles.identifier(of: style)
    guard field == nil, expressions.isEmpty else {
      return .picture(
        PictureProgram(
          image: number, source: field, code: code?.parts, style: identifier,
          alternateText: alternate?.parts ?? [], site: site))
    }
    return .fixed(
      .image(
        Replaced(
          image: number, style: identifier, alternateText: alternate?.constant ?? "",
          code: code.map { $0.constant ?? "" }, origin: Origin(site: site))))
  }

  /// What stands in a line has no box of its own: what would be ignored is refused.
  private mutating func checkBox(of style: Style, _ element: MarkupElement) {
    let plain = Style()
    var names: [String] = []
    if style.margin != plain.margin { names.append("margin") }
    if style.padding != plain.padding { names.append("padding") }
    if style.backgroundColor != nil { names.append("background") }
    if style.position != plain.position { names.append("position") }
    if style.minWidth != plain.minWidth { names.append("min-width") }
    if style.maxWidth != plain.maxWidth { names.append("max-width") }
    if style.minHeight != plain.minHeight { names.append("min-height") }
    if case .percent = style.height { names.append("height: %") }
    guard !names.isEmpty else { return }
    report(.unsupportedOnPicture(names), at: element.offset, in: element.source)
  }

  /// The text of an attribute that prints values.
  private mutating func bound(
    _ attribute: MarkupAttribute, _ element: MarkupElement, _ scope: Scope
  ) -> BoundText {
    let text = BoundText(attribute.value, scope: scope, labels: labels)
    for failure in text.failures {
      report(failure.kind, at: attribute.fileOffset(of: failure.offset), in: element.source)
    }
    return text
  }

  /// The field that `src="{{ report.student.photo }}"` names.
  private mutating func pictureField(
    _ attribute: MarkupAttribute, _ element: MarkupElement, _ scope: Scope
  ) -> Expression? {
    let bytes = Array(attribute.value.utf8)
    guard attribute.value.hasPrefix("{{"), attribute.value.hasSuffix("}}"), bytes.count >= 4 else {
      report(
        .notAPicture(type: ValueType.text.name), at: attribute.valueOffset, in: element.source)
      return nil
    }
    guard
      let found = expression(attribute, element, scope, from: 2, to: bytes.count - 2)
    else { return nil }
    guard case .picture(let kind) = found.type else {
      report(
        .notAPicture(type: found.type.name), at: attribute.fileOffset(of: 2), in: element.source)
      return nil
    }
    recordPictures.insert(kind)
    return found.expression
  }

  private mutating func reportImage(_ source: MarkupAttribute, in file: Int) {
    guard files[source.value] != nil else {
      return report(
        .missingFile(source.value, nearest: nearest(source.value, Array(files.keys).sorted())),
        at: source.valueOffset, in: file)
    }
    report(
      Bilingual(
        id: "'\(source.value)' bukan gambar PNG atau JPEG",
        en: "'\(source.value)' is no PNG or JPEG picture"),
      Bilingual(id: "simpan ulang sebagai PNG", en: "save it again as PNG"),
      at: source.valueOffset, in: file)
  }

  /// A key that no other picture of a run has, whatever school's override it comes from.
  private func pictureKey(_ name: String, _ bytes: [UInt8]) -> String {
    // FNV-1a of 64 bits.
    let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    return "\(origins[name] ?? name)#\(String(hash, radix: 16))"
  }

  private mutating func imageNumber(_ name: String) -> Int32? {
    if let known = imageNumbers[name] { return known }
    guard let bytes = files[name],
      let asset = ImageAsset(name: pictureKey(name, bytes), bytes: bytes)
    else {
      return nil
    }
    images.append(asset)
    imageNumbers[name] = Int32(images.count - 1)
    return Int32(images.count - 1)
  }
}
