/// The name of a class group, taken apart: the grade and what tells its parallel classes apart (Docs/domain.md
/// section 5.3).
package struct ClassName: Sendable, Hashable {
  /// 1 to 13.
  package let grade: Int
  /// "A", "Melati"; empty if the grade has one class.
  package let suffix: String

  /// Reads "Kelas 6C", "6C", "VI C", "6-C", "IV A (Empat)", "6 Melati"; nil if no grade begins it.
  package init?(_ text: some StringProtocol) {
    var rest = Substring(text.trimmedOfSpace)
    guard rest.unicodeScalars.count <= Limits.short else { return nil }
    if rest.hasSuffix(")"), let open = rest.lastIndex(of: "(") {
      rest = Substring(rest[..<open].trimmedOfSpace)
    }
    for word in ["kelas", "kls.", "kls"] where rest.lowercased().hasPrefix(word) {
      rest = rest.dropFirst(word.count).drop(while: Self.separates)
      break
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    if let number = Int(digits), digits.count <= 2 {
      grade = number
      rest = rest.dropFirst(digits.count)
    } else {
      let roman = rest.prefix { "IVXivx".contains($0) }
      guard let number = RomanNumeral.value(roman) else { return nil }
      grade = number
      rest = rest.dropFirst(roman.count)
      // "Ivan" is no class of grade 4: a suffix that touches the numeral begins with one letter.
      let letters = rest.prefix(while: \.isLetter)
      guard letters.count <= 1 else { return nil }
    }
    guard Limits.grade.contains(grade) else { return nil }
    let words = rest.drop(while: Self.separates).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    suffix = words.count <= 2 ? words.uppercased() : words
  }

  private static func separates(_ character: Character) -> Bool {
    character.isWhitespace || "-–./_:".contains(character)
  }

  /// The normalised name: "6C"; a longer suffix stays apart: "6-Melati".
  package var text: String { suffix.count <= 2 ? "\(grade)\(suffix)" : "\(grade)-\(suffix)" }

  /// "IV A (Empat)" as in a report's header (Docs/domain.md section 3.1).
  package var headerForm: String {
    let numeral = RomanNumeral.text(grade) ?? "\(grade)"
    let head = suffix.isEmpty ? numeral : "\(numeral) \(suffix)"
    return "\(head) (\(NumberWords.capitalised(grade) ?? "\(grade)"))"
  }

  /// "V (Lima)": a grade as decisions name it (Docs/domain.md section 3.1).
  package static func gradeForm(_ grade: Int) -> String {
    let numeral = RomanNumeral.text(grade) ?? "\(grade)"
    return "\(numeral) (\(NumberWords.capitalised(grade) ?? "\(grade)"))"
  }
}

extension ClassGroup {
  /// "IV A (Empat)"; the name itself if it begins with no grade.
  package var headerForm: String { ClassName(name)?.headerForm ?? name }
}

extension EducationLevel {
  /// The grades taught, the last of which graduates (Docs/domain.md section 1.1). A four-year SMK has grade 13.
  package var grades: ClosedRange<Int> {
    switch self {
    case .sd, .mi: 1...6
    case .smp, .mts: 7...9
    case .sma, .ma: 10...12
    case .smk: 10...13
    }
  }
}
