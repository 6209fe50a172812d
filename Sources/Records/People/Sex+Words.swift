extension Sex {
  /// "Laki-laki" or "Perempuan" (Docs/domain.md section 2.4).
  package var word: String { self == .male ? "Laki-laki" : "Perempuan" }

  /// Reads L, P, Lk, Pr, Laki-laki, Perempuan (Docs/domain.md section 5.3); nil if it is neither.
  package init?(spelling: some StringProtocol) {
    switch spelling.foldedForComparison {
    case "l", "lk", "laki", "lakilaki", "pria": self = .male
    case "p", "pr", "perempuan", "wanita": self = .female
    default: return nil
    }
  }
}
