package import Records

/// Reads files as schools have them into batches that Bookkeeping applies (Docs/domain.md section 5). Pure: no file, no
/// clock; from any thread.
package enum Intake {
  /// Reads one file whole and says everything that is wrong with it at once.
  ///
  /// - Parameters:
  ///   - bytes: The file, at most 64 MiB of CSV text in any usual encoding.
  ///   - fileName: How the file is named in complaints.
  ///   - roster: What is known of the school; for `.schools` its NPSN alone will do.
  package static func read(
    _ bytes: [UInt8], fileName: String, kind: ImportKind, roster: Roster
  ) -> IntakeReport {
    var report = IntakeReport(file: fileName, kind: kind)
    do throws(FileRefusal) {
      let (text, _) = try TextEncoding.decoded(bytes, fileName: fileName)
      return read(try CSVReader.sheet(text), into: report, roster: roster)
    } catch {
      report.add(
        mistake: IntakeMistake(
          file: fileName, row: error.row, column: error.column.map(Sheet.letter), header: nil,
          value: error.value.map { CleanText.shortened($0) }, message: error.complaint.message,
          remedy: error.complaint.remedy))
      return report
    }
  }

  private static func read(
    _ sheet: Sheet, into report: IntakeReport, roster: Roster
  ) -> IntakeReport {
    let subjects = SubjectFinder(roster.subjects)
    let search = HeaderSearch(report.kind) { subjects.meaning(of: $0) != nil }
    let found = search.table(in: sheet)
    var reading = Reading(
      kind: report.kind, roster: roster, table: found ?? Table(), report: report,
      students: StudentFinder(roster.students), subjects: subjects,
      classNames: Dictionary(
        roster.classes.map { ($0.name.foldedForComparison, $0.name) }, uniquingKeysWith: { $1 }),
      grades: Dictionary(roster.classes.map { ($0.name, $0.grade) }, uniquingKeysWith: { $1 }))
    guard found != nil else {
      reading.refuse(nil, nil, .noHeader(report.kind))
      return reading.report
    }
    reading.describeColumns()
    let rows = DataRows(report.kind, reading.table).rows
    reading.report.rowCount = rows.count
    if rows.isEmpty { reading.refuse(nil, nil, .noRows) }
    let batch = reading.batch(rows)
    if reading.report.mistakes.isEmpty { reading.report.batch = batch }
    return reading.report
  }
}

extension Reading {
  /// Lists what each column was taken for, and complains of doubled and missing ones.
  fileprivate mutating func describeColumns() {
    var names: [Int: String] = [:]
    for (field, column) in table.columns { names[column] = field.rawValue }
    for score in table.scores {
      names[score.column] = "\(score.part.rawValue)Score \(score.subject)"
    }
    let doubled = Set(table.duplicates.map(\.column))
    for (column, header) in table.headers.enumerated() where !header.isEmpty {
      let entry = IntakeColumn(
        letter: Sheet.letter(column), header: CleanText.shortened(header), field: names[column])
      if entry.field != nil {
        report.columns.append(entry)
      } else if !doubled.contains(column) {
        report.ignoredColumns.append(entry)
      }
    }
    let row = SheetRow(number: table.headerRow, cells: table.headers)
    for (column, field) in table.duplicates {
      let first = table.columns[field].map { "\(Sheet.letter($0)) (\(table.header($0)))" } ?? ""
      refuse(row, column: column, .doubledColumn(first))
    }
    for group in Field.required(by: kind)
    where group.allSatisfy({ table.columns[$0] == nil }) {
      refuse(row, nil, .missingColumn(group.prefix(3).map { $0.usualHeading(in: kind) }))
    }
  }

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
