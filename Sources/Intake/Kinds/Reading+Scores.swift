internal import Records

/// A student and a subject.
private struct ScoreKey: Hashable {
  var student: StudentID
  var subject: String
}

extension Reading {
  /// Long files have a row a subject, wide ones a column; a wide file may name some subjects twice only by mistake.
  mutating func readScores(_ rows: [SheetRow]) -> [ScorePatch] {
    let header = SheetRow(number: table.headerRow, cells: table.headers)
    if table.columns[.subject] != nil {
      if table.scores.isEmpty { return readLongScores(rows) }
      refuse(header, .subject, .longAndWide)
      return []
    }
    guard !table.scores.isEmpty else {
      refuse(header, nil, .missingColumn(["Mata Pelajaran", "MTK_P"]))
      return []
    }
    return readWideScores(rows, header)
  }

  // MARK: Long

  private mutating func readLongScores(_ rows: [SheetRow]) -> [ScorePatch] {
    var patches: [ScorePatch] = []
    var seen: [ScoreKey: Int] = [:]
    var religious: [StudentID: String] = [:]
    for row in rows {
      let student = student(row, fillsDown: true)
      let name = plain(.subject, row)
      guard let meaning = subjects.meaning(of: name) else {
        let complaint: Complaint = name.isEmpty ? .subjectMissing : subjects.unknown(name)
        refuse(row, .subject, complaint)
        continue
      }
      guard let student, let column = table.columns[.subject],
        let code = code(meaning, of: student, row, column: column)
      else { continue }
      let key = ScoreKey(student: student.id, subject: code)
      let what = Bilingual(id: "Nilai \(name) anak ini", en: "This student's \(name)")
      guard !repeats(key, in: &seen, row, .subject, what: what) else { continue }
      if !isOnlyReligion(code, of: student, &religious) {
        refuse(row, .subject, .secondReligion)
      }
      patches.append(longScore(row, student, code))
    }
    return patches
  }

  private mutating func longScore(
    _ row: SheetRow, _ student: Roster.Entry, _ code: String
  ) -> ScorePatch {
    var patch = ScorePatch(student: student.id, subject: code)
    patch.knowledgeScore = score(.knowledgeScore, row)
    patch.knowledgePredicate = predicate(.knowledgePredicate, row)
    patch.knowledgeNarrative = text(.knowledgeNarrative, row, limit: Limits.narrative)
    patch.skillScore = score(.skillScore, row)
    patch.skillPredicate = predicate(.skillPredicate, row)
    patch.skillNarrative = text(.skillNarrative, row, limit: Limits.narrative)
    return patch
  }

  private mutating func score(_ field: Field, _ row: SheetRow) -> Change<Score> {
    change(field, row) { text throws(Complaint) in try NumberText.score(text) }
  }

  private mutating func predicate(_ field: Field, _ row: SheetRow) -> Change<Predicate> {
    choice(field, row) { text -> Predicate? in
      let words: [String: Predicate] = [
        "sangatbaik": .a, "baik": .b, "cukup": .c, "perlubimbingan": .d, "kurang": .d,
      ]
      return Predicate(rawValue: text.uppercased()) ?? words[text.foldedForComparison]
    } expecting: {
      Bilingual(id: "Isi A, B, C, atau D.", en: "Give A, B, C or D.")
    }
  }

  // MARK: Wide

  private mutating func readWideScores(_ rows: [SheetRow], _ header: SheetRow) -> [ScorePatch] {
    var columns: [(ScoreColumn, SubjectFinder.Meaning)] = []
    for column in table.scores {
      guard let meaning = subjects.meaning(of: column.subject) else {
        refuse(header, column: column.column, subjects.unknown(column.subject))
        continue
      }
      if let first = columns.first(where: { $0.1 == meaning && $0.0.isSkill == column.isSkill }) {
        let letter = Sheet.letter(first.0.column)
        refuse(header, column: column.column, .doubledColumn(letter))
        continue
      }
      columns.append((column, meaning))
    }
    var patches: [ScorePatch] = []
    var seen: [StudentID: Int] = [:]
    for row in rows {
      guard let student = student(row) else { continue }
      let what = Bilingual(id: "Peserta didik ini", en: "This student")
      guard !repeats(student.id, in: &seen, row, .fullName, what: what) else { continue }
      patches += wideScores(row, student, columns)
    }
    return patches
  }

  private mutating func wideScores(
    _ row: SheetRow, _ student: Roster.Entry, _ columns: [(ScoreColumn, SubjectFinder.Meaning)]
  ) -> [ScorePatch] {
    var patches: [ScorePatch] = []
    var religious: [StudentID: String] = [:]
    var filled: [String: [Bool]] = [:]
    for (column, meaning) in columns {
      let change = change(column: column.column, row) { text throws(Complaint) in
        try NumberText.score(text)
      }
      if change.isKeep { continue }
      // A dash under another religion's subject says nothing about this student.
      if change == .clear, case .subject(let code) = meaning, !takes(code, student) { continue }
      guard let code = code(meaning, of: student, row, column: column.column) else { continue }
      let isSecond = filled[code]?.contains(column.isSkill) ?? false
      if isSecond || !isOnlyReligion(code, of: student, &religious) {
        refuse(row, column: column.column, .secondReligion)
        continue
      }
      filled[code, default: []].append(column.isSkill)
      let index =
        patches.firstIndex { $0.subject == code }
        ?? {
          patches.append(ScorePatch(student: student.id, subject: code))
          return patches.count - 1
        }()
      if column.isSkill {
        patches[index].skillScore = change
      } else {
        patches[index].knowledgeScore = change
      }
    }
    return patches
  }

  // MARK: Subjects of a student

  private func takes(_ code: String, _ student: Roster.Entry) -> Bool {
    guard let religion = student.religion else { return true }
    return subjects.entries(of: code).contains {
      $0.subject.religion == nil || $0.subject.religion == religion
    }
  }

  /// The subject's code for this student; complains if it is not theirs.
  private mutating func code(
    _ meaning: SubjectFinder.Meaning, of student: Roster.Entry, _ row: SheetRow, column: Int
  ) -> String? {
    switch meaning {
    case .ownReligion:
      guard let religion = student.religion else {
        refuse(row, column: column, .religionUnknown)
        return nil
      }
      guard let code = subjects.code(of: religion) else {
        refuse(row, column: column, .noReligionSubject(religion))
        return nil
      }
      return code
    case .subject(let code):
      guard takes(code, student) else {
        refuse(row, column: column, .otherReligion(student.religion))
        return nil
      }
      if let grade = student.className.flatMap({ ClassName($0)?.grade }),
        !subjects.entries(of: code).contains(where: { $0.grades.contains(grade) })
      {
        refuse(row, column: column, .notTaught(code, grade))
        return nil
      }
      return code
    }
  }

  /// Whether the student has no other religion's score in the file.
  private func isOnlyReligion(
    _ code: String, of student: Roster.Entry, _ seen: inout [StudentID: String]
  ) -> Bool {
    guard subjects.entries(of: code).contains(where: \.subject.isReligious) else { return true }
    defer { seen[student.id] = seen[student.id] ?? code }
    return seen[student.id] == nil || seen[student.id] == code
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
    id: "Anak ini sudah mempunyai nilai agama di berkas ini.", "Hapus salah satu nilainya.",
    en: "This student already has a religion score in this file.", "Delete one of the two.")
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
}
