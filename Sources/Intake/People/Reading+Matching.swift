internal import Records

// Questions about who a row means: what is not sure is asked, with the candidates named, never guessed (Docs/domain.md
// section 5.3).
extension Reading {
  func answer(_ row: SheetRow) -> Confirmations.Answer? { confirmations.answers[row.number] }

  /// Whether the operator said yes to what is asked about the row.
  func isConfirmed(_ row: SheetRow) -> Bool { answer(row) == .yes }

  /// Complains of a row that is not sure, with how to answer.
  /// - Parameters:
  ///   - candidates: Those of the school whom the row may mean.
  ///   - mayBeNew: Whether it may be a student whom the school does not know.
  mutating func ask(
    _ row: SheetRow, _ field: Field, _ question: Bilingual, candidates: [Roster.Entry],
    mayBeNew: Bool = false
  ) {
    var choices = candidates.prefix(Self.candidateLimit).map { candidate in
      let number = candidate.nisn?.digits ?? candidate.localStudentNumber
      return IntakeChoice(
        answer: number.map { "\(row.number)=\($0)" } ?? "\(row.number)",
        meaning: candidate.description)
    }
    if candidates.count == 1 { choices[0].answer = "\(row.number)" }
    if mayBeNew {
      choices.append(
        IntakeChoice(
          answer: "\(row.number)=new",
          meaning: Bilingual(id: "peserta didik baru", en: "a new student")))
    }
    func list(_ language: Language) -> String {
      choices.map { "--confirm \($0.answer) (\($0.meaning.text(in: language)))" }
        .joined(separator: language == .indonesian ? ", atau " : ", or ")
    }
    let remedy =
      choices.isEmpty
      ? Bilingual(
        id: "Bila benar, ulangi dengan --confirm \(row.number).",
        en: "If that is so, repeat with --confirm \(row.number).")
      : Bilingual(
        id: "Isi NISN di berkas, atau ulangi dengan \(list(.indonesian)).",
        en: "Give the NISN in the file, or repeat with \(list(.english)).")
    refuse(row, field, Complaint(question, remedy), choices: choices)
  }

  private static let candidateLimit = 5

  /// The student whom the operator named for the row; complains if the school has none of that number.
  /// - Returns: Nil if the operator named nobody.
  mutating func named(by answer: Confirmations.Answer?, _ row: SheetRow) -> Roster.Entry?? {
    guard case .student(let number) = answer else { return nil }
    let found =
      NISN(number).flatMap { students.student($0) }.map { [$0] }
      ?? students.students(number: number)
    // An answer to another version of the file must not give a row to somebody else.
    let name = plain(.fullName, row)
    guard let only = found.first, found.count == 1,
      name.isEmpty || NameLikeness.mayBeOne(name, only.fullName)
    else {
      refuse(row, .nisn, .answerUnknown(number))
      return .some(nil)
    }
    return .some(only)
  }

  /// Whether a row that numbers assign to `found` may be that student by its name; asks or complains if not.
  mutating func agrees(_ name: String, with found: Roster.Entry, _ row: SheetRow) -> Bool {
    guard !name.isEmpty, name.foldedForComparison != found.fullName.foldedForComparison else {
      return true
    }
    if isConfirmed(row) { return true }
    // Twins whose rows were exchanged: the number is one's, the name the other's.
    let others = students.students(name: name, born: nil).filter { $0.id != found.id }
    if !others.isEmpty {
      ask(row, .fullName, .nameIsOfAnother(found.fullName), candidates: [found] + others)
      return false
    }
    if NameLikeness.mayBeOne(name, found.fullName) {
      warn(row, .fullName, .nameDiffers(found.fullName))
      return true
    }
    if confirmations.all { return true }
    ask(row, .fullName, .numberOfAnotherName(found.fullName), candidates: [found])
    return false
  }

