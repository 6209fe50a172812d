extension CompletenessCheck {
  /// C3: both scores in every subject (sections 4.6, 6.3); the religion subject is C2's.
  mutating func scores() {
    if record.subjects.isEmpty {
      add(
        .c3, .block, "subjects", .schoolOperator,
        id: "kelas ini belum punya mata pelajaran; impor daftar mata pelajaran.",
        en: "the class has no subjects; import the list of subjects.")
    }
    for row in record.subjects {
      if !row.subject.isReligious { missingScores(of: row, code: .c3) }
      if let mistake = row.thresholds.mistake {
        add(
          .c3, .block, "subjects[\(row.subject.code)].thresholds", .schoolOperator,
          id: "\(row.subject.name): \(mistake.message.indonesian)",
          en: "\(row.subject.name): \(mistake.message.english)")
      }
    }
  }

  /// Whether the report has a score for knowledge and one for skills.
  private var hasHalves: Bool {
    record.classGroup.curriculum == .k13 && record.kind == .endOfTerm
  }

  /// The scores that the report needs of a subject and that do not count; zero means "not entered" (section 4.6).
  mutating func missingScores(of row: SubjectResult, code: Finding.Code) {
    if hasHalves {
      missing(
        row.knowledge.score, row, "knowledge.score", code, id: "pengetahuan ", en: "knowledge ")
      missing(row.skill.score, row, "skill.score", code, id: "keterampilan ", en: "skills ")
    } else if record.singleScore(of: row) == nil {
      if record.kind == .midterm {
        missing(
          row.midterm.score, row, "midterm.score", code, id: "tengah semester ",
          en: "mid-semester ")
      } else {
        missing(
          row.learning.finalScore, row, "learning.finalScore", code, id: "akhir ", en: "final ")
      }
    }
  }

  private mutating func missing(
    _ score: Score?, _ row: SubjectResult, _ field: String, _ code: Finding.Code,
    id indonesian: String, en english: String
  ) {
    guard score?.counted == nil else { return }
    let isZero = score != nil
    add(
      code, .block, "subjects[\(row.subject.code)].\(field)", .subjectTeacher,
      id: "nilai \(indonesian)\(row.subject.name) "
        + "\(isZero ? "0, dianggap belum diisi" : "belum ada"); isi nilainya.",
      en: "the \(english)score in \(row.subject.name) is "
        + "\(isZero ? "0, which counts as not entered" : "missing"); enter it.")
  }

  private var mode: LearningNarrative.Mode { record.settings.narrativeMode ?? .compact }

  /// C4: a description beside every score, the teacher's or one that can be made of competences.
  mutating func descriptions() {
    guard record.classGroup.curriculum == .k13 else { return statements() }
    for row in record.subjects {
      let halves = [
        (row.knowledge, "knowledge", "pengetahuan ", "knowledge ", false),
        (row.skill, "skill", "keterampilan ", "skills ", true),
      ]
      for (result, key, indonesian, english, isSkill) in halves
      where result.countedScore != nil && result.narrative.isBlank
        && CompetencePlan(of: row, isSkill: isSkill, mode: mode) == nil
      {
        undescribed(row, "\(key).narrative", id: indonesian, en: english)
      }
    }
  }

  /// Merdeka: the teacher's statement, or objectives to make one of (section 4.3).
  private mutating func statements() {
    for row in record.subjects where record.singleScore(of: row) != nil {
      if !row.learning.hasOwnStatements
        && LearningPlan(of: row.learning, threshold: row.thresholds.kkm, mode: mode) == nil
      {
        undescribed(row, "learning.achievedNarrative", id: "", en: "")
      }
    }
  }

  private mutating func undescribed(
    _ row: SubjectResult, _ field: String, id indonesian: String, en english: String
  ) {
    add(
      .c4, record.settings.descriptionsRequired ? .block : .warn,
      "subjects[\(row.subject.code)].\(field)", .subjectTeacher,
      id: "deskripsi \(indonesian)\(row.subject.name) kosong; tulis deskripsinya.",
      en: "the \(english)description in \(row.subject.name) is empty; write it.")
  }
}
