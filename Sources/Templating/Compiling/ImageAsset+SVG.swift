internal import Pages

extension ImageAsset {
  /// The size that an SVG's root element declares by `width` and `height`, else by `viewBox` (SVG 2 section 8.2).
  static func svgSize(_ bytes: [UInt8]) -> Extent? {
    let text = String(decoding: bytes.prefix(headLimit), as: UTF8.self)
    guard let tag = rootTag(of: text) else { return nil }
    let box = (attribute("viewBox", in: tag) ?? "").split { $0 == " " || $0 == "," }
      .compactMap { Double($0) }
    let hasBox = box.count == 4 && box[2] > 0 && box[3] > 0
    let width = attribute("width", in: tag).flatMap(length)
    let height = attribute("height", in: tag).flatMap(length)
    let size: Extent
    switch (width, height) {
    case (let width?, let height?): size = Extent(width: width, height: height)
    case (let width?, nil) where hasBox:
      size = Extent(width: width, height: width * (box[3] / box[2]))
    case (nil, let height?) where hasBox:
      size = Extent(width: height * (box[2] / box[3]), height: height)
    case (nil, nil) where hasBox:
      size = Extent(width: Points(box[2] * 0.75), height: Points(box[3] * 0.75))
    default: return nil
    }
    let range = Points(0.1)...Points(15_000)
    return range.contains(size.width) && range.contains(size.height) ? size : nil
  }

  /// How far into a file its root element may begin.
  private static let headLimit = 16_384

  /// The text between `<svg` and its `>`.
  private static func rootTag(of text: String) -> Substring? {
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: open)...]
      if rest.hasPrefix("svg"), rest.dropFirst(3).first?.isWhitespace == true {
        return rest.dropFirst(3).prefix { $0 != ">" }
      }
      if rest.hasPrefix("!--") {
        var end = rest
        while !end.isEmpty, !end.hasPrefix("-->") { end = end.dropFirst() }
        rest = end
        continue
      }
      // Before the root there may be declarations and comments only.
      guard rest.first == "?" || rest.first == "!" else { return nil }
    }
    return nil
  }

  private static func attribute(_ name: String, in tag: Substring) -> String? {
    var rest = tag
    while let equals = rest.firstIndex(of: "=") {
      let found = rest[..<equals].split(whereSeparator: \.isWhitespace).last
      rest = rest[rest.index(after: equals)...].drop(while: \.isWhitespace)
      guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
      let value = rest.dropFirst().prefix { $0 != quote }
      rest = rest[value.endIndex...].dropFirst()
      if found == Substring(name) { return String(value) }
    }
    return nil
  }

  private static func length(_ text: String) -> Points? {
    let units: KeyValuePairs<String, Double> = [
      "px": 0.75, "pt": 1, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72, "pc": 12,
    ]
    for (unit, points) in units where text.hasSuffix(unit) {
      return Double(text.dropLast(unit.count)).map { Points($0 * points) }
    }
    return Double(text).map { Points($0 * 0.75) }
  }
}
