/// Takes the sting out of texts that a spreadsheet would run as formulas once a file is saved as CSV and opened again, or
/// a cell is edited (Docs/domain.md section 5.4): the one function that every export of cells goes through.
package enum FormulaGuard {
  /// The text, with an apostrophe before it if it begins as a formula does: `=`, `+`, `-`, `@`, a tab or a line break. A
  /// lone sign is none: "-" says "nothing" in school files.
  package static func neutral(_ text: String) -> String {
    guard let first = text.utf8.first else { return text }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"):
      return text.utf8.count > 1 ? "'" + text : text
    case UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): return "'" + text
    default: return text
    }
  }

  /// Bytes, for a line end of two is one character to Swift.
  private static let special = Set("\";,\r\n\t".utf8)

  /// A cell of a CSV file: neutral, in quotes where it must be.
  package static func csvCell(_ text: String) -> String {
    let safe = neutral(text)
    return safe.utf8.contains(where: special.contains)
      ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
  }
}
