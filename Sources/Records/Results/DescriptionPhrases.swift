/// The words of which descriptions are made when the teacher wrote none (Docs/domain.md section 4.3). They are printed, so
/// they are data: words of the layout, which a city or school may override.
package struct DescriptionPhrases: Sendable, Hashable {
  /// What stands in braces.
  enum Hole: String, Sendable, Hashable, CaseIterable {
    case name, word, list, clauses, first, last, count
  }

  /// A phrase, read once: texts and holes.
  struct Phrase: Sendable, Hashable {
    private enum Part: Sendable, Hashable {
      case text(String)
      case hole(Hole)
    }

    private let parts: [Part]

    /// Braces that name no hole are text.
    init(_ source: String) {
      var parts: [Part] = []
      var rest = Substring(source)
      while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
        let after = rest.index(after: close)
        if let hole = Hole(rawValue: String(rest[rest.index(after: open)..<close])) {
          parts += [.text(String(rest[..<open])), .hole(hole)]
        } else {
          parts.append(.text(String(rest[..<after])))
        }
        rest = rest[after...]
      }
      parts.append(.text(String(rest)))
      self.parts = parts
    }

    /// The phrase with its holes filled; what is filled in is never read for holes itself.
    func filled(_ values: [Hole: String]) -> String {
      var text = ""
      for part in parts {
        switch part {
        case .text(let literal): text += literal
        case .hole(let hole): text += values[hole] ?? ""
        }
      }
      return text
    }
  }

  /// Names of the phrases in `strings.properties`, with what stands in them.
  package enum Name: String, Sendable, Hashable, CaseIterable {
    /// K13: "Ananda {name} {clauses}."
    case describeCompetences
    /// "{word} dalam {list}"
    case describeClause
    /// "{word} dalam semua kompetensi pada muatan ini"
    case describeEqual
    /// The words that the letters stand for within a sentence.
    case describeWordA, describeWordB, describeWordC, describeWordD
    /// Merdeka: what is mastered, and what needs help.
    case describeAchieved, describeNeedsHelp
    /// The same for all objectives at once.
    case describeAllAchieved, describeNoneAchieved
    /// "{first} dan {last}", "{list}, dan {last}", "{count} lainnya"
    case describeTwo, describeMany, describeOthers
  }

  private let phrases: [Name: Phrase]

  /// - Parameter word: the layout's word of a name.
  /// - Returns: Nil if a word is missing; then no descriptions are made.
  package init?(_ word: (String) -> String?) {
    var phrases: [Name: Phrase] = [:]
    for name in Name.allCases {
      guard let text = word(name.rawValue) else { return nil }
      phrases[name] = Phrase(text)
    }
    self.phrases = phrases
  }

  func text(_ name: Name, _ values: [Hole: String] = [:]) -> String {
    phrases[name]?.filled(values) ?? ""
  }

  func word(_ predicate: Predicate) -> String {
    switch predicate {
    case .a: text(.describeWordA)
    case .b: text(.describeWordB)
    case .c: text(.describeWordC)
    case .d: text(.describeWordD)
    }
  }

  /// The texts as parts of a sentence: "a", "a dan b", "a, b, dan c"; of many the first ones and how many others.
  func list(_ texts: [String]) -> String {
    var phrases = texts.prefix(Self.mostListed).map(CompetenceText.phrase)
    if texts.count > Self.mostListed {
      let count = texts.count - Self.mostListed + 1
      phrases[phrases.count - 1] = text(.describeOthers, [.count: "\(count)"])
    }
    guard let last = phrases.last, phrases.count > 1 else { return phrases.first ?? "" }
    let before = phrases.dropLast()
    return before.count == 1
      ? text(.describeTwo, [.first: before[0], .last: last])
      : text(.describeMany, [.list: before.joined(separator: ", "), .last: last])
  }

  /// A sentence of more is read by nobody; a card has a row of some 250 characters for it (Docs/domain.md section 8.3).
  static let mostListed = 6
}
