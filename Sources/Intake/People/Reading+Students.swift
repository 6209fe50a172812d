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
    if let named = named(by: answer(row), row) {
      if let named { lastNamed = (row.number, named) }
      return named
    }
    let first = nisn.value.flatMap { finder.student($0) }
    let sameNumber = number.value.map { finder.students(number: $0) } ?? []
    if let first, let second = sameNumber.first, !sameNumber.contains(where: { $0.id == first.id })
    {
      refuse(row, .localStudentNumber, .numbersDisagree(first.fullName, second.fullName))
      return nil
    }
    if first == nil, sameNumber.count > 1 {
      ask(row, .localStudentNumber, .severalOfThatNumber, candidates: sameNumber)
      return nil
    }
    let found: Roster.Entry
    if let byNumber = first ?? sameNumber.first {
      guard agrees(name, with: byNumber, row) else { return nil }
      found = byNumber
    } else {
      guard let byName = named(name, row) else { return nil }
      found = byName
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

  /// By the name alone, and the birth date where the file has it: if the operator says so.
  private mutating func named(_ name: String, _ row: SheetRow) -> Roster.Entry? {
    let born = (try? DateText.read(plain(.birthDate, row)))?.value
    let found = name.isEmpty ? [] : students.students(name: name, born: born)
    guard !found.isEmpty else {
      let field: Field = name.isEmpty ? .nisn : .fullName
      refuse(row, field, students.unknown(name, suggests: report.wantsSuggestions))
      return nil
    }
    return confirmed(found, name, row)
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
}
