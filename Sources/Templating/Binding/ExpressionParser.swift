internal import Records

/// Reads the text of one expression, such as `s.knowledge.score | score` or `not report.term.isEven`, and checks every
/// name and type against a scope.
///
/// Grammar, loosest first: `or`, `and`, `not`, `==` / `!=`, then filters: `path | name | name("argument")`.
struct ExpressionParser {
  /// A mistake at a byte of the expression's text.
  struct Mistake: Error {
    var offset: Int
    var kind: BindingMistake
  }

  private let text: [UInt8]
  private let scope: Scope
  private let labels: Labels
  private var position = 0
  private var depth = 0

  /// Bytes of one expression: bounds its tree, and so the stack that evaluating it takes.
  static let lengthLimit = 2_000

  /// Reads all of `text`; `labels` are the string table that paths beginning with `label` name.
  static func parse(
    _ text: String, scope: Scope, labels: Labels
  ) throws(Mistake) -> (expression: Expression, type: ValueType) {
    guard text.utf8.count <= lengthLimit else { throw Mistake(offset: 0, kind: .tooLong) }
    var parser = ExpressionParser(text: Array(text.utf8), scope: scope, labels: labels)
    let result = try parser.disjunction()
    parser.skipSpace()
    guard parser.position == parser.text.count else {
      throw Mistake(offset: parser.position, kind: .unexpectedText(parser.rest))
    }
    return result
  }

  private init(text: [UInt8], scope: Scope, labels: Labels) {
    self.text = text
    self.scope = scope
    self.labels = labels
  }

  private typealias Typed = (expression: Expression, type: ValueType)

  private mutating func disjunction() throws(Mistake) -> Typed {
    depth += 1
    defer { depth -= 1 }
    guard depth < 32 else { throw Mistake(offset: position, kind: .tooDeep) }
    var left = try conjunction()
    while takeWord("or") {
      left = (.or(left.expression, try conjunction().expression), .truth)
    }
    return left
  }

  private mutating func conjunction() throws(Mistake) -> Typed {
    var left = try negation()
    while takeWord("and") {
      left = (.and(left.expression, try negation().expression), .truth)
    }
    return left
  }

  private mutating func negation() throws(Mistake) -> Typed {
    var isNegated = false
    while takeWord("not") { isNegated.toggle() }
    let inner = try comparison()
    return isNegated ? (.not(inner.expression), .truth) : inner
  }

  private mutating func comparison() throws(Mistake) -> Typed {
    let left = try filtered()
    let isEqual = take("==")
    guard isEqual || take("!=") else { return left }
    skipSpace()
    let start = position
    let right = try filtered()
    guard left.type == right.type else {
      throw Mistake(
        offset: start, kind: .incomparable(left: left.type.name, right: right.type.name))
    }
    let equal = Expression.equal(left.expression, right.expression)
    return (isEqual ? equal : .not(equal), .truth)
  }

  private mutating func filtered() throws(Mistake) -> Typed {
    var value = try primary()
    while take("|") {
      skipSpace()
      let start = position
      let name = takeName() ?? ""
      guard let filter = Filter(rawValue: name) else {
        throw Mistake(
          offset: start,
          kind: .unknownFilter(name, nearest: nearest(name, Filter.allCases.map(\.rawValue))))
      }
      guard filter.accepts(value.type) else {
        throw Mistake(
          offset: start,
          kind: .filterMismatch(name, accepts: filter.accepted, given: value.type.name))
      }
      var argument: Expression?
      if take("(") {
        argument = try filtered().expression
        guard take(")") else { throw Mistake(offset: position, kind: .expected(")")) }
      }
      guard (argument != nil) == filter.takesArgument else {
        throw Mistake(offset: start, kind: .filterArgument(name, wanted: filter.takesArgument))
      }
      value = (.filtered(value.expression, filter, argument: argument), .text)
    }
    return value
  }

  private mutating func primary() throws(Mistake) -> Typed {
    skipSpace()
    guard position < text.count else { throw Mistake(offset: position, kind: .emptyExpression) }
    if take("(") {
      let inner = try disjunction()
      guard take(")") else { throw Mistake(offset: position, kind: .expected(")")) }
      return inner
    }
    switch text[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try quoted()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: return try path()
    }
  }

  private mutating func quoted() throws(Mistake) -> Typed {
    let start = position
    let quote = text[position]
    position += 1
    let begin = position
    while position < text.count, text[position] != quote { position += 1 }
    guard position < text.count else { throw Mistake(offset: start, kind: .unclosedQuote) }
    let content = String(decoding: text[begin..<position], as: UTF8.self)
    position += 1
    return (.literal(.text(content)), .text)
  }

