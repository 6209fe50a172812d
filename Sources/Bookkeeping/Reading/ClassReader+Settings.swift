internal import GRDB
internal import Records

extension ClassReader {
  /// The school's settings for the semester, overlaid by those of the kind of report and by those of its final grade.
  static func settings(
    _ database: Database, npsn: NPSN, term: Term, kind: ReportKind, isFinalGrade: Bool
  ) throws -> (ReportSettings, ThresholdTable?) {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT * FROM settings WHERE npsn = ?1 AND school_year = ?2 AND semester = ?3
        AND kind IN ('endOfTerm', ?4) AND final_grade <= ?5 ORDER BY kind = ?4, final_grade
        """,
      arguments: [
        npsn.digits, term.schoolYear.start, term.semester.rawValue, kind.rawValue,
        isFinalGrade ? 1 : 0,
      ])
    var settings = ReportSettings()
    var limits: (kkm: Int?, b: Int?, a: Int?)
    for row in rows {
      // The middle of the semester has a date of its own (Docs/domain.md section 3.7).
      let isOwn = row["kind"] == kind.rawValue
      if isOwn || kind != .midterm,
        let date = (row["report_date"] as String?).flatMap({ CalendarDate(text: $0) })
      {
        settings.reportDate = date
      }
      settings.place = row["place"] ?? settings.place
      settings.paper = row["paper"] ?? settings.paper
      if let kkm = row["kkm"] as Int?, kkm != limits.kkm {
        // An edited table goes with its pass mark.
        limits = (kkm, nil, nil)
      }
      limits.b = row["b_from"] ?? limits.b
      limits.a = row["a_from"] ?? limits.a
      if let empty = (row["empty_sections"] as String?).flatMap({
        ReportSettings.EmptySections(rawValue: $0)
      }) {
        settings.emptySections = empty
      }
      settings.descriptionsRequired = row["descriptions_required"] ?? settings.descriptionsRequired
      if let mode = row["narrative_mode"] as String? {
        settings.narrativeMode = LearningNarrative.Mode(rawValue: mode)
      }
      settings.showsRank = row["shows_rank"] ?? settings.showsRank
      settings.attitudeRequired = row["attitude_required"] ?? settings.attitudeRequired
    }
    settings.masteryThreshold = limits.kkm
    return (settings, table(kkm: limits.kkm, bFrom: limits.b, aFrom: limits.a))
  }

  /// The bands of a pass mark: edited ones if there are any that make sense, else those of the default rule.
  private static func table(kkm: Int?, bFrom: Int?, aFrom: Int?) -> ThresholdTable? {
    let computed = kkm.flatMap { ThresholdTable.default(kkm: $0) }
    guard let bFrom, let aFrom, let computed else { return computed }
    let edited = ThresholdTable(kkm: computed.kkm, bFrom: bFrom, aFrom: aFrom, source: .edited)
    return edited.mistake == nil ? edited : computed
  }

  /// The subjects' own tables; one for the grade goes before one for all grades (Docs/domain.md section 4.1).
  static func thresholds(
    _ database: Database, npsn: NPSN, year: SchoolYear, grade: Int
  ) throws -> [String: ThresholdTable] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT * FROM threshold WHERE npsn = ? AND school_year = ? AND grade IN (0, ?)
        ORDER BY grade
        """, arguments: [npsn.digits, year.start, grade])
    var tables: [String: ThresholdTable] = [:]
    for row in rows {
      if let table = table(kkm: row["kkm"], bFrom: row["b_from"], aFrom: row["a_from"]) {
        tables[row["subject"]] = table
      }
    }
    return tables
  }
}
