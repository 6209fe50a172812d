/// Why an edited table cannot be used.
package enum ThresholdMistake: Error, Sendable, Hashable {
  /// The pass mark is not 0 to 100.
  case passMark(Int)
  /// Limits must rise: pass mark, B, A, none above 101 (a band that nobody reaches).
  case order
}

extension ThresholdMistake {
  package var message: Bilingual {
    switch self {
    case .passMark(let mark):
      Bilingual(
        id: "KKM \(mark) tidak berlaku; isi 0 sampai 100.",
        en: "The pass mark \(mark) is not valid; give 0 to 100.")
    case .order:
      Bilingual(
        id: "Batas predikat harus naik: KKM, lalu B, lalu A, paling tinggi 100.",
        en: "Predicate limits must rise: pass mark, then B, then A, at most 100.")
    }
  }
}

extension ThresholdTable {
  /// The default rule: the whole numbers from the pass mark to 100 in three bands, the lower ones taking what is left
  /// over (Docs/domain.md section 4.1). Nil if `kkm` is not 0 to 100.
  package static func `default`(kkm: Int) -> ThresholdTable? {
    guard (0...100).contains(kkm) else { return nil }
    let count = 101 - kkm
    let (base, rest) = count.quotientAndRemainder(dividingBy: 3)
    let bFrom = kkm + base + (rest >= 1 ? 1 : 0)
    let aFrom = bFrom + base + (rest == 2 ? 1 : 0)
    return ThresholdTable(kkm: kkm, bFrom: bFrom, aFrom: aFrom, source: .computed)
  }

  /// What makes the table unusable, if anything (Docs/domain.md section 4.1).
  package var mistake: ThresholdMistake? {
    guard (0...100).contains(kkm) else { return .passMark(kkm) }
    return kkm <= bFrom && bFrom <= aFrom && aFrom <= 101 ? nil : .order
  }

  /// The letter of a score, rounded to a whole number first (Docs/domain.md section 4.1).
  package func predicate(for score: Score) -> Predicate {
    let whole = score.rounded
    if whole < kkm { return .d }
    if whole < bFrom { return .c }
    return whole < aFrom ? .b : .a
  }

  /// The whole scores that earn a letter, for the legend under the table; nil for a letter that none earns.
  package func band(of predicate: Predicate) -> ClosedRange<Int>? {
    let (from, end) =
      switch predicate {
      case .d: (0, kkm)
      case .c: (kkm, bFrom)
      case .b: (bFrom, aFrom)
      case .a: (aFrom, 101)
      }
    return from < end ? from...(end - 1) : nil
  }
}
