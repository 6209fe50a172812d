internal import Records

/// How one copy of a card is to be printed: what a template sees as `document`.
package struct PrintOptions: Sendable, Hashable {
  /// A draft carries a watermark and may show a student whose record is not complete.
  package var isDraft: Bool
  /// The record's own pictures; a layout shows a blank frame for one that there is not.
  package var pictures: RecordPictures

  package init(isDraft: Bool = false, pictures: RecordPictures = RecordPictures()) {
    self.isDraft = isDraft
    self.pictures = pictures
  }
}

/// The names that a template can use at one place, and what they are.
///
/// Slots of a scope are values on a stack: the record (`report`, `ledger`, `register` or `run`),
/// `document`, `section`, then one item and one `loop` for each enclosing loop.
struct Scope: Sendable {
  struct Name: Sendable {
    let name: String
    let type: ValueType
    let slot: Int
  }

  private(set) var names: [Name] = []
  private var parameters: [String: Parameter] = [:]

  /// What a parameter of an included file stands for (`data-with`): known when the layout is compiled, so that it costs
  /// nothing later.
  enum Parameter: Sendable {
    case value(Expression, ValueType)
    /// The name of a field, for brackets: `s[aspect].score`.
    case field(String)
  }

  /// The names of the outermost level for layouts of that root.
  static func root(_ root: RecordRoot) -> Scope {
    switch root {
    case .report: report
    case .ledger: ledger
    case .register: register
    case .run: run
    case .tasks: tasks
    }
  }

  private static let report = Scope(of: .report)
  private static let ledger = Scope(of: .ledger)
  private static let register = Scope(of: .register)
  private static let run = Scope(of: .run)
  private static let tasks = Scope(of: .tasks)

  private init(of root: RecordRoot) {
    add(root.rawValue, .object(root.description))
    add("document", .object(Self.documentSchema.description))
    add("section", .object(Self.sectionDescription))
  }

  static let documentSchema = ObjectSchema<PrintOptions>([
    .truth("isDraft", "whether this is a draft, not an official card", "false") { $0.isDraft }
  ])

  /// What `loop` tells of the innermost loop's present turn.
  static let loopDescription = ObjectDescription(fields: [
    FieldDescription(name: "number", type: .integer, meaning: "the turn, from 1", example: "1"),
    FieldDescription(
      name: "fromEnd", type: .integer, meaning: "the turn, counted from the end: 1 in the last",
      example: "3"),
    FieldDescription(name: "letter", type: .text, meaning: "a, b, c …", example: "a"),
    FieldDescription(
      name: "isFirst", type: .truth, meaning: "whether this is the first turn", example: "true"),
    FieldDescription(
      name: "isLast", type: .truth, meaning: "whether this is the last turn", example: "false"),
    FieldDescription(
      name: "isFiller", type: .truth,
      meaning: "whether the turn only fills up to data-at-least", example: "false"),
  ])

  static let sectionDescription = ObjectDescription(fields: [
    FieldDescription(
      name: "letter", type: .text,
      meaning: "the letter of the innermost section (data-section) among those printed",
      example: "B")
  ])

  /// Names that no loop may take.
  static let reserved: Set<String> = [
    "label", "layout", "loop", "true", "false", "not", "and", "or",
  ]

  mutating func add(_ name: String, _ type: ValueType) {
    names.append(Name(name: name, type: type, slot: names.count))
  }

  func lookUp(_ name: String) -> Name? { names.last { $0.name == name } }

  mutating func bind(_ name: String, to parameter: Parameter) { parameters[name] = parameter }

  func parameter(_ name: String) -> Parameter? { parameters[name] }

  /// Whether a loop or a file's parameter may not have that name.
  func isTaken(_ name: String) -> Bool {
    lookUp(name) != nil || Self.reserved.contains(name)
  }

  /// Every name that may stand first in a path, for suggestions.
  var visibleNames: [String] { names.map(\.name) + parameters.keys.sorted() }
}
