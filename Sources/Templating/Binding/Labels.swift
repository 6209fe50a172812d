/// A layout's string table: the printed words that are data, valid for a period, never constants in code
/// (Docs/domain.md section 0).
package struct Labels: Sendable, Hashable {
  private var texts: [String: String]

  package init(_ texts: [String: String] = [:]) { self.texts = texts }

  package var names: [String] { texts.keys.sorted() }

  package subscript(name: String) -> String? { texts[name] }
}
