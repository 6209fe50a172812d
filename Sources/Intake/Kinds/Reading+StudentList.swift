internal import Records

extension Reading {
  mutating func readStudents(_ rows: [SheetRow]) -> [StudentPatch] {
    var patches: [StudentPatch] = []
    var known: [StudentID: Int] = [:]
    var nisns: [NISN: SheetRow] = [:]
    var numbers: [String: Int] = [:]
    var newcomers: [CalendarDate: [Newcomer]] = [:]
    if table.columns[.className] != nil, roster.classes.isEmpty {
      refuse(nil, .className, .classUnknown("", []))
      return []
    }
    for row in rows {
      var patch = StudentPatch(id: nil)
      readIdentity(row, &patch)
      if let nisn = patch.nisn.value {
        checkRepetition(row, nisn, &nisns)
      }
      if let number = patch.localStudentNumber.value {
        let what = Bilingual(id: "NIS ini", en: "This NIS")
        _ = repeats(number, in: &numbers, row, .localStudentNumber, what: what)
      }
      let found = knownStudent(row, patch)
      patch.id = found?.id
      if let id = patch.id {
        let what = Bilingual(id: "Peserta didik ini", en: "This student")
        _ = repeats(id, in: &known, row, .fullName, what: what)
      } else if patch.fullName.value == nil, plain(.fullName, row).isEmpty {
        refuse(row, .fullName, .nameMissing)
      }
      readClass(row, &patch)
      readDetails(row, &patch)
      readFamily(row, &patch)
      if let found {
        checkReligion(row, patch, found)
      } else {
        checkNewcomer(row, patch, &newcomers)
      }
      patches.append(patch)
      patchRows.append(row)
    }
    return patches
  }

  private mutating func readIdentity(_ row: SheetRow, _ patch: inout StudentPatch) {
    patch.fullName = text(.fullName, row, limit: Limits.name)
    if case .clear = patch.fullName { refuse(row, .fullName, .nameMissing) }
    patch.birthDate = date(.birthDate, row)
    patch.birthPlace = text(.birthPlace, row, limit: Limits.line, unknownWords: true)
    readBirth(row, &patch)
    patch.localStudentNumber = numeral(
      .localStudentNumber, row, limit: Limits.localStudentNumber)
    let finder = students
    let number = patch.localStudentNumber.value
    let name = patch.fullName.value ?? ""
    // Whose birth date tells the lost zeros, if only one can be meant.
    let before = [
      number.map { finder.students(number: $0) } ?? [], finder.students(name: name, born: nil),
    ].first { $0.count == 1 }?.first
    let birth = patch.birthDate.value ?? before?.birthDate
    patch.nisn = change(.nisn, row, unknownWords: true) { text throws(Complaint) in
      try NISNText.read(text, birthDate: birth) { finder.student($0) != nil }
    }
  }

  /// "Tangerang, 7 Maret 2012" in one cell.
  private mutating func readBirth(_ row: SheetRow, _ patch: inout StudentPatch) {
    var place: String?
    let date = change(.birthPlaceAndDate, row, unknownWords: true) { text throws(Complaint) in
      let parts = try DateText.placeAndDate(text)
      guard parts.place.unicodeScalars.count <= Limits.line else {
        throw .tooLong(parts.place.unicodeScalars.count, limit: Limits.line)
      }
      place = parts.place
      return parts.date
    }
    if patch.birthDate.isKeep { patch.birthDate = date }
    if patch.birthPlace.isKeep, let place { patch.birthPlace = .set(place) }
  }

  private mutating func readClass(_ row: SheetRow, _ patch: inout StudentPatch) {
    let (roster, known) = (roster, classNames)
    patch.className = change(.className, row) { text throws(Complaint) in
      let name = ClassName(text)?.text ?? text
      guard let exact = known[name.foldedForComparison] else {
        throw .classUnknown(CleanText.shortened(name), roster.classes.map(\.name))
      }
      return CellValue(exact, .className, from: text, to: exact)
    }
    patch.rosterNumber = integer(.rosterNumber, row, in: Limits.rosterNumber)
  }

