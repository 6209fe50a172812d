internal import Records

// What the columns were taken for.
extension Reading {
  /// Complains of doubled, missing and private columns, and of choices that name none.
  mutating func checkColumns() {
    for (column, field) in table.duplicates {
      let first = table.columns[field].map { "\(Sheet.letter($0)) (\(table.header($0)))" } ?? ""
      refuse(table.header, column: column, .doubledColumn(first))
    }
    for group in Field.required(by: kind)
    where group.allSatisfy({ table.columns[$0] == nil }) {
      refuse(table.header, nil, .missingColumn(group.prefix(3).map { $0.usualHeading(in: kind) }))
    }
    for column in table.chosen where PrivateColumn.holds(table.header(column)) {
      if names[column] != nil { refuse(table.header, column: column, .privateColumn) }
    }
  }

  /// Cells under a merged one were filled from it.
  mutating func noteFilledCells() {
    for (row, column, text) in table.filled {
      note(.filledDown, SheetRow(number: row, cells: []), column, from: "", to: text)
    }
  }

  /// The columns that have a meaning.
  private var names: [Int: (field: String, meaning: Bilingual)] {
    var names: [Int: (field: String, meaning: Bilingual)] = [:]
    for (field, column) in table.columns { names[column] = (field.rawValue, field.name) }
    for score in table.scores {
      let part: Field =
        switch score.part {
        case .knowledge: .knowledgeScore
        case .skill: .skillScore
        case .single: kind == .midterm ? .midtermScore : .finalScore
        }
      names[score.column] = (
        "\(score.part.rawValue)Score \(score.subject)",
        Bilingual(
          id: "\(part.name.indonesian) \(score.subject)",
          en: "\(part.name.english) \(score.subject)")
      )
    }
    for (place, objective) in table.objectives.enumerated() {
      let id = objective.id.isEmpty ? "TP\(place + 1)" : objective.id
      names[objective.column] = (
        "objective \(id)", Bilingual(id: "capaian \(id)", en: "result of \(id)")
      )
    }
    return names
  }

  /// Lists what each column was taken for, with how many values it has and how many of them are no use.
  mutating func describeColumns(_ rows: [SheetRow]) {
    let names = names
    let doubled = Set(table.duplicates.map(\.column))
    var values = [Int](repeating: 0, count: table.headers.count)
    for row in rows {
      for (column, cell) in row.cells.enumerated() where column < values.count && !cell.isBlank {
        values[column] += 1
      }
    }
    for (column, header) in table.headers.enumerated() {
      let name = names[column]
      guard !header.isEmpty || name != nil else { continue }
      let entry = IntakeColumn(
        letter: Sheet.letter(column), header: CleanText.shortened(header), field: name?.field,
        meaning: name?.meaning, isChosen: table.chosen.contains(column), values: values[column],
        unreadable: unreadable[column] ?? 0)
      if entry.field != nil {
        report.columns.append(entry)
      } else if !doubled.contains(column) {
        report.ignoredColumns.append(entry)
        if isLikeScores(column, rows) {
          report.add(warning: place(table.header, column, nil, .likeScores(entry.letter)))
        }
      }
    }
  }

  /// How headings of figures begin that are no subject's.
  private static let figures = [
    "jumlah", "total", "rata", "rerata", "rank", "peringkat", "nomor", "nourut", "noabsen",
    "noinduk", "absen", "umur", "usia", "kkm", "sakit", "izin", "alpa", "tinggi", "berat",
    "keterangan",
  ]
  /// Such headings as subjects' begin alike: "Keterampilan".
  private static let wholeFigures = ["no", "ket"]

  /// Whether a column that nothing is taken from holds what scores look like, beside columns of subjects that are known:
  /// most likely a subject whose heading was not understood.
  private func isLikeScores(_ column: Int, _ rows: [SheetRow]) -> Bool {
    guard kind == .scores || kind == .midterm, !table.scores.isEmpty,
      !table.chosen.contains(column)
    else { return false }
    let header = table.header(column).foldedForComparison
    guard !header.isEmpty, !Self.wholeFigures.contains(header),
      !Self.figures.contains(where: header.hasPrefix)
    else { return false }
    var count = 0
    for row in rows.prefix(1_000) where !row[column].isBlank {
      guard case .some(let number) = Double(row[column].trimmedOfSpace.replacing(",", with: ".")),
        (10...100).contains(number)
      else { continue }
      count += 1
    }
    return count > 0 && count * 2 >= min(rows.count, 1_000)
  }
}

extension Complaint {
  fileprivate static func likeScores(_ letter: String) -> Complaint {
    Complaint(
      id:
        "Kolom ini tampak berisi nilai, tetapi mata pelajarannya tidak dikenal; isinya tidak diambil.",
      "Betulkan judulnya, atau ulangi dengan --column \(letter)=MTK_P; bila bukan nilai --column "
        + "\(letter)=-.",
      en: "This column seems to hold scores, but its subject is not known; nothing of it is taken.",
      "Correct its heading, or repeat with --column \(letter)=MTK_P; if it holds no scores "
        + "--column \(letter)=-.")
  }
}
