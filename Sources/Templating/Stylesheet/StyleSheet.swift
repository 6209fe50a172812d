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