  /// The student of a name without a number, if the operator confirmed it.
  mutating func confirmed(
    _ candidates: [Roster.Entry], _ name: String, _ row: SheetRow
  ) -> Roster.Entry? {
    if let only = candidates.first, candidates.count == 1, confirmations.all || isConfirmed(row) {
      return only
    }
    let question: Bilingual =
      candidates.count == 1 ? .foundByName : .severalOfThatName
    ask(row, .fullName, question, candidates: candidates)
    return nil
  }
}

extension Roster.Entry {
  /// "Clara Surya, 4A, NISN 0097654321, 2009-05-01": to tell candidates apart.
  var description: Bilingual {
    let parts = [
      className, nisn.map { "NISN \($0.digits)" } ?? localStudentNumber.map { "NIS \($0)" },
    ].compactMap(\.self)
    func text(_ born: String) -> String {
      ([fullName] + parts + (birthDate.map { ["\(born) \($0.text)"] } ?? [])).joined(
        separator: ", ")
    }
    return Bilingual(id: text("lahir"), en: text("born"))
  }
}

/// Whether two spellings may be one person's name: "M. Rizky" and "Muhammad Rizky Pratama" may.
enum NameLikeness {
  /// They share a word of three letters, or one is the other misspelt.
  static func mayBeOne(_ left: String, _ right: String) -> Bool {
    let (words, others) = (words(left), words(right))
    if !words.isDisjoint(with: others) { return true }
    return isNear(left, right)
  }

  /// Few letters differ.
  static func isNear(_ left: String, _ right: String) -> Bool {
    NameShelf([left]).nearest(to: right) != nil
  }

  private static func words(_ name: String) -> Set<String> {
    Set(
      name.split { !$0.isLetter && !"'’‘`".contains($0) }.map(\.foldedForComparison)
        .filter { $0.utf8.count >= 3 && !common.contains($0) })
  }

  /// Half of all boys have one of these, so that they say nothing.
  private static let common: Set<String> = [
    "muhammad", "muhamad", "mohammad", "mohamad", "mochamad", "ahmad", "achmad", "abdul", "siti",
    "nur", "dwi", "tri", "bin", "binti",
  ]
}

extension Bilingual {
  static let foundByName = Bilingual(
    id: "Peserta didik ini hanya dikenali dari namanya.",
    en: "This student is recognised by name only.")
  static let severalOfThatName = Bilingual(
    id: "Beberapa peserta didik bernama sama.", en: "Several students have this name.")

  static func nameIsOfAnother(_ name: String) -> Bilingual {
    Bilingual(
      id: "Nomornya milik \(name), tetapi namanya milik anak lain.",
      en: "The number is that of \(name), but the name is another student's.")
  }

  static func numberOfAnotherName(_ name: String) -> Bilingual {
    Bilingual(
      id: "Nomornya milik \(name), tetapi namanya lain sama sekali.",
      en: "The number is that of \(name), but the name is quite another.")
  }
}

extension Complaint {
  static func answerUnknown(_ number: String) -> Complaint {
    Complaint(
      id:
        "Jawaban untuk baris ini menyebut \(number), yang tidak ada di sekolah ini atau lain namanya.",
      "Sebutkan NISN atau NIS anak ini menurut daftar sekolah.",
      en: "The answer names \(number), whom the school does not have or whose name is another.",
      "Name the student's NISN or NIS as in the school's list.")
  }

  static func nameDiffers(_ known: String) -> Complaint {
    Complaint(
      id: "Nama berbeda dari daftar sekolah (\(known)).", "Pastikan nomornya milik anak ini.",
      en: "The name differs from the school's list (\(known)).", "Make sure of the number.")
  }

  static func numbersDisagree(_ first: String, _ second: String) -> Complaint {
    Complaint(
      id: "NISN milik \(first), tetapi NIS milik \(second).", "Betulkan salah satunya.",
      en: "The NISN belongs to \(first), the NIS to \(second).", "Correct one of them.")
  }
}
