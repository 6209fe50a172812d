internal import Records

// Files of one subject, a column for each objective or basic competence (Docs/domain.md section 5.2).
extension Reading {
  /// The subject that the whole file is about; complains and gives nil if it is not known.
  mutating func subjectOfFile() -> SubjectFinder.Meaning? {
    guard let hint = table.subject else {
      refuse(table.header, nil, .subjectOfFileMissing)
      return nil
    }
    guard let meaning = subjects.meaning(of: hint.text) else {
      let complaint = subjects.unknown(hint.text, suggests: true)
      if let row = hint.row {
        refuse(row, column: hint.column, complaint)
      } else {
        refuse(table.header, nil, complaint)
      }
      return nil
    }
    report.subject = hint.text
    return meaning
  }

  mutating func readObjectiveColumns(_ rows: [SheetRow]) -> [ScorePatch] {
    guard let meaning = subjectOfFile() else { return [] }
    let texts = objectiveTexts()
    var patches: [ScorePatch] = []
    var seen: [StudentID: Int] = [:]
    for row in rows {
      guard let student = student(row) else { continue }
      let what = Bilingual(id: "Peserta didik ini", en: "This student")
      guard !repeats(student.id, in: &seen, row, .fullName, what: what),
        let column = table.columns[.fullName] ?? table.columns[.nisn]
          ?? table.columns[.localStudentNumber],
        let code = code(meaning, of: student, row, column: column)
      else { continue }
      var patch = longScore(row, student, code)
      var objectives: [LearningObjective] = []
      for (place, column) in table.objectives.enumerated() {
        guard let result = objectiveResult(column, row), let text = texts[place] else { continue }
        let id = column.id.isEmpty ? "TP\(place + 1)" : column.id
        objectives.append(
          LearningObjective(id: id, text: text, score: result.score, isAchieved: result.isAchieved))
      }
      if !objectives.isEmpty { patch.objectives = .set(objectives) }
      patches.append(patch)
    }
    return patches
  }

  /// The text of each objective column; a column without one is warned of and left out, for nothing could be said of it.
  private mutating func objectiveTexts() -> [String?] {
    let legend = ObjectiveLegend.read(table.titles + table.rows)
    guard table.objectives.count <= Limits.objectives else {
      refuse(table.header, nil, .tooMany(Limits.objectives))
      return []
    }
    return table.objectives.map { column in
      let text = column.text ?? legend[column.id]
      if let text, text.unicodeScalars.count <= Limits.objective { return text }
      if let text {
        refuse(
          table.header, column: column.column,
          .tooLong(text.unicodeScalars.count, limit: Limits.objective))
        return nil
      }
      // Basic competences have numbers that the whole country knows.
      if column.id.contains(".") { return "KD \(column.id)" }
      report.add(warning: place(table.header, column.column, nil, .objectiveUnexplained(column.id)))
      return nil
    }
  }

  private mutating func objectiveResult(
    _ column: ObjectiveColumn, _ row: SheetRow
  ) -> (score: Score?, isAchieved: Bool?)? {
    var isAchieved: Bool?
    let change: Change<Score> = change(column: column.column, row) { text throws(Complaint) in
      isAchieved = text.first?.isNumber == true ? nil : Self.isAchieved(text)
      return isAchieved == nil ? try NumberText.score(text) : CellValue(nil)
    }
    if let isAchieved { return (nil, isAchieved) }
    return change.value.map { ($0, nil) }
  }
}

extension Complaint {
  static let subjectOfFileMissing = Complaint(
    id: "Mata pelajaran berkas ini tidak diketahui.",
    "Tulis di atas tabel: Mata Pelajaran : Matematika, atau sebutkan di nama berkas.",
    en: "The subject of this file is not known.",
    "Write over the table: Mata Pelajaran : Matematika, or name it in the file's name.")

  static func objectiveUnexplained(_ id: String) -> Complaint {
    Complaint(
      id: "\(id) tidak dijelaskan, jadi dilewati.",
      "Tulis isinya di bawah tabel: KETERANGAN, lalu \(id) : isi tujuan pembelajaran.",
      en: "\(id) is not explained and is left out.",
      "Write it under the table: KETERANGAN, then \(id) : the objective's text.")
  }
}
