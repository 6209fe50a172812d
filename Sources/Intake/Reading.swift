internal import Records

/// The reading of one file: its table, what is known of the school, and the report as it grows.
struct Reading {
  let kind: ImportKind
  let roster: Roster
  let table: Table
  var report: IntakeReport
  let students: StudentFinder
  let subjects: SubjectFinder
  /// The school year's classes by their folded names.
  let classNames: [String: String]
  /// The classes' grades by their names.
  let grades: [String: Int]
  /// The classes' curricula by their names.
  let curricula: [String: Curriculum]
  /// The row and student last named, for cells that were merged over several rows.
  var lastNamed: (row: Int, student: Roster.Entry)?
  /// What the operator answered.
  var confirmations = Confirmations()
  var confirmsTransfers = false
  /// The row of each student of a student list.
  var patchRows: [SheetRow] = []
  /// How many cells of each column could not be read.
  var unreadable: [Int: Int] = [:]

  // MARK: Complaints

  func place(
    _ row: SheetRow?, _ column: Int?, _ value: String?, _ complaint: Complaint
  ) -> IntakeMistake {
    let text = value ?? column.flatMap { column in row.map { $0[column] } }
    return IntakeMistake(
      file: report.file, sheet: report.sheet, row: row?.number, column: column.map(Sheet.letter),
      header: column.map { CleanText.shortened(table.header($0)) },
      value: text.flatMap { $0.isEmpty ? nil : CleanText.shortened($0) },
      message: complaint.message, remedy: complaint.remedy)
  }

  mutating func refuse(
    _ row: SheetRow?, _ field: Field? = nil, _ complaint: Complaint, choices: [IntakeChoice] = []
  ) {
    let column = field.flatMap { table.columns[$0] }
    if let column { unreadable[column, default: 0] += 1 }
    var mistake = place(row, column, nil, complaint)
    mistake.choices = choices
    report.add(mistake: mistake)
  }

  mutating func refuse(_ row: SheetRow?, column: Int, _ complaint: Complaint) {
    unreadable[column, default: 0] += 1
    report.add(mistake: place(row, column, nil, complaint))
  }

  mutating func warn(_ row: SheetRow?, _ field: Field? = nil, _ complaint: Complaint) {
    report.add(warning: place(row, field.flatMap { table.columns[$0] }, nil, complaint))
  }

  mutating func note(
    _ rule: Repair.Rule, _ row: SheetRow, _ column: Int, from before: String, to after: String
  ) {
    guard report.repairs.count < IntakeReport.repairLimit else {
      report.omittedRepairs += 1
      return
    }
    report.add(
      repair: Repair(
        rule: rule, row: row.number, column: Sheet.letter(column),
        header: CleanText.shortened(table.header(column)), before: CleanText.shortened(before),
        after: CleanText.shortened(after)))
  }

  func grade(of student: Roster.Entry) -> Int? {
    student.className.flatMap { grades[$0] ?? ClassName($0)?.grade }
  }

  // MARK: Cells

  /// The cleaned text of a field; empty if the file has no such column.
  func plain(_ field: Field, _ row: SheetRow) -> String {
    table.columns[field].map { CleanText.line(row[$0]) } ?? ""
  }

  /// What the cell does to the stored value: blank keeps it, `-` clears it, anything else is read.
  mutating func change<Value>(
    _ field: Field, _ row: SheetRow, unknownWords: Bool = false,
    _ read: (String) throws(Complaint) -> CellValue<Value>
  ) -> Change<Value> {
    guard let column = table.columns[field] else { return .keep }
    return change(column: column, row, unknownWords: unknownWords, read)
  }

  mutating func change<Value>(
    column: Int, _ row: SheetRow, unknownWords: Bool = false,
    _ read: (String) throws(Complaint) -> CellValue<Value>
  ) -> Change<Value> {
    let raw = row[column]
    let clean = CleanText.line(raw)
    let text = CleanText.unguarded(clean)
    if text.isEmpty { return .keep }
    if text.utf8.count <= 3, Self.dashes.contains(text) { return .clear }
    if clean != raw { note(.spacing, row, column, from: raw.debugShape, to: clean) }
    if text != clean { note(.apostrophe, row, column, from: clean, to: text) }
    if text.hasPrefix("#"), Self.isErrorValue(text) {
      refuse(row, column: column, .errorValue)
      return .keep
    }
    if unknownWords, Self.isUnknown(text) {
      note(.unknown, row, column, from: text, to: "-")
      return .clear
    }
    do throws(Complaint) {
      let cell = try read(text)
      var before = text
      for step in cell.repairs {
        note(step.rule, row, column, from: before, to: step.after)
        before = step.after
      }
      if let warning = cell.warning { report.add(warning: place(row, column, nil, warning)) }
      if let value = cell.value { return .set(value) }
      return cell.warning == nil ? .clear : .keep
    } catch {
      refuse(row, column: column, error)
      return .keep
    }
  }

  private static let dashes: Set<String> = ["-", "–", "—", "'-"]

  private static let errorValues: Set<String> = [
    "#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#CALC!", "#SPILL!",
    "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!",
  ]

