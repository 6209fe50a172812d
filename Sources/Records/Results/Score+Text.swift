/// Why a text is not a score.
package enum ScoreMistake: Error, Sendable, Hashable, CaseIterable {
  case empty, notANumber, negative, above100, tooManyDecimals
}

extension ScoreMistake {
  /// What is wrong and what to type instead.
  package var message: Bilingual {
    switch self {
    case .empty:
      Bilingual(id: "Nilai kosong; isi angka 0 sampai 100.", en: "No score; give 0 to 100.")
    case .notANumber:
      Bilingual(
        id: "Bukan angka; tulis seperti 87 atau 79,5.", en: "Not a number; write 87 or 79.5.")
    case .negative:
      Bilingual(id: "Nilai tidak boleh kurang dari 0.", en: "A score cannot be below 0.")
    case .above100:
      Bilingual(
        id: "Nilai lebih dari 100; periksa angkanya.", en: "Above 100; check the number.")
    case .tooManyDecimals:
      Bilingual(
        id: "Paling banyak dua angka di belakang koma; bulatkan dahulu.",
        en: "At most two decimals; round it first.")
    }
  }
}

extension Score {
  /// Reads a score as a teacher types it, with a decimal comma or point and spaces (also no-break spaces) around it.
  /// Digit by digit, so that no binary fraction ever decides (Docs/domain.md sections 4.2, 4.10).
  package init(text: some StringProtocol) throws(ScoreMistake) {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
      guard scalar.isASCII, bytes.count < 32 else { throw .notANumber }
      bytes.append(UInt8(scalar.value))
    }
    guard !bytes.isEmpty else { throw .empty }
    guard text.trimmedOfSpace.allSatisfy({ !$0.isWhitespace }) else { throw .notANumber }
    let negative = bytes[0] == UInt8(ascii: "-")
    if negative { bytes.removeFirst() }
    let parts = bytes.split(
      maxSplits: 1, omittingEmptySubsequences: false,
      whereSeparator: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") })
    guard let first = parts.first, !first.isEmpty, parts.last?.isEmpty == false,
      parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } })
    else { throw .notANumber }
    let fraction = parts.count == 2 ? Array(parts[1]) : []
    guard fraction.count <= 2 else { throw .tooManyDecimals }
    let digits = first.drop { $0 == 48 }
    guard digits.count <= 3 else { throw negative ? .negative : .above100 }
    var value = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    for place in 0..<2 {
      value = value * 10 + (place < fraction.count ? Int(fraction[place] - 48) : 0)
    }
    if negative && value > 0 { throw .negative }
    guard let score = Score(hundredths: value) else { throw .above100 }
    self = score
  }

  /// Rounded half up, as printed: 79.5 is 80 (Docs/domain.md section 4.2).
  package var rounded: Int { (hundredths + 50) / 100 }

  /// The whole number that a report shows.
  package var printed: String { String(rounded) }

  /// Every digit that is not a needless zero: "79.5", "80".
  package var exact: String {
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(whole)" }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Positive yet at most 10: perhaps typed on a scale to 10 or to 4 (Docs/domain.md section 4.10).
  package var mayBeOnAnotherScale: Bool { (1...1_000).contains(hundredths) }

  /// The mean of the printed scores, as ``LedgerSummary/mean(of:)`` gives it.
  package static func ledgerMean(of scores: [Score]) -> String? {
    LedgerSummary.mean(of: scores.map(\.rounded))
  }
}
