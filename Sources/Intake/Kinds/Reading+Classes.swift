internal import Records

extension Reading {
  mutating func readClasses(_ rows: [SheetRow]) -> [ClassPatch] {
    var patches: [ClassPatch] = []
    var seen: [String: Int] = [:]
    for row in rows {
      guard let name = text(.className, row, limit: Limits.short).value else {
        if plain(.className, row).isEmpty { refuse(row, .className, .notClass) }
        continue
      }
      let parsed = ClassName(name)
      let grade = gradeNumber(.grade, row).value
      guard let level = grade ?? parsed?.grade else {
        refuse(row, .className, .notClass)
        continue
      }
      if let parsed, parsed.grade != level { refuse(row, .grade, .gradesDisagree) }
      let text = parsed?.text ?? name
      let what = Bilingual(id: "Kelas \(text)", en: "Class \(text)")
      guard !repeats(text.foldedForComparison, in: &seen, row, .className, what: what) else {
        continue
      }
      var patch = ClassPatch(name: text, grade: level)
      patch.curriculum = choice(.curriculum, row) { text -> Curriculum? in
        let key = text.foldedForComparison
        if ["k13", "2013", "k2013", "kurtilas", "kurikulum2013", "kurikulumk13"].contains(key) {
          return .k13
        }
        return key.contains("merdeka") || key == "ikm" ? .merdeka : nil
      } expecting: {
        Bilingual(id: "Pilih K13 atau Merdeka.", en: "Choose K13 or Merdeka.")
      }
      patch.homeroomTeacher = homeroomTeacher(row)
      patches.append(patch)
    }
    return patches
  }

  private mutating func homeroomTeacher(_ row: SheetRow) -> Change<Staff> {
    let known = roster.staff
    return change(.homeroomTeacher, row, unknownWords: true) { text throws(Complaint) in
      let parts = StaffName(text)
      let full = known.filter { $0.fullName.foldedForComparison == text.foldedForComparison }
      let found =
        full.count == 1
        ? full : known.filter { $0.name.foldedForComparison == parts.name.foldedForComparison }
      guard parts.name.unicodeScalars.count <= Limits.name else {
        throw .tooLong(text.unicodeScalars.count, limit: Limits.name)
      }
      // The staff list, which has their numbers, says who of them leads the class.
      if found.count > 1 { return CellValue(nil, warning: .severalTeachers) }
      if let one = found.first { return CellValue(one) }
      let near = NameShelf(known.lazy.map(\.name)).nearest(to: parts.name)
      return CellValue(
        Staff(name: parts.name, titleFront: parts.titleFront, titleBack: parts.titleBack),
        warning: near.map { .newTeacher(near: $0) })
    }
  }

  /// A grade in digits, Roman numerals or as the beginning of a class name.
  mutating func gradeNumber(_ field: Field, _ row: SheetRow) -> Change<Int> {
    change(field, row, unknownWords: true) { text throws(Complaint) in
      let numeral = try NumberText.numeral(text)
      guard let grade = ClassName(numeral.value ?? text)?.grade else { throw .notGrade }
      return CellValue(
        grade,
        repairs: numeral.repairs.then(
          .className, from: numeral.value ?? text, to: String(grade)))
    }
  }
}

extension Complaint {
  static let notGrade = Complaint(
    id: "Tingkat kelas tidak dikenali.", "Isi angka 1 sampai 13.", en: "Not a grade.",
    "Give a number from 1 to 13.")
  static let gradesDisagree = Complaint(
    id: "Tingkat tidak sama dengan nama kelas.", "Betulkan salah satunya.",
    en: "The grade differs from the class's name.", "Correct one of them.")

  static let severalTeachers = Complaint(
    id: "Beberapa guru bernama sama; wali kelas tidak diubah.",
    "Isi kelasnya di daftar guru, lalu impor daftar itu.",
    en: "Several teachers have this name; the homeroom teacher stays as it is.",
    "Name the class in the staff list and import that.")

  static func newTeacher(near name: String) -> Complaint {
    Complaint(
      id: "Nama ini belum ada di daftar guru dan akan ditambahkan.",
      "Mungkin maksudnya \(name).", en: "The name is not in the staff list and will be added.",
      "Perhaps \(name) is meant.")
  }
}