  private mutating func readDetails(_ row: SheetRow, _ patch: inout StudentPatch) {
    patch.callName = text(.callName, row, limit: Limits.name, unknownWords: true)
    patch.sex = change(.sex, row, unknownWords: true) { text throws(Complaint) in
      guard let sex = Sex(spelling: text) else { throw .notSex }
      return CellValue(sex, .sex, from: text, to: sex.rawValue)
    }
    patch.religion = change(.religion, row, unknownWords: true) { text throws(Complaint) in
      guard let religion = Religion(spelling: text) else { throw .notReligion }
      return CellValue(religion, .religion, from: text, to: religion.name)
    }
    patch.familyStatus = text(.familyStatus, row, limit: Limits.line, unknownWords: true)
    patch.birthOrder = integer(.birthOrder, row, in: Limits.birthOrder)
    patch.previousEducation = text(.previousEducation, row, limit: Limits.line, unknownWords: true)
    patch.previousSchool = text(.previousSchool, row, limit: Limits.line, unknownWords: true)
    patch.specialNeeds = text(.specialNeeds, row, limit: Limits.line, unknownWords: true)
    patch.photo = text(.photo, row, limit: Limits.line, unknownWords: true)
    patch.address = address(row)
    patch.phone = phone(row)
    patch.admissionDate = date(.admissionDate, row)
    patch.admissionGrade = gradeNumber(.admissionGrade, row)
  }

  private mutating func readFamily(_ row: SheetRow, _ patch: inout StudentPatch) {
    patch.father = relative(
      row, .fatherName, .fatherOccupation, .fatherAddress, .fatherPhone)
    patch.mother = relative(
      row, .motherName, .motherOccupation, .motherAddress, .motherPhone)
    patch.guardian = relative(
      row, .guardianName, .guardianOccupation, .guardianAddress, .guardianPhone)
    patch.parentsAddress.street = text(.parentsStreet, row, limit: Limits.line)
    patch.parentsAddress.village = text(.parentsVillage, row, limit: Limits.line)
    patch.parentsAddress.district = text(.parentsDistrict, row, limit: Limits.line)
    patch.parentsAddress.city = text(.parentsCity, row, limit: Limits.line)
    patch.parentsAddress.province = text(.parentsProvince, row, limit: Limits.line)
  }

  private mutating func relative(
    _ row: SheetRow, _ name: Field, _ occupation: Field, _ address: Field, _ phone: Field
  ) -> RelativePatch {
    var patch = RelativePatch()
    patch.name = text(name, row, limit: Limits.name, unknownWords: true)
    patch.occupation = text(occupation, row, limit: Limits.line, unknownWords: true)
    patch.address = text(address, row, limit: Limits.line, unknownWords: true)
    patch.phone = numeral(phone, row, limit: Limits.short)
    return patch
  }
}

extension Complaint {
  static let notSex = Complaint(
    id: "Jenis kelamin tidak dikenali.", "Isi L atau P.", en: "Not a sex.", "Give L or P.")
  static let notReligion = Complaint(
    id: "Agama tidak dikenali.",
    "Pilih Islam, Kristen, Katolik, Hindu, Buddha, Khonghucu, atau Kepercayaan.",
    en: "Not a religion that is known.",
    "Choose Islam, Kristen, Katolik, Hindu, Buddha, Khonghucu or Kepercayaan.")

  static func numberTaken(_ name: String) -> Complaint {
    Complaint(
      id: "NIS ini sudah dipakai \(name), yang NISN-nya lain.", "Betulkan NIS atau NISN.",
      en: "This NIS is that of \(name), whose NISN differs.", "Correct NIS or NISN.")
  }
}
