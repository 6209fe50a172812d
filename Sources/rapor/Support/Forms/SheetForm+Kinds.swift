import Records
import Spreadsheets

extension SheetForm {
  /// The kinds of file that have a form.
  static let kinds: [ImportKind] = [
    .scores, .midterm, .attitude, .attendance, .extracurricular, .cocurricular, .achievements,
    .decisions, .p5,
  ]

  /// The kind of report whose results the file holds.
  static func report(of kind: ImportKind) -> ReportKind {
    kind == .midterm ? .midterm : kind == .p5 ? .p5 : .endOfTerm
  }

  /// The form of that kind for a class.
  ///
  /// - Parameters:
  ///   - records: the reports of the class; the form holds what they hold.
  ///   - subject: scores of one subject with descriptions, instead of all subjects side by side.
  ///   - objectives: with a row for each objective or competence of the subject, to be scored.
  /// - Returns: Nil for a kind without a form, a class without students, or a subject that it does not have.
  init?(
    _ kind: ImportKind, _ records: [ReportRecord], subject: String? = nil, objectives: Bool = false
  ) {
    guard let first = records.first else { return nil }
    let columns: [Column]
    let rows: [Row]
    let isK13 = first.classGroup.curriculum == .k13
    switch kind {
    case .scores where subject != nil:
      guard let subject,
        let form = Self.subjectForm(records, subject, objectives: objectives, isK13: isK13)
      else { return nil }
      (columns, rows) = form
    case .scores, .midterm:
      guard let ledger = ClassLedgerRecord(of: records) else { return nil }
      (columns, rows) = Self.scores(ledger, hasHalves: isK13 && kind == .scores)
    case .attitude: (columns, rows) = Self.attitude(records)
    case .attendance: (columns, rows) = Self.attendance(records, isK13: isK13)
    case .extracurricular: (columns, rows) = Self.activities(records)
    case .cocurricular: (columns, rows) = Self.cocurricular(records)
    case .achievements: (columns, rows) = Self.achievements(records)
    case .decisions: (columns, rows) = Self.decisions(records)
    case .p5: (columns, rows) = Self.projects(records)
    case .schools, .staff, .classes, .students, .subjects, .thresholds, .electives, .transfers,
      .settings:
      return nil
    }
    let what = kind.formTitle + (subject.map { " \($0)" } ?? "")
    self.init(title: "\(what) \(first.classGroup.name)", columns: columns, rows: rows)
  }

  private static func scoreColumn(_ heading: String, _ what: String) -> Column {
    Column(
      heading: heading, width: 11, note: "\(what): 0 sampai 100, boleh memakai koma (87,5).",
      rule: .decimal(0...100))
  }

  private static func textColumn(
    _ heading: String, _ width: Double, _ note: String, limit: Int
  ) -> Column {
    Column(
      heading: heading, width: width, note: "\(note) Paling banyak \(limit) huruf.",
      rule: .length(atMost: limit), isText: true)
  }

  // MARK: Scores

  private static func scores(
    _ ledger: ClassLedgerRecord, hasHalves: Bool
  ) -> ([Column], [Row]) {
    var columns: [Column] = []
    for column in ledger.columns {
      // Every student's religion subject is under one heading.
      let code =
        column.subject.isReligious ? Religion.commonSubjectCode : column.subject.code
      let name = column.subject.name
      columns +=
        hasHalves
        ? [
          scoreColumn("\(code)_P", "Nilai pengetahuan \(name)"),
          scoreColumn("\(code)_K", "Nilai keterampilan \(name)"),
        ] : [scoreColumn(code, "Nilai \(name)")]
    }
    let rows = ledger.rows.map { row in
      Row(
        record: row.record,
        values: row.cells.flatMap { cell -> [SheetCell.Value] in
          hasHalves ? [.score(cell.knowledge), .score(cell.skill)] : [.score(cell.single)]
        })
    }
    return (columns, rows)
  }

