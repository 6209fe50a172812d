internal import Pages

/// A parsed style sheet.
struct StyleSheet: Sendable {
  var rules: [StyleRule] = []
  var pages: [PageRuleSource] = []
}

/// `selector, selector { declarations }`.
struct StyleRule: Sendable {
  var selectors: [Selector]
  var declarations: [Declaration]
}

/// `property: value` as written, its value in tokens without white space.
struct Declaration: Sendable {
  var name: String
  var value: [StyleToken]
  var isImportant: Bool
  var offset: Int
  /// The file, by its place in the compiler's list of sources.
  var source: Int
}

/// `@page name:first { … }`.
struct PageRuleSource: Sendable {
  var name: String?
  var isFirst: Bool
  var declarations: [Declaration]
  var boxes: [(position: MarginBoxPosition, declarations: [Declaration])]
}

/// A complex selector (Selectors 3): compounds joined by combinators, matched from its end.
struct Selector: Sendable {
  enum Combinator: Sendable { case descendant, child, adjacent }

  struct Compound: Sendable {
    var type: String?
    var id: String?
    var classes: [String] = []
    var attributes: [(name: String, value: String?)] = []
    var pseudoClasses: [PseudoClass] = []
    var negated: [Compound] = []
  }

  enum PseudoClass: Sendable, Equatable {
    case firstChild, lastChild
    /// Children whose 1-based number is a·n + b.
    case nthChild(a: Int, b: Int)
  }

  /// The compounds from left to right, each with the combinator before it.
  var parts: [(combinator: Combinator, compound: Compound)]

  /// Numbers of ids, of classes and the like, and of types, as one comparable number.
  var specificity: Int {
    parts.reduce(0) { $0 + Self.specificity(of: $1.compound) }
  }

  private static func specificity(of compound: Compound) -> Int {
    (compound.id == nil ? 0 : 1_000_000)
      + (compound.classes.count + compound.attributes.count + compound.pseudoClasses.count) * 1_000
      + (compound.type == nil ? 0 : 1)
      + compound.negated.reduce(0) { $0 + specificity(of: $1) }
  }
}

/// What selectors see of an element: itself, its ancestors and its elder siblings.
struct MatchContext: Sendable {
  struct Entry: Sendable {
    var name: String
    var id: String?
    var classes: Set<String>
    var attributes: [String: String]
    /// 1-based number among its element siblings.
    var number: Int
    var siblingCount: Int
    /// The entry of the sibling just before, without its own siblings.
    var previous: [Entry]
  }

  /// From the root to the element itself.
  var path: [Entry]
}

extension Selector {
  func matches(_ context: MatchContext) -> Bool {
    guard let element = context.path.last, let last = parts.last,
      Self.matches(last.compound, element)
    else { return false }
    return matchesRest(parts.count - 1, at: element, ancestors: context.path.dropLast()) == .yes
  }

  private enum Match {
    case yes
    /// Not here; perhaps with an ancestor farther out.
    case no
    /// Nowhere: the ancestors are exhausted, and farther out there are even fewer.
    case never
  }

  /// Whether the parts before `index` match around `element`, which matched part `index`.
  private func matchesRest(
    _ index: Int, at element: MatchContext.Entry, ancestors: ArraySlice<MatchContext.Entry>
  ) -> Match {
    guard index > 0 else { return .yes }
    let wanted = parts[index - 1].compound
    switch parts[index].combinator {
    case .child:
      guard let parent = ancestors.last else { return .never }
      guard Self.matches(wanted, parent) else { return .no }
      return matchesRest(index - 1, at: parent, ancestors: ancestors.dropLast())
    case .adjacent:
      guard let previous = element.previous.first, Self.matches(wanted, previous) else {
        return .no
      }
      return matchesRest(index - 1, at: previous, ancestors: ancestors)
    case .descendant:
      var rest = ancestors
      while let ancestor = rest.popLast() {
        guard Self.matches(wanted, ancestor) else { continue }
        let match = matchesRest(index - 1, at: ancestor, ancestors: rest)
        if match != .no { return match }
      }
      return .never
    }
  }

  private static func matches(_ compound: Compound, _ element: MatchContext.Entry) -> Bool {
    if let type = compound.type, type != element.name { return false }
    if let id = compound.id, id != element.id { return false }
    guard compound.classes.allSatisfy(element.classes.contains) else { return false }
    for (name, value) in compound.attributes {
      guard let actual = element.attributes[name] else { return false }
      if let value, value != actual { return false }
    }
    for pseudo in compound.pseudoClasses {
      switch pseudo {
      case .firstChild: if element.number != 1 { return false }
      case .lastChild: if element.number != element.siblingCount { return false }
      case .nthChild(let a, let b):
        let offset = element.number - b
        if a == 0 ? offset != 0 : offset % a != 0 || offset / a < 0 { return false }
      }
    }
    return !compound.negated.contains { matches($0, element) }
  }
}
