internal import Records
internal import SheetReading

/// What a score column of a wide file holds of its subject: "MTK_P" knowledge (KI-3), "MTK_K" skills (KI-4), "MTK" the one
/// score that there is.
enum ScorePart: String, Sendable, Hashable { case knowledge, skill, single }

struct ScoreColumn: Sendable, Hashable {
  var column: Int
  var subject: String
  var part: ScorePart
}

/// A column of one learning objective or basic competence in a file of one subject (Docs/domain.md section 5.2).
struct ObjectiveColumn: Sendable, Hashable {
  var column: Int
  /// "TP1", "3.1".
  var id: String
  /// As its heading gives it; nil if a legend does.
  var text: String?
}

/// A sheet whose headings are found: which column holds which field, and the rows of data.
struct Table {
  /// The last row of the headings.
  var headerRow = 0
  var headers: [String] = []
  var columns: [Field: Int] = [:]
  var scores: [ScoreColumn] = []
  var objectives: [ObjectiveColumn] = []
  /// Everything under the headings.
  var rows: [SheetRow] = []
  /// What stands over the headings.
  var titles: [SheetRow] = []
  /// Pairs of columns that name the same field.
  var duplicates: [(column: Int, field: Field)] = []
  /// Columns whose meaning the operator chose, now or earlier.
  var chosen: Set<Int> = []
  /// Cells that took over the text of the merged cell above them.
  var filled: [(row: Int, column: Int, text: String)] = []
  /// The subject of the whole file, where neither a column nor headings name subjects.
  var subject: SubjectHint?
  /// How well the headings fit the kind of file; more is better.
  var score = 0

  func header(_ column: Int) -> String {
    headers.indices.contains(column) ? headers[column] : ""
  }

  /// The row of headings, for complaints.
  var header: SheetRow { SheetRow(number: headerRow, cells: headers) }
}

extension Table {
  /// Gives the cells that a merged cell covers its text, down its first column: a student's name stands once for all their
  /// rows. Across, a wide cell is a remark or a signature and stands for nothing else.
  ///
  /// - Throws: ``FileRefusal`` if there are more such cells than a file may hold.
  mutating func fillDown(_ sheet: Sheet) throws(FileRefusal) {
    guard let first = rows.first?.number else { return }
    var count = 0
    for merge in sheet.merges where merge.rows.count > 1 && merge.rows.upperBound > first {
      let column = merge.columns.lowerBound
      guard var index = place(of: merge.rows.lowerBound),
        rows[index].number == merge.rows.lowerBound, !rows[index][column].isEmpty
      else { continue }
      let text = rows[index][column]
      index += 1
      while index < rows.count, merge.rows.contains(rows[index].number) {
        count += 1
        guard count <= CSVReader.Bound.cells else { throw FileRefusal(.tooManyCells) }
        if rows[index][column].isEmpty, rows[index].set(text, at: column) {
          if filled.count < IntakeReport.limit { filled.append((rows[index].number, column, text)) }
        }
        index += 1
      }
    }
  }

  /// Where the first row is that has the number or a greater one.
  private func place(of number: Int) -> Int? {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low < rows.count ? low : nil
  }

  /// In a workbook that counts days from 1904, the bare numbers of date columns become those of all others.
  mutating func countFrom1900() {
    let dates: [Field] = [
      .birthDate, .admissionDate, .reportDate, .finalGradeReportDate, .leavingDate,
    ]
    for column in dates.compactMap({ columns[$0] }) {
      for index in rows.indices {
        let text = rows[index][column]
        guard (4...5).contains(text.utf8.count), text.utf8.allSatisfy(NumberText.isDigit),
          let days = Int(text)
        else { continue }
        _ = rows[index].set(String(days + 1_462), at: column)
      }
    }
  }
}

extension SheetRow {
  /// False if the column lies beyond what a table may have.
  fileprivate mutating func set(_ text: String, at column: Int) -> Bool {
    guard column < CSVReader.Bound.columns else { return false }
    while cells.count <= column { cells.append("") }
    cells[column] = text
    return true
  }
}
