/// Whole numbers in Indonesian words ("terbilang") (Docs/domain.md section 4.7).
package enum NumberWords {
  private static let small = [
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "sebelas",
  ]

  /// 87 is "delapan puluh tujuh", 100 "seratus"; nil outside 0 to 9999.
  package static func indonesian(_ number: Int) -> String? {
    guard (0...9_999).contains(number) else { return nil }
    switch number {
    case ..<12: return small[number]
    case ..<20: return "\(small[number - 10]) belas"
    case ..<100: return joined(small[number / 10] + " puluh", number % 10)
    case ..<200: return joined("seratus", number - 100)
    case ..<1_000: return joined(small[number / 100] + " ratus", number % 100)
    case ..<2_000: return joined("seribu", number - 1_000)
    default: return joined(small[number / 1_000] + " ribu", number % 1_000)
    }
  }

  private static func joined(_ head: String, _ rest: Int) -> String {
    guard rest > 0, let tail = indonesian(rest) else { return head }
    return "\(head) \(tail)"
  }

  /// Every word capitalised, as headers print grades: 12 is "Dua Belas".
  package static func capitalised(_ number: Int) -> String? {
    indonesian(number).map { words in
      words.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }
        .joined(separator: " ")
    }
  }
}
