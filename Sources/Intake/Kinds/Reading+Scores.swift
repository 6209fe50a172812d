internal import Records

/// A student and a subject.
private struct ScoreKey: Hashable {
  var student: StudentID
  var subject: String
}

extension Reading {
  /// Long files have a row a subject, or under it one for each objective; wide ones have a column a subject and may name
  /// some subjects twice only by mistake. Mid-semester files have the same forms.
  mutating func readScores(_ rows: [SheetRow]) -> [ScorePatch] {
    let header = table.header
    if table.columns[.subject] != nil {
      if table.scores.isEmpty { return readLongScores(rows) }
      refuse(header, .subject, .longAndWide)
      return []
    }
    if !table.scores.isEmpty { return readWideScores(rows, header) }
    if !table.objectives.isEmpty { return readObjectiveColumns(rows) }
    if table.subject != nil, holdsResults {
      return subjectOfFile().map { readLongScores(rows, of: $0) } ?? []
    }
    refuse(header, nil, .missingColumn(["Mata Pelajaran", "MTK_P", "MTK"]))
    return []
  }

  /// Some column holds what a student earned in a subject.
  private var holdsResults: Bool {
    Field.scores.contains { table.columns[$0.field] != nil }
      || Field.midterm.contains { table.columns[$0.field] != nil }
  }

  // MARK: Long

  /// - Parameter fileSubject: The subject of all rows, if the file is about one.
  private mutating func readLongScores(
    _ rows: [SheetRow], of fileSubject: SubjectFinder.Meaning? = nil
  ) -> [ScorePatch] {
    var patches: [ScorePatch] = []
    patches.reserveCapacity(rows.count)
    var seen: [ScoreKey: Int] = [:]
    var places: [ScoreKey: Int] = [:]
    var religious: [StudentID: String] = [:]
    var meanings: [String: SubjectFinder.Meaning] = [:]
    for row in rows {
      let before = lastNamed?.student.id
      guard let student = student(row, fillsDown: true) else { continue }
      let objective = objective(row)
      let name = plain(.subject, row)
      // A merged subject cell stands for the objectives under it.
      if name.isEmpty, before == student.id, let last = patches.indices.last, let objective {
        append(objective, row, to: &patches[last])
        continue
      }
      guard let meaning = fileSubject ?? meanings[name] ?? subjects.meaning(of: name) else {
        let complaint: Complaint =
          name.isEmpty
          ? .subjectMissing : subjects.unknown(name, suggests: report.wantsSuggestions)
        refuse(row, .subject, complaint)
        continue
      }
      meanings[name] = meaning
      let nameColumn = table.columns[.fullName] ?? table.columns[.nisn]
      guard let column = table.columns[.subject] ?? nameColumn,
        let code = code(meaning, of: student, row, column: column)
      else { continue }
      let key = ScoreKey(student: student.id, subject: code)
      if let place = places[key], let objective {
        append(objective, row, to: &patches[place])
        continue
      }
      let shown = name.isEmpty ? code : name
      let what = Bilingual(id: "Nilai \(shown) anak ini", en: "This student's \(shown)")
      let place: Field = table.columns[.subject] == nil ? .fullName : .subject
      guard !repeats(key, in: &seen, row, place, what: what) else { continue }
      if !isOnlyReligion(code, of: student, &religious) {
        refuse(row, .subject, .secondReligion)
      }
      var patch = longScore(row, student, code)
      if let objective { patch.objectives = .set(objective.text.isEmpty ? [] : [objective]) }
      places[key] = patches.count
      patches.append(patch)
    }
    return patches
  }

