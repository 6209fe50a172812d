/// The attributes that steer a merge.
enum Directive {
  /// Repeats the element: `s in report.subjects`.
  static let loop = "data-for"
  /// At least so many turns of `data-for`, filled up with empty items.
  static let atLeast = "data-at-least"
  /// Each turn of `data-for` takes so many items, as a list: the cells of a row.
  static let group = "data-group"
  static let condition = "data-if"
  static let elseCondition = "data-else-if"
  static let otherwise = "data-else"
  /// Another file's content in place of the element's.
  static let include = "data-include"
  /// What the included file's parameters stand for: `title = label.spiritual; aspect = .knowledge`.
  static let with = "data-with"
  /// The element is a section: takes the next letter of those printed.
  static let section = "data-section"
  /// A place that an override of a city or school may fill with a file of its own.
  static let slot = "data-slot"

  /// What each does, for authors.
  static let meanings: [(name: String, meaning: String, example: String)] = [
    (loop, "repeats the element for each item of a list", "s in report.subjects"),
    (atLeast, "at least so many turns; the last ones are empty", "3"),
    (group, "each turn takes so many items, as a list: a row of labels", "2"),
    (condition, "prints the element if the expression holds", "report.term.isEven"),
    (elseCondition, "… if no element before it was printed and this holds", "report.advice"),
    (otherwise, "… if no element before it was printed", ""),
    (include, "another file's content in the element", "parts/identity.html"),
    (
      with,
      "the included file's parameters: values, or names of fields that it writes in brackets, s[aspect].score",
      "title = label.social; aspect = .skill"
    ),
    (section, "a section: takes the next letter; overrides can move or drop it", "advice"),
    (slot, "a place that an override may fill with slots/NAME.html", "below-title"),
  ]

  static let allNames = [
    loop, atLeast, group, condition, elseCondition, otherwise, include, with, section, slot,
  ]
}
