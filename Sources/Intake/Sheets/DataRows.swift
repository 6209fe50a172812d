internal import Records

/// Tells the rows of data from what stands under a table: sums, means, the signatures (Docs/domain.md section 5.4).
struct DataRows {
  private let kind: ImportKind
  private let table: Table

  init(_ kind: ImportKind, _ table: Table) {
    self.kind = kind
    self.table = table
  }

  private static let sums = [
    "jumlah", "total", "ratarata", "rerata", "nilairata", "nilaitertinggi", "nilaiterendah",
    "tertinggi", "terendah", "mengetahui",
  ]
  private static let legends = ["keterangan", "legenda"]
  private static let signatures = [
    "kepalasekolah", "walikelas", "gurukelas", "gurumata", "tandatangan", "ttd",
  ]

  private var isOfStudents: Bool {
    ![.schools, .staff, .classes, .subjects, .settings, .thresholds].contains(kind)
  }

  /// The rows that hold data.
  var rows: [SheetRow] {
    var rows: [SheetRow] = []
    var last = table.headerRow
    var isUnder = false
    var isLegend = false
    var isCounted = false
    lazy var lastSure = lastSureRow
    for row in table.rows {
      if rows.isEmpty, countsColumns(row) || isSubheading(row) {
        last = row.number
        continue
      }
      if isLegend ? hasNISN(row) : isIdentified(row) || isNumbered(row) {
        isUnder = false
        isLegend = false
        isCounted = isCounted || isNumbered(row)
      } else if isSignature(
        row, isCounted: isCounted, isApart: row.number > last + 1 && row.number > lastSure)
        || isFooter(row) || (isNameless(row) && (row.number > last + 1 || isEmpty(row)))
      {
        isUnder = true
        isLegend = isLegend || begins(row, with: Self.legends)
      }
      if !isUnder {
        rows.append(row)
        last = row.number
      }
    }
    return rows
  }

  /// The last row that is certainly of the table, for it has a number, an identifier or a figure; 0 if none is. What
  /// stands above it is no signature.
  private var lastSureRow: Int {
    var last = 0
    var isLegend = false
    for row in table.rows {
      if isLegend ? hasNISN(row) : isIdentified(row) || isNumbered(row) {
        isLegend = false
        last = row.number
      } else if isFooter(row) {
        isLegend = isLegend || begins(row, with: Self.legends)
      } else if !isLegend && !isNameless(row) && hasFigure(row) {
        last = row.number
      }
    }
    return last
  }

  /// Beside the name stands a figure, or something as short as a grade ("85", "B", "-").
  private func hasFigure(_ row: SheetRow) -> Bool {
    let columns =
      table.columns.filter { ![.fullName, .rowNumber].contains($0.key) }.map(\.value)
      + table.scores.map(\.column)
      + table.objectives.map(\.column)
    return columns.contains { column in
      let text = row[column].trimmedOfSpace
      // A number of staff is longer than any figure or date.
      guard (1...10).contains(text.utf8.count) else { return false }
      return text.utf8.count <= 2
        || text.utf8.contains(where: NumberText.isDigit) && !text.contains(where: \.isLetter)
    }
  }

  /// "(1) (2) (3)" under the headings.
  private func countsColumns(_ row: SheetRow) -> Bool {
    let numbers = row.cells.filter { !$0.isBlank }.map { cell in
      Int(cell.filter { !"() ".contains($0) })
    }
    return numbers.count >= 3 && !numbers.contains(nil)
      && zip(numbers, numbers.dropFirst()).allSatisfy { ($0 ?? 0) + 1 == $1 ?? 0 }
      && numbers.first.map { $0 == 1 || $0 == 0 } ?? false
  }

  /// Directly under the headings and about nobody: units, or the identifiers that the national application hides there.
  private func isSubheading(_ row: SheetRow) -> Bool {
    isOfStudents && isNameless(row) && !isNumbered(row) && !table.objectives.isEmpty
  }

  private func cell(_ field: Field, _ row: SheetRow) -> String {
    table.columns[field].map { CleanText.line(row[$0]) } ?? ""
  }

  private func isNumbered(_ row: SheetRow) -> Bool {
    let number = cell(.rowNumber, row)
    return !number.isEmpty && number.utf8.allSatisfy { NumberText.isDigit($0) || $0 == 46 }
  }

  /// A student's number stands in its column.
  private func isIdentified(_ row: SheetRow) -> Bool {
    guard isOfStudents else { return false }
    let local = cell(.localStudentNumber, row)
    return hasNISN(row)
      || (local.utf8.contains(where: NumberText.isDigit) && !local.contains(":"))
  }

  private func hasNISN(_ row: SheetRow) -> Bool {
    (8...12).contains(cell(.nisn, row).utf8.count(where: NumberText.isDigit))
  }

  private func isFooter(_ row: SheetRow) -> Bool {
    begins(row, with: Self.sums)
      || (isOfStudents && (begins(row, with: Self.signatures) || begins(row, with: Self.legends)))
  }

  /// Below the table and in the column of names: "Tangerang, 20 Desember 2019", and a teacher's name alone where every row
  /// of the table has its number and none comes below. A list of students may well have children of whom only the name is
  /// known.
  private func isSignature(_ row: SheetRow, isCounted: Bool, isApart: Bool) -> Bool {
    guard isOfStudents, let names = table.columns[.fullName], isAlone(names, in: row) else {
      return false
    }
    if (try? DateText.placeAndDate(CleanText.line(row[names]))) != nil { return true }
    return isApart && isCounted && kind != .students
  }

  /// Nothing stands in any other column that is known.
  private func isAlone(_ column: Int, in row: SheetRow) -> Bool {
    !row[column].isBlank && table.columns.values.allSatisfy { $0 == column || row[$0].isBlank }
      && table.scores.allSatisfy { row[$0.column].isBlank }
      && table.objectives.allSatisfy { row[$0.column].isBlank }
  }

  private func begins(_ row: SheetRow, with words: [String]) -> Bool {
    row.cells.prefix(12).contains { cell in
      guard cell.utf8.count <= 60 else { return false }
      let folded = cell.foldedForComparison
      return words.contains { folded.hasPrefix($0) }
    }
  }

  private func isNameless(_ row: SheetRow) -> Bool {
    let keys: [Field] =
      switch kind {
      case .schools: [.npsn, .schoolName]
      case .staff: [.fullName]
      case .classes: [.className]
      case .subjects: [.subjectCode, .subjectName]
      case .thresholds: [.subject]
      case .settings: []
      default: [.nisn, .localStudentNumber, .fullName]
      }
    return !keys.isEmpty && keys.allSatisfy { cell($0, row).isEmpty }
  }

  /// Nothing stands in any column that is known.
  private func isEmpty(_ row: SheetRow) -> Bool {
    table.columns.values.allSatisfy { row[$0].isBlank }
      && table.scores.allSatisfy { row[$0.column].isBlank }
      && table.objectives.allSatisfy { row[$0.column].isBlank }
  }
}
