/// Finds the selectors that may match an element by what their last compound asks for: an id, else a class, else a type.
struct RuleIndex: Sendable {
  /// A selector of a rule that matched.
  struct Match: Hashable, Sendable {
    /// The rule's number, in the order of the sheets.
    var rule: Int
    var specificity: Int
  }

  private struct Candidate: Sendable {
    let selector: Selector
    let match: Match
  }

  private var byID: [String: [Candidate]] = [:]
  private var byClass: [String: [Candidate]] = [:]
  private var byType: [String: [Candidate]] = [:]
  private var others: [Candidate] = []

  mutating func add(_ selectors: [Selector], ofRule number: Int) {
    for selector in selectors {
      let candidate = Candidate(
        selector: selector, match: Match(rule: number, specificity: selector.specificity))
      guard let last = selector.parts.last?.compound else { continue }
      if let id = last.id {
        byID[id, default: []].append(candidate)
      } else if let name = last.classes.first {
        byClass[name, default: []].append(candidate)
      } else if let type = last.type {
        byType[type, default: []].append(candidate)
      } else {
        others.append(candidate)
      }
    }
  }

  /// The rules that match, in their order, each with its most specific selector.
  func matches(of element: MatchElement) -> [Match] {
    var found: [Match] = []
    func look(_ candidates: [Candidate]) {
      for candidate in candidates where candidate.selector.matches(element) {
        found.append(candidate.match)
      }
    }
    look(others)
    if let candidates = byType[element.name] { look(candidates) }
    // A class that is written twice names its rules twice, which is put right below.
    for name in element.classes {
      if let candidates = byClass[name] { look(candidates) }
    }
    if let id = element.id, let candidates = byID[id] { look(candidates) }
    found.sort { ($0.rule, $0.specificity) < ($1.rule, $1.specificity) }
    var matches: [Match] = []
    for match in found {
      if matches.last?.rule == match.rule { matches.removeLast() }
      matches.append(match)
    }
    return matches
  }
}
