/// How a slot of a layout writes names; the record keeps them as delivered (Docs/domain.md section 4.9).
package enum NameCasing: String, Sendable, Hashable, Codable, CaseIterable {
  case asIs, upper, title
}

extension NameCasing {
  /// The name in this casing. Never give it a name with academic titles, which keep theirs (section 4.8).
  ///
  /// - Parameter lowersParticles: With `title`, also writes "bin", "binti", "van", "de" and "der" small, unless first.
  package func applied(to name: String, lowersParticles: Bool = false) -> String {
    switch self {
    case .asIs: name
    case .upper: name.uppercased()
    case .title: Self.titled(name, lowersParticles: lowersParticles)
    }
  }

  private static func titled(_ name: String, lowersParticles: Bool) -> String {
    var result = ""
    var word = ""
    func finished(_ word: String) -> String {
      if lowersParticles && !result.isEmpty
        && ["bin", "binti", "van", "de", "der"].contains(word.lowercased())
      {
        return word.lowercased()
      }
      return titled(word: word)
    }
    for character in name {
      if character.isWhitespace || character == "-" || character == "/" {
        result += finished(word)
        word = ""
        result.append(character)
      } else {
        word.append(character)
      }
    }
    return result + finished(word)
  }

  /// Letters after an apostrophe stay small ("Nu'man"), except after the prefixes D' and O'; after a full stop they rise.
  private static func titled(word: String) -> String {
    if word.count > 1, RomanNumeral.value(word) != nil, word == word.uppercased() { return word }
    var result = ""
    var rises = true
    for character in word {
      result += rises ? character.uppercased() : character.lowercased()
      let isApostrophe = "'’‘`´".contains(character)
      let prefix = result.dropLast()
      rises = character == "." || (isApostrophe && (prefix == "D" || prefix == "O"))
      if !result.contains(where: \.isLetter) { rises = true }
    }
    return result
  }
}
