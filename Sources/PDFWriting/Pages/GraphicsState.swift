internal import Pages

/// What a content stream has set, so that nothing is said twice (ISO 32000-1 section 8.4); nil for what is not known.
struct GraphicsState {
  var fill: Color?
  var stroke: Color?
  /// Of filling and stroking; 0 to 255.
  var alpha = 255
  var lineWidth: Double?
  var dashes: [Points]?
  /// The place of the font among the document's, and whether it is its rarer cut.
  var font: (place: Int, isRare: Bool, size: Double)?

  /// As a page begins (section 8.4.1).
  static let page = GraphicsState(fill: .black, stroke: .black, lineWidth: 1, dashes: [])
  /// As a group begins: what shows it has left its own colours behind, but no opacity (section 11.6.6).
  static let group = GraphicsState()
}
