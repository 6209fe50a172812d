internal import Records

extension Reading {
  mutating func readWideScores(_ rows: [SheetRow], _ header: SheetRow) -> [ScorePatch] {
    var columns: [(ScoreColumn, SubjectFinder.Meaning)] = []
    for column in table.scores {
      guard let meaning = subjects.meaning(of: column.subject) else {
        let complaint = subjects.unknown(column.subject, suggests: report.wantsSuggestions)
        refuse(header, column: column.column, complaint)
        continue
      }
      if let first = columns.first(where: { $0.1 == meaning && $0.0.part == column.part }) {
        let letter = Sheet.letter(first.0.column)
        refuse(header, column: column.column, .doubledColumn(letter))
        continue
      }
      columns.append((column, meaning))
    }
    var patches: [ScorePatch] = []
    // Grown by doubling it would need twice the room for a moment, which a city's file feels.
    patches.reserveCapacity(rows.count * columns.count)
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
    var filled: [String: [ScorePart]] = [:]
    for (column, meaning) in columns {
      let change = change(column: column.column, row) { text throws(Complaint) in
        try NumberText.score(text)
      }
      if change.isKeep { continue }
      // A dash under another religion's subject says nothing about this student.
      if change == .clear, case .subject(let code) = meaning, !takes(code, student) { continue }
      guard let code = code(meaning, of: student, row, column: column.column) else { continue }
      let isSecond = filled[code]?.contains(column.part) ?? false
      if isSecond || !isOnlyReligion(code, of: student, &religious) {
        refuse(row, column: column.column, .secondReligion)
        continue
      }
      filled[code, default: []].append(column.part)
      let index =
        patches.firstIndex { $0.subject == code }
        ?? {
          patches.append(ScorePatch(student: student.id, subject: code))
          return patches.count - 1
        }()
      switch column.part {
      case .knowledge: patches[index].knowledgeScore = change
      case .skill: patches[index].skillScore = change
      case .single where kind == .midterm: patches[index].midtermScore = change
      case .single: patches[index].finalScore = change
      }
      if change.value != nil {
        checkCurriculum(column.part, student, row, column: column.column)
      }
    }
    return patches
  }
}
