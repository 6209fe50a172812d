/// Clean-up of a cell's text (Docs/domain.md section 5.4).
enum CleanText {
  /// White space of every kind, line ends included, becomes single spaces, none at the ends; characters without width and
  /// control characters go.
  static func line(_ text: String) -> String {
    if isClean(text) { return text }
    var result = String.UnicodeScalarView()
    var isPending = false
    for scalar in text.unicodeScalars {
      if isDropped(scalar) { continue }
      if scalar.properties.isWhitespace || scalar.value < 32 || (127...159).contains(scalar.value) {
        isPending = !result.isEmpty
      } else {
        if isPending { result.append(" ") }
        isPending = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Without the apostrophe that exports put before what a spreadsheet would run as a formula (Docs/domain.md section 5.4):
  /// "'=1+1" was "=1+1", and "'Abdul" stays.
  static func unguarded(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "'"), let next = text.dropFirst().first,
      "=+-@".contains(next)
    else { return text }
    return String(text.dropFirst())
  }

  private static func isClean(_ text: String) -> Bool {
    var last = UInt8(32)
    for byte in text.utf8 {
      guard byte >= 32, byte < 127, byte != 32 || last != 32 else { return false }
      last = byte
    }
    return last != 32 || text.isEmpty
  }

  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B...0x200F, 0x2060, 0xFEFF, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The text as a complaint shows it: at most `limit` characters.
  static func shortened(_ text: String, to limit: Int = 60) -> String {
    if text.utf8.count <= limit, isClean(text) { return text }
    let clean = line(String(text.unicodeScalars.prefix(limit * 4)))
    return clean.count > limit ? "\(clean.prefix(limit - 1))…" : clean
  }
}
