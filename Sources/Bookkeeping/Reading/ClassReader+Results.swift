internal import GRDB
internal import Records

extension ClassReader {
  /// What the students of the class have in their subjects, by student.
  struct Results {
    fileprivate var k13: [Int64: [NamedRow]] = [:]
    fileprivate var learning: [Int64: [NamedRow]] = [:]
    fileprivate var objectives: [Int64: [NamedRow]] = [:]
    fileprivate var midterm: [Int64: [NamedRow]] = [:]
    fileprivate var electives: [Int64: [NamedRow]] = [:]
  }

  func results(_ classRow: Int64) throws -> Results {
    guard kind == .endOfTerm || kind == .midterm else { return Results() }
    var results = Results()
    results.k13 = try grouped("k13_result", classRow, order: "subject")
    results.learning = try grouped("learning_result", classRow, order: "subject")
    results.objectives = try grouped("objective", classRow, order: "subject, position")
    if kind == .midterm {
      results.midterm = try grouped("midterm_result", classRow, order: "subject")
    }
    let electives = try NamedRow.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT elective.* FROM membership JOIN elective USING (student, school_year)
          WHERE class_group = ? AND semester = ?
          """), arguments: [classRow, term.semester.rawValue])
    results.electives = Dictionary(grouping: electives) { $0["student"] }
    return results
  }

  /// A row for every subject of the grade that the student takes, with or without scores (Docs/domain.md sections 3.4,
  /// 4.4, 6.3): all but electives, and of the religions the student's own, unless the school says otherwise of the
  /// student. A score in an elective says that the student takes it.
  func subjectResults(
    of student: Int64, _ results: Results, religion: Religion?
  ) -> [SubjectResult] {
    func byCode(_ rows: [NamedRow]?) -> [String: NamedRow] {
      Dictionary((rows ?? []).map { ($0["subject"] as String, $0) }) { first, _ in first }
    }
    let (k13, learning) = (byCode(results.k13[student]), byCode(results.learning[student]))
    let midterm = byCode(results.midterm[student])
    let objectives = Dictionary(grouping: results.objectives[student] ?? []) {
      $0["subject"] as String
    }
    let settled = byCode(results.electives[student])
    // Without a pass mark the completeness check blocks the card; the table then only has to exist.
    let school = thresholds ?? ThresholdTable(kkm: 0, bFrom: 0, aFrom: 0, source: .computed)
    return subjects.filter { $0.religion == nil || $0.religion == religion }.filter { subject in
      if let takes = settled[subject.code]?["takes"] as Bool? { return takes }
      return !subject.isElective || k13[subject.code] != nil || learning[subject.code] != nil
        || midterm[subject.code] != nil
    }.map { subject in
      let code = subject.code
      return SubjectResult(
        subject: subject, thresholds: ownThresholds[code] ?? school,
        knowledge: Self.half(
          k13[code], "knowledge_score", "knowledge_predicate", "knowledge_narrative"),
        skill: Self.half(k13[code], "skill_score", "skill_predicate", "skill_narrative"),
        learning: Self.learning(learning[code], objectives[code] ?? []),
        midterm: MidtermResult(
          score: midterm[code].flatMap { Self.score($0["score"]) },
          remark: midterm[code].flatMap { $0["remark"] }))
    }
  }

  private static func score(_ hundredths: Int?) -> Score? {
    hundredths.flatMap { Score(hundredths: $0) }
  }

  private static func half(
    _ row: NamedRow?, _ score: String, _ predicate: String, _ narrative: String
  ) -> CompetencyResult {
    guard let row else { return CompetencyResult() }
    return CompetencyResult(
      score: Self.score(row[score]),
      predicate: (row[predicate] as String?).flatMap { Predicate(rawValue: $0) },
      narrative: row[narrative])
  }

  private static func learning(_ row: NamedRow?, _ objectives: [NamedRow]) -> LearningResult {
    LearningResult(
      finalScore: row.flatMap { score($0["final_score"]) },
      achievedNarrative: row.flatMap { $0["achieved"] },
      needsHelpNarrative: row.flatMap { $0["needs_help"] },
      objectives: objectives.map {
        LearningObjective(
          id: $0["code"], text: $0["text"], score: score($0["score"]),
          isAchieved: $0["is_achieved"])
      })
  }

  static func activity(_ row: NamedRow) -> CocurricularActivity {
    CocurricularActivity(
      name: row["name"],
      dimension: (row["dimension"] as String?).flatMap { GraduateProfileDimension(rawValue: $0) },
      level: (row["level"] as Int?).flatMap { CocurricularLevel(rawValue: $0) },
      remark: row["remark"])
  }

  func projects(_ classRow: Int64) throws -> [Int64: [P5Project]] {
    let targets = try grouped("project_target", classRow, order: "position", kind: .p5)
    return try grouped("project", classRow, order: "position", kind: .p5).mapValues { rows in
      rows.map { row in
        let position: Int = row["position"]
        let own = (targets[row["student"]] ?? []).filter { $0["project"] == position }
        return P5Project(
          theme: row["theme"], title: row["title"], description: row["description"],
          targets: own.map {
            P5Target(
              dimension: $0["dimension"], element: $0["element"], subElement: $0["sub_element"],
              level: ($0["level"] as String?).flatMap { P5Level(rawValue: $0) })
          }, processNote: row["process_note"])
      }
    }
  }

  /// The semester's achievements; front matter shows those of all semesters (Docs/domain.md section 2.6).
  func achievements(_ classRow: Int64) throws -> [Int64: [Achievement]] {
    let rows =
      kind == .supplement
      ? try NamedRow.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT achievement.* FROM membership JOIN achievement USING (student)
            WHERE class_group = ?1 AND membership.semester = ?3 AND kind = 'endOfTerm'
            AND (achievement.school_year, achievement.semester) <= (?2, ?3)
            ORDER BY achievement.school_year, achievement.semester, position
            """), arguments: [classRow, term.schoolYear.start, term.semester.rawValue])
      : try grouped("achievement", classRow, order: "position").values.flatMap(\.self)
    return Dictionary(grouping: rows) { $0["student"] as Int64 }.mapValues { rows in
      rows.map {
        Achievement(
          kind: $0["name"], remark: $0["remark"],
          group: ($0["category"] as String?).flatMap { Achievement.Group(rawValue: $0) })
      }
    }
  }
}
