internal import Pages
internal import Records

extension Compiler {
  /// An element and the cursor within it.
  typealias Visit<Leaf: Sendable> = (inout Compiler, MarkupElement, Cursor) -> [Piece<Leaf>]

  /// Compiles sibling nodes in order: conditions, loops and sections around `visit`, text by `text`.
  mutating func pieces<Leaf: Sendable>(
    _ nodes: [MarkupNode], in parent: Cursor,
    text: (inout Compiler, MarkupText) -> [Piece<Leaf>], visit: Visit<Leaf>
  ) -> [Piece<Leaf>] {
    var pieces: [Piece<Leaf>] = []
    let count = nodes.count { if case .element = $0 { true } else { false } }
    var number = 0
    var previous: MatchElement?
    /// The branches of a condition that may still get a `data-else`.
    var branches: [(condition: Expression?, pieces: [Piece<Leaf>])] = []
    func flush() {
      if !branches.isEmpty { pieces.append(.choice(branches)) }
      branches = []
    }
    for node in nodes {
      switch node {
      case .text(let run):
        if !branches.isEmpty, run.isBlank { continue }
        flush()
        pieces += text(&self, run)
      case .element(let original):
        let element = standing(at: original)
        number += 1
        guard admits(element, in: parent) else { return pieces }
        let cursor = cursor(
          into: element, number: number, of: count, previous: previous, from: parent)
        previous = cursor.element
        checkDirectives(of: element)
        let condition = condition(of: element, in: parent.scope)
        switch condition {
        case .none:
          flush()
          pieces += looped(element, cursor, visit)
        case .opens(let expression):
          flush()
          branches = [(expression, looped(element, cursor, visit))]
        case .continues(let expression):
          if branches.isEmpty {
            report(.elseWithoutIf, at: element.offset, in: element.source)
          }
          branches.append((expression, looped(element, cursor, visit)))
          if expression == nil { flush() }
        }
      }
    }
    flush()
    return pieces
  }

  /// Reports directives that contradict one another.
  private mutating func checkDirectives(of element: MarkupElement) {
    let conditions = [Directive.condition, Directive.elseCondition, Directive.otherwise]
      .compactMap { element.attribute($0) }
    if conditions.count > 1 {
      report(
        .conflicting(conditions[0].name, conditions[1].name), at: conditions[1].offset,
        in: element.source)
    }
    if let otherwise = element.attribute(Directive.otherwise), !otherwise.value.isEmpty {
      report(
        .unexpectedText(otherwise.value), at: otherwise.valueOffset, in: element.source)
    }
    for name in [Directive.section, Directive.slot] {
      guard let attribute = element.attribute(name), !Properties.isName(attribute.value) else {
        continue
      }
      report(.badName(attribute.value), at: attribute.valueOffset, in: element.source)
    }
  }

  private enum Condition {
    case none
    case opens(Expression)
    /// `data-else-if`, or `data-else` without an expression.
    case continues(Expression?)
  }

  private mutating func condition(of element: MarkupElement, in scope: Scope) -> Condition {
    if let attribute = element.attribute(Directive.condition) {
      return expression(attribute, element, scope).map { .opens($0.expression) }
        ?? .opens(.literal(.truth(false)))
    }
    if let attribute = element.attribute(Directive.elseCondition) {
      return .continues(
        expression(attribute, element, scope)?.expression ?? .literal(.truth(false)))
    }
    return element.attribute(Directive.otherwise) == nil ? .none : .continues(nil)
  }

  mutating func expression(
    _ attribute: MarkupAttribute, _ element: MarkupElement, _ scope: Scope, from start: Int = 0,
    to end: Int? = nil
  ) -> (expression: Expression, type: ValueType)? {
    let bytes = attribute.value.utf8.prefix(end ?? .max).dropFirst(start)
    let text = String(decoding: bytes, as: UTF8.self)
    do throws(ExpressionParser.Mistake) {
      return try ExpressionParser.parse(text, scope: scope, labels: labels)
    } catch {
      report(error.kind, at: attribute.fileOffset(of: start + error.offset), in: element.source)
      return nil
    }
  }

  private mutating func looped<Leaf: Sendable>(
    _ element: MarkupElement, _ cursor: Cursor, _ visit: Visit<Leaf>
  ) -> [Piece<Leaf>] {
    guard let attribute = element.attribute(Directive.loop) else {
      for name in [Directive.atLeast, Directive.group] {
        guard let stray = element.attribute(name) else { continue }
        report(
          Bilingual(id: "\(name) tanpa data-for", en: "\(name) without data-for"),
          Bilingual(id: "tambahkan data-for", en: "add data-for"), at: stray.offset,
          in: element.source)
      }
      return sectioned(element, cursor, visit)
    }
    let words = attribute.value.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
    guard words.count == 3, words[1] == "in" else {
      report(.malformedLoop(attribute.value), at: attribute.valueOffset, in: element.source)
      return []
    }
    let name = String(words[0])
    // The rest of the value begins where the third word does.
    let start = attribute.value.utf8.count - words[2].utf8.count
    guard Properties.isName(name) else {
      report(.badName(name), at: attribute.valueOffset, in: element.source)
      return []
    }
    guard !cursor.scope.isTaken(name), cursor.scope.parameter(name) == nil else {
      report(.nameTaken(name), at: attribute.valueOffset, in: element.source)
      return []
    }
    guard let list = expression(attribute, element, cursor.scope, from: start) else { return [] }
    guard case .list(let item) = list.type else {
      report(
        .notAList(type: list.type.name), at: attribute.fileOffset(of: start), in: element.source)
      return []
    }
    var inner = cursor
    let group = count(Directive.group, of: element)
    inner.scope.add(name, group == nil ? item : list.type)
    inner.scope.add("loop", .object(Scope.loopDescription))
    let loop = Loop(
      list: list.expression, atLeast: count(Directive.atLeast, of: element) ?? 0, group: group)
    return [.loop(loop, sectioned(element, inner, visit))]
  }

  private mutating func sectioned<Leaf: Sendable>(
    _ element: MarkupElement, _ cursor: Cursor, _ visit: Visit<Leaf>
  ) -> [Piece<Leaf>] {
    guard let section = element.attribute(Directive.section) else {
      return visit(&self, element, cursor)
    }
    guard !droppedSections.contains(section.value) else { return [] }
    var inner = cursor
    inner.isInSection = true
    return [.section(visit(&self, element, inner))]
  }

  /// A whole number in an attribute.
  mutating func count(
    _ name: String, of element: MarkupElement, in range: ClosedRange<Int> = 1...100
  ) -> Int? {
    guard let attribute = element.attribute(name) else { return nil }
    guard let count = Int(attribute.value), range.contains(count) else {
      report(
        .badCount(attribute.value, in: range), at: attribute.valueOffset, in: element.source)
      return nil
    }
    return count
  }
}