  mutating func longScore(
    _ row: SheetRow, _ student: Roster.Entry, _ code: String
  ) -> ScorePatch {
    var patch = ScorePatch(student: student.id, subject: code)
    patch.knowledgeScore = score(.knowledgeScore, row)
    patch.knowledgePredicate = predicate(.knowledgePredicate, row)
    patch.knowledgeNarrative = text(.knowledgeNarrative, row, limit: Limits.narrative)
    patch.skillScore = score(.skillScore, row)
    patch.skillPredicate = predicate(.skillPredicate, row)
    patch.skillNarrative = text(.skillNarrative, row, limit: Limits.narrative)
    patch.finalScore = score(.finalScore, row)
    patch.achievedNarrative = text(.achievedNarrative, row, limit: Limits.narrative)
    patch.needsHelpNarrative = text(.needsHelpNarrative, row, limit: Limits.narrative)
    patch.midtermScore = score(.midtermScore, row)
    patch.midtermRemark = text(.midtermRemark, row, limit: Limits.remark)
    if patch.knowledgeScore.value != nil {
      checkCurriculum(.knowledge, student, row, .knowledgeScore)
    }
    if patch.skillScore.value != nil { checkCurriculum(.skill, student, row, .skillScore) }
    if patch.finalScore.value != nil { checkCurriculum(.single, student, row, .finalScore) }
    return patch
  }

  /// The objective of a row (Docs/domain.md section 5.2); one without a text empties the list; nil if the row has none.
  private mutating func objective(_ row: SheetRow) -> LearningObjective? {
    let id = text(.objectiveID, row, limit: Limits.objectiveID).value
    let text = text(.objective, row, limit: Limits.objective)
    let score = score(.objectiveScore, row).value
    let isAchieved = achieved(row).value
    switch text {
    case .set(let text):
      return LearningObjective(id: id ?? "", text: text, score: score, isAchieved: isAchieved)
    case .clear: return LearningObjective(id: "", text: "")
    case .keep:
      if id != nil || score != nil || isAchieved != nil {
        refuse(row, .objective, .objectiveMissing)
      }
      return nil
    }
  }

  private mutating func append(
    _ objective: LearningObjective, _ row: SheetRow, to patch: inout ScorePatch
  ) {
    // What belongs to the subject stands in its first row; a second one would be lost.
    for field in [Field.finalScore, .achievedNarrative, .needsHelpNarrative]
    where !plain(field, row).isEmpty {
      // Unless it is the same again, as in merged cells.
      let isSame =
        switch field {
        case .finalScore: score(field, row) == patch.finalScore
        case .achievedNarrative:
          text(field, row, limit: Limits.narrative) == patch.achievedNarrative
        default: text(field, row, limit: Limits.narrative) == patch.needsHelpNarrative
        }
      if !isSame { refuse(row, field, .secondValue) }
    }
    var list = patch.objectives.value ?? []
    guard list.count < Limits.objectives else {
      refuse(row, .objective, .tooMany(Limits.objectives))
      return
    }
    guard !list.contains(where: { $0.text == objective.text }) else {
      refuse(row, .objective, .objectiveRepeated)
      return
    }
    list.append(objective)
    for index in list.indices where list[index].id.isEmpty { list[index].id = "\(index + 1)" }
    patch.objectives = .set(list)
  }

  /// T and R, 1 and 0, Tuntas and Remedial.
  private mutating func achieved(_ row: SheetRow) -> Change<Bool> {
    choice(.isAchieved, row) {
      Self.isAchieved($0)
    } expecting: {
      Bilingual(id: "Isi T (tercapai) atau R (remedial).", en: "Give T (achieved) or R (remedial).")
    }
  }

  static func isAchieved(_ text: String) -> Bool? {
    switch text.foldedForComparison {
    case "t", "tuntas", "tercapai", "1", "ya": true
    case "r", "remedial", "belumtercapai", "belumtuntas", "0", "tidak": false
    default: nil
    }
  }

  mutating func score(_ field: Field, _ row: SheetRow) -> Change<Score> {
    change(field, row) { text throws(Complaint) in try NumberText.score(text) }
  }

