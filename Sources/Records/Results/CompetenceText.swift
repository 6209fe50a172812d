/// The texts of competences and objectives inside sentences (Docs/domain.md section 4.3).
enum CompetenceText {
  /// Words that stay capital at the start of a competence text.
  private static let properNouns: Set<Substring> = [
    "Pancasila", "Tuhan", "Allah", "Indonesia", "Nabi", "Rasul", "Injil", "Alkitab", "Weda",
    "Islam",
    "Bhinneka", "Garuda", "Jawa", "Sunda", "Banten",
  ]

  /// The numbers in it: "3.10" comes after "3.9", "TP10" after "TP9".
  static func key(_ number: String) -> [Int] {
    number.split { !("0"..."9").contains($0) }.map { Int($0) ?? .max }
  }

  /// The text inside a sentence: small first letter, except of a proper noun or an abbreviation; one line; no full stop.
  static func phrase(_ text: String) -> String {
    var words = text.split(whereSeparator: \.isWhitespace)
    if let first = words.first, !properNouns.contains(first),
      first.count == 1 || first != first.uppercased()
    {
      words[0] = Substring(first.prefix(1).lowercased() + first.dropFirst())
    }
    var phrase = words.joined(separator: " ")
    while let last = phrase.last, ".,;:!".contains(last) { phrase.removeLast() }
    return phrase
  }

  /// "a", "a dan b", "a, b, dan c".
  static func joined(_ texts: [String]) -> String {
    let phrases = texts.map(phrase)
    guard phrases.count > 2, let last = phrases.last else {
      return phrases.joined(separator: " dan ")
    }
    return phrases.dropLast().joined(separator: ", ") + ", dan " + last
  }
}
