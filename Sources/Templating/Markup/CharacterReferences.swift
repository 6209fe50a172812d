/// The named character references that layouts use (HTML section 13.5), and numeric ones.
enum CharacterReferences {
  static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "ndash": "–", "mdash": "—", "hellip": "…", "times": "×", "divide": "÷", "deg": "°",
    "shy": "\u{AD}", "bull": "•", "middot": "·", "copy": "©", "reg": "®", "frac12": "½",
    "frac14": "¼", "frac34": "¾", "sup2": "²", "sup3": "³", "radic": "√", "check": "✓",
    "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "ensp": "\u{2002}",
    "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwsp": "\u{200B}", "eacute": "é",
  ]

  /// The text of the reference named between `&` and `;`, or nil if there is none of that name.
  static func text(_ name: String) -> String? {
    guard name.hasPrefix("#") else { return named[name] }
    let digits = name.dropFirst()
    let number =
      digits.hasPrefix("x") || digits.hasPrefix("X")
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    // "+5" is a number to Swift, and control characters are none to a font.
    guard let number, !name.contains("+"), number >= 32 || number == 9,
      !(127..<160).contains(number), let scalar = UnicodeScalar(number)
    else { return nil }
    return String(Character(scalar))
  }
}
