package import Records
internal import SheetReading

/// Reads files as schools have them into batches that Bookkeeping applies (Docs/domain.md section 5). Pure: no file, no
/// clock; from any thread.
package enum Intake {
  /// Reads one file whole and says everything that is wrong with it at once.
  ///
  /// - Parameters:
  ///   - bytes: The file, at most 64 MiB: an XLSX or OpenDocument workbook, or CSV text in any usual encoding.
  ///   - fileName: How the file is named in complaints.
  ///   - roster: What is known of the school; for `.schools` its NPSN alone will do.
  ///   - choices: What the operator says of sheet, columns and people.
  ///   - elsewhere: What other schools know of these NISNs; asked at most once, for a student list.
  package static func read(
    _ bytes: [UInt8], fileName: String, kind: ImportKind, roster: Roster,
    choices: IntakeChoices = IntakeChoices(),
    elsewhere: ([NISN]) -> [NISN: ElsewhereStudent] = { _ in [:] }
  ) -> IntakeReport {
    var report = IntakeReport(file: fileName, kind: kind)
    let subjects = SubjectFinder(roster.subjects)
    var known: [String: Bool] = [:]
    let search = HeaderSearch(kind, choices: choices.columns) { name in
      if let isKnown = known[name] { return isKnown }
      let isKnown = subjects.meaning(of: name) != nil
      known[name] = isKnown
      return isKnown
    }
    do throws(FileRefusal) {
      let sheet = try sheet(bytes, search, named: choices.sheet)
      report.sheet = sheet.name
      report.encoding = sheet.encoding?.name
      return try read(
        sheet, search, into: report, roster: roster, subjects, choices, elsewhere)
    } catch {
      report.add(
        mistake: IntakeMistake(
          file: fileName, sheet: error.sheet ?? report.sheet, row: error.row,
          column: error.column.map(Sheet.letter), header: nil,
          value: error.value.map { CleanText.shortened($0) }, message: error.complaint.message,
          remedy: error.complaint.remedy))
      return report
    }
  }

  private static func sheet(
    _ bytes: [UInt8], _ search: HeaderSearch, named name: String?
  ) throws(FileRefusal) -> Sheet {
    guard bytes.count <= TextEncoding.sizeLimit else { throw FileRefusal(.fileTooLarge) }
    if SheetFile.mayBe(bytes) {
      var reader = try BookReader(bytes, search)
      return try reader.sheet(named: name)
    }
    let (text, encoding) = try TextEncoding.decoded(bytes)
    guard name == nil else { throw FileRefusal(.noSheets) }
    var sheet = try CSVReader.sheet(text)
    sheet.encoding = encoding
    return sheet
  }

  private static func read(
    _ sheet: Sheet, _ search: HeaderSearch, into report: IntakeReport, roster: Roster,
    _ subjects: SubjectFinder, _ choices: IntakeChoices,
    _ elsewhere: ([NISN]) -> [NISN: ElsewhereStudent]
  ) throws(FileRefusal) -> IntakeReport {
    var found = search.table(in: sheet)
    try found?.fillDown(sheet)
    if sheet.countsFrom1904 { found?.countFrom1900() }
    if let table = found, table.columns[.subject] == nil, table.scores.isEmpty {
      found?.subject = SubjectHint.find(in: table.titles, sheet: sheet.name, file: report.file) {
        subjects.meaning(of: $0) != nil
      }
    }
    var reading = Reading(
      kind: report.kind, roster: roster, table: found ?? Table(), report: report,
      students: StudentFinder(roster.students), subjects: subjects,
      classNames: Dictionary(
        roster.classes.map { ($0.name.foldedForComparison, $0.name) }, uniquingKeysWith: { $1 }),
      grades: Dictionary(roster.classes.map { ($0.name, $0.grade) }, uniquingKeysWith: { $1 }),
      curricula: Dictionary(
        roster.classes.map { ($0.name, $0.curriculum) }, uniquingKeysWith: { $1 }))
    reading.confirmations = choices.confirmations
    reading.confirmsTransfers = choices.confirmsTransfers
    reading.refuseDamage(in: sheet)
    guard found != nil else {
      reading.refuse(nil, nil, .noHeader(report.kind))
      return reading.report
    }
    reading.report.headings = reading.table.headers.filter { !$0.isEmpty }
      .map { CleanText.shortened($0) }
    reading.report.shape = ColumnChoices.shape(reading.table.headers)
    reading.checkColumns()
    let rows = DataRows(report.kind, reading.table).rows
    reading.report.rowCount = rows.count
    if rows.isEmpty { reading.refuse(nil, nil, .noRows) }
    reading.noteFilledCells()
    var batch = reading.batch(rows)
    if case .students(var patches) = batch {
      reading.settleTransfers(&patches, elsewhere)
      batch = .students(patches)
    }
    reading.describeColumns(rows)
    reading.report.preview = batch
    if reading.report.mistakes.isEmpty { reading.report.batch = batch }
    return reading.report
  }
}

