package import Records

/// A mistake or a warning with its place: file, row and column as a spreadsheet shows them.
package struct IntakeMistake: Sendable, Hashable {
  package var file: String
  /// From 1; nil if it concerns the whole file.
  package var row: Int?
  /// The column's letter, "A" …; nil if it concerns the whole row.
  package var column: String?
  package var header: String?
  /// What the cell holds, at most 60 characters of it.
  package var value: String?
  package var message: Bilingual
  package var remedy: Bilingual

  /// "04-students.csv, baris 7, kolom E (NISN), "12": … " in one line.
  package func line(in language: Language) -> String {
    let indonesian = language == .indonesian
    var place = file
    if let row { place += indonesian ? ", baris \(row)" : ", row \(row)" }
    if let column {
      place += indonesian ? ", kolom \(column)" : ", column \(column)"
      if let header { place += " (\(header))" }
    }
    if let value { place += ", \"\(value)\"" }
    return "\(place): \(message.text(in: language)) \(remedy.text(in: language))"
  }
}

/// A change that intake made to a cell to understand it (Docs/domain.md section 5.4).
package struct Repair: Sendable, Hashable {
  package enum Rule: String, Sendable, Hashable, CaseIterable {
    case spacing, markup, apostrophe, decimalTail, leadingZeros, unit, unknown, date, serialDate
    case spelling, titles, rounded, filledDown
  }

  package var row: Int
  package var column: String
  package var header: String
  package var before: String
  package var after: String
  package var rule: Rule
}

extension Repair.Rule {
  /// What was done, for the person who checks the import.
  package var message: Bilingual {
    switch self {
    case .spacing:
      Bilingual(id: "spasi dirapikan", en: "spaces tidied")
    case .markup: Bilingual(id: "sisa kode HTML dibuang", en: "left-over HTML removed")
    case .apostrophe: Bilingual(id: "tanda petik di depan dibuang", en: "leading quote removed")
    case .decimalTail: Bilingual(id: "\".0\" di belakang dibuang", en: "trailing \".0\" removed")
    case .leadingZeros: Bilingual(id: "nol di depan dikembalikan", en: "leading zeros restored")
    case .unit: Bilingual(id: "satuan dibuang", en: "unit removed")
    case .unknown: Bilingual(id: "dianggap tidak diketahui", en: "taken as unknown")
    case .date: Bilingual(id: "tanggal dibaca", en: "date read")
    case .serialDate: Bilingual(id: "angka tanggal Excel dibaca", en: "Excel date number read")
    case .spelling: Bilingual(id: "ejaan diseragamkan", en: "spelling made uniform")
    case .titles: Bilingual(id: "gelar dipisahkan dari nama", en: "titles parted from the name")
    case .rounded: Bilingual(id: "dibulatkan", en: "rounded")
    case .filledDown: Bilingual(id: "diisi dari baris di atasnya", en: "filled from the row above")
    }
  }
}

/// A column of the file and what intake took it for.
package struct IntakeColumn: Sendable, Hashable {
  package var letter: String
  package var header: String
  /// The field's identifier, such as "fullName"; nil for a column that is ignored.
  package var field: String?
}

/// What reading one file gave.
package struct IntakeReport: Sendable, Hashable {
  package var file: String
  package var kind: ImportKind
  /// Nil if there is any mistake: a file is imported whole or not at all.
  package var batch: ImportBatch?
  /// At most ``limit``; the rest is counted.
  package var mistakes: [IntakeMistake] = []
  package var omittedMistakes = 0
  package var warnings: [IntakeMistake] = []
  package var omittedWarnings = 0
  package var repairs: [Repair] = []
  package var omittedRepairs = 0
  package var columns: [IntakeColumn] = []
  package var ignoredColumns: [IntakeColumn] = []
  /// The rows under the headings that hold data.
  package var rowCount = 0

  /// How many mistakes, warnings and repairs are each listed.
  package static let limit = 1_000

  package var isGood: Bool { batch != nil }

  init(file: String, kind: ImportKind) {
    self.file = file
    self.kind = kind
  }
}

extension IntakeReport {
  /// With so many mistakes the file is another's, and nobody reads what each of them might have meant.
  var wantsSuggestions: Bool { mistakes.count < 200 }

  mutating func add(mistake: IntakeMistake) {
    if mistakes.count < Self.limit { mistakes.append(mistake) } else { omittedMistakes += 1 }
  }

  mutating func add(warning: IntakeMistake) {
    if warnings.count < Self.limit { warnings.append(warning) } else { omittedWarnings += 1 }
  }

  mutating func add(repair: Repair) {
    if repairs.count < Self.limit { repairs.append(repair) } else { omittedRepairs += 1 }
  }
}
