internal import Records

// Whom a row of a student list updates, and whether it is a new student.
extension Reading {
  /// The student whom the row updates; nil for a new one, or if it is asked or refused.
  mutating func knownStudent(_ row: SheetRow, _ patch: StudentPatch) -> Roster.Entry? {
    if let named = named(by: answer(row), row) { return named }
    let name = patch.fullName.value ?? ""
    let first = patch.nisn.value.flatMap { students.student($0) }
    let sameNumber = patch.localStudentNumber.value.map { students.students(number: $0) } ?? []
    if let first {
      if let second = sameNumber.first, sameNumber.count == 1, second.id != first.id {
        refuse(row, .localStudentNumber, .numbersDisagree(first.fullName, second.fullName))
      }
      _ = agrees(name, with: first, row)
      return first
    }
    if sameNumber.count > 1 {
      ask(row, .localStudentNumber, .severalOfThatNumber, candidates: sameNumber)
      return nil
    }
    if let second = sameNumber.first {
      if hasOtherNISN(second, patch), !name.isEmpty,
        name.foldedForComparison != second.fullName.foldedForComparison
      {
        refuse(row, .localStudentNumber, .numberTaken(second.fullName))
      } else {
        _ = agrees(name, with: second, row)
      }
      return second
    }
    return name.isEmpty ? nil : namesake(name, row, patch)
  }

  private func hasOtherNISN(_ known: Roster.Entry, _ patch: StudentPatch) -> Bool {
    if let new = patch.nisn.value, let old = known.nisn { new != old } else { false }
  }

  /// Without a number that is known, the same name may be the same child, and a name like it on the same birthday a
  /// misspelt one or a twin.
  private mutating func namesake(
    _ name: String, _ row: SheetRow, _ patch: StudentPatch
  ) -> Roster.Entry? {
    if answer(row) == .newcomer { return nil }
    let born = patch.birthDate.value
    let same = students.students(name: name, born: born).filter { !hasOtherNISN($0, patch) }
    if !same.isEmpty {
      if let only = same.first, same.count == 1, confirmations.all || isConfirmed(row) {
        return only
      }
      ask(
        row, .fullName, same.count == 1 ? .mayBeKnown : .severalOfThatName, candidates: same,
        mayBeNew: true)
      return nil
    }
    let like = students.students(born: born).filter {
      !hasOtherNISN($0, patch) && NameLikeness.isNear($0.fullName, name)
    }
    if !like.isEmpty {
      if let only = like.first, like.count == 1, isConfirmed(row) { return only }
      ask(row, .fullName, .mayBeTwin, candidates: like, mayBeNew: true)
    }
    return nil
  }

  /// A second row about a child who is new in this very file: twice the same, or twins.
  mutating func checkNewcomer(
    _ row: SheetRow, _ patch: StudentPatch, _ newcomers: inout [CalendarDate: [Newcomer]]
  ) {
    guard let name = patch.fullName.value, let born = patch.birthDate.value else { return }
    let new = Newcomer(row: row.number, name: name, nisn: patch.nisn.value)
    let like = newcomers[born, default: []].first {
      ($0.nisn == nil || new.nisn == nil)
        && NameLikeness.isNear($0.name, name)
    }
    newcomers[born, default: []].append(new)
    guard let like, answer(row) == nil || answer(row) == .yes else { return }
    guard !isConfirmed(row) else { return }
    ask(row, .fullName, .likeRow(like.row, like.name), candidates: [], mayBeNew: true)
  }

  /// The same NISN in two rows: one child written twice, or two children of whom one has a wrong number.
  mutating func checkRepetition(_ row: SheetRow, _ nisn: NISN, _ seen: inout [NISN: SheetRow]) {
    guard let first = seen[nisn] else {
      seen[nisn] = row
      return
    }
    let isSame = first.cells.dropFirst() == row.cells.dropFirst()
    let names = (plain(.fullName, first), plain(.fullName, row))
    let isOneName = names.0.foldedForComparison == names.1.foldedForComparison
    refuse(
      row, .nisn,
      isSame
        ? .rowTwice(first.number)
        : isOneName ? .numberTwice(first.number) : .numberOfTwo(first.number, names.0, names.1))
  }

  /// Another religion than the ledger has is a correction only if somebody says so.
  mutating func checkReligion(_ row: SheetRow, _ patch: StudentPatch, _ known: Roster.Entry) {
    guard let new = patch.religion.value, let old = known.religion, new != old,
      !isConfirmed(row), !confirmations.all
    else { return }
    ask(row, .religion, .otherReligion(old), candidates: [])
  }

