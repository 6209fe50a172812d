/// A change that intake made to a cell to understand it (Docs/domain.md section 5.4): the receipt that an operator can
/// check against the file. A cell that needed several has one for each step.
package struct Repair: Sendable, Hashable, Codable {
  /// What was done. The raw values are identifiers for programs and the ledger: they never change.
  package enum Rule: String, Sendable, Hashable, Codable, CaseIterable {
    case spacing, htmlEntity, htmlTag, apostrophe, separators, decimalTail, decimalComma
    case leadingZeros, unit, rounded, unknown, date, serialDate, religion, sex, className, spelling
    case titles, filledDown
  }

  package var rule: Rule
  /// From 1, as a spreadsheet numbers it.
  package var row: Int
  /// The column's letter, "A" …
  package var column: String
  package var header: String
  /// At most 60 characters; what cannot be seen is shown by signs.
  package var before: String
  package var after: String

  package init(
    rule: Rule, row: Int, column: String, header: String, before: String, after: String
  ) {
    self.rule = rule
    self.row = row
    self.column = column
    self.header = header
    self.before = before
    self.after = after
  }

  /// "C7".
  package var cell: String { "\(column)\(row)" }
}

extension Repair.Rule {
  /// What was done, for the person who checks the import.
  package var message: Bilingual {
    switch self {
    case .spacing: Bilingual(id: "spasi dirapikan", en: "spaces tidied")
    case .htmlEntity: Bilingual(id: "kode HTML (&…;) dibaca", en: "HTML code (&…;) decoded")
    case .htmlTag: Bilingual(id: "tanda HTML (<…>) dibuang", en: "HTML tags (<…>) removed")
    case .apostrophe: Bilingual(id: "tanda petik di depan dibuang", en: "leading quote removed")
    case .separators:
      Bilingual(id: "pemisah di dalam nomor dibuang", en: "separators within a number removed")
    case .decimalTail: Bilingual(id: "\".0\" di belakang dibuang", en: "trailing \".0\" removed")
    case .decimalComma: Bilingual(id: "koma desimal dibaca", en: "decimal comma read")
    case .leadingZeros: Bilingual(id: "nol di depan dikembalikan", en: "leading zeros restored")
    case .unit: Bilingual(id: "satuan dibuang", en: "unit removed")
    case .rounded: Bilingual(id: "dibulatkan", en: "rounded")
    case .unknown: Bilingual(id: "dianggap tidak diketahui", en: "taken as unknown")
    case .date: Bilingual(id: "tanggal dibaca", en: "date read")
    case .serialDate: Bilingual(id: "angka tanggal Excel dibaca", en: "Excel date number read")
    case .religion: Bilingual(id: "ejaan agama diseragamkan", en: "religion's spelling unified")
    case .sex: Bilingual(id: "jenis kelamin menjadi L atau P", en: "sex written as L or P")
    case .className: Bilingual(id: "nama kelas diseragamkan", en: "class name unified")
    case .spelling: Bilingual(id: "ejaan diseragamkan", en: "spelling unified")
    case .titles: Bilingual(id: "gelar dipisahkan dari nama", en: "titles parted from the name")
    case .filledDown: Bilingual(id: "diisi dari baris di atasnya", en: "filled from the row above")
    }
  }
}

/// The repairs of one kind in one column, as a report shows them.
package struct RepairGroup: Sendable, Hashable {
  package let rule: Repair.Rule
  package let column: String
  package let header: String
  /// By row.
  package fileprivate(set) var repairs: [Repair]
}

private struct GroupKey: Hashable {
  var column: String
  var rule: Repair.Rule
}

extension [Repair] {
  /// By column, in the order of the spreadsheet, and by rule, in the order of ``Repair/Rule``.
  package var grouped: [RepairGroup] {
    var places: [GroupKey: Int] = [:]
    var groups: [RepairGroup] = []
    for repair in self {
      let key = GroupKey(column: repair.column, rule: repair.rule)
      if let place = places[key] {
        groups[place].repairs.append(repair)
      } else {
        places[key] = groups.count
        groups.append(
          RepairGroup(
            rule: repair.rule, column: repair.column, header: repair.header, repairs: [repair]))
      }
    }
    let order = Dictionary(
      Repair.Rule.allCases.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { $1 })
    return groups.sorted {
      ($0.column.utf8.count, $0.column, order[$0.rule] ?? 0)
        < ($1.column.utf8.count, $1.column, order[$1.rule] ?? 0)
    }
  }
}