  /// LibreOffice's own are "#ERR502!" and "Err:502".
  private static func isErrorValue(_ text: String) -> Bool {
    let upper = text.uppercased()
    return errorValues.contains(upper) || upper.hasPrefix("#ERR")
  }

  /// "tidak ada", "." and what else stands for something unknown (Docs/domain.md section 5.4).
  private static func isUnknown(_ text: String) -> Bool {
    if text.allSatisfy({ ".-–—?0".contains($0) }) { return true }
    // None of these words is longer, spaces included.
    guard text.utf8.count <= 32 else { return false }
    return ["tidakada", "tidakdiketahui", "belumada", "na", "null", "nihil"].contains(
      text.foldedForComparison)
  }

  /// A text of at most `limit` scalars, without markup.
  mutating func text(
    _ field: Field, _ row: SheetRow, limit: Int, unknownWords: Bool = false
  ) -> Change<String> {
    change(field, row, unknownWords: unknownWords) { text throws(Complaint) in
      let (plain, repairs) = MarkupText.repaired(text)
      let length = plain.unicodeScalars.count
      guard length <= limit else { throw .tooLong(length, limit: limit) }
      return CellValue(plain.isEmpty ? nil : plain, repairs: repairs)
    }
  }

  /// A number that is kept as text: telephone, RT, postal code, NIS.
  mutating func numeral(_ field: Field, _ row: SheetRow, limit: Int) -> Change<String> {
    change(field, row, unknownWords: true) { text throws(Complaint) in
      let cell = try NumberText.numeral(text)
      let length = (cell.value ?? "").unicodeScalars.count
      guard length <= limit else { throw .tooLong(length, limit: limit) }
      return cell
    }
  }

  mutating func integer(
    _ field: Field, _ row: SheetRow, in range: ClosedRange<Int>, units: [String] = [],
    rounds: Bool = false
  ) -> Change<Int> {
    change(field, row) { text throws(Complaint) in
      try NumberText.integer(text, in: range, units: units, rounds: rounds)
    }
  }

  mutating func date(_ field: Field, _ row: SheetRow) -> Change<CalendarDate> {
    change(field, row, unknownWords: true) { text throws(Complaint) in try DateText.read(text) }
  }

  mutating func flag(_ field: Field, _ row: SheetRow) -> Change<Bool> {
    choice(field, row) { text in
      switch text.foldedForComparison {
      case "ya", "y", "iya", "1", "true", "yes", "wajib", "v", "x": true
      case "tidak", "t", "bukan", "0", "false", "no": false
      default: nil
      }
    } expecting: {
      Bilingual(id: "Isi dengan Ya atau Tidak.", en: "Give Ya or Tidak.")
    }
  }

  /// One of a few words.
  /// - Parameter spelt: How the value is written, where other spellings are worth a line in the receipt.
  mutating func choice<Value>(
    _ field: Field, _ row: SheetRow, spelt: ((Value) -> String)? = nil,
    _ read: (String) -> Value?, expecting remedy: () -> Bilingual
  ) -> Change<Value> {
    change(field, row) { text throws(Complaint) in
      guard let value = read(text) else { throw Complaint(.notUnderstood, remedy()) }
      return CellValue(value, .spelling, from: text, to: spelt?(value) ?? text)
    }
  }

  // MARK: Repetition

  /// Whether a thing that may stand once in a file is met for the second time; complains if so.
  mutating func repeats<Key: Hashable>(
    _ key: Key, in seen: inout [Key: Int], _ row: SheetRow, _ field: Field?,
    what: Bilingual
  ) -> Bool {
    guard let first = seen[key] else {
      seen[key] = row.number
      return false
    }
    refuse(
      row, field,
      Complaint(
        id: "\(what.indonesian) sudah ada di baris \(first).", "Hapus salah satu barisnya.",
        en: "\(what.english) is already in row \(first).", "Delete one of the rows."))
    return true
  }
}

extension String {
  /// The text with what cannot be seen made visible, for the list of repairs.
  fileprivate var debugShape: String {
    var shape = ""
    for scalar in unicodeScalars.prefix(200) {
      switch scalar.value {
      case 9: shape += "⇥"
      case 10, 13: shape += "↵"
      case 0xA0: shape += "⍽"
      case 0x200B...0x200F, 0x2060, 0xFEFF: shape += "¦"
      case 32: shape += "·"
      default: shape.unicodeScalars.append(scalar)
      }
    }
    return shape
  }
}

extension Bilingual {
  static let notUnderstood = Bilingual(id: "Isi sel tidak dikenali.", en: "Not understood.")
}

extension Complaint {
  static let errorValue = Complaint(
    id: "Rumus Excel di sel ini rusak atau belum dihitung.",
    "Buka di Excel, betulkan rumusnya atau ketik nilainya, lalu simpan.",
    en: "The Excel formula of this cell is broken or was never worked out.",
    "Open the file in Excel, correct the formula or type the value, and save.")

  static func tooLong(_ length: Int, limit: Int) -> Complaint {
    Complaint(
      id: "Teks terlalu panjang (\(length) huruf).",
      "Pendekkan menjadi paling banyak \(limit) huruf.",
      en: "The text is too long (\(length) characters).", "Shorten it to at most \(limit).")
  }
}