/// What the operator says of a file.
package struct IntakeChoices: Sendable, Hashable {
  /// The sheet of a workbook; nil for the one whose headings fit best.
  package var sheet: String?
  package var columns: ColumnChoices
  /// Answers to questions about rows.
  package var confirmations: Confirmations
  /// Whether students whom other schools have are taken as having moved from there.
  package var confirmsTransfers: Bool

  package init(
    sheet: String? = nil, columns: ColumnChoices = ColumnChoices(),
    confirmations: Confirmations = Confirmations(), confirmsTransfers: Bool = false
  ) {
    self.sheet = sheet
    self.columns = columns
    self.confirmations = confirmations
    self.confirmsTransfers = confirmsTransfers
  }
}

extension Reading {
  fileprivate mutating func batch(_ rows: [SheetRow]) -> ImportBatch {
    switch kind {
    case .schools: .schools(readSchools(rows))
    case .staff: .staff(readStaff(rows))
    case .classes: .classes(readClasses(rows))
    case .students: .students(readStudents(rows))
    case .subjects: .subjects(readSubjects(rows))
    case .scores: .scores(readScores(rows))
    case .midterm: .midterm(readScores(rows))
    case .cocurricular: .cocurricular(readCocurricular(rows))
    case .p5: .p5(readProjects(rows))
    case .thresholds: .thresholds(readThresholds(rows))
    case .electives: .electives(readElectives(rows))
    case .transfers: .transfers(readTransfers(rows))
    case .attitude: .attitude(readAttitude(rows))
    case .attendance: .attendance(readAttendance(rows))
    case .extracurricular: .extracurricular(readExtracurricular(rows))
    case .achievements: .achievements(readAchievements(rows))
    case .decisions: .decisions(readDecisions(rows))
    case .settings: .settings(readSettings(rows))
    }
  }
}

extension Field {
  /// What the column is usually called, for complaints that it is missing.
  func usualHeading(in kind: ImportKind) -> String {
    switch self {
    case .nisn: "NISN"
    case .npsn: "NPSN"
    case .localStudentNumber: "NIS"
    case .fullName: "Nama"
    case .schoolName: "Nama Sekolah"
    case .className: "Kelas"
    case .subjectCode: "Kode"
    case .spiritual: "Sikap Spiritual"
    case .social: "Sikap Sosial"
    case .sick: "Sakit"
    case .excused: "Izin"
    case .unexcused: "Alpa"
    case .activity: "Ekstrakurikuler"
    case .achievementKind: "Jenis Prestasi"
    case .decision: "Keputusan"
    case .reportDate: "Tanggal Rapor"
    case .schoolYear: "Tahun Pelajaran"
    case .semester: "Semester"
    case .subject: "Mata Pelajaran"
    case .masteryThreshold: "KKM"
    case .cocurricularNarrative: "Kokurikuler"
    case .projectTitle: "Judul Projek"
    case .dimension: "Dimensi"
    case .leavingDate: "Tanggal Keluar"
    case .leavingReason: "Sebab Keluar"
    default: rawValue
    }
  }
}

extension Complaint {
  static let noRows = Complaint(
    id: "Tidak ada baris data di bawah judul kolom.", "Isi datanya, lalu coba lagi.",
    en: "No rows of data under the headings.", "Fill them in and retry.")

  static let noSheets = Complaint(
    id: "Berkas CSV tidak mempunyai lembar.", "Hapus pilihan --sheet.",
    en: "A CSV file has no sheets.", "Leave out --sheet.")

  static func noHeader(_ kind: ImportKind) -> Complaint {
    let needed = Field.required(by: kind).compactMap { $0.first?.usualHeading(in: kind) }
      .joined(separator: ", ")
    return Complaint(
      id: "Judul kolom tidak ditemukan di 20 baris pertama.",
      "Beri judul kolom, paling sedikit: \(needed).",
      en: "No headings found in the first 20 rows.", "Give headings, at least: \(needed).")
  }

  static func doubledColumn(_ first: String) -> Complaint {
    Complaint(
      id: "Kolom ini berisi hal yang sama dengan kolom \(first).",
      "Hapus atau ganti judul salah satunya.",
      en: "This column holds the same as column \(first).", "Delete or rename one of them.")
  }

  static func missingColumn(_ names: [String]) -> Complaint {
    let names = names.joined(separator: " / ")
    return Complaint(
      id: "Kolom \(names) tidak ada.", "Tambahkan kolomnya.", en: "There is no column \(names).",
      "Add it.")
  }
}