  /// Students whom another school has under the same NISN (Docs/domain.md section 4.10).
  mutating func settleTransfers(
    _ patches: inout [StudentPatch], _ elsewhere: ([NISN]) -> [NISN: ElsewhereStudent]
  ) {
    let known = Dictionary(roster.students.map { ($0.id, $0.nisn) }, uniquingKeysWith: { $1 })
    let new = patches.indices.filter { index in
      guard let nisn = patches[index].nisn.value else { return false }
      return patches[index].id.map { known[$0] != nisn } ?? true
    }
    let found = new.isEmpty ? [:] : elsewhere(new.compactMap { patches[$0].nisn.value })
    for index in new where patchRows.indices.contains(index) {
      guard let other = patches[index].nisn.value.flatMap({ found[$0] }) else { continue }
      let row = patchRows[index]
      let isSame =
        NameLikeness.mayBeOne(patches[index].fullName.value ?? other.fullName, other.fullName)
        || patches[index].birthDate.value.map { $0 == other.birthDate } ?? false
      guard isSame || isConfirmed(row) else {
        refuse(row, .nisn, .numberElsewhere(other))
        continue
      }
      if patches[index].id == nil { patches[index].origin = other.id }
      if confirmsTransfers || isConfirmed(row) {
        warn(row, .nisn, .transferred(other))
      } else {
        refuse(row, .nisn, .transferAsked(other, row.number))
      }
    }
  }
}

/// A child of a student list whom the ledger does not know.
struct Newcomer {
  var row: Int
  var name: String
  var nisn: NISN?
}

extension Bilingual {
  static let severalOfThatNumber = Bilingual(
    id: "Beberapa peserta didik mempunyai NIS ini.", en: "Several students have this NIS.")
  static let mayBeKnown = Bilingual(
    id: "Peserta didik bernama sama sudah ada, dan nomornya tidak dapat memastikan.",
    en: "A student of this name is there already, and no number makes sure.")
  static let mayBeTwin = Bilingual(
    id: "Anak yang lahir pada hari sama bernama mirip sudah ada: salah ketik, atau kembarannya.",
    en: "A child born on the same day with a similar name is there: a slip of the pen, or a twin.")

  static func likeRow(_ row: Int, _ name: String) -> Bilingual {
    Bilingual(
      id:
        "Mirip dengan baris \(row) (\(name)), lahir pada hari sama: kembar, atau ditulis dua kali.",
      en: "Like row \(row) (\(name)), born on the same day: twins, or written twice.")
  }

  static func otherReligion(_ religion: Religion) -> Bilingual {
    Bilingual(
      id: "Agama di data sekolah: \(religion.name); berkas ini berkata lain.",
      en: "The school's data say \(religion.name); this file says otherwise.")
  }
}

extension Complaint {
  static func rowTwice(_ row: Int) -> Complaint {
    Complaint(
      id: "Baris ini sama dengan baris \(row).", "Hapus salah satunya.",
      en: "The row is the same as row \(row).", "Delete one of them.")
  }

  static func numberTwice(_ row: Int) -> Complaint {
    Complaint(
      id: "NISN ini sudah ada di baris \(row), dengan isian lain.", "Hapus salah satu barisnya.",
      en: "This NISN is already in row \(row), with other contents.", "Delete one of the rows.")
  }

  static func numberOfTwo(_ row: Int, _ first: String, _ second: String) -> Complaint {
    Complaint(
      id: "NISN ini sudah ada di baris \(row) untuk \(first); di sini untuk \(second).",
      "Salin NISN keduanya dari Dapodik.",
      en: "This NISN is already in row \(row) for \(first); here for \(second).",
      "Copy the NISN of both from Dapodik.")
  }

  static func numberElsewhere(_ other: ElsewhereStudent) -> Complaint {
    Complaint(
      id:
        "NISN ini milik \(other.fullName) di \(other.schoolName), yang nama dan tanggal lahirnya lain.",
      "Salin NISN yang benar dari Dapodik.",
      en:
        "The NISN is that of \(other.fullName) at \(other.schoolName), with another name and birth date.",
      "Copy the right NISN from Dapodik.")
  }

  static func transferAsked(_ other: ElsewhereStudent, _ row: Int) -> Complaint {
    Complaint(
      id: "NISN ini ada di \(other.schoolName) (\(other.place)).",
      "Bila anak ini pindah dari sana, ulangi dengan --transfer (untuk semua) atau --confirm \(row).",
      en: "The NISN is at \(other.schoolName) (\(other.place)).",
      "If the child moved from there, repeat with --transfer (for all) or --confirm \(row).")
  }

  static func transferred(_ other: ElsewhereStudent) -> Complaint {
    let isOpen = other.leavingDate == nil
    return Complaint(
      id: "Pindah dari \(other.schoolName) (\(other.place)); rapor lamanya tetap di sana.",
      isOpen
        ? "Sekolah itu belum mencatat kepindahannya: mintalah mengimpor 'transfers'."
        : "Kepindahannya sudah dicatat di sana.",
      en: "Moved from \(other.schoolName) (\(other.place)); the earlier cards stay there.",
      isOpen
        ? "That school has not noted it yet: ask it to import 'transfers'."
        : "That school has noted it.")
  }
}

extension ElsewhereStudent {
  /// "Ani Lestari, 5B".
  fileprivate var place: String {
    [fullName, className].compactMap(\.self).joined(separator: ", ")
  }
}
