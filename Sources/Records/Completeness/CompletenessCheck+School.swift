extension CompletenessCheck {
  /// C10: in the even semester somebody has decided; a default is never printed (sections 3.7, 4.6).
  mutating func decision() {
    guard record.term.semester == .even else {
      guard record.decision != nil else { return }
      add(
        .c10, .warn, "decision", .homeroomTeacher,
        id: "keputusan tidak dicetak di semester ganjil; hapus atau simpan untuk semester genap.",
        en: "a decision is not printed in the odd semester; remove it or keep it for the even one.")
      return
    }
    let grade = record.classGroup.grade
    let last =
      record.school.level == .smk && grade < 13 ? 12 : record.school.level.grades.upperBound
    let isLast = grade == last
    guard let decision = record.decision else {
      add(
        .c10, .block, "decision", .homeroomTeacher,
        id: isLast
          ? "belum ada keputusan lulus atau tidak lulus; tetapkan keputusannya."
          : "belum ada keputusan naik atau tinggal kelas; tetapkan keputusannya.",
        en: isLast
          ? "nobody has decided on graduation; decide."
          : "nobody has decided on promotion; decide.")
      return
    }
    let fits =
      switch decision {
      case .promoted(let to): to == grade + 1 && (!isLast || record.school.level == .smk)
      case .retained(let same): same == grade
      case .graduated, .notGraduated: isLast
      }
    guard !fits else { return }
    add(
      .c10, .block, "decision", .homeroomTeacher,
      id: "keputusan tidak sesuai dengan kelas \(grade); periksa keputusan dan kelasnya.",
      en: "the decision does not fit grade \(grade); check decision and class.")
  }

  /// C11: the date printed beside the place.
  mutating func dateOfReport() {
    guard record.settings.reportDate == nil else { return }
    add(
      .c11, .block, "settings.reportDate", .schoolOperator,
      id: "tanggal rapor belum ditetapkan; isi di pengaturan semester.",
      en: "the report date is not set; set it for the semester.")
  }

  /// C11: front matter bears the date of admission, or else the report date (section 2.4).
  mutating func dateOfAdmission() {
    guard record.student.admission.date == nil && record.settings.reportDate == nil else { return }
    add(
      .c11, .block, "student.admission.date", .schoolOperator,
      id: "tanggal diterima di sekolah ini belum ada; isi di daftar peserta didik.",
      en: "the date of admission is not known; enter it in the student list.")
  }

  /// C11: who signs for the class.
  mutating func homeroomTeacher() {
    guard record.classGroup.homeroomTeacher?.name.isBlank ?? true else { return }
    add(
      .c11, .block, "classGroup.homeroomTeacher", .schoolOperator,
      id: "wali kelas \(record.classGroup.name) belum ditetapkan; isi di data kelas.",
      en: "class \(record.classGroup.name) has no homeroom teacher; enter one.")
  }

  /// C11: place, principal and the school's address.
  mutating func school() {
    if record.signingPlace == nil {
      add(
        .c11, .block, "school.signingPlace", .schoolOperator,
        id: "tempat penandatanganan belum ada; isi tempat atau kota sekolah.",
        en: "the place of signing is unknown; enter it or the school's city.")
    }
    if record.principal?.staff.name.isBlank ?? true {
      add(
        .c11, .block, "principal", .schoolOperator,
        id: "kepala sekolah belum ditetapkan; isi di data guru.",
        en: "the principal is not known; enter the office in the staff list.")
    }
    if record.school.address.street.isBlank {
      add(
        .c11, .block, "school.address.street", .schoolOperator,
        id: "alamat sekolah kosong; isi di data sekolah.",
        en: "the school has no address; enter it.")
    }
  }
}
