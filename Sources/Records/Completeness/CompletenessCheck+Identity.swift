extension CompletenessCheck {
  /// C1: name, a number, a class.
  mutating func identity() {
    let student = record.student
    if student.fullName.isBlank {
      add(
        .c1, .block, "student.fullName", .schoolOperator,
        id: "nama murid kosong; isi nama lengkap sesuai akta kelahiran.",
        en: "has no name; enter the full name as on the birth certificate.")
    }
    if student.nisn == nil {
      if student.localStudentNumber.isBlank {
        add(
          .c1, .block, "student.nisn", .schoolOperator,
          id: "NISN dan NIS kosong; isi paling sedikit salah satu.",
          en: "has neither NISN nor NIS; enter at least one.")
      } else {
        add(
          .c1, .warn, "student.nisn", .schoolOperator,
          id: "NISN belum ada dan dicetak \"-\"; isi setelah terbit.",
          en: "has no NISN yet, \"-\" is printed; enter it once issued.")
      }
    }
    if record.classGroup.name.isBlank {
      add(
        .c1, .block, "classGroup.name", .schoolOperator,
        id: "belum masuk rombongan belajar; tentukan kelasnya.",
        en: "is in no class; assign one.")
    }
  }

  /// C2: the religion is known, and exactly one religion subject has a score (sections 4.4, 6.3).
  mutating func religion() {
    guard let religion = record.student.religion else {
      add(
        .c2, .block, "student.religion", .schoolOperator,
        id:
          "agama belum diisi, sehingga mata pelajaran agama tidak dapat ditentukan; isi agamanya.",
        en: "has no religion, so the religion subject is unknown; enter it.")
      return
    }
    let rows = record.subjects.filter { $0.subject.isReligious }
    let foreign = rows.filter { $0.subject.religion != nil && $0.subject.religion != religion }
    for row in foreign where row.hasAnyScore {
      add(
        .c2, .block, "subjects[\(row.subject.code)]", .schoolOperator,
        id: "ada nilai \(row.subject.name), padahal agamanya \(religion.name); "
          + "hapus nilai itu atau perbaiki agamanya.",
        en: "has scores in \(row.subject.name) but the religion is \(religion.name); "
          + "remove them or correct the religion.")
    }
    let own = rows.filter { $0.subject.religion == nil || $0.subject.religion == religion }
    if own.isEmpty {
      add(
        .c2, .block, "subjects", .schoolOperator,
        id: "kelas ini tidak punya mata pelajaran \(religion.subjectName); tambahkan.",
        en: "the class has no subject \(religion.subjectName); add it.")
    } else if own.count(where: \.hasAnyScore) > 1 {
      add(
        .c2, .block, "subjects", .schoolOperator,
        id: "ada nilai di dua mata pelajaran agama; sisakan satu.",
        en: "has scores in two religion subjects; keep one.")
    }
    if let row = own.first(where: \.hasAnyScore) ?? own.first { missingScores(of: row, code: .c2) }
  }
}

extension SubjectResult {
  /// Any score that counts.
  var hasAnyScore: Bool {
    [knowledge.score, skill.score, learning.finalScore, midterm.score].contains {
      $0?.counted != nil
    }
  }
}
