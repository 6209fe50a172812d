internal import Records

extension Reading {
  mutating func readSchools(_ rows: [SheetRow]) -> [SchoolPatch] {
    var patches: [SchoolPatch] = []
    var seen: [NPSN: Int] = [:]
    for row in rows {
      let npsn = change(.npsn, row) { text throws(Complaint) in
        let digits = try NumberText.numeral(text)
        guard let npsn = NPSN((digits.value ?? text).filter { $0 != " " }) else { throw .notNPSN }
        return CellValue(npsn, repairs: digits.repairs)
      }
      guard let npsn = npsn.value else {
        if plain(.npsn, row).isEmpty { refuse(row, .npsn, .notNPSN) }
        continue
      }
      _ = repeats(npsn, in: &seen, row, .npsn, what: Bilingual(id: "NPSN ini", en: "This NPSN"))
      var patch = SchoolPatch(npsn: npsn)
      patch.name = text(.schoolName, row, limit: Limits.name)
      if patch.name.value == nil { refuse(row, .schoolName, .nameMissing) }
      patch.level = choice(.level, row) {
        EducationLevel(rawValue: $0.foldedForComparison)
      } expecting: {
        let names = EducationLevel.allCases.map { $0.rawValue.uppercased() }.joined(separator: ", ")
        return Bilingual(id: "Pilih: \(names).", en: "Choose: \(names).")
      }
      patch.ownership = choice(.ownership, row) { text -> Ownership? in
        ["negeri": .public, "n": .public, "swasta": .private, "s": .private][
          text.foldedForComparison]
      } expecting: {
        Bilingual(id: "Pilih Negeri atau Swasta.", en: "Choose Negeri or Swasta.")
      }
      patch.legacySchoolNumber = numeral(.legacySchoolNumber, row, limit: Limits.short)
      patch.address = address(row)
      patch.phone = phone(row)
      patch.website = text(.website, row, limit: Limits.line, unknownWords: true)
      patch.email = text(.email, row, limit: Limits.line, unknownWords: true)
      patch.foundationName = text(.foundationName, row, limit: Limits.name, unknownWords: true)
      patch.signingPlace = text(.signingPlace, row, limit: Limits.line)
      patches.append(patch)
    }
    return patches
  }

  /// One number is kept: the mobile one where a file has both, as Dapodik's list does (Docs/domain.md section 5.1).
  mutating func phone(_ row: SheetRow) -> Change<String> {
    let mobile = numeral(.phone, row, limit: Limits.short)
    let landline = numeral(.landline, row, limit: Limits.short)
    return mobile.value == nil && !landline.isKeep ? landline : mobile
  }

  mutating func address(_ row: SheetRow) -> AddressPatch {
    var patch = AddressPatch()
    patch.street = text(.street, row, limit: Limits.line, unknownWords: true)
    patch.rt = numeral(.rt, row, limit: Limits.line)
    patch.rw = numeral(.rw, row, limit: Limits.line)
    patch.hamlet = text(.hamlet, row, limit: Limits.line, unknownWords: true)
    patch.village = text(.village, row, limit: Limits.line, unknownWords: true)
    patch.district = text(.district, row, limit: Limits.line, unknownWords: true)
    patch.city = text(.city, row, limit: Limits.line, unknownWords: true)
    patch.province = text(.province, row, limit: Limits.line, unknownWords: true)
    patch.postalCode = numeral(.postalCode, row, limit: Limits.short)
    return patch
  }
}

extension Complaint {
  static let notNPSN = Complaint(
    id: "NPSN harus 8 angka.", "Salin NPSN dari Dapodik.", en: "An NPSN has 8 digits.",
    "Copy it from Dapodik.")
  static let nameMissing = Complaint(
    id: "Nama kosong.", "Isi namanya.", en: "The name is missing.", "Give it.")
}
