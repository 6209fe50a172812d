/// What is known of a layout's words when it is compiled: its string table: the printed words that are data, valid for a period, never constants in code
/// (Docs/domain.md section 0), and what overrides chose (`layout.NAME`).
package struct Labels: Sendable, Hashable {
  private var texts: [String: String]
  private var options: [LayoutOption: Value]

  package init(_ texts: [String: String] = [:], options: [LayoutOption: Value] = [:]) {
    self.texts = texts
    self.options = options
  }

  subscript(option: LayoutOption) -> Value { options[option] ?? option.standard }

  package var names: [String] { texts.keys.sorted() }

  package subscript(name: String) -> String? { texts[name] }
}
