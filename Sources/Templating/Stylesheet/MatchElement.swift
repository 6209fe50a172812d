/// What selectors see of an element: itself, its ancestors and the sibling before it.
///
/// A class, for all that stands within an element shares it.
final class MatchElement: Sendable {
  let name: String
  let id: String?
  let classes: [String]
  let attributes: [(name: String, value: String)]
  /// 1-based number among its element siblings.
  let number: Int
  let siblingCount: Int
  let parent: MatchElement?
  /// The sibling just before, without its own: chains of siblings would be freed one within the other.
  let previous: MatchElement?
  /// How many elements lead to it, itself included.
  let depth: Int

  init(
    _ element: MarkupElement, number: Int, of count: Int, previous: MatchElement?,
    in parent: MatchElement?
  ) {
    name = element.name
    id = element.attribute("id")?.value
    classes = (element.attribute("class")?.value ?? "").split(separator: " ").map(String.init)
    attributes = element.attributes.map { ($0.name, $0.value) }
    self.number = number
    siblingCount = count
    self.parent = parent
    self.previous = previous.map(MatchElement.init(alone:))
    depth = (parent?.depth ?? 0) + 1
  }

  private init(alone other: MatchElement) {
    name = other.name
    id = other.id
    classes = other.classes
    attributes = other.attributes
    number = other.number
    siblingCount = other.siblingCount
    parent = other.parent
    previous = nil
    depth = other.depth
  }
}

extension Selector {
  func matches(_ element: MatchElement) -> Bool {
    guard let last = parts.last, Self.matches(last.compound, element) else { return false }
    return matchesRest(parts.count - 1, at: element) == .yes
  }

  private enum Match {
    case yes
    /// Not here; perhaps with an ancestor farther out.
    case no
    /// Nowhere: the ancestors are exhausted, and farther out there are even fewer.
    case never
  }

  /// Whether the parts before `index` match around `element`, which matched part `index`.
  private func matchesRest(_ index: Int, at element: MatchElement) -> Match {
    guard index > 0 else { return .yes }
    switch parts[index].combinator {
    case .child:
      guard let parent = element.parent else { return .never }
      guard Self.matches(parts[index - 1].compound, parent) else { return .no }
      return matchesRest(index - 1, at: parent)
    case .adjacent:
      guard let previous = element.previous, Self.matches(parts[index - 1].compound, previous)
      else { return .no }
      return matchesRest(index - 1, at: previous)
    case .descendant:
      var next = element.parent
      while let ancestor = next {
        next = ancestor.parent
        guard Self.matches(parts[index - 1].compound, ancestor) else { continue }
        let match = matchesRest(index - 1, at: ancestor)
        if match != .no { return match }
      }
      return .never
    }
  }

  private static func matches(_ compound: Compound, _ element: MatchElement) -> Bool {
    if let type = compound.type, type != element.name { return false }
    if let id = compound.id, id != element.id { return false }
    for name in compound.classes where !element.classes.contains(name) { return false }
    for (name, value) in compound.attributes {
      guard let actual = element.attributes.first(where: { $0.name == name }) else { return false }
      if let value, value != actual.value { return false }
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
