internal import Records

extension Reading {
  private static let thisStudent = Bilingual(id: "Peserta didik ini", en: "This student")

  mutating func readAttitude(_ rows: [SheetRow]) -> [AttitudePatch] {
    var patches: [AttitudePatch] = []
    var seen: [StudentID: Int] = [:]
    for row in rows {
      guard let student = student(row),
        !repeats(student.id, in: &seen, row, .fullName, what: Self.thisStudent)
      else { continue }
      var patch = AttitudePatch(student: student.id)
      patch.spiritual = text(.spiritual, row, limit: Limits.narrative)
      patch.social = text(.social, row, limit: Limits.narrative)
      patch.spiritualPredicate = attitudePredicate(.spiritualPredicate, row)
      patch.socialPredicate = attitudePredicate(.socialPredicate, row)
      patches.append(patch)
    }
    return patches
  }

  /// Docs/domain.md section 3.3.
  private mutating func attitudePredicate(
    _ field: Field, _ row: SheetRow
  ) -> Change<AttitudePredicate> {
    choice(field, row, spelt: \.rawValue) {
      AttitudePredicate(spelling: $0)
    } expecting: {
      Bilingual(id: "Isi SB, B, C, atau K.", en: "Give SB, B, C or K.")
    }
  }

  mutating func readAttendance(_ rows: [SheetRow]) -> [AttendancePatch] {
    var patches: [AttendancePatch] = []
    var seen: [StudentID: Int] = [:]
    for row in rows {
      guard let student = student(row),
        !repeats(student.id, in: &seen, row, .fullName, what: Self.thisStudent)
      else { continue }
      var patch = AttendancePatch(student: student.id)
      patch.sick = days(.sick, row)
      patch.excused = days(.excused, row)
      patch.unexcused = days(.unexcused, row)
      patch.advice = text(.advice, row, limit: Limits.note)
      patch.teacherNote = text(.teacherNote, row, limit: Limits.note)
      patch.heightOdd = height(.heightOdd, row)
      patch.heightEven = height(.heightEven, row)
      patch.weightOdd = weight(.weightOdd, row)
      patch.weightEven = weight(.weightEven, row)
      patch.hearing = text(.hearing, row, limit: Limits.remark)
      patch.sight = text(.sight, row, limit: Limits.remark)
      patch.teeth = text(.teeth, row, limit: Limits.remark)
      patch.other = text(.other, row, limit: Limits.remark)
      patches.append(patch)
    }
    return patches
  }

  private mutating func days(_ field: Field, _ row: SheetRow) -> Change<Int> {
    let days = integer(field, row, in: Limits.absence, units: ["hari", "hr"])
    if let number = days.value, !Limits.absenceWithoutQuestion.contains(number) {
      warn(row, field, .unlikely)
    }
    return days
  }

  private mutating func height(_ field: Field, _ row: SheetRow) -> Change<Int> {
    let height = integer(field, row, in: Limits.height, units: ["cm"], rounds: true)
    if let number = height.value, !Limits.plausibleHeight.contains(number) {
      warn(row, field, .unlikely)
    }
    return height
  }

  private mutating func weight(_ field: Field, _ row: SheetRow) -> Change<Int> {
    let weight = integer(field, row, in: Limits.weight, units: ["kg"], rounds: true)
    if let number = weight.value, !Limits.plausibleWeight.contains(number) {
      warn(row, field, .unlikely)
    }
    return weight
  }

  /// A student's activities stand in several rows; "-" as the only one empties the list.
  mutating func readExtracurricular(_ rows: [SheetRow]) -> [StudentID: [Extracurricular]] {
    var lists: [StudentID: [Extracurricular]] = [:]
    var seen: [String: Int] = [:]
    for row in rows {
      guard let student = student(row, fillsDown: true) else { continue }
      let name = text(.activity, row, limit: Limits.line, unknownWords: true)
      let predicate = text(.predicate, row, limit: Limits.short).value
      let remark = text(.remark, row, limit: Limits.remark).value
      switch name {
      case .keep:
        if predicate != nil || remark != nil { refuse(row, .activity, .activityMissing) }
      case .clear: lists[student.id, default: []] += []
      case .set(let name):
        let key = "\(student.id.value)/\(name.foldedForComparison)"
        let what = Bilingual(id: "Kegiatan anak ini", en: "This activity")
        guard !repeats(key, in: &seen, row, .activity, what: what) else { continue }
        lists[student.id, default: []].append(
          Extracurricular(name: name, predicate: predicate, remark: remark))
        if lists[student.id]?.count == Limits.extracurriculars + 1 {
          refuse(row, .activity, .tooMany(Limits.extracurriculars))
        }
      }
    }
    return lists
  }

  mutating func readAchievements(_ rows: [SheetRow]) -> [StudentID: [Achievement]] {
    var lists: [StudentID: [Achievement]] = [:]
    var seen: [String: Int] = [:]
    for row in rows {
      guard let student = student(row, fillsDown: true) else { continue }
      let kind = text(.achievementKind, row, limit: Limits.line, unknownWords: true)
      let remark = text(.remark, row, limit: Limits.remark).value
      let group = achievementGroup(row).value
      switch kind {
      case .keep: if remark != nil { refuse(row, .achievementKind, .activityMissing) }
      case .clear: lists[student.id, default: []] += []
      case .set(let kind):
        let key = "\(student.id.value)/\(kind.foldedForComparison)/\(remark ?? "")"
        let what = Bilingual(id: "Prestasi anak ini", en: "This achievement")
        guard !repeats(key, in: &seen, row, .achievementKind, what: what) else { continue }
        lists[student.id, default: []].append(Achievement(kind: kind, remark: remark, group: group))
        if lists[student.id]?.count == Limits.achievements + 1 {
          refuse(row, .achievementKind, .tooMany(Limits.achievements))
        }
      }
    }
    return lists
  }

  /// The groups of Docs/domain.md section 2.6.
  private mutating func achievementGroup(_ row: SheetRow) -> Change<Achievement.Group> {
    choice(.achievementGroup, row) { text -> Achievement.Group? in
      let key = text.foldedForComparison
      if key.hasPrefix("ekstra") || key.hasPrefix("ekskul") { return .extracurricular }
      if key.hasPrefix("kurikuler") || key.hasPrefix("intra") { return .curricular }
      return key.hasPrefix("catatan") || key.hasPrefix("lain") ? .other : nil
    } expecting: {
      Bilingual(
        id: "Pilih Kurikuler, Ekstrakurikuler, atau Lainnya.",
        en: "Choose Kurikuler, Ekstrakurikuler or Lainnya.")
    }
  }
}

extension Complaint {
  static let unlikely = Complaint(
    id: "Angka ini tidak lazim.", "Periksa angkanya.", en: "The number is unusual.", "Check it.")
  static let activityMissing = Complaint(
    id: "Nama kegiatan atau prestasi kosong.", "Isi namanya.",
    en: "The activity or achievement has no name.", "Give it.")

  static func tooMany(_ limit: Int) -> Complaint {
    Complaint(
      id: "Lebih dari \(limit) untuk satu anak.", "Kurangi barisnya.",
      en: "More than \(limit) for one student.", "Delete some of the rows.")
  }
}
