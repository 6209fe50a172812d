package import Records

/// A possible answer to a question about a row.
package struct IntakeChoice: Sendable, Hashable {
  /// As `--confirm` takes it: "7=0097654321".
  package var answer: String
  package var meaning: Bilingual
}

/// A mistake or a warning with its place: file, row and column as a spreadsheet shows them.
package struct IntakeMistake: Sendable, Hashable {
  package var file: String
  /// The sheet of a workbook.
  package var sheet: String?
  /// From 1; nil if it concerns the whole file.
  package var row: Int?
  /// The column's letter, "A" …; nil if it concerns the whole row.
  package var column: String?
  package var header: String?
  /// What the cell holds, at most 60 characters of it.
  package var value: String?
  package var message: Bilingual
  package var remedy: Bilingual
  /// What may be answered, if it is a question.
  package var choices: [IntakeChoice] = []

  /// "F12" in a workbook, where people look for a cell by that.
  package var cell: String? {
    guard sheet != nil, let row, let column else { return nil }
    return "\(column)\(row)"
  }

  /// "04-students.csv, baris 7, kolom E (NISN), "12": … " in one line.
  package func line(in language: Language) -> String {
    let indonesian = language == .indonesian
    var place = file
    if let sheet { place += indonesian ? ", lembar \"\(sheet)\"" : ", sheet \"\(sheet)\"" }
    if let cell {
      place += indonesian ? ", sel \(cell)" : ", cell \(cell)"
    } else {
      if let row { place += indonesian ? ", baris \(row)" : ", row \(row)" }
      if let column { place += indonesian ? ", kolom \(column)" : ", column \(column)" }
    }
    if column != nil, let header { place += " (\(header))" }
    if let value { place += ", \"\(value)\"" }
    return "\(place): \(message.text(in: language)) \(remedy.text(in: language))"
  }
}

/// A column of the file and what intake took it for.
package struct IntakeColumn: Sendable, Hashable {
  package var letter: String
  package var header: String
  /// The field's identifier, such as "fullName"; nil for a column that is ignored.
  package var field: String?
  /// What it was taken for in a person's words; nil for a column that is ignored.
  package var meaning: Bilingual?
  /// Whether the operator chose the meaning.
  package var isChosen = false
  /// How many cells of the column hold anything.
  package var values = 0
  /// How many of them could not be read.
  package var unreadable = 0
}

/// What reading one file gave.
package struct IntakeReport: Sendable, Hashable {
  package var file: String
  package var kind: ImportKind
  /// Nil if there is any mistake: a file is imported whole or not at all.
  package var batch: ImportBatch?
  /// What the faultless cells say, mistakes or not: for a preview, never to be stored.
  package var preview: ImportBatch?
  /// The rows that have a mistake.
  package var faultyRows: Set<Int> = []
  /// At most ``limit``; the rest is counted.
  package var mistakes: [IntakeMistake] = []
  package var omittedMistakes = 0
  package var warnings: [IntakeMistake] = []
  package var omittedWarnings = 0
  /// At most ``repairLimit``; the rest is counted.
  package var repairs: [Repair] = []
  package var omittedRepairs = 0
  package var columns: [IntakeColumn] = []
  package var ignoredColumns: [IntakeColumn] = []
  /// The sheet that was read, of a workbook.
  package var sheet: String?
  /// How a text file was encoded, such as "Windows-1252"; nil for UTF-8 and for workbooks.
  package var encoding: String?
  /// The subject of a file that is about one.
  package var subject: String?
  /// What names files of the same headings; nil if none were found.
  package var shape: String?
  /// The headings of all columns, blank ones left out.
  package var headings: [String] = []
  /// The rows under the headings that hold data.
  package var rowCount = 0

  /// How many mistakes and warnings are each listed.
  package static let limit = 1_000
  /// How many repairs are listed: all of them, but for files larger than any school's.
  package static let repairLimit = 100_000

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
    if let row = mistake.row { faultyRows.insert(row) }
    if mistakes.count < Self.limit { mistakes.append(mistake) } else { omittedMistakes += 1 }
  }

  mutating func add(warning: IntakeMistake) {
    if warnings.count < Self.limit { warnings.append(warning) } else { omittedWarnings += 1 }
  }

  mutating func add(repair: Repair) {
    if repairs.count < Self.repairLimit { repairs.append(repair) } else { omittedRepairs += 1 }
  }
}
