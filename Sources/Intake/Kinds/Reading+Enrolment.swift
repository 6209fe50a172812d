internal import Records

/// A subject and a grade.
private struct ThresholdKey: Hashable {
  var subject: String
  var grade: Int?
}

/// A student and a subject.
private struct ElectiveKey: Hashable {
  var student: StudentID
  var subject: String
}

// What settles which subjects a student has, and by which pass mark.
extension Reading {
  /// Pass marks of single subjects (Docs/domain.md section 4.1); the religions' common name stands for all of them.
  mutating func readThresholds(_ rows: [SheetRow]) -> [ThresholdPatch] {
    var patches: [ThresholdPatch] = []
    var seen: [ThresholdKey: Int] = [:]
    for row in rows {
      let name = plain(.subject, row)
      guard let meaning = subjects.meaning(of: name) else {
        let complaint: Complaint =
          name.isEmpty
          ? .subjectMissing : subjects.unknown(name, suggests: report.wantsSuggestions)
        refuse(row, .subject, complaint)
        continue
      }
      let codes =
        switch meaning {
        case .subject(let code): [code]
        case .ownReligion:
          Set(roster.subjects.filter(\.subject.isReligious).map(\.subject.code)).sorted()
        }
      let grade = gradeNumber(.grade, row).value
      let what = Bilingual(id: "KKM \(name)", en: "The pass mark of \(name)")
      for (index, code) in codes.enumerated() {
        let key = ThresholdKey(subject: code, grade: grade)
        if seen[key] == row.number || repeats(key, in: &seen, row, .subject, what: what) {
          continue
        }
        var patch = ThresholdPatch(subject: code, grade: grade)
        patch.kkm = integer(.masteryThreshold, row, in: 0...100)
        patch.bFrom = integer(.bFrom, row, in: 0...101)
        patch.aFrom = integer(.aFrom, row, in: 0...101)
        if index == 0 { checkBands(row, patch.kkm, patch.bFrom, patch.aFrom) }
        patches.append(patch)
      }
    }
    return patches
  }

  /// One row a student and subject; without a column that says so, who is named takes it (section 3.4).
  mutating func readElectives(_ rows: [SheetRow]) -> [ElectivePatch] {
    var patches: [ElectivePatch] = []
    var seen: [ElectiveKey: Int] = [:]
    for row in rows {
      guard let student = student(row, fillsDown: true) else { continue }
      let name = plain(.subject, row)
      guard let meaning = subjects.meaning(of: name) else {
        let complaint: Complaint =
          name.isEmpty
          ? .subjectMissing : subjects.unknown(name, suggests: report.wantsSuggestions)
        refuse(row, .subject, complaint)
        continue
      }
      guard let column = table.columns[.subject],
        let code = code(meaning, of: student, row, column: column)
      else { continue }
      let what = Bilingual(id: "\(name) anak ini", en: "This student's \(name)")
      guard
        !repeats(
          ElectiveKey(student: student.id, subject: code), in: &seen, row, .subject, what: what)
      else { continue }
      let takes = table.columns[.takesSubject] == nil ? .set(true) : flag(.takesSubject, row)
      if !takes.isKeep {
        patches.append(ElectivePatch(student: student.id, subject: code, takes: takes))
      }
    }
    return patches
  }

  /// Who left (Docs/domain.md section 2.6).
  mutating func readTransfers(_ rows: [SheetRow]) -> [TransferPatch] {
    var patches: [TransferPatch] = []
    var seen: [StudentID: Int] = [:]
    for row in rows {
      guard let student = student(row) else { continue }
      let what = Bilingual(id: "Peserta didik ini", en: "This student")
      guard !repeats(student.id, in: &seen, row, .fullName, what: what) else { continue }
      var patch = TransferPatch(student: student.id)
      patch.date = date(.leavingDate, row)
      patch.grade = gradeNumber(.leavingGrade, row)
      patch.reason = text(.leavingReason, row, limit: Limits.remark)
      patch.destination = text(.leavingDestination, row, limit: Limits.line, unknownWords: true)
      patches.append(patch)
    }
    return patches
  }
}
