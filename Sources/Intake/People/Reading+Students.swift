internal import Records

extension Reading {
  /// The student whom a row of results is about; complains and gives nil if it is not clear.
  mutating func student(_ row: SheetRow, fillsDown: Bool = false) -> Roster.Entry? {
    let finder = students
    let nisn = change(.nisn, row, unknownWords: true) { text throws(Complaint) in
      try NISNText.read(text, birthDate: nil) { finder.student($0) != nil }
    }
    let number = numeral(.localStudentNumber, row, limit: Limits.short)
    let name = plain(.fullName, row)
    if name.isEmpty, nisn.value == nil, number.value == nil {
      return unnamed(row, fillsDown: fillsDown)
    }
    let first = nisn.value.flatMap { finder.student($0) }
    let second = number.value.flatMap { finder.student(number: $0) }
    if let first, let second, first.id != second.id {
      refuse(row, .localStudentNumber, .numbersDisagree(first.fullName, second.fullName))
      return nil
    }
    guard let found = first ?? second ?? named(name, row) else { return nil }
    if first != nil || second != nil, !name.isEmpty,
      name.foldedForComparison != found.fullName.foldedForComparison
    {
      warn(row, .fullName, .nameDiffers(found.fullName))
    }
    lastNamed = (row.number, found)
    return found
  }

  private mutating func unnamed(_ row: SheetRow, fillsDown: Bool) -> Roster.Entry? {
    guard fillsDown, let last = lastNamed, last.row == row.number - 1 else {
      refuse(row, nil, .nobodyNamed)
      return nil
    }
    lastNamed?.row = row.number
    let column = table.columns[.fullName] ?? table.columns[.nisn] ?? 0
    note(.filledDown, row, column, from: "", to: last.student.fullName)
    return last.student
  }

  /// By the name alone, with a warning, if only one student has it.
  private mutating func named(_ name: String, _ row: SheetRow) -> Roster.Entry? {
    let born = (try? DateText.read(plain(.birthDate, row)))?.value
    let found = name.isEmpty ? [] : students.students(name: name, born: born)
    guard let only = found.first, found.count == 1 else {
      let field: Field = name.isEmpty ? .nisn : .fullName
      refuse(
        row, field,
        found.isEmpty
          ? students.unknown(name, suggests: report.wantsSuggestions) : .severalOfThatName)
      return nil
    }
    if born == nil || only.birthDate == nil { warn(row, .fullName, .foundByName) }
    return only
  }
}

extension Change {
  /// The value that it sets.
  var value: Value? {
    if case .set(let value) = self { value } else { nil }
  }

  var isKeep: Bool {
    if case .keep = self { true } else { false }
  }
}

extension Complaint {
  static let nobodyNamed = Complaint(
    id: "Baris ini tidak menyebut peserta didik.", "Isi NISN, NIS, atau nama.",
    en: "The row names no student.", "Give NISN, NIS or name.")
  static let severalOfThatName = Complaint(
    id: "Beberapa peserta didik bernama sama.", "Isi NISN atau NIS.",
    en: "Several students have this name.", "Give the NISN or NIS.")
  static let foundByName = Complaint(
    id: "Peserta didik dicocokkan dari nama saja.", "Isi NISN agar pasti.",
    en: "The student was matched by name alone.", "Give the NISN to be sure.")

  static func numbersDisagree(_ first: String, _ second: String) -> Complaint {
    Complaint(
      id: "NISN milik \(first), tetapi NIS milik \(second).", "Betulkan salah satunya.",
      en: "The NISN belongs to \(first), the NIS to \(second).", "Correct one of them.")
  }

  static func nameDiffers(_ known: String) -> Complaint {
    Complaint(
      id: "Nama berbeda dari daftar sekolah (\(known)).", "Pastikan nomornya milik anak ini.",
      en: "The name differs from the school's list (\(known)).", "Make sure of the number.")
  }
}
