/// The attributes that steer a merge.
enum Directive {
  /// Repeats the element: `s in report.subjects`.
  static let loop = "data-for"
  /// At least so many turns of `data-for`, filled up with empty items.
  static let atLeast = "data-at-least"
  static let condition = "data-if"
  static let elseCondition = "data-else-if"
  static let otherwise = "data-else"
  /// Another file's content in place of the element's.
  static let include = "data-include"
  /// The element is a section: takes the next letter of those printed.
  static let section = "data-section"
  /// A place that an override of a city or school may fill with a file of its own.
  static let slot = "data-slot"

  static let allNames = [
    loop, atLeast, condition, elseCondition, otherwise, include, section, slot,
  ]
}
