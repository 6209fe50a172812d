extension Term {
  /// The term of a day: July to December is odd, January to June even (Docs/domain.md section 4.7). Nil only for years
  /// that no school year of ours covers.
  package init?(containing date: CalendarDate) {
    let isOdd = date.month >= 7
    guard let year = SchoolYear(start: isOdd ? date.year : date.year - 1) else { return nil }
    self.init(schoolYear: year, semester: isOdd ? .odd : .even)
  }
}

extension Semester {
  /// "Ganjil" or "Genap" (Docs/domain.md section 1.2).
  package var name: String { self == .odd ? "Ganjil" : "Genap" }

  /// "1 (Satu)" as in a report's header (Docs/domain.md section 3.1).
  package var headerForm: String { self == .odd ? "1 (Satu)" : "2 (Dua)" }

  /// Reads "1", "I", "Ganjil", "1 (Ganjil)", "2 (Dua)", "genap".
  package init?(spelling: some StringProtocol) {
    switch spelling.foldedForComparison {
    case "1", "i", "satu", "ganjil", "gasal", "1ganjil", "1gasal", "iganjil", "1satu", "odd",
      "semester1":
      self = .odd
    case "2", "ii", "dua", "genap", "2genap", "iigenap", "2dua", "even", "semester2": self = .even
    default: return nil
    }
  }
}
