internal import Mustache

/// Escapes what people wrote, scalar by scalar. The library's own way goes by characters as readers see them, in which a
/// quotation mark with an accent, or a bracket behind an Arabic number sign, is no mark of markup any more.
struct ScalarHTML: MustacheContentType {
  /// As templates name it in their first line.
  static let name = "RAPOR"

  func escapeText(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
