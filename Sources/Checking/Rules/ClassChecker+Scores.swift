internal import Records

extension ClassChecker {
  /// Scores of 0–4 or 0–10 among those of 0–100 (Docs/domain.md section 4.10): a whole column on another scale, or a
  /// single score far below all others.
  mutating func checkScales() {
    guard isOn(.wrongScale) else { return }
    struct Column: Hashable {
      var subject: String
      var field: String
    }
    var columns: [Column: [(student: Int, score: Score)]] = [:]
    for (index, record) in records.enumerated() {
      for row in record.subjects {
        for (score, field) in [
          (row.knowledge.score, "knowledge.score"), (row.skill.score, "skill.score"),
          (row.learning.finalScore, "learning.finalScore"), (row.midterm.score, "midterm.score"),
        ] {
          guard let score = score?.counted else { continue }
          columns[Column(subject: row.subject.code, field: field), default: []]
            .append((index, score))
        }
      }
    }
    let order = columns.sorted { ($0.key.subject, $0.key.field) < ($1.key.subject, $1.key.field) }
    for (column, scores) in order {
      let sorted = scores.map(\.score.hundredths).sorted()
      let isOtherScale = sorted.count >= 5 && (sorted.last ?? 0) <= 1_000
      guard isOtherScale || sorted[sorted.count / 2] >= 3_000 else { continue }
      for (student, score) in scores where score.hundredths <= 1_000 {
        addScale(score, isOtherScale, student, column.subject, column.field)
      }
    }
  }

  private mutating func addScale(
    _ score: Score, _ isWholeColumn: Bool, _ student: Int, _ code: String, _ field: String
  ) {
    let name =
      records[student].subjects.first { $0.subject.code == code }?.subject.name ?? code
    let others = Bilingual(
      id: isWholeColumn ? "seperti seluruh kelas" : "padahal siswa lain berskala 0–100",
      en: isWholeColumn ? "as in the whole class" : "while others have scores of 0–100")
    add(
      .wrongScale, to: student, field: "subjects[\(code)].\(field)", actor: .subjectTeacher,
      subject: code, detail: score.printed,
      id: "nilai \(name) \(score.printed), \(others.indonesian); isi dengan skala 0–100.",
      en: "the score in \(name) is \(score.printed), \(others.english); enter it as 0–100.")
  }

  /// A decision that the scores speak against. What the school decides is its own (Docs/domain.md section 4.6); only what
  /// cannot well be meant is asked about.
  mutating func checkDecision(of student: Int) {
    let record = records[student]
    guard isOn(.decisionAgainstScores), let decision = record.decision else { return }
    var (below, scored) = (0, 0)
    for row in record.subjects {
      let scores = [row.knowledge.score, row.skill.score, row.learning.finalScore]
        .compactMap { $0?.counted }
      guard let least = scores.min() else { continue }
      scored += 1
      if least.rounded < row.thresholds.kkm { below += 1 }
    }
    let advances =
      switch decision {
      case .promoted, .graduated: true
      case .retained, .notGraduated: false
      }
    guard scored > 0, advances ? below * 2 > scored : below == 0 else { return }
    add(
      .decisionAgainstScores, to: student, field: "decision", actor: .homeroomTeacher,
      detail: "\(below)/\(scored)",
      id: advances
        ? "naik atau lulus, padahal \(below) dari \(scored) mata pelajaran di bawah KKM; periksa."
        : "tinggal kelas atau tidak lulus, padahal tidak ada nilai di bawah KKM; periksa.",
      en: advances
        ? "promoted or graduated with \(below) of \(scored) subjects below the pass mark; check."
        : "retained or not graduated with no subject below the pass mark; check.")
  }

  mutating func checkAbsence(of student: Int) {
    let absence = records[student].absence
    let days = (absence.sick ?? 0) + (absence.excused ?? 0) + (absence.unexcused ?? 0)
    guard isOn(.absenceTooLong), days > settings.schoolDays else { return }
    add(
      .absenceTooLong, to: student, field: "absence", actor: .homeroomTeacher, detail: "\(days)",
      id: "tidak hadir \(days) hari, lebih dari \(settings.schoolDays) hari sekolah; periksa.",
      en: "was absent for \(days) days, more than \(settings.schoolDays) days of school; check.")
  }

  /// The report date lies in its semester, or shortly after it: in the year's first half that is July to January.
  mutating func checkReportDay() {
    guard isOn(.dateOutsideTerm), let record = records.first,
      let date = record.settings.reportDate
    else { return }
    let start = record.term.schoolYear.start
    let isWithin =
      record.term.semester == .odd
      ? date.year == start && date.month >= 7 || date.year == start + 1 && date.month == 1
      : date.year == start + 1 && date.month <= 7
    guard !isWithin else { return }
    // Said once of a class, but of every student whom it holds.
    let isHeld = settings.level(of: .dateOutsideTerm) == .block
    for student in isHeld ? Array(records.indices) : [0] { addReportDay(date, to: student) }
  }

  private mutating func addReportDay(_ date: CalendarDate, to student: Int) {
    add(
      .dateOutsideTerm, to: student, field: "settings.reportDate", actor: .schoolOperator,
      detail: date.words,
      id: "tanggal rapor \(date.words) di luar semester ini; perbaiki di pengaturan semester.",
      en: "the report date \(date.words) is outside of this semester; correct the setting.")
  }
}
