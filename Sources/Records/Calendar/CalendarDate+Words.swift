extension CalendarDate {
  /// The months as printed; our own table, so that no installed locale decides (Docs/domain.md section 4.7).
  package static let months = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
  ]

  /// The month (1 to 12) of an Indonesian or English name or abbreviation of at least three letters: "Agt", "Aug",
  /// "Desember"; nil if it names none.
  package static func month(named text: some StringProtocol) -> Int? {
    let key = text.foldedForComparison
    guard key.count >= 3 else { return nil }
    let english = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    let others = [
      "agt": 8, "ags": 8, "agst": 8, "pebruari": 2, "peb": 2, "nopember": 11, "nop": 11, "sept": 9,
    ]
    return others[key]
      ?? months.firstIndex { $0.lowercased().hasPrefix(key) }.map { $0 + 1 }
      ?? english.firstIndex { $0.hasPrefix(key) }.map { $0 + 1 }
  }

  /// "20 Desember 2019": no leading zero (Docs/domain.md section 4.7).
  package var words: String { "\(day) \(Self.months[month - 1]) \(year)" }
}