  private static func subjectForm(
    _ records: [ReportRecord], _ code: String, objectives: Bool, isK13: Bool
  ) -> ([Column], [Row])? {
    let wanted = code.uppercased()
    let taken = records.compactMap { record -> (ReportRecord, SubjectResult)? in
      record.subjects.first {
        $0.subject.code.uppercased() == wanted
          || wanted == Religion.commonSubjectCode && $0.subject.isReligious
      }.map { (record, $0) }
    }
    guard !taken.isEmpty else { return nil }
    let subject = Column(
      heading: "Mata Pelajaran", width: 16, note: "Jangan diubah.", isLocked: true)
    if objectives { return objectiveForm(taken, subject, isK13: isK13) }
    var columns = [subject]
    if isK13 {
      for (half, word) in [("Pengetahuan", "pengetahuan"), ("Keterampilan", "keterampilan")] {
        columns += [
          scoreColumn("Nilai \(half)", "Nilai \(word)"),
          textColumn(
            "Deskripsi \(half)", 60,
            "Deskripsi \(word). Kosongkan jika ingin dibuatkan dari nilai KD.",
            limit: Limits.narrative),
        ]
      }
    } else {
      columns += [
        scoreColumn("Nilai Akhir", "Nilai akhir"),
        textColumn(
          "Capaian Kompetensi", 60,
          "Yang sudah dikuasai. Kosongkan jika ingin dibuatkan dari nilai TP.",
          limit: Limits.narrative),
        textColumn(
          "Perlu Penguatan", 60, "Yang masih perlu dibantu.", limit: Limits.narrative),
      ]
    }
    let rows = taken.map { record, row in
      Row(
        record: record,
        values: isK13
          ? [
            .text(row.subject.code), .score(row.knowledge.score), .maybe(row.knowledge.narrative),
            .score(row.skill.score), .maybe(row.skill.narrative),
          ]
          : [
            .text(row.subject.code), .score(row.learning.finalScore),
            .maybe(row.learning.achievedNarrative), .maybe(row.learning.needsHelpNarrative),
          ])
    }
    return (columns, rows)
  }

  /// A row for each student and objective: those of the class, or a few to be written.
  private static func objectiveForm(
    _ taken: [(ReportRecord, SubjectResult)], _ subject: Column, isK13: Bool
  ) -> ([Column], [Row]) {
    var known: [LearningObjective] = []
    for objective in taken.flatMap(\.1.learning.objectives)
    where !known.contains(where: { $0.text == objective.text }) {
      known.append(LearningObjective(id: objective.id, text: objective.text))
    }
    if known.isEmpty {
      let numbers =
        isK13 ? ["3.1", "3.2", "3.3", "4.1", "4.2", "4.3"] : ["TP1", "TP2", "TP3", "TP4"]
      known = numbers.map { LearningObjective(id: $0, text: "") }
    }
    let what = isK13 ? "kompetensi dasar (KD)" : "tujuan pembelajaran (TP)"
    let columns = [
      subject,
      Column(
        heading: "TP", width: 8,
        note: isK13
          ? "Nomor KD: 3.1, 3.2 … pengetahuan, 4.1, 4.2 … keterampilan." : "Nomor TP.",
        rule: .length(atMost: Limits.objectiveID), isText: true),
      textColumn(
        "Tujuan Pembelajaran", 60, "Bunyi \(what), sama untuk semua siswa.",
        limit: Limits.objective),
      scoreColumn("Nilai TP", "Nilai \(what)"),
      Column(
        heading: "Ketercapaian", width: 13,
        note: "T (tercapai) atau R (remedial), jika tidak memakai nilai.", rule: .list(["T", "R"])),
    ]
    let rows = taken.flatMap { record, row in
      known.map { objective in
        let own = row.learning.objectives.first { $0.text == objective.text }
        return Row(
          record: record,
          values: [
            .text(row.subject.code), .text(objective.id),
            objective.text.isEmpty ? .empty : .text(objective.text), .score(own?.score),
            .maybe(own?.isAchieved.map { $0 ? "T" : "R" }),
          ])
      }
    }
    return (columns, rows)
  }

