/// The characters that nearly every document has, with their codes in WinAnsiEncoding (ISO 32000-1 annex D).
///
/// They are cut from a font once, and every document takes the same cut: five kilobytes, which are hardly more than the
/// letters that a card would need of them, and nothing to be made anew for each student.
enum CommonCharacters {
  struct Character {
    var code: UInt8
    var scalar: Unicode.Scalar
    /// The same in UTF-8.
    var text: [UInt8]
  }

  static let all: [Character] = (ascii + typographic).map { code, scalar in
    Character(code: code, scalar: scalar, text: Array(String(Swift.Character(scalar)).utf8))
  }

  private static let ascii: [(UInt8, Unicode.Scalar)] = (32..<127 as Range<UInt8>)
    .map { ($0, Unicode.Scalar($0)) }
    .filter { !"#$<>[\\]^`{}~".unicodeScalars.contains($0.1) }

  private static let typographic: [(UInt8, Unicode.Scalar)] = [
    (0x85, "\u{2026}"), (0x91, "\u{2018}"), (0x92, "\u{2019}"), (0x93, "\u{201C}"),
    (0x94, "\u{201D}"), (0x95, "\u{2022}"), (0x96, "\u{2013}"),
  ]
}
