extension CompletenessCheck {
  /// What the project report prints (section 3.5): a level for every target, descriptions, notes.
  mutating func projects() {
    if record.projects.isEmpty {
      add(
        .c3, .block, "projects", .homeroomTeacher,
        id: "belum ada projek; impor projek P5 kelas ini.",
        en: "has no project; import the P5 projects of the class.")
    }
    for (index, project) in record.projects.enumerated() {
      let open = project.targets.count { $0.level == nil }
      if open > 0 || project.targets.isEmpty {
        add(
          .c3, .block, "projects[\(index)].targets", .homeroomTeacher,
          id: open > 0
            ? "\(open) target projek \"\(project.title)\" belum dinilai; isi MB, SB, BSH, atau SAB."
            : "projek \"\(project.title)\" belum punya target; isi targetnya.",
          en: open > 0
            ? "\(open) targets of the project \"\(project.title)\" have no level; enter MB, SB, BSH or SAB."
            : "the project \"\(project.title)\" has no targets; enter them.")
      }
    }
    for (index, project) in record.projects.enumerated() where project.description.isBlank {
      add(
        .c4, .warn, "projects[\(index)].description", .homeroomTeacher,
        id: "deskripsi projek \"\(project.title)\" kosong; tulis deskripsinya.",
        en: "the project \"\(project.title)\" is not described; write it.")
    }
    for (index, project) in record.projects.enumerated() where project.processNote.isBlank {
      add(
        .c7, .warn, "projects[\(index)].processNote", .homeroomTeacher,
        id: "catatan proses projek \"\(project.title)\" kosong; tulis catatannya.",
        en: "the project \"\(project.title)\" has no note on the process; write one.")
    }
  }

  /// What front matter prints and a report does not (sections 2.4, 5.3).
  mutating func particulars() {
    let student = record.student
    let parts = [
      (student.sex == nil, "sex", "jenis kelamin", "sex"),
      (student.birthPlace.isBlank, "birthPlace", "tempat lahir", "place of birth"),
      (student.birthDate == nil, "birthDate", "tanggal lahir", "date of birth"),
      (student.religion == nil, "religion", "agama", "religion"),
      (student.address.street.isBlank, "address.street", "alamat", "address"),
    ]
    for (isMissing, key, indonesian, english) in parts where isMissing {
      add(
        .c1, .warn, "student.\(key)", .schoolOperator,
        id: "\(indonesian) belum diisi; lengkapi di daftar peserta didik.",
        en: "the \(english) is not known; complete it in the student list.")
    }
  }
}
