internal import Records

extension Reading {
  private enum Outcome { case promoted, retained, graduated, notGraduated }

  mutating func readDecisions(_ rows: [SheetRow]) -> [StudentID: Change<Decision>] {
    var decisions: [StudentID: Change<Decision>] = [:]
    var seen: [StudentID: Int] = [:]
    for row in rows {
      guard let student = student(row) else { continue }
      let what = Bilingual(id: "Peserta didik ini", en: "This student")
      guard !repeats(student.id, in: &seen, row, .fullName, what: what) else { continue }
      let outcome = change(.decision, row) { text throws(Complaint) in
        guard let outcome = Self.outcome(text) else { throw .notDecision }
        return CellValue(outcome)
      }
      switch outcome {
      case .keep: break
      case .clear: decisions[student.id] = .clear
      case .set(let outcome):
        guard roster.term.semester == .even else {
          refuse(row, .decision, .oddSemester)
          return [:]
        }
        if let decision = decision(outcome, row, student) {
          decisions[student.id] = .set(decision)
        }
      }
    }
    return decisions
  }

  private static func outcome(_ text: String) -> Outcome? {
    let folded = text.foldedForComparison
    let notGraduated = ["tidaklulus", "belumlulus", "tl"]
    if notGraduated.contains(where: folded.hasPrefix) { return .notGraduated }
    if folded.hasPrefix("lulus") || folded == "l" { return .graduated }
    let retained = ["tinggal", "tidaknaik", "mengulang", "belumnaik"]
    if retained.contains(where: folded.hasPrefix) || folded == "t" { return .retained }
    return folded.hasPrefix("naik") || folded == "n" ? .promoted : nil
  }

  /// The grade stands in its own column, in the decision's text ("Naik ke kelas V"), or follows from the class.
  private mutating func decision(
    _ outcome: Outcome, _ row: SheetRow, _ student: Roster.Entry
  ) -> Decision? {
    switch outcome {
    case .graduated: return .graduated
    case .notGraduated: return .notGraduated
    case .promoted, .retained: break
    }
    let current = grade(of: student)
    let step = outcome == .promoted ? 1 : 0
    let given = gradeNumber(.nextGrade, row).value ?? Self.grade(in: plain(.decision, row))
    guard let grade = given ?? current.map({ $0 + step }), Limits.grade.contains(grade) else {
      refuse(row, .nextGrade, .nextGradeMissing)
      return nil
    }
    if let current, grade != current + step { warn(row, .nextGrade, .oddStep(current)) }
    return outcome == .promoted ? .promoted(to: grade) : .retained(in: grade)
  }

  private static func grade(in text: String) -> Int? {
    text.split { " ()".contains($0) }.lazy.compactMap { word -> Int? in
      if let number = Int(word) { return Limits.grade.contains(number) ? number : nil }
      return RomanNumeral.value(word)
    }.first
  }
}

extension Complaint {
  static let notDecision = Complaint(
    id: "Keputusan tidak dikenali.",
    "Pilih Naik Kelas, Tinggal Kelas, Lulus, atau Tidak Lulus.", en: "Not a decision.",
    "Choose Naik Kelas, Tinggal Kelas, Lulus or Tidak Lulus.")
  static let oddSemester = Complaint(
    id: "Keputusan kenaikan kelas hanya ada di semester genap.",
    "Pilih semester genap, atau kosongkan kolom ini.",
    en: "Decisions are made in the even semester only.",
    "Choose the even semester, or leave this column blank.")
  static let nextGradeMissing = Complaint(
    id: "Kelas berikutnya tidak diketahui.", "Isi kolom Kelas Berikutnya.",
    en: "The next grade is not known.", "Fill the column Kelas Berikutnya.")

  static func oddStep(_ grade: Int) -> Complaint {
    Complaint(
      id: "Kelas ini tidak lazim untuk anak kelas \(grade).", "Periksa kelas berikutnya.",
      en: "An unusual grade for a student of grade \(grade).", "Check the next grade.")
  }
}
