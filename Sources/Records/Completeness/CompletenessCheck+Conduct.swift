extension CompletenessCheck {
  /// C5: attitude in words (K13), and in a letter from lower secondary school on (section 3.3).
  mutating func attitude() {
    guard record.classGroup.curriculum == .k13 else { return }
    let level: Finding.Level = record.settings.attitudeRequired ? .block : .warn
    let hasLetters = record.school.level.grades.lowerBound > 1
    let kinds = [
      (record.attitude.spiritual, record.attitude.spiritualPredicate, "spiritual", "spiritual"),
      (record.attitude.social, record.attitude.socialPredicate, "social", "sosial"),
    ]
    for (text, letter, key, indonesian) in kinds {
      if text.isBlank {
        add(
          .c5, level, "attitude.\(key)", .homeroomTeacher,
          id: "deskripsi sikap \(indonesian) kosong; tulis deskripsinya.",
          en: "the \(key) attitude is not described; write it.")
      }
      if hasLetters && letter == nil {
        add(
          .c5, level, "attitude.\(key)Predicate", .homeroomTeacher,
          id: "predikat sikap \(indonesian) kosong; isi SB, B, C, atau K.",
          en: "the \(key) attitude has no letter; enter SB, B, C or K.")
      }
    }
  }

  /// C8: the co-curricular description (Merdeka from 2025/2026).
  mutating func cocurricular() {
    let its = record.cocurricular
    guard record.classGroup.curriculum == .merdeka, record.term.schoolYear.start >= 2025,
      its.narrative.isBlank, its.activities.isEmpty
    else { return }
    add(
      .c8, .warn, "cocurricular", .homeroomTeacher,
      id: "kokurikuler kosong; tulis deskripsinya atau isi kegiatannya.",
      en: "co-curricular activity is empty; describe it or enter activities.")
  }

  /// C6: absence entered, zero included (section 4.6), and plausible (section 4.10).
  mutating func absence() {
    let kinds = [
      (record.absence.sick, "sick", "sakit", "ill"),
      (record.absence.excused, "excused", "izin", "excused"),
      (record.absence.unexcused, "unexcused", "tanpa keterangan", "unexcused"),
    ]
    for (days, key, indonesian, english) in kinds {
      if let days {
        guard !Limits.absenceWithoutQuestion.contains(days) else { continue }
        add(
          .c6, .warn, "absence.\(key)", .homeroomTeacher,
          id: "\(days) hari \(indonesian) tidak lazim; periksa angkanya.",
          en: "\(days) days \(english) is unusual; check the number.")
      } else {
        add(
          .c6, .warn, "absence.\(key)", .homeroomTeacher,
          id: "jumlah hari \(indonesian) belum diisi; isi 0 jika tidak pernah.",
          en: "days absent (\(english)) are not entered; enter 0 if there were none.")
      }
    }
  }

  /// C7: advice or the teacher's note.
  mutating func notes() {
    guard record.advice.isBlank && record.teacherNote.isBlank else { return }
    add(
      .c7, .warn, "advice", .homeroomTeacher,
      id: "saran dan catatan wali kelas kosong; tulis salah satunya.",
      en: "there is neither advice nor a teacher's note; write one.")
  }

  /// C8: at least one activity.
  mutating func extracurriculars() {
    guard record.extracurriculars.allSatisfy({ $0.name.isBlank }) else { return }
    add(
      .c8, .warn, "extracurriculars", .homeroomTeacher,
      id: "belum ada kegiatan ekstrakurikuler; isi paling sedikit satu.",
      en: "has no extracurricular activity; enter at least one.")
  }

  /// C9: height, weight and health (K13 in primary school). The odd semester's figures are printed in both.
  mutating func physical() {
    guard record.classGroup.curriculum == .k13, record.school.level.grades.lowerBound == 1 else {
      return
    }
    let body = record.physical
    let isOdd = record.term.semester == .odd
    let half = isOdd ? "Odd" : "Even"
    measure(
      isOdd ? body.heightOdd : body.heightEven, "physical.height\(half)", Limits.plausibleHeight,
      id: "tinggi badan", en: "height", unit: "cm")
    measure(
      isOdd ? body.weightOdd : body.weightEven, "physical.weight\(half)", Limits.plausibleWeight,
      id: "berat badan", en: "weight", unit: "kg")
    let aspects = [
      (body.hearing, "hearing", "pendengaran", "hearing"),
      (body.sight, "sight", "penglihatan", "sight"), (body.teeth, "teeth", "gigi", "teeth"),
    ]
    for (text, key, indonesian, english) in aspects where text.isBlank {
      add(
        .c9, .warn, "physical.\(key)", .homeroomTeacher,
        id: "kondisi \(indonesian) belum diisi; isi hasil pemeriksaan.",
        en: "the condition of \(english) is not entered; enter what was found.")
    }
  }

  private mutating func measure(
    _ value: Int?, _ field: String, _ plausible: ClosedRange<Int>, id indonesian: String,
    en english: String, unit: String
  ) {
    guard let value else {
      add(
        .c9, .warn, field, .homeroomTeacher,
        id: "\(indonesian) semester ini belum diisi; ukur dan isi.",
        en: "the \(english) of this semester is not entered; measure and enter it.")
      return
    }
    guard !plausible.contains(value) else { return }
    add(
      .c9, .warn, field, .homeroomTeacher,
      id: "\(indonesian) \(value) \(unit) tidak lazim; periksa angkanya.",
      en: "a \(english) of \(value) \(unit) is unusual; check the number.")
  }
}
