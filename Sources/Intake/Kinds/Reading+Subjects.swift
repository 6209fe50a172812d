internal import Records

extension Reading {
  mutating func readSubjects(_ rows: [SheetRow]) -> [GradeSubject] {
    var subjects: [GradeSubject] = []
    var seen: [String: [(row: Int, grades: ClosedRange<Int>)]] = [:]
    for (index, row) in rows.enumerated() {
      guard let entry = subject(row, position: index) else { continue }
      let key = entry.subject.code.foldedForComparison
      if let clash = seen[key]?.first(where: { $0.grades.overlaps(entry.grades) }) {
        refuse(row, .subjectCode, .subjectRepeated(clash.row))
        continue
      }
      seen[key, default: []].append((row.number, entry.grades))
      subjects.append(entry)
    }
    return subjects
  }

  /// The subject of a row; what the file does not say stays as it is known.
  private mutating func subject(_ row: SheetRow, position: Int) -> GradeSubject? {
    guard let code = text(.subjectCode, row, limit: Limits.subjectCode).value else {
      if plain(.subjectCode, row).isEmpty { refuse(row, .subjectCode, .codeMissing) }
      return nil
    }
    let given = grades(row).value
    let before = roster.subjects.first {
      $0.subject.code.foldedForComparison == code.foldedForComparison
        && (given == nil || $0.grades.lowerBound == given?.lowerBound)
    }
    let name = text(.subjectName, row, limit: Limits.subjectName)
    guard let name = name.value ?? before?.subject.name else {
      refuse(row, .subjectName, .nameMissing)
      return nil
    }
    guard let grades = given ?? before?.grades else {
      if plain(.grades, row).isEmpty { refuse(row, .grades, .notGrades) }
      return nil
    }
    var subject =
      before?.subject
      ?? Subject(code: code, name: name, shortName: code, order: (position + 1) * 10)
    subject.name = name
    if let short = text(.shortName, row, limit: Limits.shortName).value {
      subject.shortName = short
    }
    subject.group = text(.subjectGroup, row, limit: Limits.short).applied(to: subject.group)
    if let order = integer(.order, row, in: 0...9_999).value { subject.order = order }
    if let local = flag(.isLocalContent, row).value { subject.isLocalContent = local }
    if let elective = flag(.isElective, row).value { subject.isElective = elective }
    subject.canonicalCode = text(.canonicalCode, row, limit: Limits.subjectCode)
      .applied(to: subject.canonicalCode)
    let religion = change(.religion, row, unknownWords: true) { text throws(Complaint) in
      guard let religion = Religion(spelling: text) else { throw .notReligion }
      return CellValue(religion)
    }
    subject.religion = religion.applied(to: subject.religion)
    return GradeSubject(subject: subject, grades: grades)
  }

  /// "1-6", "IV–VI", "1 s.d. 6", "4,5,6", "5".
  private mutating func grades(_ row: SheetRow) -> Change<ClosedRange<Int>> {
    change(.grades, row) { text throws(Complaint) in
      let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
      let filler: Set<Substring> = ["kelas", "s", "d", "sd", "sampai", "dan"]
      var numbers: [Int] = []
      for word in words where !filler.contains(word) {
        guard let grade = Int(word) ?? RomanNumeral.value(word), Limits.grade.contains(grade) else {
          throw .notGrades
        }
        numbers.append(grade)
      }
      guard let first = numbers.min(), let last = numbers.max(), numbers == numbers.sorted(),
        numbers.count <= 2 || last - first + 1 == numbers.count
      else { throw .notGrades }
      return CellValue(first...last)
    }
  }
}

extension Complaint {
  static let codeMissing = Complaint(
    id: "Kode mata pelajaran kosong.", "Isi kode singkat, misalnya MTK.",
    en: "The subject has no code.", "Give a short code, such as MTK.")
  static let notGrades = Complaint(
    id: "Tingkat tidak dikenali.", "Tulis seperti 1-6 atau 4.",
    en: "The grades are not understood.",
    "Write 1-6 or 4.")

  static func subjectRepeated(_ row: Int) -> Complaint {
    Complaint(
      id: "Kode ini sudah ada di baris \(row) untuk tingkat yang sama.",
      "Hapus salah satu barisnya.", en: "The code is already in row \(row) for the same grades.",
      "Delete one of the rows.")
  }
}
