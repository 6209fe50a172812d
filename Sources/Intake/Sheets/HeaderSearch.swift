internal import Records

/// Finds the headings in the first rows (Docs/domain.md sections 5.1, 5.3).
struct HeaderSearch {
  static let depth = 20
  private let kind: ImportKind
  private let meaning: HeadingMeaning
  private let choices: ColumnChoices

  init(
    _ kind: ImportKind, choices: ColumnChoices = ColumnChoices(),
    knowsSubject: @escaping (String) -> Bool
  ) {
    self.kind = kind
    self.choices = choices
    meaning = HeadingMeaning(kind, knowsSubject: knowsSubject)
  }

  /// The table under the rows that name the most columns; of equals, under the fewest. Nil if no row names enough.
  func table(in sheet: Sheet) -> Table? {
    let merged = sheet.mergedLabels(depth: Self.depth + HeadingLines.most)
    var best: (table: Table, start: Int)?
    for count in 1...HeadingLines.most {
      for (index, row) in sheet.rows.enumerated() {
        guard row.number + count - 1 <= Self.depth, index + count <= sheet.rows.count else {
          break
        }
        let lines = Array(sheet.rows[index..<(index + count)])
        guard lines[count - 1].number == row.number + count - 1,
          let headings = HeadingLines(lines, merged: merged, isIdentity: meaning.isIdentity)
        else { continue }
        let table = read(headings, row: row.number + count - 1)
        guard table.score > best?.table.score ?? 0 else { continue }
        best = (table, index + count)
      }
    }
    guard var found = best else { return nil }
    found.table.rows = Array(sheet.rows[found.start...])
    found.table.titles = Array(sheet.rows[..<found.start])
    return found.table
  }

  private func read(_ headings: HeadingLines, row: Int) -> Table {
    var table = Table(headerRow: row, headers: headings.paths.map { $0.joined(separator: " ") })
    let chosen = choices.choices(for: table.headers)
    for (column, path) in headings.paths.enumerated() {
      let choice = chosen[column]
      if choice != nil { table.chosen.insert(column) }
      guard choice != nil || !path.isEmpty else { continue }
      switch meaning(of: path, chosen: choice, column) {
      case .field(let field)?:
        if table.columns[field] == nil {
          table.columns[field] = column
        } else if choice != nil, let first = table.columns[field], chosen[first] == nil {
          // What a person says goes before what a heading seems to say.
          table.columns[field] = column
        } else if choice == nil, let first = table.columns[field], chosen[first] != nil {
          continue
        } else {
          table.duplicates.append((column, field))
        }
      case .score(let score)?: table.scores.append(score)
      case .objective(let objective)?: table.objectives.append(objective)
      case nil: continue
      }
    }
    describeObjectives(&table)
    let found = Set(table.columns.keys).subtracting([.rowNumber])
    let met = Field.required(by: kind).count { !found.isDisjoint(with: $0) }
    if met > 0 {
      table.score =
        met * 1_000 + found.count + table.scores.count + table.objectives.count
        + table.chosen.count - table.duplicates.count
    }
    return table
  }

  /// Beside the number of an objective, a bare "Deskripsi" is its text, as the national application has it.
  private func describeObjectives(_ table: inout Table) {
    guard kind == .scores, table.columns[.objectiveID] != nil, table.columns[.objective] == nil
    else { return }
    table.columns[.objective] = table.headers.firstIndex { $0.foldedForComparison == "deskripsi" }
  }

  private func meaning(
    of path: [String], chosen: ColumnChoice.Meaning?, _ column: Int
  ) -> HeadingMeaning.Meaning? {
    switch chosen {
    case .field(let field)?: .field(field)
    case .heading(let heading)?: meaning.meaning(of: [heading], column)
    case .ignored?: nil
    case nil: meaning.meaning(of: path, column)
    }
  }
}
