/// Roman numerals of grades, I to XIII (Docs/domain.md section 4.7).
package enum RomanNumeral {
  private static let numerals = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII",
  ]

  /// "IV" for 4; nil outside 1 to 13.
  package static func text(_ number: Int) -> String? {
    numerals.indices.contains(number - 1) ? numerals[number - 1] : nil
  }

  /// 4 for "IV" or "iv"; nil if it is no numeral from I to XIII.
  package static func value(_ text: some StringProtocol) -> Int? {
    numerals.firstIndex(of: text.uppercased()).map { $0 + 1 }
  }
}
