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

  /// The halves of a subject without a score that counts; zero means "not entered" (section 4.6).
  mutating func missingScores(of row: SubjectResult, code: Finding.Code) {
    var halves = [(row.knowledge, "knowledge", "pengetahuan", "knowledge")]
    if record.classGroup.curriculum == .k13 && record.kind == .endOfTerm {
      halves.append((row.skill, "skill", "keterampilan", "skills"))
    }
    for (result, key, indonesian, english) in halves where result.countedScore == nil {
      let isZero = result.score != nil
      add(
        code, .block, "subjects[\(row.subject.code)].\(key).score", .subjectTeacher,
        id:
          "nilai \(indonesian) \(row.subject.name) \(isZero ? "0, dianggap belum diisi" : "belum ada")"
          + "; isi nilainya.",
        en: "the \(english) score in \(row.subject.name) is "
          + "\(isZero ? "0, which counts as not entered" : "missing"); enter it.")
    }
  }

  /// C4: a description beside every score.
  mutating func descriptions() {
    let level: Finding.Level = record.settings.descriptionsRequired ? .block : .warn
    for row in record.subjects {
      let halves = [
        (row.knowledge, "knowledge", "pengetahuan", "knowledge"),
        (row.skill, "skill", "keterampilan", "skills"),
      ]
      for (result, key, indonesian, english) in halves
      where result.countedScore != nil && result.narrative.isBlank {
        add(
          .c4, level, "subjects[\(row.subject.code)].\(key).narrative", .subjectTeacher,
          id: "deskripsi \(indonesian) \(row.subject.name) kosong; tulis deskripsinya.",
          en: "the \(english) description in \(row.subject.name) is empty; write it.")
      }
    }
  }
}
