internal import Records

/// Left-overs of web applications in texts: entities are decoded, tags become spaces (Docs/domain.md section 5.4).
enum MarkupText {
  /// The plain text, and what had to be done for it: tags first, then entities, so that an encoded "<" is no tag.
  static func repaired(_ text: String) -> (plain: String, repairs: [RepairStep]) {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") }) else {
      return (text, [])
    }
    let untagged = CleanText.line(
      replaced(text, at: "<") { rest in endOfTag(rest).map { (" ", $0) } })
    let plain = CleanText.line(replaced(untagged, at: "&", by: reference))
    return (
      plain,
      [RepairStep]().then(.htmlTag, from: text, to: untagged)
        .then(.htmlEntity, from: untagged, to: plain)
    )
  }

  /// The text with whatever `read` knows at a `mark` replaced.
  private static func replaced(
    _ text: String, at mark: Character, by read: (Substring) -> (String, Substring.Index)?
  ) -> String {
    var result = ""
    var rest = text[...]
    while let next = rest.firstIndex(of: mark) {
      result += rest[..<next]
      rest = rest[next...]
      if let (replacement, end) = read(rest) {
        result += replacement
        rest = rest[end...]
      } else {
        result.append(mark)
        rest.removeFirst()
      }
    }
    return result + rest
  }

  /// Where a tag ends that `text` begins with; "a < b" is none.
  private static func endOfTag(_ text: Substring) -> Substring.Index? {
    var name = text.dropFirst()
    if name.first == "/" { name.removeFirst() }
    guard let letter = name.first, letter.isASCII, letter.isLetter else { return nil }
    guard let end = text.prefix(200).firstIndex(of: ">") else { return nil }
    let inside = text[..<end]
    let word = inside.drop { !$0.isLetter }.prefix { $0.isLetter || $0.isNumber }
    guard names.contains(word.lowercased()) else { return nil }
    return text.index(after: end)
  }

  private static let names: Set<String> = [
    "a", "b", "br", "div", "em", "font", "h1", "h2", "h3", "h4", "i", "li", "ol", "p", "small",
    "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "tr", "u", "ul",
  ]

  private static let entities: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–",
    "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "hellip": "…",
    "bull": "•", "eacute": "é", "deg": "°", "frac12": "½", "sup2": "²", "times": "×",
  ]

  private static func reference(_ text: Substring) -> (String, Substring.Index)? {
    let head = text.prefix(12)
    guard let end = head.firstIndex(of: ";") else { return nil }
    let name = head[..<end].dropFirst()
    let after = text.index(after: end)
    if let known = entities[name.lowercased()] { return (known, after) }
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let value =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, value >= 32, let scalar = Unicode.Scalar(value) else { return nil }
    return (String(Character(scalar)), after)
  }
}
