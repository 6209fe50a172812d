import Records
import Spreadsheets

/// A sheet that a teacher fills in and that comes back through `rapor import`: students in locked rows, columns under the
/// headings that Intake reads (Docs/domain.md section 5.3), with what may be entered.
struct SheetForm {
  struct Column {
    /// What Intake knows the column by.
    var heading: String
    var width: Double
    /// What to enter, for the note on the heading.
    var note: String
    var rule: SheetValidation.Rule?
    var isText = false
    /// Filled in beforehand and not to be changed: a subject, an objective.
    var isLocked = false
  }

  struct Row {
    var record: ReportRecord
    /// One for each column.
    var values: [SheetCell.Value]
  }

  var title: String
  var columns: [Column]
  var rows: [Row]

  private static let identity: [(heading: String, width: Double)] = [
    ("No", 5), ("NISN", 13), ("NIS", 13), ("Nama", 34),
  ]

  private func identity(_ record: ReportRecord, _ number: Int) -> [SheetCell.Value] {
    [
      .number(Double(record.rosterNumber ?? number)), .text(record.student.nisn?.digits ?? ""),
      .text(record.student.localStudentNumber ?? ""), .text(record.student.fullName),
    ]
  }

  /// How many rows stand above the students.
  private static let headRows = 3

  /// The rows with each student's number in the list.
  private var numbered: [(row: Row, number: Int)] {
    var number = 0
    var last: Student?
    return rows.map { row in
      if row.record.student != last { number += 1 }
      last = row.record.student
      return (row, number)
    }
  }

  var worksheet: Worksheet {
    let first = Self.identity.count
    var lines: [[SheetCell]] = [
      [.text(title, .title)], [.text(Self.advice)],
      (Self.identity.map(\.heading) + columns.map(\.heading)).map { .text($0, .heading) },
    ]
    for (row, number) in numbered {
      lines.append(
        identity(row.record, number).map { SheetCell($0) }
          + zip(columns, row.values).map { column, value in
            SheetCell(
              value, look: column.isLocked ? .plain : column.isText ? .textInput : .input)
          })
    }
    let last = Self.headRows + max(rows.count, 1) - 1
    let validations = columns.enumerated().compactMap { index, column -> SheetValidation? in
      guard let rule = column.rule, !column.isLocked, rule.isShort else { return nil }
      return SheetValidation(
        rows: Self.headRows...last, columns: (first + index)...(first + index), rule: rule,
        message: column.note)
    }
    return Worksheet(
      name: title, rows: lines, frozenRows: Self.headRows, frozenColumns: first,
      widths: Self.identity.map(\.width) + columns.map(\.width), validations: validations,
      notes: columns.enumerated().map { index, column in
        SheetNote(row: Self.headRows - 1, column: first + index, text: column.note)
      }, isProtected: true)
  }

  /// The same table as CSV, with the separator that Indonesian spreadsheets expect.
  var csv: String {
    var lines = [Self.identity.map(\.heading) + columns.map(\.heading)]
    for (row, number) in numbered {
      lines.append((identity(row.record, number) + row.values).map(\.csvText))
    }
    return lines.map { $0.map(FormulaGuard.csvCell).joined(separator: ";") + "\r\n" }.joined()
  }

  private static let advice =
    "Isi kotak kuning saja. Kosong berarti tidak berubah, \"-\" berarti dihapus. Arahkan penunjuk "
    + "ke judul kolom untuk petunjuk."
}

extension SheetValidation.Rule {
  /// Whether a spreadsheet can hold it: a list has at most 255 characters.
  fileprivate var isShort: Bool {
    guard case .list(let words) = self else { return true }
    return words.joined(separator: ",").count <= 255
  }
}

extension SheetCell.Value {
  static func score(_ score: Score?) -> SheetCell.Value {
    guard let score = score?.counted else { return .empty }
    return .number(Double(score.hundredths) / 100)
  }

  static func maybe(_ text: String?) -> SheetCell.Value { text.map { .text($0) } ?? .empty }

  static func maybe(_ number: Int?) -> SheetCell.Value {
    number.map { .number(Double($0)) } ?? .empty
  }

  /// Decimals with a comma, whole numbers without.
  fileprivate var csvText: String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .number(let number):
      number == number.rounded() ? "\(Int(number))" : "\(number)".replacing(".", with: ",")
    }
  }
}
