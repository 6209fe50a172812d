internal import Records

extension Reading {
  mutating func readStaff(_ rows: [SheetRow]) -> [StaffPatch] {
    var patches: [StaffPatch] = []
    var nips: [NIP: Int] = [:]
    var names: [String: Int] = [:]
    var rooms: [String: Int] = [:]
    var principals: [Bool: Int] = [:]
    for row in rows {
      guard var staff = staffMember(row) else { continue }
      if let nip = staff.nip {
        _ = repeats(nip, in: &nips, row, .nip, what: Bilingual(id: "NIP ini", en: "This NIP"))
      } else {
        let key = staff.name.foldedForComparison + "/" + (staff.staffNumber ?? "")
        _ = repeats(
          key, in: &names, row, .fullName, what: Bilingual(id: "Nama ini", en: "This name"))
      }
      if staff.staffNumber != nil, staff.staffNumberLabel == nil {
        let heading = table.columns[.staffNumber].map { table.header($0) } ?? ""
        if ["nuptk", "niy"].contains(heading.foldedForComparison) {
          staff.staffNumberLabel = heading.uppercased()
        }
      }
      let office = office(row)
      switch office {
      case .none: break
      case .principal:
        _ = repeats(
          true, in: &principals, row, .office,
          what: Bilingual(id: "Kepala sekolah", en: "A principal"))
      case .homeroom(let room):
        _ = repeats(
          room, in: &rooms, row, .className,
          what: Bilingual(id: "Wali kelas \(room)", en: "The homeroom teacher of \(room)"))
      }
      var patch = StaffPatch(staff: staff, office: office)
      patch.teaches = teaches(row)
      if !patch.teaches.isEmpty, case .none = office {
        patch.teachingClass = ClassName(plain(.className, row))?.text ?? ""
      }
      patches.append(patch)
    }
    return patches
  }

  /// The subjects of "PJOK, Bahasa Inggris" in their own column, else of an office like "Guru PJOK".
  private func teaches(_ row: SheetRow) -> [String] {
    var text = plain(.subject, row)
    if text.isEmpty {
      let office = plain(.office, row)
      let folded = office.foldedForComparison
      guard folded.hasPrefix("guru"), !folded.hasPrefix("gurukelas") else { return [] }
      let words = office.split(whereSeparator: \.isWhitespace).drop {
        ["guru", "mapel", "mata", "pelajaran"].contains($0.foldedForComparison)
      }
      text = words.joined(separator: " ")
    }
    // A comma also stands within names: "Pendidikan Jasmani, Olahraga, dan Kesehatan" is known as a whole.
    let whole = text.foldedForComparison
    let isKnown = subjects.meaning(of: text) != nil
    let parts = isKnown ? [text[...]] : text.split { ",;/".contains($0) }
    let keys = parts.map { religiousKey($0) ?? $0.foldedForComparison }.filter { !$0.isEmpty }
    return whole.isEmpty ? [] : keys
  }

  /// "PAI", "Pendidikan Agama Islam": the code of that religion's subject.
  private func religiousKey(_ text: Substring) -> String? {
    let key = text.foldedForComparison
    if ["pai", "paibp", "paidbp"].contains(key) {
      return Religion.islam.subjectCode.foldedForComparison
    }
    guard key.contains("agama") else { return nil }
    return Religion.allCases.first { key.contains($0.name.foldedForComparison) }?
      .subjectCode.foldedForComparison
  }

  private mutating func staffMember(_ row: SheetRow) -> Staff? {
    guard let full = text(.fullName, row, limit: Limits.name + 2 * Limits.title).value else {
      if plain(.fullName, row).isEmpty { refuse(row, .fullName, .nameMissing) }
      return nil
    }
    var staff = Staff(name: full)
    staff.titleFront = text(.titleFront, row, limit: Limits.title, unknownWords: true).value
    staff.titleBack = text(.titleBack, row, limit: Limits.title, unknownWords: true).value
    if staff.titleFront == nil, staff.titleBack == nil {
      let parts = StaffName(full)
      if parts.name != full, let column = table.columns[.fullName] {
        staff = Staff(name: parts.name, titleFront: parts.titleFront, titleBack: parts.titleBack)
        note(
          .titles, row, column, from: full,
          to: [parts.titleFront, parts.name, parts.titleBack].compactMap(\.self)
            .joined(separator: " | "))
      }
    }
    guard staff.name.unicodeScalars.count <= Limits.name else {
      refuse(row, .fullName, .tooLong(staff.name.unicodeScalars.count, limit: Limits.name))
      return nil
    }
    staff.nip =
      change(.nip, row, unknownWords: true) { text throws(Complaint) in try NISNText.nip(text) }
      .value
    staff.staffNumber = numeral(.staffNumber, row, limit: Limits.short).value
    staff.staffNumberLabel = text(.staffNumberLabel, row, limit: Limits.short).value
    return staff
  }

  /// "Plt. Kepala Sekolah", "Guru Kelas 4A", "Guru Kelas" with the class in its own column; other offices are none.
  private mutating func office(_ row: SheetRow) -> StaffPatch.Office {
    let text = plain(.office, row)
    let folded = text.foldedForComparison
    if folded.contains("kepalasekolah") || folded.contains("kepalamadrasah") {
      guard !folded.hasPrefix("wakil") else { return .none }
      for prefix in ["Plt", "Plh", "Pj"] where folded.hasPrefix(prefix.lowercased()) {
        return .principal(prefix: "\(prefix).")
      }
      return .principal(prefix: nil)
    }
    let inColumn = plain(.className, row)
    let teaches = folded.contains("gurukelas") || folded.contains("walikelas")
    guard teaches || (text.isEmpty && !inColumn.isEmpty && inColumn != "-") else { return .none }
    var name = inColumn
    if name.isEmpty || name == "-" { name = text.lowercased().after(word: "kelas") ?? "" }
    if name.isBlank { return .none }
    guard let room = ClassName(name.uppercased()) ?? ClassName(name) else {
      refuse(row, inColumn.isEmpty ? .office : .className, .notClass)
      return .none
    }
    let known = roster.classes.map(\.name)
    let exact = known.first { $0.foldedForComparison == room.text.foldedForComparison }
    if exact == nil, !known.isEmpty {
      warn(row, inColumn.isEmpty ? .office : .className, .classUnknown(room.text, known))
    }
    return .homeroom(className: exact ?? room.text)
  }
}

extension String {
  /// What follows the first occurrence of a word.
  fileprivate func after(word: String) -> String? {
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(word) { return String(rest.dropFirst(word.count)) }
      rest.removeFirst()
    }
    return nil
  }
}

extension Complaint {
  static let notClass = Complaint(
    id: "Nama kelas tidak dikenali.", "Tulis seperti 4A atau Kelas IV A.",
    en: "Not the name of a class.", "Write 4A or Kelas IV A.")

  static func classUnknown(_ name: String, _ known: [String]) -> Complaint {
    let list = known.prefix(30).joined(separator: ", ")
    return Complaint(
      id: "Kelas \(name) belum ada di tahun pelajaran ini.",
      known.isEmpty ? "Impor daftar kelas dahulu." : "Kelas yang ada: \(list).",
      en: "Class \(name) does not exist in this school year.",
      known.isEmpty ? "Import the classes first." : "There are: \(list).")
  }
}
