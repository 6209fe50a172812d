/// One element of a document's structure as a reader meets it.
package struct StructureLine: Sendable, Hashable, CustomStringConvertible {
  package var depth: Int
  /// The standard structure type.
  package var type: String
  package var scope: String?
  package var columnSpan = 1
  package var rowSpan = 1
  package var alternateText = ""
  /// Its own text in UTF-8, without white space.
  package var text: [UInt8] = []

  init(depth: Int, type: String) {
    self.depth = depth
    self.type = type
  }

  /// In one line, indented by its depth.
  package var description: String {
    var line = String(repeating: " ", count: depth) + type
    if let scope { line += " scope=\(scope)" }
    if columnSpan > 1 { line += " columns=\(columnSpan)" }
    if rowSpan > 1 { line += " rows=\(rowSpan)" }
    if !alternateText.isEmpty { line += " alt=“\(alternateText)”" }
    return text.isEmpty ? line : line + " “\(String(decoding: text, as: UTF8.self))”"
  }
}