  private mutating func number() throws(Mistake) -> Typed {
    let start = position
    while position < text.count, (48...57).contains(text[position]) { position += 1 }
    guard let number = Int(String(decoding: text[start..<position], as: UTF8.self)) else {
      position = start
      throw Mistake(offset: start, kind: .unexpectedText(rest))
    }
    return (.literal(.integer(number)), .integer)
  }

  private mutating func path() throws(Mistake) -> Typed {
    let start = position
    guard let first = takeName() else {
      throw Mistake(offset: start, kind: .unexpectedText(rest))
    }
    if first == "true" || first == "false" { return (.literal(.truth(first == "true")), .truth) }
    if first == "label" { return try label() }
    if first == "layout" { return try option() }
    var value = try named(first, at: start)
    var walked = first
    while let (field, fieldStart) = try takeField() {
      guard case .object(let description) = value.type,
        case .path(let slot, let fields) = value.expression
      else {
        throw Mistake(offset: fieldStart, kind: .noFields(walked, type: value.type.name))
      }
      guard let place = description.slot(of: field) else {
        throw Mistake(
          offset: fieldStart,
          kind: .unknownField(
            field, in: walked, nearest: nearest(field, description.fields.map(\.name))))
      }
      value = (.path(slot: slot, fields: fields + [place]), description.fields[place].type)
      walked += "." + field
    }
    return value
  }

  /// What the first name of a path stands for.
  private func named(_ name: String, at start: Int) throws(Mistake) -> Typed {
    switch scope.parameter(name) {
    case .value(let expression, let type): return (expression, type)
    case .field: throw Mistake(offset: start, kind: .fieldName(name))
    case nil: break
    }
    guard let found = scope.lookUp(name) else {
      let candidates = scope.visibleNames + ["label", "layout"]
      throw Mistake(
        offset: start, kind: .unknownField(name, in: "", nearest: nearest(name, candidates)))
    }
    return (.path(slot: found.slot, fields: []), found.type)
  }

  /// The next field of a path: `.score`, or `[aspect]` where a parameter says which.
  private mutating func takeField() throws(Mistake) -> (name: String, start: Int)? {
    if take(".") {
      let start = position
      return (takeName() ?? "", start)
    }
    guard take("[") else { return nil }
    skipSpace()
    let start = position
    let name = takeName() ?? ""
    guard case .field(let field)? = scope.parameter(name) else {
      throw Mistake(offset: start, kind: .noFieldName(name))
    }
    guard take("]") else { throw Mistake(offset: position, kind: .expected("]")) }
    return (field, start)
  }

  private mutating func label() throws(Mistake) -> Typed {
    guard take(".") else { throw Mistake(offset: position, kind: .expected(".")) }
    let start = position
    let name = takeName() ?? ""
    guard let text = labels[name] else {
      throw Mistake(
        offset: start, kind: .unknownLabel(name, nearest: nearest(name, labels.names)))
    }
    return (.literal(.text(text)), .text)
  }
}

extension ExpressionParser {
  /// What the overrides in force chose: a constant.
  private mutating func option() throws(Mistake) -> Typed {
    guard take(".") else { throw Mistake(offset: position, kind: .expected(".")) }
    let start = position
    let name = takeName() ?? ""
    guard let option = LayoutOption(rawValue: name) else {
      let names = LayoutOption.allCases.map(\.rawValue)
      throw Mistake(
        offset: start, kind: .unknownField(name, in: "layout", nearest: nearest(name, names)))
    }
    return (.literal(labels[option]), option.isText ? .text : .truth)
  }
}

// MARK: - Characters

extension ExpressionParser {
  private var rest: String { String(decoding: text[position...].prefix(24), as: UTF8.self) }

  private mutating func skipSpace() {
    while position < text.count, text[position] == 32 || (9...13).contains(text[position]) {
      position += 1
    }
  }

  private mutating func take(_ token: StaticString) -> Bool {
    let before = position
    skipSpace()
    let count = token.utf8CodeUnitCount
    guard position + count <= text.count,
      token.withUTF8Buffer({ $0.elementsEqual(text[position..<position + count]) })
    else {
      position = before
      return false
    }
    position += count
    return true
  }

  /// Takes a whole word; "order" is not "or".
  private mutating func takeWord(_ word: StaticString) -> Bool {
    let before = position
    guard take(word) else { return false }
    if position < text.count, isNamePart(text[position]) {
      position = before
      return false
    }
    return true
  }

  private mutating func takeName() -> String? {
    let start = position
    while position < text.count, isNamePart(text[position]) { position += 1 }
    return position > start ? String(decoding: text[start..<position], as: UTF8.self) : nil
  }

  private func isNamePart(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte) || (48...57).contains(byte)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
}