  // MARK: Conduct

  private static func attitude(_ records: [ReportRecord]) -> ([Column], [Row]) {
    let letters = ["SB", "B", "C", "K"]
    let hasLetters = (records.first?.school.level.grades.lowerBound ?? 1) > 1
    var columns = [
      textColumn("Sikap Spiritual", 60, "Deskripsi sikap spiritual.", limit: Limits.narrative),
      textColumn("Sikap Sosial", 60, "Deskripsi sikap sosial.", limit: Limits.narrative),
    ]
    if hasLetters {
      columns += ["Predikat Spiritual", "Predikat Sosial"].map {
        Column(heading: $0, width: 12, note: "SB, B, C, atau K.", rule: .list(letters))
      }
    }
    let rows = records.map { record in
      let its = record.attitude
      var values: [SheetCell.Value] = [.maybe(its.spiritual), .maybe(its.social)]
      if hasLetters {
        values += [its.spiritualPredicate, its.socialPredicate].map { .maybe($0?.rawValue) }
      }
      return Row(record: record, values: values)
    }
    return (columns, rows)
  }

  private static func attendance(
    _ records: [ReportRecord], isK13: Bool
  ) -> ([Column], [Row]) {
    func number(_ heading: String, _ note: String, _ range: ClosedRange<Int>) -> Column {
      Column(heading: heading, width: 10, note: note, rule: .whole(range))
    }
    var columns = ["Sakit", "Izin", "Alpa"].map {
      number($0, "Jumlah hari; isi 0 jika tidak pernah.", Limits.absence)
    }
    columns += [
      textColumn("Saran", 40, "Saran untuk siswa.", limit: Limits.note),
      textColumn("Catatan", 40, "Catatan wali kelas.", limit: Limits.note),
    ]
    let hasBody = isK13 && records.first?.school.level.grades.lowerBound == 1
    if hasBody {
      columns +=
        ["Tinggi 1", "Tinggi 2"].map { number($0, "Tinggi badan semester itu, cm.", Limits.height) }
        + ["Berat 1", "Berat 2"].map { number($0, "Berat badan semester itu, kg.", Limits.weight) }
        + ["Pendengaran", "Penglihatan", "Gigi", "Lainnya"].map {
          textColumn($0, 16, "Hasil pemeriksaan.", limit: Limits.remark)
        }
    }
    let rows = records.map { record in
      let (absence, body) = (record.absence, record.physical)
      var values: [SheetCell.Value] = [absence.sick, absence.excused, absence.unexcused]
        .map { .maybe($0) }
      values += [.maybe(record.advice), .maybe(record.teacherNote)]
      if hasBody {
        values += [body.heightOdd, body.heightEven, body.weightOdd, body.weightEven]
          .map { .maybe($0) }
        values += [body.hearing, body.sight, body.teeth, body.other].map { .maybe($0) }
      }
      return Row(record: record, values: values)
    }
    return (columns, rows)
  }

  private static func decisions(_ records: [ReportRecord]) -> ([Column], [Row]) {
    let isLast =
      records.first.map { $0.classGroup.grade == $0.school.level.grades.upperBound } ?? false
    let words = isLast ? ["Lulus", "Tidak Lulus"] : ["Naik", "Tinggal"]
    let column = Column(
      heading: "Keputusan", width: 16, note: "Pilih \(words[0]) atau \(words[1]).",
      rule: .list(words))
    return (
      [column],
      records.map { record in
        let word: String? =
          switch record.decision {
          case .promoted, .graduated: words[0]
          case .retained, .notGraduated: words[1]
          case nil: nil
          }
        return Row(record: record, values: [.maybe(word)])
      }
    )
  }
}