  private mutating func predicate(_ field: Field, _ row: SheetRow) -> Change<Predicate> {
    choice(field, row, spelt: \.rawValue) { text -> Predicate? in
      let words: [String: Predicate] = [
        "sangatbaik": .a, "baik": .b, "cukup": .c, "perlubimbingan": .d, "kurang": .d,
      ]
      return Predicate(rawValue: text.uppercased()) ?? words[text.foldedForComparison]
    } expecting: {
      Bilingual(id: "Isi A, B, C, atau D.", en: "Give A, B, C or D.")
    }
  }
}

extension Complaint {
  static let longAndWide = Complaint(
    id: "Berkas memuat kolom Mata Pelajaran dan juga kolom per mata pelajaran.",
    "Pakai salah satu bentuk saja.",
    en: "The file has a subject column and also a column for each subject.",
    "Use one of the two forms.")
  static let subjectMissing = Complaint(
    id: "Mata pelajaran kosong.", "Isi mata pelajarannya.", en: "The subject is missing.",
    "Give it.")
  static let secondReligion = Complaint(
    id: "Anak ini sudah mempunyai nilai agama lain, di berkas ini atau berkas sebelumnya.",
    "Hapus salah satu nilainya, atau lengkapi agama di daftar peserta didik.",
    en: "This student already has another religion's score, in this file or one before it.",
    "Delete one of the two, or complete the religion in the student list.")
  static let religionUnknown = Complaint(
    id: "Agama anak ini belum diisi.", "Lengkapi agama di daftar peserta didik.",
    en: "This student's religion is not known.", "Complete it in the student list.")

  static func noReligionSubject(_ religion: Religion) -> Complaint {
    Complaint(
      id: "Sekolah belum mempunyai mata pelajaran agama \(religion.name).",
      "Tambahkan dengan kode \(religion.subjectCode).",
      en: "The school has no religion subject for \(religion.name).",
      "Add it with the code \(religion.subjectCode).")
  }

  static func otherReligion(_ religion: Religion?) -> Complaint {
    Complaint(
      id: "Mata pelajaran agama ini bukan untuk anak beragama \(religion?.name ?? "-").",
      "Pindahkan nilainya ke mata pelajaran agama anak ini.",
      en: "This religion subject is not for a student of \(religion?.name ?? "-").",
      "Move the score to the student's own religion.")
  }

  static func notTaught(_ code: String, _ grade: Int) -> Complaint {
    Complaint(
      id: "\(code) tidak diajarkan di kelas \(grade).",
      "Hapus nilainya atau betulkan tingkat mata pelajaran.",
      en: "\(code) is not taught in grade \(grade).",
      "Delete the score or correct the subject's grades.")
  }

  static let objectiveMissing = Complaint(
    id: "Tujuan pembelajaran kosong.", "Tulis tujuannya.", en: "The objective has no text.",
    "Give it.")
  static let objectiveRepeated = Complaint(
    id: "Tujuan pembelajaran ini sudah ada untuk anak dan mata pelajaran ini.",
    "Hapus salah satu barisnya.",
    en: "This objective is already there for the student and subject.", "Delete one of the rows.")
  static let secondValue = Complaint(
    id: "Nilai dan deskripsi mata pelajaran ini sudah ada di baris pertamanya.",
    "Isi hanya di baris pertama.",
    en: "Score and descriptions of the subject stand in its first row.",
    "Give them in the first row only.")
  static let isK13 = Complaint(
    id: "Kelas anak ini memakai Kurikulum 2013.",
    "Isi nilai pengetahuan dan nilai keterampilan (MTK_P dan MTK_K).",
    en: "The student's class has Kurikulum 2013.",
    "Give a score for knowledge and one for skills (MTK_P and MTK_K).")
  static let isMerdeka = Complaint(
    id: "Kelas anak ini memakai Kurikulum Merdeka.", "Isi satu nilai akhir (MTK).",
    en: "The student's class has Kurikulum Merdeka.", "Give one final score (MTK).")
}
